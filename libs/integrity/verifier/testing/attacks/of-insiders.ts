/** Whoever has every key: all of it is properly sealed and signed, and wrong all the same. */
import { toBase64Url } from '../../../index';
import { OTHER, STREAM, type Leaf } from '../a-log';
import { bundleOf, changed, endsOf, hashesOf, leafOf, saidBy, sealedAs, withBody } from '../forge';
import { attack, type Attack, type Ground } from './ground';

const respelled = (leaf: Leaf, from: string, to: string): Leaf => ({ ...leaf, leaf: leaf.leaf.replace(from, to) });
const otherData = (leaf: Leaf, from: string, to: string): Leaf => leafOf(saidBy(leaf), leaf.nonce, leaf.data.replace(from, to));

export function ofInsiders({ leaves, documents, place, honest }: Ground): readonly Attack[] {
  // what follows the approval is bound by nothing but the log
  const last = place('DecisionDocumentMade');
  const altered = (change: (leaf: Leaf) => Leaf): readonly Leaf[] => leaves.map((leaf, idx) => (idx === last ? change(leaf) : leaf));
  const asLast = (nr: string, name: string, expected: Attack['expected'], change: (leaf: Leaf) => Leaf): Attack =>
    attack(nr, name, expected, { ...bundleOf(sealedAs(altered(change))), documents });

  const places = honest.events.map(({ idx }) => idx);
  const elsewhere = altered((leaf) => changed(leaf, { stream: OTHER }));
  const asOurs = endsOf(leaves.slice(0, -1)).map((head) =>
    head.stream === STREAM ? { ...head, leafHash: hashesOf(elsewhere)[last]! } : head,
  );
  const before = leaves.toSpliced(last - 1, 2, leaves[last]!, leaves[last - 1]!);
  const late = changed(leaves[last]!, {
    rev: saidBy(leaves[last]!).rev + 1,
    prev: toBase64Url(hashesOf(leaves)[last]!),
    id: '0198c0de-0000-7000-8000-0000000000ff',
    type: 'CaseClosed/1',
  });
  const longer = [...leaves.slice(0, -1), late, leaves.at(-1)!];
  const heads = endsOf(leaves.slice(0, -1));
  return [
    asLast('74', 'an envelope with white space', 'LEAF', (leaf) => respelled(leaf, '"v":1', '"v": 1')),
    asLast('75', 'an envelope with another key', 'LEAF', (leaf) => respelled(leaf, '"v":1', '"v":1,"w":1')),
    asLast('75b', 'an envelope without a word that it must have', 'LEAF', (leaf) => respelled(leaf, '"rules":"liggaren/1",', '')),
    attack('76', 'an event that says another case', 'STREAM', {
      ...bundleOf(sealedAs(elsewhere, asOurs), { heads: asOurs, places }),
      documents,
    }),
    asLast('49b', 'an event of a test log among the real ones', 'LOG', (leaf) => changed(leaf, { log: 'test.example.se/arendelogg' })),
    asLast('77', 'a short nonce', 'COMMITMENT', (leaf) => leafOf(saidBy(leaf), leaf.nonce.subarray(0, 16), leaf.data)),
    asLast('78', 'a number that jumps', 'CHAIN', (leaf) => changed(leaf, { rev: saidBy(leaf).rev + 1 })),
    asLast('78b', 'an event that builds on nothing', 'CHAIN', (leaf) => changed(leaf, { prev: toBase64Url(new Uint8Array(32)) })),
    attack('79', 'an event that lies in the log before the one that it builds on', 'ORDER', {
      ...bundleOf(sealedAs(before, heads), { heads, places: places.toSpliced(-2, 2, last, last - 1) }),
      documents,
    }),
    asLast('80', 'an id that stands twice', 'ID', (leaf) => changed(leaf, { id: saidBy(leaves[place(2)]!).id })),
    asLast('81', 'time that goes back, which is told', null, (leaf) => changed(leaf, { time: '2020-01-01T00:00:00.000000Z' })),
    asLast('83', 'content that is not canonical', 'DATA', (leaf) => otherData(leaf, '"body":', '"body": ')),
    asLast('83b', 'content with another key', 'DATA', (leaf) => otherData(leaf, '"who":', '"whom":"x","who":')),
    attack('60', 'a seal that leaves the latest out', 'SEAL', {
      ...bundleOf(sealedAs(longer, heads, leaves.length - 1), { heads, places }),
      documents,
    }),
    attack('62', 'another event that says what a seal says', 'SEAL', {
      ...bundleOf([...leaves.slice(0, -1), changed(leaves.at(-1)!, { stream: OTHER, type: 'NoteRecorded/1' })]),
      documents,
    }),
    attack('62b', 'a seal that says more than a seal', 'SEAL', {
      ...bundleOf([...leaves.slice(0, -1), withBody(leaves.at(-1)!, (body) => ({ ...body, more: 1 }))]),
      documents,
    }),
    asLast('P19', 'keys that the language has a meaning for', null, (leaf) =>
      otherData(leaf, '"body":{', '"body":{"__proto__":{"polluted":true},'),
    ),
  ];
}
