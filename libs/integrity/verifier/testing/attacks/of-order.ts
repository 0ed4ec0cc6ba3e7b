/** Events left out, put in, moved; and proofs that are not of what they are given with. */
import { membershipOf, rootOfHeads, toBase64Url, type Head } from '../../../index';
import { headsOf, OTHER } from '../a-log';
import { bundleOf, eventOf, hashesOf, leafOf, saidBy } from '../forge';
import { spell, type JsonObject } from '../../../bundle/canonical';
import { attack, withEvent, withEvents, type Attack, type Ground } from './ground';

export function ofOrder({ leaves, honest, place, number }: Ground): readonly Attack[] {
  const { events } = honest;
  const n = number('CriterionAssessed');
  const without = (at: number) => withEvents(honest, events.toSpliced(at, 1));
  const bare = { ...honest, documents: new Map() };
  const cut = withEvents(bare, events.slice(0, -1));
  const heads = headsOf(
    leaves.slice(0, -1).map((leaf, idx) => ({ stream: saidBy(leaf).stream, revision: saidBy(leaf).rev, leafHash: hashesOf(leaves)[idx]! })),
  );
  const shorter = heads.map((head) =>
    head.stream === honest.stream ? { ...head, revision: head.revision - 1, leafHash: hashesOf(leaves)[place(events.length - 2)]! } : head,
  );
  const forgedMember = { ...cut, membership: membershipOf(shorter, honest.stream)! };
  const other = leaves.findIndex((leaf) => saidBy(leaf).stream === OTHER && saidBy(leaf).rev === 3);
  const foreign = eventOf(leaves, other);
  const firstSeal = leaves.findIndex((leaf) => saidBy(leaf).type === 'HeadsSealed/1');
  return [
    attack('6', 'an event left out in the middle', 'CHAIN', without(n)),
    attack('7', 'the first event left out', 'CHAIN', without(0)),
    attack('8', 'the last event left out', 'HEAD', cut),
    attack('8b', 'no event at all', 'HEAD', withEvents(bare, [])),
    attack('9', 'a checkpoint that does not end with a seal', 'SEAL', bundleOf(leaves.slice(0, -1))),
    attack('10', 'an older seal', 'SEAL', { ...honest, seal: eventOf(leaves, firstSeal) }),
    attack('11', 'a place among the streams that is made up', 'HEAD', forgedMember),
    attack('11b', 'a number of streams that is made up', 'HEAD', {
      ...honest,
      membership: { ...honest.membership, streams: honest.membership.streams + 1 },
    }),
    attack('12', 'two events in each other’s place', 'CHAIN', withEvents(honest, events.toSpliced(n, 2, events[n + 1]!, events[n]!))),
    attack('13', 'an event that stands twice', 'CHAIN', withEvents(honest, events.toSpliced(n, 0, events[n]!))),
    attack('14', 'an event that was never written', 'INCLUSION', {
      ...withEvents(bare, [
        ...events,
        { ...events.at(-1)!, ...leafOf({ ...saidBy(leaves[place(n)]!), rev: events.length }, events[n]!.nonce!, events[n]!.data!) },
      ]),
    }),
    attack('15', 'an event of another case', 'STREAM', withEvents(honest, events.toSpliced(n, 0, foreign))),
    attack(
      '16',
      'an event of another case under this one’s name',
      'INCLUSION',
      withEvents(honest, events.toSpliced(3, 1, { ...foreign, leaf: foreign.leaf.replace(OTHER, honest.stream) })),
    ),
  ];
}

export function ofProofs({ leaves, honest, number, place }: Ground): readonly Attack[] {
  const n = number('CriterionAssessed');
  const event = honest.events[n]!;
  const { proof, idx } = event;
  const changed = (nr: string, name: string, change: Partial<typeof event>, expected: Attack['expected'] = 'INCLUSION'): Attack =>
    attack(nr, name, expected, withEvent(honest, n, change));
  const seal = honest.seal;
  const body = (root: string): string => {
    const content = JSON.parse(seal.data!) as JsonObject;
    return spell({ ...content, body: { ...(content['body'] as JsonObject), root } })!;
  };
  const hashes = hashesOf(leaves);
  const shorter = headsOf(
    leaves
      .slice(0, -1)
      .filter((_, at) => at !== place(honest.events.length - 1))
      .map((leaf) => ({ stream: saidBy(leaf).stream, revision: saidBy(leaf).rev, leafHash: hashes[leaves.indexOf(leaf)]! })),
  );
  const cut = {
    ...withEvents(honest, honest.events.slice(0, -1)),
    documents: new Map(),
    membership: membershipOf(shorter, honest.stream)!,
  };
  const forged = leafOf(saidBy(leaves.at(-1)!), seal.nonce!, body(rootIn(shorter)));
  return [
    changed('25', 'a proof with another hash in it', { proof: proof.with(0, proof[1]!) }),
    changed('26', 'an inner node in the place of a leaf', { idx: Math.floor(idx / 2), proof: proof.slice(1) }),
    changed('27', 'another index', { idx: idx + 1 }),
    changed('28', 'an index beyond the tree', { idx: leaves.length }),
    changed('28b', 'a proof that is too long', { proof: [...proof, proof[0]!] }),
    attack('P18a', 'a proof of endless hashes', 'BUNDLE', withEvent(honest, n, { proof: Array.from({ length: 65 }, () => proof[0]!) })),
    attack('61a', 'a seal that was never written, over a case cut short', 'SEAL', { ...cut, seal: { ...seal, ...forged } }),
    attack('61b', 'the seal’s content changed, over a case cut short', 'SEAL', { ...cut, seal: { ...seal, data: forged.data } }),
  ];
}
const rootIn = (heads: readonly Head[]): string => toBase64Url(rootOfHeads(heads));
