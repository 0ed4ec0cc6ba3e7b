/**
 * Which step of a disposal comes next. Pure: what lies in the log is what has been done for good, and everything else is done again after an
 * interruption. Nothing is destroyed before a sealed checkpoint covers the decision, and nothing is said to be done before it has been looked at.
 */
import type { Scope } from './forgetting';

/** What the case's stream says of the disposal. */
export interface Told extends Pick<Scope, 'kids' | 'events'> {
  /** Keys that are recorded as destroyed. */
  readonly destroyed: readonly string[];
  /** It is recorded that the contents may be missing. */
  readonly disposed: boolean;
  readonly completed: boolean;
}

/** What this run has done; forgotten when the process ends. Sizes are those of sealed checkpoints. */
export interface Done {
  readonly sealedDecision: number | null;
  readonly keysDestroyed: boolean;
  readonly sealedDisposal: number | null;
  /** What each store has forgotten, by its name. */
  readonly forgotten: ReadonlyMap<string, number>;
  readonly checked: boolean;
}
export const NOTHING_DONE: Done = {
  sealedDecision: null,
  keysDestroyed: false,
  sealedDisposal: null,
  forgotten: new Map(),
  checked: false,
};

export type Step =
  /** Waits for a sealed checkpoint over everything that lies in the log. */
  | { readonly do: 'SEAL'; readonly what: 'DECISION' | 'DISPOSAL' }
  | { readonly do: 'DESTROY_KEYS' }
  | { readonly do: 'RECORD_KEY'; readonly kid: string }
  | { readonly do: 'RECORD_DISPOSED' }
  | { readonly do: 'FORGET'; readonly store: string }
  /** Tries to read what is gone. */
  | { readonly do: 'CHECK' }
  | { readonly do: 'COMPLETE'; readonly sealed: { readonly decision: number; readonly disposal: number } };

/** Null when it is finished. `stores`: names, in the order in which they are asked. */
export function nextStep(told: Told, done: Done, stores: readonly string[]): Step | null {
  if (told.completed) return null;
  if (done.sealedDecision === null) return { do: 'SEAL', what: 'DECISION' };
  if (!done.keysDestroyed) return { do: 'DESTROY_KEYS' };
  const kid = told.kids.find((one) => !told.destroyed.includes(one));
  if (kid !== undefined) return { do: 'RECORD_KEY', kid };
  if (told.events.length > 0 && !told.disposed) return { do: 'RECORD_DISPOSED' };
  // what shows that it was lawful is out of our hands before it has to be shown
  if (done.sealedDisposal === null) return { do: 'SEAL', what: 'DISPOSAL' };
  const store = stores.find((name) => !done.forgotten.has(name));
  if (store !== undefined) return { do: 'FORGET', store };
  if (!done.checked) return { do: 'CHECK' };
  return { do: 'COMPLETE', sealed: { decision: done.sealedDecision, disposal: done.sealedDisposal } };
}
