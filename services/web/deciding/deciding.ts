/** What a decision is made with in the browser: what is typed, what has been shown to sign, and how both look to the API. */
import type { StatementAnswer } from '../../api/commands/answers';
import type { CasePage, Proposal, ShownCase } from '#projections/case-page';
import type { BOARD_QUESTIONS, DecisionContent, Outcome } from '#libs/grant-cases/events';
import type { DecisionKind } from '#libs/delegation/events';
import { kronorText, oreFrom } from '../texts/format';

export type BoardQuestion = (typeof BOARD_QUESTIONS)[number];
/** The five questions of KL 6:38, in the order of the law. */
export const QUESTIONS: readonly BoardQuestion[] = [
  'goalsOrScope',
  'statementToCouncil',
  'principleOrMajor',
  'citizenProposal',
  'barredByStatute',
];
/** Nothing is answered beforehand: the delegate answers. */
export type Answers = Readonly<Record<BoardQuestion, '' | 'yes' | 'no'>>;
export const unanswered = (): Answers => Object.fromEntries(QUESTIONS.map((question) => [question, ''])) as Answers;
const answersOf = (answers: Answers) =>
  Object.fromEntries(QUESTIONS.map((question) => [question, answers[question] === '' ? null : answers[question] === 'yes']));

export interface Term {
  readonly id: string;
  readonly text: string;
  /** Is to stand in the decision. */
  readonly included: boolean;
}
/** Named as the API names its fields. Amounts as typed. */
export interface DecideValues {
  /** That the writing began from. */
  readonly proposalVersion: number;
  readonly content: {
    readonly outcome: Outcome | '';
    readonly amountOre: string;
    readonly reasons: string;
    readonly criterionReasons: readonly { readonly criterion: string; readonly text: string }[];
    readonly terms: readonly Term[];
    readonly payment: { readonly plan: string; readonly reportDue: string };
  };
  readonly boardQuestions: Answers;
}

export const isGrant = (outcome: string): boolean => outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL';

/** The latest that lies, or has lain, with the delegate; the reasons are left to be written. */
export function startingFrom(proposal: Proposal, guidelines: ShownCase['guidelines']): DecideValues {
  const { version, outcome, amountOre, terms, payment, criterionReasons } = proposal;
  const clauses = guidelines?.terms.clauses ?? [];
  const proposed = (id: string): boolean => terms.some((term) => term.id === id);
  return {
    proposalVersion: version,
    content: {
      outcome,
      amountOre: isGrant(outcome) ? kronorText(amountOre) : '',
      reasons: '',
      criterionReasons: (guidelines?.criteria ?? []).map(({ id }) => ({
        criterion: id,
        text: criterionReasons.find(({ criterion }) => criterion === id)?.text ?? '',
      })),
      terms: [
        ...clauses.map(({ id, text }) => ({ id, text, included: proposed(id) || !isGrant(outcome) })),
        ...terms.filter(({ id }) => !clauses.some((clause) => clause.id === id)).map(({ id, text }) => ({ id, text, included: true })),
      ],
      payment: { plan: payment?.plan ?? '', reportDue: payment?.reportDue ?? '' },
    },
    boardQuestions: unanswered(),
  };
}

/** Öre that the values would grant; null when no amount can be read. The whole of what was sought is not typed. */
export function grantedOre({ content: { outcome, amountOre } }: DecideValues, soughtOre: number): number | null {
  if (!isGrant(outcome)) return 0;
  return outcome === 'BIFALL' ? soughtOre : (oreFrom(amountOre) ?? null);
}

/** What is left out is null, and the API says what is missing. */
export function decideBody(values: DecideValues, soughtOre: number, termsVersion: string | null): object {
  const { outcome, reasons, criterionReasons, terms, payment } = values.content;
  const grant = isGrant(outcome);
  const content: { [K in keyof DecisionContent]: DecisionContent[K] | null } = {
    outcome: outcome === '' ? null : outcome,
    amountOre: grantedOre(values, soughtOre),
    terms: grant ? terms.filter(({ included, text }) => included && text.trim() !== '').map(({ id, text }) => ({ id, text })) : [],
    termsVersion: grant ? termsVersion : null,
    payment: grant ? payment : null,
    reasons,
    criterionReasons: criterionReasons.filter(({ text }) => text.trim() !== '').map(({ criterion, text }) => ({ criterion, text })),
  };
  return { boardQuestions: answersOf(values.boardQuestions), content };
}

export interface WriteOffValues {
  readonly cause: 'WITHDRAWN' | 'OBJECT_GONE';
  readonly reasons: string;
  readonly boardQuestions: Answers;
}
export const writeOffBody = ({ cause, reasons, boardQuestions }: WriteOffValues): object => ({
  cause,
  reasons,
  boardQuestions: answersOf(boardQuestions),
});

/** A statement that has been shown and not yet approved. Kept, since the new sign-in leads away from the page and back. */
export interface Signing {
  readonly command: 'decision' | 'write-off';
  /** What the statement was made of. */
  readonly body: object;
  readonly shown: StatementAnswer;
  /** Of the command: however often it is sent, it is done once. */
  readonly key: string;
  /** The delegate has gone to sign in for it. */
  readonly awaited: boolean;
}

/** Names of what is kept in the browser while a decision is on its way. */
export const signingKey = (caseId: string): string => `${caseId}/signing`;
export const writingKeys = (caseId: string) =>
  [`${caseId}/decide`, `${caseId}/write-off/WITHDRAWN`, `${caseId}/write-off/OBJECT_GONE`] as const;

/** The proposal that the delegate has, or had last. */
export const latestProposal = ({ proposals }: CasePage): Proposal | undefined => proposals.findLast(({ submitted }) => submitted !== null);
export const kindOf = (outcome: string): DecisionKind | null => (outcome === '' ? null : (outcome as DecisionKind));
