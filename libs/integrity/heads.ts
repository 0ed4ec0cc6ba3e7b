/**
 * Where every stream ended at one size of the log (audit.md 2.4): a tree over the streams in the order of their names, whose root is an event of the
 * log. With it, it can be proved that a case was given out whole, which a proof of each event does not show.
 */
import { bytesOf, toBase64Url } from './bytes';
import { nodesOver, planInclusion } from './proofs';
import { hashOfLeaf, isIncluded, rootOf } from './tree';

/** The last event of a stream. */
export interface Head {
  readonly stream: string;
  readonly revision: number;
  /** 32 bytes. */
  readonly leafHash: Uint8Array;
}

/** Surrogates come after everything else, as the bytes of what they stand for do. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** Bytes compare as text does not: by code points, as the log sorts. */
export const byStream = ({ stream: x }: Pick<Head, 'stream'>, { stream: y }: Pick<Head, 'stream'>): number => {
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) if (x.charCodeAt(i) !== y.charCodeAt(i)) return rank(x.charCodeAt(i)) - rank(y.charCodeAt(i));
  return x.length - y.length;
};

/** JCS of `{head, rev, stream}`: a stream's name has no character that JSON spells in two ways but those that JSON.stringify spells as JCS does. */
const leafOf = ({ stream, revision, leafHash }: Head): Uint8Array =>
  bytesOf(`{"head":"${toBase64Url(leafHash)}","rev":${revision},"stream":${JSON.stringify(stream)}}`);

/** What the tree's leaf for a stream is hashed to. */
export const hashOfHead = (head: Head): Uint8Array => hashOfLeaf(leafOf(head));

const hashes = (heads: readonly Head[]): readonly Uint8Array[] => heads.toSorted(byStream).map(hashOfHead);

export const rootOfHeads = (heads: readonly Head[]): Uint8Array => rootOf(hashes(heads));

/** That a stream ended so: its place among the streams, how many there are, and the proof. */
export interface Membership {
  readonly index: number;
  readonly streams: number;
  readonly proof: readonly Uint8Array[];
}

/** Where each of them stands: for many streams at the price of one. Undefined for a stream that is not among them. */
export function memberships(heads: readonly Head[]): (stream: string) => Membership | undefined {
  const sorted = heads.toSorted(byStream);
  const places = new Map(sorted.map(({ stream }, index) => [stream, index]));
  const leaves = hashes(sorted);
  const nodeHash = nodesOver(leaves);
  return (stream) => {
    const index = places.get(stream);
    if (index === undefined) return undefined;
    const plan = planInclusion(index, leaves.length);
    return { index, streams: leaves.length, proof: plan.assemble(plan.nodes.map(nodeHash)) };
  };
}
/** Undefined when there is no such stream among them. */
export const membershipOf = (heads: readonly Head[], stream: string): Membership | undefined => memberships(heads)(stream);

export const isHead = (head: Head, { index, streams, proof }: Membership, root: Uint8Array): boolean =>
  isIncluded(hashOfHead(head), index, streams, proof, root);
