import { status } from '@grpc/grpc-js';
import type { Fault } from '../../../test/eventstoredb/faults';
import { FaultProxy } from '../../../test/faults/proxy';
import { aRequest, aStream, anEvent, begun, headOf } from '../conformance';
import { Bench, IMPATIENT } from './testing';

const { ABORTED, CANCELLED, DATA_LOSS, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, UNKNOWN } = status;

describe('an append to EventStoreDB whose outcome is unknown', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

  const FAULTS: readonly [string, Fault][] = [
    ...[ABORTED, CANCELLED, DATA_LOSS, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, UNKNOWN].map((code): [string, Fault] => [
      status[code],
      { kind: 'status', code },
    ]),
    ['no answer at all', { kind: 'never' }],
    ['an answer that comes too late', { kind: 'late', ms: 400 }],
    ['a connection that breaks', { kind: 'cut' }],
  ];
  it.each(FAULTS.flatMap(([name, fault]) => [true, false].map((stored) => [name, stored, { ...fault, stored } as Fault] as const)))(
    'is sent again as it was, and written once (%s, stored: %s)',
    async (_, __, fault) => {
      const unanswered = fault.kind === 'never' || fault.kind === 'late' || fault.kind === 'cut';
      const { double, log } = await bench.both(unanswered ? { patience: IMPATIENT } : {});
      const stream = aStream();
      const head = await begun(log, stream);
      double.faults.next('append', fault);
      const request = aRequest(stream, head, [anEvent({ n: 1 }), anEvent({ n: 2 })]);
      // appended, not duplicate: the leaf that lies there is the very one that is told
      expect(await log.append(request)).toMatchObject({ kind: 'appended', head: { revision: 2 } });
      const [first, ...again] = double.asked.filter(({ ids }) => ids.length === 2);
      expect(again.length).toBeGreaterThan(0);
      for (const one of again) expect(one).toEqual(first);
      expect(first).toMatchObject({ expected: 0, ids: request.events.map(({ id }) => id) });
      expect(double.store.events(stream)).toHaveLength(3);
    },
  );

  it('is found when the server calls it a conflict with itself', async () => {
    const { double, log } = await bench.both();
    const stream = aStream();
    await begun(log, stream);
    double.faults.next('append', { kind: 'status', code: UNAVAILABLE, stored: true }, { kind: 'conflict', current: 1 });
    const outcome = await log.append(aRequest(stream, { revision: 0 }));
    expect(outcome).toMatchObject({ kind: 'duplicate', head: { revision: 1 } });
    expect(headOf(outcome).leafHash).toEqual((await log.readStream(stream))[1]!.leafHash);
  });

  it('is not written twice although the server has forgotten its id, whatever was expected of the stream', async () => {
    const { double, log } = await bench.both();
    double.store.remembered = 0;
    const stream = aStream();
    for (const expected of ['any', 'exists', 'any'] as const) {
      double.faults.next('append', { kind: 'status', code: UNAVAILABLE, stored: true });
      expect((await log.append(aRequest(stream, expected))).kind).toBe('appended');
    }
    expect(double.store.events(stream)).toHaveLength(3);
    expect(double.asked.map(({ expected }) => expected)).toEqual(['no_stream', 'no_stream', 0, 0, 1, 1]);
  });

  it('fails in the end, when there never is an answer', async () => {
    const { double, log } = await bench.both({ patience: { answer: 100, giveUp: 1000 } });
    double.faults.always('append', { kind: 'never' });
    await expect(log.append(aRequest(aStream(), 'noStream'))).rejects.toThrow(/no answer|Deadline exceeded/);
    expect(double.count('append')).toBeGreaterThan(1);
  });

  it('fails in the end, when the cluster never says who leads it, although the client would wait ten minutes', async () => {
    const double = await bench.double();
    const hosts = `127.0.0.1:${double.port},127.0.0.1:${double.port}`;
    const log = bench.log(double, { url: `esdb://${hosts}?tls=false&gossipTimeout=600`, patience: { answer: 100, giveUp: 200 } });
    double.faults.always('gossip', { kind: 'never' });
    await expect(log.append(aRequest(aStream(), 'noStream'))).rejects.toThrow('no answer');
    await expect(log.readStream(aStream())).rejects.toThrow('no answer');
  });

  it('is not sent again when the server said no', async () => {
    const { double, log } = await bench.both();
    for (const code of [status.PERMISSION_DENIED, status.UNAUTHENTICATED, status.INVALID_ARGUMENT, status.FAILED_PRECONDITION]) {
      double.faults.next('append', { kind: 'status', code });
      await expect(log.append(aRequest(aStream(), 'noStream'))).rejects.toThrow('made to fail');
    }
    expect(double.count('append')).toBe(4);
  });

  it.each([true, false])('is settled over a wire that goes silent in the middle of it (the request got through: %s)', async (through) => {
    const double = await bench.double();
    const proxy = await FaultProxy.open({ host: '127.0.0.1', port: double.port });
    const log = bench.log(double, { url: `esdb://127.0.0.1:${proxy.port}?tls=false`, patience: IMPATIENT });
    const stream = aStream();
    const head = await begun(log, stream);
    proxy.stall(through ? 'down' : 'up');
    const outcome = log.append(aRequest(stream, head));
    await new Promise((resolve) => setTimeout(resolve, 300));
    proxy.heal({ lose: true });
    expect(await outcome).toMatchObject({ kind: 'appended', head: { revision: 1 } });
    expect(double.store.events(stream)).toHaveLength(2);
    await log.close();
    await proxy.close();
  });
});
