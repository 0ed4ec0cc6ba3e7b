/** Bundles of any log, honest or not: made from its leaves alone, signed by whom one likes. What the attacks are made with. */
import {
  bytesOf,
  ED25519,
  ED25519_COSIGNATURE,
  hashOfLeaf,
  membershipOf,
  ML_DSA_44,
  newPrivateKey,
  planConsistency,
  planInclusion,
  rootOf,
  rootOfHeads,
  sha256,
  signCheckpoint,
  signingKey,
  spellCheckpoint,
  spellKey,
  spellNote,
  toBase64Url,
  type Head,
  type NodeAt,
  type SigningKey,
} from '../../index';
import { spell, type JsonObject } from '../../bundle/canonical';
import { type Bundle, type BundledEvent, type EarlierSize } from '../../bundle/format';
import { spellSummary, summaryOf } from '../summary';
import { headsOf, ORIGIN, STREAM, type Leaf } from './a-log';

export const NOW = Math.floor(Date.now() / 1000);

export const keyOf = (name: string, type: typeof ED25519 | typeof ED25519_COSIGNATURE | typeof ML_DSA_44): SigningKey =>
  signingKey(name, type, newPrivateKey(type));
export const LOG_KEYS = [keyOf(ORIGIN, ED25519), keyOf(ORIGIN, ML_DSA_44)];
export const WITNESSES = [
  keyOf('revision.example.se/w1', ED25519_COSIGNATURE),
  keyOf('arkiv.example.se/w2', ML_DSA_44),
  keyOf('granne.example.se/w3', ED25519_COSIGNATURE),
  keyOf('fjarde.example.se/w4', ED25519_COSIGNATURE),
];
export const POLICY = [
  ...LOG_KEYS.map(({ verifier }) => `log ${spellKey(verifier)}`),
  ...WITNESSES.map(({ verifier }, n) => `witness w${n + 1} ${spellKey(verifier)}`),
  'group vittnen 3 w1 w2 w3 w4',
  'quorum vittnen',
  '',
].join('\n');
export const SIGNERS = [...LOG_KEYS, ...WITNESSES.slice(0, 3)];

export const hashesOf = (leaves: readonly Leaf[]): readonly Uint8Array[] => leaves.map(({ leaf }) => hashOfLeaf(bytesOf(leaf)));
const nodeIn =
  (hashes: readonly Uint8Array[]) =>
  ({ level, index }: NodeAt): Uint8Array =>
    rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
export const inclusion = (hashes: readonly Uint8Array[], index: number): readonly Uint8Array[] => {
  const plan = planInclusion(index, hashes.length);
  return plan.assemble(plan.nodes.map(nodeIn(hashes)));
};
export const consistency = (hashes: readonly Uint8Array[], old: number): readonly Uint8Array[] => {
  const plan = planConsistency(old, hashes.length);
  return plan.assemble(plan.nodes.map(nodeIn(hashes)));
};

export interface Envelope extends JsonObject {
  readonly stream: string;
  readonly rev: number;
  readonly id: string;
  readonly type: string;
  readonly prev: string;
  readonly data: string;
  readonly log: string;
  readonly time: string;
}
export const saidBy = ({ leaf }: Leaf): Envelope => JSON.parse(leaf) as Envelope;

export const noteOf = (leaves: readonly Leaf[], by = SIGNERS, time = NOW - 60, origin = ORIGIN): Uint8Array => {
  const checkpoint = { origin, size: leaves.length, root: rootOf(hashesOf(leaves)) };
  return spellNote({ text: spellCheckpoint(checkpoint), signatures: by.map((key) => signCheckpoint(key, checkpoint, time)) });
};
export const earlier = (leaves: readonly Leaf[], size: number, by = SIGNERS): EarlierSize => ({
  size,
  note: noteOf(leaves.slice(0, size), by),
  proof: consistency(hashesOf(leaves), size),
});

export const eventOf = (leaves: readonly Leaf[], idx: number): BundledEvent => {
  const { leaf, nonce, data } = leaves[idx]!;
  return { idx, leaf, nonce, data, proof: inclusion(hashesOf(leaves), idx), withheld: null };
};

