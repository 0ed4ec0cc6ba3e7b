/** The diary's own numbers, numbers from the region's diary, and the entry of a case (OSL 5:1–2). */
import type { Decider } from '#libs/event-log';
import type { Decision, Refusal } from '#libs/kernel';
import { EXTERNAL_NUMBER, type DiaryEvent, type Withheld } from './events';

/** `LIG <year>-<n>`: the n-th event of the stream `diary-<year>`, whose revision is n − 1. */
export const ownNumber = (year: number, revision: number): string => `LIG ${year}-${revision + 1}`;

/** A designation taken apart; undefined when it is neither one of ours nor one of the region's. */
export type DiaryNumber =
  { readonly kind: 'OWN'; readonly year: number; readonly n: number } | { readonly kind: 'EXTERNAL'; readonly number: string };

export function parseNumber(text: string): DiaryNumber | undefined {
  if (EXTERNAL_NUMBER.test(text)) return { kind: 'EXTERNAL', number: text };
  const own = /^LIG (\d{4})-([1-9]\d{0,8})$/.exec(text);
  return own ? { kind: 'OWN', year: Number(own[1]), n: Number(own[2]) } : undefined;
}

/** What the diary is to say of a case or a document, beside its number. */
export interface EntryFields {
  /** The day it arrived or was drawn up. */
  readonly date: string;
  readonly counterpart: string | null;
  readonly subject: string | null;
  readonly withheld: Withheld | null;
}

export interface DiaryState {
  /** Entries in the stream: the next own number is one more. */
  readonly entries: number;
  /** Number by case id. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** `number` null = give the case the next own number (stream `diary-<year>`); otherwise the region's (stream `diary-external-<number>`). */
export type DiaryCommand = { readonly type: 'EnterCase'; readonly caseId: string; readonly number: string | null } & EntryFields;
export interface DiaryContext {
  /** Calendar day in Sweden; its year is the year of an own number. */
  readonly today: string;
}

/** Why the fields don't make an entry by OSL 5:2 (invariant 5: all four, or a reason for leaving out the third or fourth); null when they do. */
export function refuseEntryFields(_fields: EntryFields): Refusal | null {
  throw new Error('not written yet');
}

export const diaryDecider: Decider<DiaryState, DiaryCommand, DiaryEvent, DiaryContext> = {
  initial: { entries: 0, numbers: {} },
  evolve: (state, event) => ({
    entries: state.entries + 1,
    numbers: { ...state.numbers, [event.body.caseId]: event.body.number },
  }),
  decide: () => {
    throw new Error('not written yet');
  },
};

/** The entry of a case under a number, or why it can't be made; `field` of a bad number is `number`. */
export function entryOf(_caseId: string, _number: string, _fields: EntryFields): Decision<DiaryEvent> {
  throw new Error('not written yet');
}
