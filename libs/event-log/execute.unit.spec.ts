import { z } from 'zod';
import { accept, newId, refuse, type Decision } from '#libs/kernel';
import { event, type EventOf } from './catalogue';
import { execute, loadStream, type Execute } from './execute';
import { MemoryEventLog } from './memory';
import type { AppendRequest, EventContext, RecordedEvent } from './port';

const jar = { Filled: event({ sv: 'påfylld', en: 'filled' }, ['POLICY', 'exempel'], { litres: z.int().positive() }) };
type JarEvent = EventOf<typeof jar>;
const decider = {
  initial: 0,
  evolve: (state: number, { body }: JarEvent) => state + body.litres,
  decide: (litres: number, state: number, max: number): Decision<JarEvent> => {
    if (litres === 0) return accept();
    if (state + litres > max)
      return refuse(
        'too-much',
        { sv: 'Det får inte plats.', en: 'There is no room for it.' },
        { basis: 'POLICY', citation: 'exempel', field: 'litres' },
      );
    return accept({ type: 'Filled', body: { litres } });
  },
};
const meta = (commandId = newId()): EventContext => ({
  actor: { ref: 'p_anna', role: 'official', acr: 'loa2', at: 1, name: 'Anna', organisation: null },
  commandId,
  correlationId: commandId,
  causationId: null,
  traceparent: null,
  rules: 'test/1',
  recordedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
});

describe('executing a command', () => {
  let log: MemoryEventLog;
  beforeEach(() => (log = new MemoryEventLog({ origin: 'test.example/log', application: 'test@1' })));
  const fill = (command: number, over: Partial<Execute<number, number, typeof jar, number>> = {}) =>
    execute({ log, stream: 'jar-1', catalogue: jar, decider, command, context: 10, meta: meta(), ...over });

  it('appends what was decided and tells where it lies', async () => {
    expect(await fill(3)).toEqual({ kind: 'done', position: 1, revision: 0, types: ['Filled'] });
    expect(await fill(4)).toEqual({ kind: 'done', position: 2, revision: 1, types: ['Filled'] });
  });

  it('gives the reason and writes nothing when the decider refuses', async () => {
    await fill(9);
    expect(await fill(2)).toMatchObject({ kind: 'refused', refusal: { code: 'too-much', field: 'litres' } });
    expect(await log.head()).toBe(1);
  });

  it('writes nothing when the command changes nothing', async () => {
    await fill(1);
    expect(await fill(0)).toEqual({ kind: 'unchanged', position: 1, revision: 0 });
    expect(await log.head()).toBe(1);
  });

  it('gives a repeated command its first outcome, also when it would be refused by now', async () => {
    const once = meta();
    const first = await fill(6, { meta: once });
    await fill(4);
    expect(await fill(6, { meta: once })).toEqual(first);
    expect(await log.head()).toBe(2);
  });

  it('refuses to decide on another revision than the person saw, and tells what came since', async () => {
    await fill(1);
    await fill(2);
    const outcome = await fill(3, { expectedRevision: 0 });
    expect(outcome).toMatchObject({ kind: 'stale', actual: 1, since: [{ revision: 1, body: { litres: 2 } }] });
    expect(await fill(3, { expectedRevision: 1 })).toMatchObject({ kind: 'done', revision: 2 });
  });

  it('is not stale for what leaves true whatever a person saw, but for anything else between', async () => {
    const small = { leavesSeenTrue: ({ body }: RecordedEvent) => body?.['litres'] === 1 };
    await fill(2);
    await fill(1);
    expect(await fill(3, { expectedRevision: 0, ...small })).toMatchObject({ kind: 'done', revision: 2 });
    expect(await fill(2, { expectedRevision: 0, ...small })).toMatchObject({ kind: 'stale', actual: 2 });
    expect(await fill(2, { expectedRevision: 7, ...small })).toMatchObject({ kind: 'stale', actual: 2 });
  });

  it('decides again on the new state when somebody was faster', async () => {
    const original = log.append.bind(log);
    let overtaken = false;
    jest.spyOn(log, 'append').mockImplementation(async (request: AppendRequest) => {
      if (!overtaken) {
        overtaken = true;
        await fill(8);
      }
      return original(request);
    });
    expect(await fill(5)).toMatchObject({ kind: 'refused', refusal: { code: 'too-much' } });
    expect((await loadStream(log, 'jar-1')).events).toHaveLength(1);
  });

  it('lets 20 people fill one jar at once without ever filling it too much', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => fill(1)));
    const done = outcomes.filter(({ kind }) => kind === 'done').length;
    expect((await loadStream(log, 'jar-1')).events).toHaveLength(done);
    expect(done).toBeLessThanOrEqual(10);
    expect(done).toBeGreaterThan(0);
  });

  it('never decides on `any` revision: every append states the one it was decided on', async () => {
    const asked = jest.spyOn(log, 'append');
    await fill(1);
    await fill(2);
    expect(asked.mock.calls.map(([{ expected }]) => expected)).toEqual(['noStream', { revision: 0, leafHash: expect.any(Buffer) }]);
  });

  it('never writes what the contract of the stream does not allow', async () => {
    await expect(fill(0.5)).rejects.toThrow('expected int');
    expect(await log.head()).toBe(0);
  });
});
