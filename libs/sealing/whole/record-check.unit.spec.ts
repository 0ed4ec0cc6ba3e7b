import fc from 'fast-check';
import { commitment, leafHash, type SealedRecord } from '#libs/event-log';
import { canonicalJson } from '#libs/kernel';
import { RecordCheck } from './record-check';

const ORIGIN = 'test.example/arendelogg';
const ID = '0197a000-0000-7000-8000-000000000001';

function recordWith(data: Buffer, over: Readonly<Record<string, unknown>> = {}, spelled = canonicalJson): SealedRecord {
  const nonce = Buffer.alloc(32, 7);
  const actor = { acr: 'x', at: 0, ref: 'p_a', role: 'official' };
  const said = {
    actor,
    app: 'a',
    cause: null,
    cmd: ID,
    corr: ID,
    data: commitment(nonce, data).toString('base64url'),
    id: ID,
    log: ORIGIN,
  };
  const rest = { prev: Buffer.alloc(32).toString('base64url'), rev: 0, rules: 'r', stream: 'case-a', time: '2026-11-02T09:15:03.123456Z' };
  const leaf = Buffer.from(spelled({ ...said, ...rest, type: 'NoteWritten/1', v: 1, ...over } as never));
  const place = { position: 1, stream: 'case-a', revision: 0, id: ID, type: 'NoteWritten' };
  return { ...place, leaf, leafHash: leafHash(leaf), prev: Buffer.alloc(32), nonce, data };
}
function kindsOf(record: SealedRecord): readonly string[] {
  const kinds: string[] = [];
  new RecordCheck(ORIGIN).check(record, leafHash(record.leaf).toString('latin1'), (kind) => kinds.push(kind));
  return kinds;
}
const dataWith = (body: unknown, spelled: (value: never) => string = canonicalJson): Buffer =>
  Buffer.from(spelled({ at: '2026-11-02T09:15:03.123456Z', body, org: null, trace: null, who: 'Någon' } as never));

describe('the check of an event', () => {
  it('holds whatever the log can write', () => {
    const body = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(body, (value) => {
        let data: Buffer;
        try {
          data = dataWith(value);
        } catch {
          return; // what the log refuses to write
        }
        expect(kindsOf(recordWith(data))).toEqual([]);
      }),
    );
  });

  it.each([
    ['keys in another order', '{"b":1,"a":2}'],
    ['a key that stands twice', '{"a":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['a number spelled otherwise', '{"a":1.0}'],
    ['a minus before nothing', '{"a":-0}'],
    ['more digits than there are', '{"a":71.000000000000000000001}'],
    ['an escape that is not needed', '{"a":"\\u0041"}'],
    ['half a character', '{"a":"\\ud800"}'],
    ['a zero character', '{"a":"\\u0000"}'],
    ['number keys in the order of an engine', '{"9":1,"10":1}'],
  ])('finds %s in the data', (_, body) => {
    const data = Buffer.from(
      dataWith('BODY')
        .toString()
        .replace('"BODY"', () => body),
    );
    expect(kindsOf(recordWith(data))).toEqual(['DATA']);
  });

  it('finds bytes that are no text, however they would be read', () => {
    const data = Buffer.concat([dataWith('x')]);
    data[data.indexOf('"x"') + 1] = 0xff;
    expect(kindsOf(recordWith(data))).toEqual(['DATA']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a key too many', { zone: 1 }],
    ['another log', { log: 'elsewhere' }],
    ['another version', { v: 2 }],
    ['another stream', { stream: 'case-b' }],
    ['another type', { type: 'Decided/1' }],
    ['a type without a version', { type: 'NoteWritten' }],
    ['a time that is none', { time: 'yesterday' }],
    ['an actor with more to say', { actor: { acr: 'x', at: 0, name: 'Anna', ref: 'p', role: 'x' } }],
  ])('finds %s in the envelope', (_, over) => {
    expect(kindsOf(recordWith(dataWith({}), over))).toContain('ENVELOPE');
  });

  it('finds a nonce that is too short, and other data than the leaf commits to', () => {
    const record = recordWith(dataWith({ note: 'en' }));
    expect(kindsOf({ ...record, nonce: Buffer.alloc(31) })).toEqual(['COMMITMENT']);
    expect(kindsOf({ ...record, data: dataWith({ note: 'två' }) })).toEqual(['COMMITMENT']);
  });
});