/** Where the streams end in these leaves. */
export const endsOf = (leaves: readonly Leaf[]): readonly Head[] =>
  headsOf(leaves.map((leaf) => ({ stream: saidBy(leaf).stream, revision: saidBy(leaf).rev, leafHash: hashOfLeaf(bytesOf(leaf.leaf)) })));

/**
 * What an honest keeper would give out of this log, whose last leaf is taken to be its seal. `places`: the leaves that are given out as the case's;
 * `heads`: where the streams are said to end.
 */
export function bundleOf(
  leaves: readonly Leaf[],
  {
    by = SIGNERS,
    time = NOW - 60,
    stream = STREAM,
    heads = endsOf(leaves.slice(0, -1)),
    places = leaves.flatMap((leaf, idx) => (saidBy(leaf).stream === stream ? [idx] : [])),
  } = {},
): Bundle {
  const events = places.map((idx) => eventOf(leaves, idx));
  return {
    stream,
    note: noteOf(leaves, by, time),
    history: [],
    events,
    seal: eventOf(leaves, leaves.length - 1),
    membership: membershipOf(heads, stream) ?? { index: 0, streams: heads.length, proof: [] },
    summary: spellSummary(summaryOf(events)),
    documents: new Map(),
  };
}

const committed = (nonce: Uint8Array, data: string): string => toBase64Url(sha256(bytesOf('liggaren/data/v1\0'), nonce, bytesOf(data)));

/** A leaf of these words that commits to this content. */
export const leafOf = (said: JsonObject, nonce: Uint8Array, data: string): Leaf => ({
  leaf: spell({ ...said, data: committed(nonce, data) })!,
  nonce,
  data,
});
/** The same leaf with something else in its envelope or its content; it commits to what it has then. */
export const changed = (one: Leaf, envelope: JsonObject, content?: (data: JsonObject) => JsonObject): Leaf =>
  leafOf({ ...saidBy(one), ...envelope }, one.nonce, content ? spell(content(JSON.parse(one.data) as JsonObject))! : one.data);
export const withBody = (one: Leaf, change: (body: JsonObject) => JsonObject): Leaf =>
  changed(one, {}, (data) => ({ ...data, body: change(data['body'] as JsonObject) }));

/** Every leaf chained anew to the one before it in its stream, numbered anew, and every seal over what then lies before it: a log that holds. */
export function rechained(leaves: readonly Leaf[], { renumber = true } = {}): readonly Leaf[] {
  const ends = new Map<string, { stream: string; revision: number; leafHash: Uint8Array }>();
  return leaves.map((one, index) => {
    const said = saidBy(one);
    const before = ends.get(said.stream);
    const prev = toBase64Url(before?.leafHash ?? new Uint8Array(32));
    const rev = renumber ? (before ? before.revision + 1 : 0) : said.rev;
    let { data } = one;
    if (said.type === 'HeadsSealed/1') {
      const content = JSON.parse(data) as JsonObject;
      data = spell({ ...content, body: { root: toBase64Url(rootOfHeadsIn(ends)), size: index, streams: ends.size } })!;
    }
    const made = leafOf({ ...said, prev, rev }, one.nonce, data);
    ends.set(said.stream, { stream: said.stream, revision: rev, leafHash: hashOfLeaf(bytesOf(made.leaf)) });
    return made;
  });
}
const rootOfHeadsIn = (ends: ReadonlyMap<string, { stream: string; revision: number; leafHash: Uint8Array }>): Uint8Array =>
  rootOfHeads([...ends.values()]);

/** The same leaves with a seal, the last of them, that says this. */
export function sealedAs(leaves: readonly Leaf[], heads = endsOf(leaves.slice(0, -1)), size = leaves.length - 1): readonly Leaf[] {
  const body = { root: toBase64Url(rootOfHeads(heads)), size, streams: heads.length };
  return [...leaves.slice(0, -1), withBody(leaves.at(-1)!, () => body)];
}
