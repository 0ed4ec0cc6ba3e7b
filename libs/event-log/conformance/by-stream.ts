import type { EventLog, LogByStream, PlaceInStreams, RecordedEvent } from '..';
import { aRequest, aStream, anEvent, begun } from './log-under-test';

/** What a log must do that can be read stream by stream. */
export function describeByStream(log: () => EventLog & LogByStream): void {
  const read = async (upTo: number, types: readonly string[]): Promise<RecordedEvent[]> => {
    const events: RecordedEvent[] = [];
    for (let after: PlaceInStreams | undefined; ; after = events.at(-1)) {
      const page = await log().readByStream({ after, upTo, types });
      if (page.length === 0) return events;
      expect(page.length).toBeLessThanOrEqual(1000);
      events.push(...page);
    }
  };

  it('gives each stream whole and in its order, page by page, and nothing that was appended later', async () => {
    const streams = Array.from({ length: 5 }, aStream);
    for (let turn = 0; turn < 3; turn++)
      for (const stream of streams)
        await log().append(
          aRequest(
            stream,
            'any',
            Array.from({ length: 100 }, () => anEvent()),
          ),
        );
    const upTo = await log().head();
    for (const stream of streams) await log().append(aRequest(stream, 'exists', [anEvent()]));
    const events = await read(upTo, ['NoteWritten']);
    const ends = events.flatMap(({ stream }, i) => (events[i + 1]?.stream === stream ? [] : [stream]));
    expect(new Set(ends).size).toBe(ends.length);
    for (const stream of streams) {
      const whole = await log().readStream(stream, { limit: 300 });
      expect(events.filter((event) => event.stream === stream)).toEqual(whole);
    }
  });

  it('gives only the types that were asked for', async () => {
    const stream = aStream();
    await begun(log(), stream, 2);
    await log().append(aRequest(stream, 'exists', [anEvent({}, { type: 'SomethingElse', schemaVersion: 2 }), anEvent()]));
    const upTo = await log().head();
    expect(await read(upTo, ['SomethingElse'])).toMatchObject([{ stream, revision: 2, type: 'SomethingElse' }]);
    expect(await read(upTo, [])).toEqual([]);
  });
}
