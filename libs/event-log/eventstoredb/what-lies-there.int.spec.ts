import { aRequest, aStream, anEvent, begun } from '../conformance';
import { Bench, foreign } from './testing';

describe('what lies on EventStoreDB', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

  it('an old write is told of as it was first, also when the server does not say where it lies', async () => {
    const { double, log } = await bench.both();
    const request = aRequest(aStream(), 'noStream', [anEvent(), anEvent()]);
    const outcome = await log.append(request);
    double.faults.next('append', { kind: 'noPosition' });
    expect(await bench.log(double).append(request)).toEqual({ ...outcome, kind: 'duplicate' });
  });

  it('the position of an append is that of its last event', async () => {
    const { double, log } = await bench.both();
    const stream = aStream();
    const outcome = await log.append(aRequest(stream, 'noStream', [anEvent(), anEvent(), anEvent()]));
    expect(outcome).toMatchObject({ position: (await log.readStream(stream))[2]!.position });
    expect(outcome).toMatchObject({ position: Number(double.store.events(stream)![2]!.position) });
  });

  it('a server that does not tell positions is not believed', async () => {
    const { double, log } = await bench.both({ patience: { giveUp: 100 } });
    double.tellsPositions = false;
    await expect(log.append(aRequest(aStream(), 'noStream'))).rejects.toThrow('does not tell its position');
  });

  it('what is larger than the server takes at a time is refused by name, and asked for once', async () => {
    const { double, log } = await bench.both();
    const large = aRequest(aStream(), 'noStream', [anEvent({ text: 'x'.repeat(600_000) }), anEvent({ text: 'x'.repeat(600_000) })]);
    await expect(log.append(large)).rejects.toThrow('1048576 bytes');
    expect(double.count('append')).toBe(1);
    expect(await log.readStream(large.stream)).toEqual([]);
  });

  it('a stream that somebody deleted on the server is no new one: what would lie at another revision than its leaf says is told of', async () => {
    const { double, log } = await bench.both();
    const [deleted, tombstoned] = [aStream(), aStream()];
    for (const stream of [deleted, tombstoned]) await begun(log, stream, 2);
    double.store.softDelete(deleted);
    double.store.tombstone(tombstoned);
    const another = bench.log(double);
    await expect(another.append(aRequest(deleted, 'noStream'))).rejects.toThrow('was the stream deleted');
    await expect(another.append(aRequest(tombstoned, 'noStream'))).rejects.toThrow('deleted');
  });

  it('what is not as the log wrote it is noticed by whoever reads it, and not built on', async () => {
    const { double, log } = await bench.both();
    const stream = aStream();
    await begun(log, stream, 2);
    const [, last] = double.store.events(stream)!;
    double.store.write(stream, [{ ...last!, id: crypto.randomUUID(), data: Buffer.from('{}') }]);
    await expect(log.readStream(stream)).rejects.toThrow(`${stream}@2`);
    await expect(bench.log(double).append(aRequest(stream, 'any'))).rejects.toThrow(`${stream}@2`);
    double.store.write('somebody-elses', [foreign()]);
    await expect(log.readAll({ direction: 'backwards' })).rejects.toThrow(
      'somebody-elses@0 on the event store was not written by this log',
    );
    await expect(bench.log(double, { origin: 'another.example/log' }).readStream(stream, { limit: 1 })).rejects.toThrow(
      'belongs to the log',
    );
  });

  it('what is right by itself but belongs to another history is not built on', async () => {
    const [one, other] = [await bench.both(), await bench.both()];
    const stream = aStream();
    await begun(one.log, stream, 2);
    await begun(other.log, stream, 3);
    one.double.store.write(stream, [other.double.store.events(stream)![2]!]);
    expect(await one.log.readStream(stream)).toHaveLength(3); // links are for those who have the whole stream
    await expect(bench.log(one.double).append(aRequest(stream, 'any'))).rejects.toThrow('prev is not the hash');
    expect(one.double.store.events(stream)).toHaveLength(3);
  });

  it('a stream that does not exist is told of while it is read, and is nothing', async () => {
    const { log } = await bench.both();
    expect(await log.readStream(aStream())).toEqual([]);
  });
});
