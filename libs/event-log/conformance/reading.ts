import type { EventLog, RecordedEvent } from '../port';
import { ORIGIN, aContext, aRequest, aStream, anEvent, begun } from './log-under-test';

const positions = (events: readonly RecordedEvent[]): number[] => events.map(({ position }) => position);
const revisions = (events: readonly RecordedEvent[]): number[] => events.map(({ revision }) => revision);
const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** Everything in the log, page by page. */
export async function wholeLog(log: EventLog, limit = 1000): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let page = await log.readAll({ limit }); page.length > 0; page = await log.readAll({ after: events.at(-1)!.position, limit }))
    events.push(...page);
  return events;
}

export function describeReading(log: () => EventLog, { gapless }: { readonly gapless: boolean }): void {
  it('gives back what was said, and nothing else', async () => {
    const stream = aStream();
    const context = aContext({
      causationId: '0198c0de-0000-7000-8000-000000000001',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      recordedAt: Temporal.Instant.from('2026-03-01T12:00:00.9876543Z'),
    });
    const written = anEvent(
      { amountOre: 5_000_000 },
      { type: 'GrantPaid', schemaVersion: 3, effectiveAt: Temporal.Instant.from('2026-02-27T23:00:00Z') },
    );
    const outcome = await log().append({ stream, expected: 'noStream', events: [written], context });
    const [event, ...rest] = await log().readStream(stream);
    expect(rest).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'appended', position: event!.position, head: { revision: 0, leafHash: event!.leafHash } });
    expect(event).toMatchObject({
      stream,
      revision: 0,
      id: written.id,
      type: 'GrantPaid',
      schemaVersion: 3,
      body: { amountOre: 5_000_000 },
      actor: context.actor,
      commandId: context.commandId,
      correlationId: context.correlationId,
      causationId: context.causationId,
      traceparent: context.traceparent,
      rules: 'liggaren/1',
      recordedAt: '2026-03-01T12:00:00.987654Z',
      effectiveAt: '2026-02-27T23:00:00.000000Z',
    });
    expect(JSON.parse(event!.leaf.toString())).toMatchObject({ log: ORIGIN, stream, rev: 0 });
  });

  it('an event that happened when it was written down has one time', async () => {
    const stream = aStream();
    await begun(log(), stream);
    const [event] = await log().readStream(stream);
    expect(event!.effectiveAt).toBe(event!.recordedAt);
  });

  it('gives a stream forwards and backwards, from any revision, as many as asked for', async () => {
    const stream = aStream();
    await begun(log(), stream, 10);
    const read = async (options: Parameters<EventLog['readStream']>[1]): Promise<number[]> =>
      revisions(await log().readStream(stream, options));
    expect(await read({})).toEqual(upTo(0, 9));
    expect(await read({ from: 4 })).toEqual(upTo(4, 9));
    expect(await read({ from: 4, limit: 2 })).toEqual([4, 5]);
    expect(await read({ from: 10 })).toEqual([]);
    expect(await read({ limit: 0 })).toEqual([]);
    expect(await read({ direction: 'backwards' })).toEqual(upTo(0, 9).reverse());
    expect(await read({ direction: 'backwards', from: 4 })).toEqual([4, 3, 2, 1, 0]);
    expect(await read({ direction: 'backwards', from: 99, limit: 1 })).toEqual([9]);
  });

  it('gives nothing for a stream that is not there', async () => {
    expect(await log().readStream(aStream())).toEqual([]);
    expect(await log().readStream(aStream(), { direction: 'backwards' })).toEqual([]);
  });

  it('gives the log forwards and backwards from any position, as many as asked for', async () => {
    const before = await log().head();
    for (let n = 0; n < 4; n++) await begun(log(), aStream(), 3);
    const all = await log().readAll({ after: before });
    expect(all).toHaveLength(12);
    expect(positions(all).at(-1)).toBe(await log().head());
    const after = all[4]!.position;
    expect(positions(await log().readAll({ after }))).toEqual(positions(all.slice(5)));
    expect(positions(await log().readAll({ after, limit: 3 }))).toEqual(positions(all.slice(5, 8)));
    expect(positions(await log().readAll({ after, direction: 'backwards', limit: 4 }))).toEqual(positions(all.slice(0, 4)).reverse());
    expect(positions(await log().readAll({ direction: 'backwards', limit: 2 }))).toEqual(positions(all.slice(-2)).reverse());
    expect(await log().readAll({ after: await log().head() })).toEqual([]);
    expect(await log().readAll({ after: 0, direction: 'backwards' })).toEqual([]);
  });

  it('gives at the most a thousand events at a time', async () => {
    const before = await log().head();
    for (let n = 0; n < 3; n++) await begun(log(), aStream(), 400);
    expect(await log().readAll({ after: before })).toHaveLength(1000);
    expect(await log().readAll({ after: before, limit: 5000 })).toHaveLength(1000);
  });

  it(`numbers events in the order they were written, ${gapless ? 'without gaps' : 'rising'}, in the log and in each stream`, async () => {
    const streams = Array.from({ length: 20 }, aStream);
    const writeTen = async (stream: string): Promise<void> => {
      for (let n = 0; n < 10; n++) await log().append(aRequest(stream, 'any', n % 3 === 0 ? [anEvent(), anEvent()] : [anEvent()]));
    };
    await Promise.all(streams.map(writeTen));
    const all = await wholeLog(log(), 173);
    if (gapless) expect(positions(all)).toEqual(upTo(1, all.length));
    else expect(positions(all)).toEqual(positions(all).toSorted((a, b) => a - b));
    expect(all.at(-1)!.position).toBe(await log().head());
    for (const stream of streams) {
      const own = all.filter((event) => event.stream === stream);
      expect(revisions(own)).toEqual(upTo(0, 13));
      expect(positions(await log().readStream(stream))).toEqual(positions(own));
    }
  });
}
