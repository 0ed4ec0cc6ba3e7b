/** Content that is missing: with an event that says why, without one, or kept from the reader. */
import { bytesOf, hashOfLeaf, toBase64Url } from '../../../index';
import { changed, leafOf, saidBy, sealedAs, bundleOf } from '../forge';
import { spell, type JsonObject } from '../../../bundle/canonical';
import { attack, withEvent, withEvents, type Attack, type Ground } from './ground';

export function ofErasure({ leaves, honest, documents, place, number }: Ground): readonly Attack[] {
  const n = number('NoteRecorded') >= 0 ? number('NoteRecorded') : number('CaseAssigned');
  const gone = { nonce: null, data: null };
  const last = place('DecisionDocumentMade');
  const id = saidBy(leaves[place(n)]!).id;
  /** The case with an event at its end that says what was disposed of. */
  const disposed = (body: JsonObject) => {
    const before = leaves[last]!;
    const content = spell({ ...(JSON.parse(before.data) as JsonObject), body })!;
    const prev = honestPrev(before.leaf);
    const event = leafOf(
      { ...saidBy(before), prev, rev: saidBy(before).rev + 1, id: '0198c0de-0000-7000-8000-0000000000fe', type: 'HandlingDisposed/1' },
      before.nonce,
      content,
    );
    return withEvent({ ...bundleOf(sealedAs([...leaves.slice(0, -1), event, leaves.at(-1)!])), documents }, n, gone);
  };
  return [
    attack('57', 'content erased in silence', 'DATA_MISSING', withEvent(honest, n, gone)),
    attack(
      '58',
      'content erased, and an event that names another',
      'DATA_MISSING',
      disposed({ decision: 'Gallringsbeslut § 4', events: ['x'] }),
    ),
    attack('58b', 'content erased, and an event without a decision', 'DATA_MISSING', disposed({ decision: '', events: [id] })),
    attack('59', 'content erased by a decision that an event names', null, disposed({ decision: 'Gallringsbeslut § 4', events: [id] })),
    attack('59b', 'content that is kept from the reader', null, withEvent(honest, n, { ...gone, withheld: 'OSL 21 kap. 1 §' })),
    attack('59c', 'content that is there and is said to be withheld', 'BUNDLE', withEvent(honest, n, { withheld: 'OSL 21 kap. 1 §' })),
    attack('59d', 'a nonce without its content', 'BUNDLE', withEvent(honest, n, { data: null })),
    attack('59e', 'the seal’s content erased', 'SEAL', { ...honest, seal: { ...honest.seal, ...gone } }),
    attack(
      '59f',
      'the approval kept from the reader, with all that was decided',
      null,
      withEvents(
        honest,
        honest.events.map((event) =>
          /Decision(Made|Signed)/.test(event.leaf) ? { ...event, ...gone, withheld: 'OSL 21 kap. 1 §' } : event,
        ),
      ),
    ),
    attack('51', 'content whose personal words are encrypted', null, {
      ...bundleOf(
        sealedAs(
          leaves.map((leaf, idx) =>
            idx === last ? changed(leaf, {}, (data) => ({ ...data, who: { $enc: 1, ct: 'AAAA', kc: 'AAAA', kid: 'k', s: 'AAAA' } })) : leaf,
          ),
        ),
      ),
      documents,
    }),
  ];
}
const honestPrev = (leaf: string): string => toBase64Url(hashOfLeaf(bytesOf(leaf)));
