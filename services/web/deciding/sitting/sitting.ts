/** Several decisions in one sitting: which cases, what has been read and chosen of each, and what became of it. Plain JSON, kept in the browser. Pure. */
import type { StatementAnswer } from '../../../api/commands/answers';
import type { ProblemDocument } from '../../../api/problems/problem';
import type { Signing } from '../deciding';

/** Where it is kept while it lasts; a person has one at a time. */
export const SITTING = 'sitting';

/** A statement that has been shown, and the command that it would be. */
export type Prepared = Omit<Signing, 'awaited'>;

export type Outcome =
  | { readonly kind: 'SIGNED' }
  /** Something came in to the case: what, as the answer told it. */
  | { readonly kind: 'CHANGED'; readonly changes: NonNullable<ProblemDocument['changes']> }
  | { readonly kind: 'REFUSED'; readonly problem: ProblemDocument };

export interface SittingCase {
  readonly caseId: string;
  readonly number: string | null;
  readonly organisation: string;
  /** Null until the decision has been written and shown. */
  readonly prepared: Prepared | null;
  /** The person says that they have read all of it. */
  readonly read: boolean;
  /** Nothing is chosen beforehand. */
  readonly choice: 'APPROVED' | 'LEFT_OUT' | null;
  readonly outcome: Outcome | null;
}

export interface Sitting {
  /** In the order in which they are decided. */
  readonly cases: readonly SittingCase[];
  /** The case that is looked at; null = all of them, before signing and after. */
  readonly at: string | null;
  /** What a sign-in has been asked for, in order; null when none is on its way. */
  readonly awaited: readonly string[] | null;
  /** The commands have begun to be sent: they are sent again, as the same ones, until each has its answer. */
  readonly sending: boolean;
}

export const NO_SITTING: Sitting = { cases: [], at: null, awaited: null, sending: false };

type Picked = Pick<SittingCase, 'caseId' | 'number' | 'organisation'>;

const untouched = ({ caseId, number, organisation }: Picked): SittingCase => ({
  caseId,
  number,
  organisation,
  prepared: null,
  read: false,
  choice: null,
  outcome: null,
});

/** A sitting with these cases; what was prepared and chosen in the one before it is kept, but for what has had its answer. */
export function begun(picked: readonly Picked[], { cases }: Sitting): Sitting {
  const earlier = new Map(cases.filter(({ outcome }) => !outcome).map((one) => [one.caseId, one]));
  const chosen = picked.map((one) => ({ ...untouched(one), ...earlier.get(one.caseId) }));
  return { ...NO_SITTING, cases: chosen, at: chosen.find(({ choice }) => choice === null)?.caseId ?? null };
}

const inCase = (sitting: Sitting, caseId: string, change: Partial<SittingCase>): Sitting => ({
  ...sitting,
  cases: sitting.cases.map((one) => (one.caseId === caseId ? { ...one, ...change } : one)),
});

/** Another text is another choice, and another command. */
export const prepared = (sitting: Sitting, caseId: string, one: Prepared | null): Sitting =>
  inCase(sitting, caseId, { prepared: one, read: false, choice: null, outcome: null });

export const hasRead = (sitting: Sitting, caseId: string, read: boolean): Sitting =>
  inCase(sitting, caseId, read ? { read } : { read, choice: null });

/** Chooses, and goes on to the next case that is not chosen of; when there is none, to all of them. */
export function chosen(sitting: Sitting, caseId: string, choice: 'APPROVED' | 'LEFT_OUT'): Sitting {
  const after = inCase(sitting, caseId, { choice });
  const place = after.cases.findIndex((one) => one.caseId === caseId);
  const next = [...after.cases.slice(place + 1), ...after.cases.slice(0, place)].find((one) => one.choice === null);
  return { ...after, at: next?.caseId ?? null };
}

export type State = 'TO_WRITE' | 'TO_READ' | 'APPROVED' | 'OTHER_DAY' | 'LEFT_OUT' | Outcome['kind'];

/** `today` = the day in Sweden: a decision is made on the day that its text says. */
export function stateOf({ prepared: text, choice, outcome }: SittingCase, today: string): State {
  if (outcome) return outcome.kind;
  if (choice === 'LEFT_OUT') return 'LEFT_OUT';
  if (!text) return 'TO_WRITE';
  if (choice === null) return 'TO_READ';
  return text.shown.decidedOn === today ? 'APPROVED' : 'OTHER_DAY';
}

export type Approved = SittingCase & { readonly prepared: Prepared };

/** Those that a sign-in would be for now. */
export const approved = ({ cases }: Sitting, today: string): readonly Approved[] =>
  cases.filter((one): one is Approved => stateOf(one, today) === 'APPROVED');

/** Those that the sign-in on its way was for, and that have no answer yet. */
export const unanswered = ({ cases, awaited }: Sitting): readonly Approved[] =>
  cases.filter((one): one is Approved => one.prepared !== null && !one.outcome && awaited?.includes(one.prepared.shown.digest) === true);

export const digestOf = ({ shown }: { readonly shown: Pick<StatementAnswer, 'digest'> }): string => shown.digest;

export const answered = (sitting: Sitting, caseId: string, outcome: Outcome): Sitting => inCase(sitting, caseId, { outcome });

/** Those that are not decided, to be gone through anew: what was refused is read again from its case, what was left out as it was. */
export function remaining({ cases }: Sitting): Sitting {
  const left = cases.filter(({ outcome }) => outcome?.kind !== 'SIGNED');
  const anew = left.map((one) => (one.outcome ? untouched(one) : { ...one, choice: null, read: false }));
  return { ...NO_SITTING, cases: anew, at: anew[0]?.caseId ?? null };
}

/** Where a new sign-in for these begins, and that it leads back here. */
export const signInFor = (digests: readonly string[], language: string): string =>
  `/auth/step-up?${digests.map((digest) => `digest=${digest}`).join('&')}&returnTo=${encodeURIComponent('/beslut/sittning')}&ui_locales=${language}`;
