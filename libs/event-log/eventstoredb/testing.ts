import { randomBytes, randomUUID } from 'node:crypto';
import { Double, type DoubleOptions } from '../../../test/eventstoredb/server';
import { APPLICATION, ORIGIN } from '../conformance';
import type { ContentKeys } from '../disposing';
import type { Position, RecordedEvent, Subscribe } from '../port';
import { EventStoreDbEventLog, type EventStoreDbOptions } from '.';

/** As patient as a busy machine needs. */
const PATIENT = { answer: 5000, giveUp: 20_000, silence: 60_000 };
/** Keys of contents in memory. */
export function keysInMemory(): ContentKeys {
  const keys = new Map<string, Buffer | null>();
  const open = async (ids: readonly string[]) => new Map(ids.flatMap((id) => (keys.has(id) ? [[id, keys.get(id)!] as const] : [])));
  return {
    open,
    openOrMake(ids) {
      for (const id of ids) if (!keys.has(id)) keys.set(id, randomBytes(32));
      return open(ids);
    },
    async destroy(ids) {
      const there = ids.filter((id) => keys.get(id));
      for (const id of ids) keys.set(id, null);
      return there.length;
    },
  };
}

/** For servers that never answer. */
export const IMPATIENT = { ...PATIENT, answer: 300 };

export const logOn = (double: Double, over: Partial<EventStoreDbOptions> = {}): EventStoreDbEventLog =>
  new EventStoreDbEventLog({
    url: `${double.url}?tls=false`,
    production: false,
    origin: ORIGIN,
    application: APPLICATION,
    patience: PATIENT,
    ...over,
  });

/** Servers and logs of one test; `close` after it. */
export class Bench {
  private readonly closing: (() => Promise<unknown>)[] = [];

  async double(options: DoubleOptions = {}): Promise<Double> {
    const double = await new Double(options).start();
    this.closing.push(() => double.stop());
    return double;
  }
  log(double: Double, over: Partial<EventStoreDbOptions> = {}): EventStoreDbEventLog {
    const log = logOn(double, over);
    this.closing.push(() => log.close());
    return log;
  }
  async both(over: Partial<EventStoreDbOptions> = {}, options: DoubleOptions = {}) {
    const double = await this.double(options);
    return { double, log: this.log(double, over) };
  }
  async close(): Promise<void> {
    for (const close of this.closing.splice(0).toReversed()) await close();
  }
}

/** Something that others keep on the same server. */
export const foreign = (size = 2) => ({
  id: randomUUID(),
  type: 'OrderPlaced',
  contentType: 'application/json',
  data: Buffer.from(JSON.stringify('x'.repeat(size - 2))),
  metadata: Buffer.alloc(0),
});

export const positions = (events: readonly RecordedEvent[]): Position[] => events.map(({ position }) => position);

/** Subscribes from the beginning and collects. */
export function follow(log: EventStoreDbEventLog, over: Partial<Subscribe> = {}) {
  const seen: RecordedEvent[] = [];
  const errors: unknown[] = [];
  const subscription = log.subscribe({
    after: 0,
    handle: async (events) => void seen.push(...events),
    onError: (error) => errors.push(error),
    ...over,
  });
  return { seen, errors, subscription };
}

/** A handler that waits for leave, once. */
export function held() {
  const { promise: leave, resolve: go } = Promise.withResolvers<void>();
  const seen: RecordedEvent[] = [];
  const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
    seen.push(...events);
    await leave;
  };
  return { seen, handle, go };
}
