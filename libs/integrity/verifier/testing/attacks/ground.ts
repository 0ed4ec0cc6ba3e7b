/** What every attack begins with: an honest log of a decided case, and the bundle that an honest keeper would give out of it. */
import { writeBundle, type Bundle, type BundledEvent } from '../../../bundle';
import type { Code } from '../../check';
import { spellSummary, summaryOf } from '../../summary';
import { aLog, STREAM, type Leaf } from '../a-log';
import { bundleOf, POLICY, rechained, saidBy } from '../forge';

export interface Attack {
  /** Number in audit.md 9, with a letter where one number has several; P before those of the product. */
  readonly nr: string;
  readonly name: string;
  /** Null = it must hold: a control, or a limit that is known. */
  readonly expected: Code | null;
  readonly archive: Uint8Array;
  /** As files and arguments, so that the built verifier can be given the same. */
  readonly policy: string;
  readonly published: readonly string[];
  readonly maxAgeDays: number | null;
}
export type Means = Partial<Pick<Attack, 'policy' | 'published' | 'maxAgeDays'>>;

export interface Ground {
  readonly leaves: readonly Leaf[];
  readonly honest: Bundle;
  readonly documents: Bundle['documents'];
  /** Place in the log of an event of the case: its number from 0, or the first of a kind. */
  readonly place: (event: number | string) => number;
  /** The same as its number in the case. */
  readonly number: (type: string) => number;
}

export async function ground(): Promise<Ground> {
  const { leaves, document } = await aLog();
  const documents: Bundle['documents'] = new Map([[document.sha256, { pdf: document.pdf, jws: document.jws }]]);
  const places = leaves.flatMap((leaf, idx) => (saidBy(leaf).stream === STREAM ? [idx] : []));
  const number = (type: string): number => places.findIndex((idx) => saidBy(leaves[idx]!).type.startsWith(`${type}/`));
  return {
    leaves,
    documents,
    honest: { ...bundleOf(leaves), documents },
    number,
    place: (event) => places[typeof event === 'number' ? event : number(event)]!,
  };
}

export const attack = (nr: string, name: string, expected: Code | null, bundle: Bundle | Uint8Array, means: Means = {}): Attack => ({
  policy: POLICY,
  published: [],
  maxAgeDays: null,
  ...means,
  nr,
  name,
  expected,
  archive: bundle instanceof Uint8Array ? bundle : writeBundle(bundle, ''),
});

/** Whoever changes events writes a summary that fits. */
export const withEvents = (bundle: Bundle, events: readonly BundledEvent[]): Bundle => ({
  ...bundle,
  events,
  summary: spellSummary(summaryOf(events)),
});
export const withEvent = (bundle: Bundle, n: number, change: Partial<BundledEvent>): Bundle =>
  withEvents(
    bundle,
    bundle.events.map((event, at) => (at === n ? { ...event, ...change } : event)),
  );

/** A log that was changed in one place by somebody who may sign everything: chained, sealed and signed anew. */
export function insider({ leaves, documents }: Ground, idx: number, change: (leaf: Leaf) => Leaf, chain = true): Bundle {
  const altered = leaves.map((leaf, n) => (n === idx ? change(leaf) : leaf));
  return { ...bundleOf(chain ? rechained(altered) : altered), documents };
}
