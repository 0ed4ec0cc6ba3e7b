import type { EventLog, RecordedEvent } from '#libs/event-log';
import { SharedReader } from './shared-reader';

describe('the reader that the read models of a process share', () => {
  it('given that the signal comes while an empty page is being read, then whoever waits for news is let go', async () => {
    const reading = Promise.withResolvers<readonly RecordedEvent[]>();
    const log = {
      head: async () => 5,
      readAll: () => reading.promise,
      subscribe: () => ({ position: 5, close: async () => undefined }),
    } as unknown as EventLog;
    const reader = new SharedReader(log, () => undefined);
    await reader.open();
    const stopping = new AbortController();
    const next = reader.next(0, stopping.signal);
    stopping.abort();
    await reader.close();
    reading.resolve([]);
    expect(await next).toEqual([]);
  });
});
