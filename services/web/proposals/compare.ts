/** What is different between two versions of a proposal: amounts, terms and outcome as wholes, texts word by word. Pure. */
import { diffWords } from 'diff';
import type { Proposal } from '#projections/case-page';

/** What of a proposal is compared. Amounts in öre, days `YYYY-MM-DD`. */
export type ProposalContent = Pick<
  Proposal,
  | 'version'
  | 'outcome'
  | 'amountOre'
  | 'terms'
  | 'payment'
  | 'adviserProposal'
  | 'officialAssessment'
  | 'criterionReasons'
  | 'dissent'
  | 'noMeetingReason'
>;

export interface Piece {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED';
  readonly text: string;
}
export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}
/** A text that is new, gone, or reworded. */
export interface TextChange<Key> {
  readonly key: Key;
  readonly kind: 'ADDED' | 'REMOVED' | 'REWORDED';
  readonly pieces: readonly Piece[];
}
export const TEXTS = ['plan', 'officialAssessment', 'adviserProposal', 'noMeetingReason'] as const;
export type TextKey = (typeof TEXTS)[number];

/** Null and empty lists = the same. */
export interface ProposalComparison {
  readonly outcome: Changed<Proposal['outcome']> | null;
  readonly amountOre: Changed<number> | null;
  readonly reportDue: Changed<string | null> | null;
  readonly texts: readonly TextChange<TextKey>[];
  /** By the term's designation. */
  readonly terms: readonly TextChange<string>[];
  /** By the criterion's id. */
  readonly criteria: readonly TextChange<string>[];
  readonly dissent: readonly TextChange<Proposal['dissent'][number]['person']>[];
}

const isBlank = ({ kind, text }: Piece): boolean => kind === 'SAME' && text.trim() === '';

/** Neighbours of a kind as one piece; what was taken out stands before what was put in. */
function gathered(run: readonly Piece[]): readonly Piece[] {
  const all = (kind: Piece['kind']): Piece => ({ kind, text: run.flatMap((one) => (one.kind === kind ? [one.text] : [])).join('') });
  return [all('REMOVED'), all('ADDED')].filter(({ text }) => text !== '');
}

/**
 * Word by word; spaces that only part two changed words belong to the change, so that a reworded phrase reads as a phrase. What is same and added is
 * the text after, and what is same and removed the text before, but for how many spaces there are.
 */
export function wordsChanged(before: string, after: string): readonly Piece[] {
  const raw = diffWords(before, after).map(({ value, added, removed }): Piece => ({
    kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value,
  }));
  const pieces: Piece[] = [];
  let run: Piece[] = [];
  for (const [index, piece] of raw.entries()) {
    const between = isBlank(piece) && run.length > 0 && index < raw.length - 1;
    if (between) run.push({ kind: 'REMOVED', text: piece.text }, { kind: 'ADDED', text: piece.text });
    else if (piece.kind === 'SAME') {
      pieces.push(...gathered(run), piece);
      run = [];
    } else run.push(piece);
  }
  return [...pieces, ...gathered(run)];
}

/** Null when the texts are the same. Null and '' are no text. */
function textChanged<Key>(key: Key, before: string | null, after: string | null): TextChange<Key> | null {
  if ((before ?? '') === (after ?? '')) return null;
  if (!before) return { key, kind: 'ADDED', pieces: [{ kind: 'ADDED', text: after! }] };
  if (!after) return { key, kind: 'REMOVED', pieces: [{ kind: 'REMOVED', text: before }] };
  return { key, kind: 'REWORDED', pieces: wordsChanged(before, after) };
}

interface Item<Key> {
  readonly id: string;
  readonly key: Key;
  readonly text: string;
}
/** In the order they now stand; what is gone comes last. */
function itemsChanged<Key>(before: readonly Item<Key>[], after: readonly Item<Key>[]): readonly TextChange<Key>[] {
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
  return [
    ...after.map(({ id, key, text }) => textChanged(key, before.find((one) => one.id === id)?.text ?? null, text)),
    ...gone.map(({ key, text }) => textChanged(key, text, null)),
  ].filter((change) => change !== null);
}

const changed = <T>(before: T, after: T): Changed<T> | null => (before === after ? null : { before, after });

const textOf = (proposal: ProposalContent, key: TextKey): string | null =>
  key === 'plan' ? (proposal.payment?.plan ?? null) : proposal[key];

export function compareProposals(before: ProposalContent, after: ProposalContent): ProposalComparison {
  const terms = (of: ProposalContent) => of.terms.map(({ id, text }) => ({ id, key: id, text }));
  const criteria = (of: ProposalContent) => of.criterionReasons.map(({ criterion, text }) => ({ id: criterion, key: criterion, text }));
  const dissent = (of: ProposalContent) => of.dissent.map(({ person, text }) => ({ id: person.ref, key: person, text }));
  return {
    outcome: changed(before.outcome, after.outcome),
    amountOre: changed(before.amountOre, after.amountOre),
    reportDue: changed(before.payment?.reportDue ?? null, after.payment?.reportDue ?? null),
    texts: TEXTS.map((key) => textChanged(key, textOf(before, key), textOf(after, key))).filter((change) => change !== null),
    terms: itemsChanged(terms(before), terms(after)),
    criteria: itemsChanged(criteria(before), criteria(after)),
    dissent: itemsChanged(dissent(before), dissent(after)),
  };
}

export const isSame = (comparison: ProposalComparison): boolean =>
  Object.values(comparison).every((part: unknown) => part === null || (Array.isArray(part) && part.length === 0));
