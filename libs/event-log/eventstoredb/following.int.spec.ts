import { status } from '@grpc/grpc-js';
import { aRequest, aStream, anEvent, begun, headOf, until } from '../conformance';
import type { Position, RecordedEvent, Subscribe } from '../port';
import { addressOf } from './address';
import { Connection, PATIENCE } from './connection';
import { Feed } from './feed';
import type { EventStoreDbEventLog } from '.';
import { Bench, foreign } from './testing';

describe('a subscription to EventStoreDB', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

  const positions = (events: readonly RecordedEvent[]): Position[] => events.map(({ position }) => position);
  function follow(log: EventStoreDbEventLog, over: Partial<Subscribe> = {}) {
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
  function held() {
    const { promise: leave, resolve: go } = Promise.withResolvers<void>();
    const seen: RecordedEvent[] = [];
    const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
      seen.push(...events);
      await leave;
    };
    return { seen, handle, go };
  }

  it.each(['ok', 'error', 'silent', 'cut'] as const)(
    'goes on where it was when it is lost (%s), with nothing left out or given twice',
    async (how) => {
      const { double, log } = await bench.both(how === 'silent' ? { patience: { silence: 300 } } : {});
      const { seen, subscription } = follow(log);
      for (let n = 1; n <= 3; n++) {
        await begun(log, aStream(), 4);
        await until(() => seen.length === 4 * n);
        if (how === 'cut') double.cut();
        else double.endSubscriptions(how);
      }
      await begun(log, aStream(), 4);
      await until(() => seen.length === 16);
      expect(positions(seen)).toEqual(positions(await log.readAll()));
      expect(subscription.position).toBe(seen.at(-1)!.position);
    },
  );

  it.each([status.INTERNAL, status.UNKNOWN, status.PERMISSION_DENIED])(
    'tries again when the server does not let it begin (status %i), and says so',
    async (code) => {
      const { double, log } = await bench.both();
      double.faults.next('subscribe', { kind: 'status', code }, { kind: 'status', code });
      await begun(log, aStream(), 2);
      const { seen, errors } = follow(log);
      await until(() => seen.length === 2);
      expect(errors).toHaveLength(2);
    },
  );

  it('begins anew when the server never answers', async () => {
    const { double, log } = await bench.both({ patience: { silence: 300 } });
    double.faults.next('subscribe', { kind: 'never' });
    await begun(log, aStream(), 2);
    const { seen } = follow(log);
    await until(() => seen.length === 2);
  });

  it('has checkpoints and the sign that it caught up in line behind the events that wait to be read', async () => {
    const { double, log } = await bench.both();
    await begun(log, aStream(), 8);
    const connection = new Connection(addressOf({ url: `${double.url}?tls=false`, production: false }), PATIENCE);
    const feed = new Feed(connection.session(), undefined, '');
    await until(() => [...double.subscriptions].some(({ sent }) => sent === 8));
    await new Promise((resolve) => setTimeout(resolve, 100)); // all of it is with the client
    const kinds: string[] = [];
    await until(() => {
      for (let item = feed.next(); item; item = feed.next()) kinds.push(Object.keys(item)[0]!);
      return kinds.length >= 10;
    });
    expect(kinds).toEqual([...Array.from({ length: 8 }, () => 'event'), 'checkpoint', 'caughtUp']);
    await feed.close();
    connection.close();
  });

  it('counts no checkpoint before the events that came before it are handled', async () => {
    const { double, log } = await bench.both();
    await begun(log, aStream(), 8);
    const { seen, handle, go } = held();
    follow(log, { batch: 1, handle });
    await until(() => seen.length === 1 && [...double.subscriptions].every(({ sent }) => sent === 8));
    await new Promise((resolve) => setTimeout(resolve, 50)); // the checkpoint at the end is with the client, seven events wait
    double.endSubscriptions('error');
    double.cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    go();
    await until(() => seen.length === 8);
    expect(positions(seen)).toEqual(positions(await log.readAll()));
  });

  it('begins anew from a checkpoint, not from the last event, on a server where others write much', async () => {
    const { double, log } = await bench.both({ streamPrefix: 'bidrag-' });
    await begun(log, aStream());
    double.store.write(
      'others',
      Array.from({ length: 3000 }, () => foreign()),
    );
    const { seen } = follow(log);
    await until(() => [...double.subscriptions].some(({ considered }) => considered >= 3000));
    await begun(log, aStream());
    await until(() => seen.length === 2);
    double.store.write(
      'others',
      Array.from({ length: 3000 }, () => foreign()),
    );
    await until(() => [...double.subscriptions].some(({ considered }) => considered >= 6000));
    await new Promise((resolve) => setTimeout(resolve, 100)); // the last checkpoint on its way
    double.endSubscriptions('error');
    await begun(log, aStream());
    await until(() => seen.length === 3);
    expect([...double.subscriptions].at(-1)!.considered).toBeLessThan(2000);
  });

  it.each([
    ['all bits set', () => 2n ** 64n - 1n],
    ['as large as a signed number can not be', () => 2n ** 63n],
    ['nought', () => 0n],
    ['one that it had', (last: Position) => BigInt(last)],
    ['one before the last event', (last: Position) => BigInt(last) - 100n],
  ])('is not led astray by a checkpoint that is wrong: %s', async (_, lie) => {
    const { double, log } = await bench.both();
    const { seen, errors } = follow(log);
    await begun(log, aStream(), 3);
    await until(() => seen.length === 3);
    double.claimCheckpoint(lie(seen.at(-1)!.position));
    await new Promise((resolve) => setTimeout(resolve, 50));
    double.endSubscriptions('error');
    await begun(log, aStream(), 3);
    await until(() => seen.length === 6);
    expect(positions(seen)).toEqual(positions(await log.readAll()));
    expect(errors).toHaveLength(1);
    expect([...double.subscriptions].at(-1)!.considered).toBeLessThanOrEqual(4); // what it had handled is not looked at again
  });

  it('gives no event twice that the server sends once more', async () => {
    const { double, log } = await bench.both();
    double.startsAgain = true;
    const { seen } = follow(log);
    for (let n = 1; n <= 3; n++) {
      await begun(log, aStream(), 2);
      await until(() => seen.length === 2 * n);
      double.endSubscriptions('error');
    }
    await begun(log, aStream(), 2);
    await until(() => seen.length === 8);
    expect(positions(seen)).toEqual(positions(await log.readAll()));
  });

  it('leaves no call open on the server when it is closed, nor when the log is', async () => {
    const { double, log } = await bench.both();
    const [one] = [follow(log), follow(log)];
    await until(() => double.subscriptions.size === 2);
    await one!.subscription.close();
    await until(() => double.subscriptions.size === 1);
    await log.close();
    await until(() => double.subscriptions.size === 0);
  });

  it('leaves no call open on the server when it begins anew after silence', async () => {
    const { double, log } = await bench.both({ patience: { silence: 40 } });
    follow(log);
    await until(() => double.count('subscribe') >= 4);
    expect(double.subscriptions.size).toBeLessThanOrEqual(2);
  });

  it('lets the server wait when its handler is slow', async () => {
    const { double, log } = await bench.both();
    for (let n = 0; n < 15; n++)
      await log.append(
        aRequest(
          aStream(),
          'noStream',
          Array.from({ length: 20 }, () => anEvent({ text: 'x'.repeat(20_000) })),
        ),
      );
    const { seen, handle, go } = held();
    follow(log, { batch: 1, handle });
    await until(() => seen.length === 1);
    const sent = (): number => [...double.subscriptions][0]!.sent;
    let before = -1;
    while (sent() !== before) {
      before = sent();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(sent()).toBeLessThan(150);
    go();
    await until(() => seen.length === 300);
  });

  it('gives what it has in time also on a server that does not say that it caught up', async () => {
    const { double, log } = await bench.both();
    double.tellsCaughtUp = false;
    await begun(log, aStream(), 3);
    const { seen } = follow(log);
    await until(() => seen.length === 3);
  });

  it('does not pass by what it can not read: it gives what is before it, and says so again and again', async () => {
    const { double, log } = await bench.both();
    await begun(log, aStream(), 3);
    double.store.write(aStream(), [foreign()]);
    await begun(log, aStream(), 3);
    const { seen, errors } = follow(log);
    await until(() => errors.length >= 2);
    expect(seen).toHaveLength(3);
    expect(String(errors[0])).toContain('was not written by this log');
  });

  it('sees nothing of the server’s own streams, of those that others keep there, or of what lies before the log begins', async () => {
    const double = await bench.double();
    const old = bench.log(double, { streamPrefix: 'bidrag-' });
    await begun(old, aStream(), 2);
    double.store.write('others', [foreign(), foreign()]);
    const beginsAfter = await old.head();
    double.store.write('others', [foreign(), foreign()]);
    const log = bench.log(double, { streamPrefix: 'bidrag-', beginsAfter });
    expect(await log.head()).toBe(0);
    const { seen } = follow(log);
    const { revision } = headOf(await log.append(aRequest(aStream(), 'noStream', [anEvent(), anEvent()])));
    double.store.write('$ours-not', [foreign()]);
    await until(() => seen.length === 2);
    expect(revision).toBe(1);
    expect(positions(await log.readAll())).toEqual(positions(seen));
    expect(positions(await log.readAll({ direction: 'backwards' }))).toEqual(positions(seen).reverse());
    expect(await log.head()).toBe(seen[1]!.position);
    expect(seen[0]!.stream).toMatch(/^case-/); // without the prefix, as its leaf says
  });
});
