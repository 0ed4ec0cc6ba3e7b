import type { EventLog, Position, RecordedEvent, Subscribe, Subscription } from '../port';
import { aRequest, aStream, begun, until } from './log-under-test';

const positions = (events: readonly RecordedEvent[]): Position[] => events.map(({ position }) => position);

export function describeSubscribing(log: () => EventLog): void {
  const open: Subscription[] = [];
  /** Subscribes and collects; closed when the test is over. */
  function subscribe(options: Partial<Subscribe> & { after: Position }): { seen: RecordedEvent[]; subscription: Subscription } {
    const seen: RecordedEvent[] = [];
    const subscription = log().subscribe({ handle: async (events) => void seen.push(...events), ...options });
    open.push(subscription);
    return { seen, subscription };
  }
  const everythingAfter = async (after: Position): Promise<Position[]> => positions(await log().readAll({ after }));

  afterEach(async () => {
    await Promise.all(open.splice(0).map((subscription) => subscription.close()));
  });

  it('gives what lies there, in order, and then what comes', async () => {
    const after = await log().head();
    await begun(log(), aStream(), 25);
    const { seen, subscription } = subscribe({ after, batch: 10 });
    await until(() => seen.length === 25);
    const stream = aStream();
    for (let n = 0; n < 5; n++) await log().append(aRequest(stream, 'any'));
    await until(() => seen.length === 30);
    expect(positions(seen)).toEqual(await everythingAfter(after));
    await until(() => subscription.position === seen.at(-1)!.position);
  });

  it('gives at the most as many events at a time as asked for', async () => {
    const after = await log().head();
    await begun(log(), aStream(), 25);
    const sizes: number[] = [];
    subscribe({ after, batch: 10, handle: async ({ length }) => void sizes.push(length) });
    await until(() => sizes.reduce((sum, size) => sum + size, 0) === 25);
    // fewer where more were long in coming
    expect(Math.max(...sizes)).toBe(10);
  });

  it('goes on from where another one stopped', async () => {
    const after = await log().head();
    await begun(log(), aStream(), 12);
    const first = subscribe({ after, batch: 5 });
    await until(() => first.subscription.position > after);
    await first.subscription.close();
    const second = subscribe({ after: first.subscription.position });
    await until(() => first.seen.length + second.seen.length === 12);
    expect([...positions(first.seen), ...positions(second.seen)]).toEqual(await everythingAfter(after));
  });

  it('loses nothing while many write', async () => {
    const after = await log().head();
    const { seen } = subscribe({ after, batch: 7 });
    const writers = Array.from({ length: 20 }, aStream).map(async (stream) => {
      for (let n = 0; n < 10; n++) await log().append(aRequest(stream, 'any'));
    });
    await Promise.all(writers);
    await until(() => seen.length === 200);
    expect(positions(seen)).toEqual(await everythingAfter(after));
  });

  it('gives the same events again when the handler threw, says so, and skips none', async () => {
    const after = await log().head();
    await begun(log(), aStream(), 9);
    const done: Position[] = [];
    const offered: Position[][] = [];
    const attempts: number[] = [];
    const { subscription } = subscribe({
      after,
      batch: 3,
      handle: async (events) => {
        offered.push(positions(events));
        if (offered.length === 2 || offered.length === 3) throw new Error('not now');
        done.push(...positions(events));
      },
      onError: (_, attempt) => attempts.push(attempt),
    });
    await until(() => done.length === 9);
    const all = await everythingAfter(after);
    expect(done).toEqual(all);
    expect(offered).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(3, 6), all.slice(3, 6), all.slice(6, 9)]);
    expect(attempts).toEqual([1, 2]);
    await until(() => subscription.position === all.at(-1));
  });

  it('counts no event as handled while its handler throws, and closes all the same', async () => {
    const after = await log().head();
    await begun(log(), aStream());
    let tries = 0;
    const handle = async (): Promise<void> => {
      tries += 1;
      throw new Error('never');
    };
    const { subscription } = subscribe({ after, handle });
    await until(() => tries > 0);
    await subscription.close();
    expect(subscription.position).toBe(after);
  });

  it('closes after the batch in hand, and never calls again', async () => {
    const after = await log().head();
    await begun(log(), aStream(), 4);
    let finish = (): void => undefined;
    const calls: number[] = [];
    const { subscription } = subscribe({
      after,
      batch: 2,
      handle: async ({ length }) => {
        calls.push(length);
        await new Promise<void>((resolve) => (finish = resolve));
      },
    });
    await until(() => calls.length === 1);
    let closed = false;
    const closing = subscription.close().then(() => (closed = true));
    await log().head();
    expect(closed).toBe(false);
    finish();
    await closing;
    await begun(log(), aStream());
    expect(calls).toEqual([2]);
    expect(await everythingAfter(subscription.position)).toHaveLength(3);
  });

  it('never calls a handler while it is busy', async () => {
    const after = await log().head();
    let busy = 0;
    let most = 0;
    const { seen } = subscribe({
      after,
      batch: 1,
      handle: async (events) => {
        most = Math.max(most, ++busy);
        await log().head();
        busy -= 1;
        seen.push(...events);
      },
    });
    await Promise.all(Array.from({ length: 10 }, () => begun(log(), aStream())));
    await until(() => seen.length === 10);
    expect(most).toBe(1);
  });
}
