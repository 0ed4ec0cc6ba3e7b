import { status } from '@grpc/grpc-js';
import { aRequest, aStream, anEvent, begun, headOf, until } from '../conformance';
import { Bench, follow, foreign, held, positions } from './testing';

describe('a subscription to EventStoreDB', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

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

  it('closes also while the client looks for the cluster and gets no answer', async () => {
    const double = await bench.double();
    const hosts = `127.0.0.1:${double.port},127.0.0.1:${double.port}`;
    const log = bench.log(double, { url: `esdb://${hosts}?tls=false&gossipTimeout=600` });
    double.faults.always('gossip', { kind: 'never' });
    const { subscription } = follow(log);
    await until(() => double.count('gossip') > 0);
    await subscription.close();
    expect(double.count('subscribe')).toBe(0);
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
