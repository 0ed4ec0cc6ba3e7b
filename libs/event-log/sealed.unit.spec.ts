import { aRequest, anEvent, APPLICATION, ORIGIN } from './conformance';
import { commitment, draft, leafHash, seal } from './envelope';
import { checkAlone, checkSealed, decodeSealed, recordOf, sealedRecord, type SealedRecord } from './sealed';

describe('a sealed record', () => {
  const request = aRequest('case-1', 'noStream', [anEvent({ text: 'räksmörgås' }), anEvent({ n: 2 })]);
  const [first, second] = seal(draft(request, { origin: ORIGIN, application: APPLICATION }), undefined).map((event, n) =>
    sealedRecord(event, 'case-1', n, n + 1),
  ) as [SealedRecord, SealedRecord];
  const head = { revision: 0, leafHash: first.leafHash };
  /** The record with its leaf rewritten, and the hash made to fit. */
  const rewritten = (record: SealedRecord, change: (leaf: string) => string): SealedRecord => {
    const leaf = Buffer.from(change(record.leaf.toString()));
    return { ...record, leaf, leafHash: leafHash(leaf) };
  };

  it('holds when leaf, hash, link and commitment all hold', () => {
    expect(checkSealed(first, undefined, ORIGIN)).toBeUndefined();
    expect(checkSealed(second, head, ORIGIN)).toBeUndefined();
  });

  it('is made again, the same, of its leaf, nonce and data', () => {
    for (const record of [first, second]) expect(recordOf(record.position, record.leaf, record.nonce, record.data)).toEqual(record);
    expect(recordOf(1, Buffer.from('{}'), first.nonce, first.data)).toBeUndefined();
    expect(recordOf(1, Buffer.from('nothing'), first.nonce, first.data)).toBeUndefined();
  });

  it('reads as the event that it is', () => {
    expect(decodeSealed(second)).toMatchObject({ id: request.events[1]!.id, revision: 1, body: { n: 2 }, type: 'NoteWritten' });
  });

  const other = Buffer.alloc(32, 7);
  it.each<[string, SealedRecord, string]>([
    ['a changed leaf', { ...second, leaf: Buffer.from(second.leaf.toString().replace('official', 'delegate')) }, 'hash of the leaf'],
    ['a leaf in another spelling', rewritten(second, (leaf) => leaf.replace('"v":1', '"v": 1')), 'canonical JSON'],
    ['a leaf with a key too many', rewritten(second, (leaf) => leaf.replace('"v":1', '"v":1,"w":1')), 'canonical JSON'],
    ['a leaf that is no text', { ...second, leaf: other, leafHash: leafHash(other) }, 'canonical JSON'],
    ['another stream', { ...second, stream: 'case-2' }, 'stream'],
    ['another id', { ...second, id: first.id }, 'id'],
    ['another type', { ...second, type: 'Note' }, 'type'],
    ['another revision', { ...second, revision: 2 }, 'revision 1'],
    ['a missing event before it', rewritten({ ...second, revision: 2 }, (leaf) => leaf.replace('"rev":1', '"rev":2')), 'revision 1 was'],
    ['a link to something else', { ...second, prev: other }, 'another prev'],
    [
      'a leaf with another link',
      rewritten(second, (leaf) => leaf.replace(/"prev":"[^"]+"/, `"prev":"${other.toString('base64url')}"`)),
      'another prev',
    ],
    ['changed data', { ...second, data: Buffer.from(second.data!.toString().replace('"n":2', '"n":3')) }, 'commits to'],
    ['a changed nonce', { ...second, nonce: other }, 'commits to'],
    ['a short nonce', { ...second, nonce: second.nonce!.subarray(1) }, '31 bytes'],
  ])('is refused with %s', (_, record, why) => {
    expect(checkSealed(record, head)).toContain(why);
  });

  it('is refused when its data is no canonical JSON, although the leaf commits to it', () => {
    const data = Buffer.from('{"at": 1}');
    const said = commitment(second.nonce!, data).toString('base64url');
    const record = rewritten({ ...second, data }, (leaf) => leaf.replace(/"data":"[^"]+"/, `"data":"${said}"`));
    expect(checkSealed(record, head)).toContain('canonical JSON with the keys');
  });

  it('is checked without its link where its forerunner is not at hand', () => {
    expect(checkSealed(second, undefined)).toContain('revision 0 was');
    expect(checkSealed(second, { revision: 0, leafHash: other })).toContain('prev is not');
    expect(checkAlone(second, ORIGIN)).toBeUndefined();
    expect(checkAlone({ ...second, nonce: other })).toContain('commits to');
  });

  it('is refused when it comes from another log', () => {
    expect(checkSealed(first, undefined, 'another.example/log')).toContain(ORIGIN);
  });
});
