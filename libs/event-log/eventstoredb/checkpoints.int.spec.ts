import { aStream, begun, until } from '../conformance';
import type { Position } from '../port';
import { addressOf } from './address';
import { Connection, PATIENCE } from './connection';
import { Feed } from './feed';
import { Bench, follow, foreign, held, positions } from './testing';

describe('the checkpoints of EventStoreDB', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

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
    feed.close();
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
    await new Promise((resolve) => setTimeout(resolve, 500)); // the last checkpoint on its way
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
});
