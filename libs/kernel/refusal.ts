import type { Wording } from './language';

/**
 * What a rule rests on. LAW binds (statute); POLICY is the board's own routine, "tillämpas frivilligt enligt nämndens rutin".
 * Förvaltningslagen 10–12, 16–20 and 23–49 §§ are never LAW for a KL13 scheme (FL 2 §).
 */
export type Basis = 'LAW' | 'POLICY';

/** A "no" with its reason. `message` says what to do and is shown to the person, in the language they read; `code` is stable and for programs. */
export interface Refusal {
  readonly code: string;
  readonly message: Wording;
  readonly basis: Basis;
  /** The paragraph or routine, e.g. `KL 6:30` or `nämndens riktlinjer`. */
  readonly citation: string;
  /** The input field that the person has to mend, as a dotted path. */
  readonly field?: string;
}

/** What a decider says: the events that happen (none = nothing changes), or a refusal. */
export type Decision<E> = { readonly events: readonly E[] } | { readonly refusal: Refusal };

export const accept = <E>(...events: readonly E[]): Decision<E> => ({ events });
export const refuse = (
  code: string,
  message: Wording,
  on: { basis: Basis; citation: string; field?: string },
): { readonly refusal: Refusal } => ({ refusal: { code, message, ...on } });
export const isRefusal = <E>(decision: Decision<E>): decision is { readonly refusal: Refusal } => 'refusal' in decision;
