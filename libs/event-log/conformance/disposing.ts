import { newId } from '#libs/kernel';
import { DisposalRefused, type DisposingLog } from '../disposing';
import { DISPOSAL, MissingContent } from '../missing-content';
import type { EventLog, NewEvent, RecordedEvent, StreamHead } from '../port';
import { checkSealed, type SealedReader, type SealedRecord } from '../sealed';
import { aRequest, aStream, anEvent, until, type LogUnderTest } from './log-under-test';

type Log = EventLog & SealedReader & DisposingLog;

const disposalOf = (ids: readonly string[], decision = 'Gallringsbeslut 2026:4'): NewEvent =>
  anEvent({ events: [...ids], decision }, { type: DISPOSAL });

/** What a log does with contents that are lawfully removed: everything else stays as it was, for those who read, append and verify. */
export function describeDisposing(log: () => Log, stored: LogUnderTest['stored']): void {
  /** A stream of three, and the ids of its events. */
  async function three(): Promise<{ stream: string; events: readonly NewEvent[]; secret: string }> {
    const [stream, secret] = [aStream(), `hemligt ${newId()}`];
    const events = [anEvent({ note: secret }), anEvent({ note: 'kvar' }), anEvent({ text: secret })];
    await log().append(aRequest(stream, 'noStream', events));
    return { stream, events, secret };
  }
  async function named(stream: string, ids: readonly string[], decision?: string): Promise<string> {
    const disposal = disposalOf(ids, decision);
    await log().append(aRequest(stream, 'exists', [disposal]));
    return disposal.id;
  }
  /** As the whole log has them. */
  const sealedOf = async (stream: string): Promise<readonly SealedRecord[]> => {
    const [first] = await log().readStream(stream, { limit: 1 });
    const page = await log().readSealed({ after: first!.position - 1, limit: 1000 });
    const own = page.filter((one) => one.stream === stream);
    expect(await log().readSealed({ stream, after: 0, limit: 1000 })).toEqual(own);
    expect(await log().readSealed({ stream, after: first!.position, limit: 2 })).toEqual(own.slice(1, 3));
    return own;
  };
  const places = (events: readonly RecordedEvent[]) =>
    events.map(({ position, revision, id, type, recordedAt, leafHash }) => [
      position,
      revision,
      id,
      type,
      recordedAt,
      leafHash.toString('hex'),
    ]);

  it('reads an event without content as an envelope, wherever it is read: nobody’s name, no body, the same leaf', async () => {
    const { stream, events, secret } = await three();
    const before = await log().readStream(stream);
    const disposal = await named(stream, [events[0]!.id, events[2]!.id]);
    expect(await log().dispose(stream, disposal)).toBe(2);

    const after = await log().readStream(stream);
    expect(places(after.slice(0, 3))).toEqual(places(before));
    expect(after.map(({ body }) => body === null)).toEqual([true, false, true, false]);
    expect(after[0]).toMatchObject({ actor: { ...before[0]!.actor, name: before[0]!.actor.ref, organisation: null }, traceparent: null });
    expect(after[0]!.effectiveAt).toBe(after[0]!.recordedAt);
    expect(await log().readStream(stream, { direction: 'backwards' })).toEqual(after.toReversed());
    const first = after[0]!.position;
    expect((await log().readAll({ after: first - 1 })).filter((one) => one.stream === stream)).toEqual(after);
    expect((await log().readAll({ direction: 'backwards' })).filter((one) => one.stream === stream)).toEqual(after.toReversed());
    const seen: RecordedEvent[] = [];
    const subscription = log().subscribe({ after: first - 1, handle: async (some) => void seen.push(...some) });
    await until(() => seen.filter((one) => one.stream === stream).length === 4);
    await subscription.close();
    expect(seen.filter((one) => one.stream === stream)).toEqual(after);
    expect(JSON.stringify([after, seen])).not.toContain(secret);
  });

  it('leaves nothing of the content where it lay, and every leaf, hash and link as it was', async () => {
    const { stream, events, secret } = await three();
    const contents = async (): Promise<string> => (await stored()).map(({ data }) => data.toString()).join();
    const [before, sealed] = [await stored(), await sealedOf(stream)];
    await log().dispose(stream, await named(stream, [events[0]!.id, events[2]!.id]));
    expect(await stored()).toHaveLength(before.length - 1);
    expect(await contents()).not.toContain(secret);
    const after = await sealedOf(stream);
    expect(after.slice(0, 3).map(({ leaf, leafHash, prev }) => [leaf, leafHash, prev])).toEqual(
      sealed.map(({ leaf, leafHash, prev }) => [leaf, leafHash, prev]),
    );
    expect(after.map(({ nonce, data }) => [nonce === null, data === null])).toEqual([
      [true, true],
      [false, false],
      [true, true],
      [false, false],
    ]);
    let head: StreamHead | undefined;
    const missing = new MissingContent();
    for (const record of after) {
      expect(checkSealed(record, head)).toBeUndefined();
      head = { revision: record.revision, leafHash: record.leafHash };
      missing.take(record, record.type, record.data);
    }
    expect(missing.count).toBe(2);
    expect(missing.unlawful()).toEqual([]);
  });

  it('is done once: again removes nothing, a retry of what was written is a duplicate, and the stream goes on', async () => {
    const { stream, events } = await three();
    const disposal = await named(stream, [events[1]!.id]);
    expect(await log().dispose(stream, disposal)).toBe(1);
    expect(await log().dispose(stream, disposal)).toBe(0);
    expect(await log().append(aRequest(stream, 'noStream', events))).toMatchObject({ kind: 'duplicate', head: { revision: 2 } });
    expect(await log().append(aRequest(stream, { revision: 3 }))).toMatchObject({ kind: 'appended', head: { revision: 4 } });
    expect((await log().readStream(stream)).map(({ body }) => body === null)).toEqual([false, true, false, false, false]);
  });

  it('refuses, and removes nothing, without a disposal that may name the events', async () => {
    const [own, other] = [await three(), await three()];
    const [first, second] = [own.events[0]!.id, own.events[1]!.id];
    const later = anEvent();
    const ownName = disposalOf([]);
    const placed = async (...args: Parameters<typeof named>) => [args[0], await named(...args)] as const;
    const disposals: (readonly [stream: string, id: string])[] = [
      [own.stream, newId()],
      [own.stream, first],
      await placed(own.stream, [first, other.events[0]!.id]),
      await placed(own.stream, [first, newId()]),
      await placed(own.stream, [first], ''),
      await placed(own.stream, [first, later.id]),
      await placed(other.stream, [second]),
      [own.stream, ownName.id],
    ];
    await log().append(aRequest(own.stream, 'exists', [later, { ...ownName, body: { events: [first, ownName.id], decision: 'beslut' } }]));
    for (const [stream, disposal] of disposals) await expect(log().dispose(stream, disposal)).rejects.toThrow(DisposalRefused);
    for (const { stream } of [own, other]) expect((await log().readStream(stream)).every(({ body }) => body !== null)).toBe(true);
  });
}
