/** Content that is missing: with an event that says why, without one, or kept from the reader. */
import { createCipheriv, hkdfSync } from 'node:crypto';
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
  /** The case with the name in its last event encrypted for the command `of`, and these keys given out with it. */
  const released = (keys: Readonly<Record<string, string>>, of = saidBy(leaves[last]!)['cmd'] as string) => {
    const field = spell({ ...sealedWith(FIELD_KEY, 'Åsa Öberg', { id: of, kid: 'k/party', path: 'who' }) })!;
    const bundle = bundleOf(
      sealedAs(
        leaves.map((leaf, idx) =>
          idx === last ? changed(leaf, {}, (data) => ({ ...data, who: field, body: { ...(data['body'] as JsonObject) } })) : leaf,
        ),
      ),
    );
    return withEvents(
      { ...bundle, documents },
      bundle.events.map((event) => (event.idx === last ? { ...event, keys } : event)),
    );
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
    attack('66', 'one field given out, the others masked', null, released({ who: FIELD_KEY })),
    attack('68', 'a forged key to a field', 'FIELD', released({ who: toBase64Url(new Uint8Array(32)) })),
    attack('68b', 'a key to a field that there is none of', 'FIELD', released({ who: FIELD_KEY, 'body.x': FIELD_KEY })),
    attack('68c', 'a key that is no key', 'BUNDLE', released({ who: 'AAAA' })),
    attack('54', 'a field moved from another event', 'FIELD', released({ who: FIELD_KEY }, '0198c0de-0000-7000-8000-0000000000fd')),
  ];
}
const FIELD_KEY = toBase64Url(Uint8Array.from({ length: 32 }, (_, n) => n + 1));
/** As the log writes it, by Node's own functions. */
function sealedWith(fk: string, value: string, place: { readonly id: string; readonly kid: string; readonly path: string }): JsonObject {
  const both = Buffer.from(hkdfSync('sha256', Buffer.from(fk, 'base64url'), '', 'liggaren/field/v1', 64));
  const cipher = createCipheriv('aes-256-gcm', both.subarray(0, 32), Buffer.alloc(12)).setAAD(Buffer.from(spell(place)!));
  const ct = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]);
  return { $enc: 1, ct: toBase64Url(ct), kc: toBase64Url(both.subarray(32)), kid: place.kid, s: toBase64Url(new Uint8Array(16)) };
}
const honestPrev = (leaf: string): string => toBase64Url(hashOfLeaf(bytesOf(leaf)));
