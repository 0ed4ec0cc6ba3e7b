/** What the list of cases can be narrowed by. */
import type { Flag } from '../cases/flags';
import type { DeadlineKind } from '#libs/timers';
import type { Mover, Phase } from '../cases/progress';

/** Null = no matter. Days are inclusive; texts are compared in small letters. */
export interface CaseQueueFilter {
  readonly phases: readonly Phase[] | null;
  readonly whoseMove: readonly Mover[] | null;
  /** Any of: one of these people, somebody whose name has one of these parts, nobody. */
  readonly officials: { readonly refs: readonly string[]; readonly names: readonly string[]; readonly none: boolean } | null;
  readonly schemeIds: readonly string[] | null;
  /** Beginnings of names. */
  readonly municipalities: readonly string[] | null;
  /** All of them: parts of number, organisation or title. */
  readonly words: readonly string[] | null;
  readonly minOre: number | null;
  readonly maxOre: number | null;
  readonly receivedFrom: string | null;
  /** At least this old: received on this day or earlier. */
  readonly receivedBy: string | null;
  readonly dueFrom: string | null;
  /** Next deadline on this day or earlier. */
  readonly dueBy: string | null;
  /** True = only cases where nothing is due. */
  readonly withoutDeadline: boolean | null;
  /** What is due next is one of these. */
  readonly deadlineKinds: readonly DeadlineKind[] | null;
  /** Any of them. */
  readonly flags: readonly Flag[] | null;
}
export const NO_FILTER: CaseQueueFilter = {
  phases: null,
  whoseMove: null,
  officials: null,
  schemeIds: null,
  municipalities: null,
  words: null,
  minOre: null,
  maxOre: null,
  receivedFrom: null,
  receivedBy: null,
  dueFrom: null,
  dueBy: null,
  withoutDeadline: null,
  deadlineKinds: null,
  flags: null,
};
