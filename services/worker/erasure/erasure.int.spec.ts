/** The worker's part of a disposal, on a real log, real keys and the real commands. It is killed wherever it can be, and begun again. */
import type { Forgetting } from '#libs/erasure';
import { loadState, loadStream } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, disposableIn, type DecideDisposal } from '#libs/grant-cases';
import { CannotBeDone } from '#libs/jobs';
import { newId, SetClock } from '#libs/kernel';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { CaseCommandHandler } from '../../../libs/grant-cases/handlers/case-command.handler';
import { GiveCaseCommand, type PlainCaseCommand } from '../../../libs/grant-cases/handlers/commands';
import { contents } from '../../../libs/erasure/stores/contents';
import { board, caseOf, metaOf } from '../../../libs/grant-cases/handlers/testing/register';
import { Story } from '../../../libs/grant-cases/testing/story';
import { activa, administrator, applicant, delegate, registrar } from '../../../libs/grant-cases/testing/world';
import { PostgresSubjectKeys } from '../../../libs/privacy/postgres';
import { KEK } from '../../../libs/privacy/testing/conformance';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { withFieldKeys } from '../../all/field-keys';
import { CarryOutDisposal } from './carry-out';
import type { ErasureMeans } from './means';
import { DisposalsReactor } from './reactor';

/** The process ends here, and remembers nothing. */
class Killed extends Error {}
const NOW = Temporal.Instant.from('2026-08-03T09:00:00Z');

describe('a disposal', () => {
  let database: TestDatabase;
  let own: PostgresEventLog;
  let log: ReturnType<typeof withFieldKeys>;
  let keys: PostgresSubjectKeys;
  const clock = new SetClock(NOW);
  /** What was asked, in order. */
  let asked: string[];
  /** Stands for what other stores have: forgotten once it is asked. */
  let kept: Set<string>;

  beforeAll(async () => {
    database = await testDatabase();
    own = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    keys = new PostgresSubjectKeys(database.app, KEK);
    log = withFieldKeys(own, keys);
    await board(log, 10_000_000);
  });
  afterAll(async () => {
    await log?.close();
    await database?.drop();
  });

  const elsewhere: Forgetting = { name: 'read models', forget: async ({ caseId }) => ({ gone: Number(kept.delete(caseId)) }) };
  const all: ErasureMeans = {
    get keys() {
      return keys;
    },
    seal: () => log.head(),
    get stores() {
      return [contents({ log }), elsewhere];
    },
  };

  /** Everything that reaches out of the process goes through `pass`, before it and after it. */
  function through(means: ErasureMeans, pass: (what: string) => void): ErasureMeans {
    const guarded = async <T>(what: string, does: () => Promise<T>): Promise<T> => {
      pass(`before ${what}`);
      const done = await does();
      pass(`after ${what}`);
      return done;
    };
    return {
      seal: () => guarded('seal', means.seal),
      keys: new Proxy(means.keys, {
        get: (target, name) =>
          name === 'destroy'
            ? (...args: Parameters<typeof target.destroy>) => guarded('destroy', () => target.destroy(...args))
            : Reflect.get(target, name).bind(target),
      }),
      stores: means.stores.map((store) => ({ name: store.name, forget: (scope) => guarded(store.name, () => store.forget(scope)) })),
    };
  }
  const worker = (pass: (what: string) => void = () => undefined) => {
    const handler = new CaseCommandHandler(log);
    const bus = {
      execute: async (given: GiveCaseCommand) => {
        pass(`before ${given.command.type}`);
        const outcome = await handler.execute(given);
        pass(`after ${given.command.type}`);
        return outcome;
      },
    };
    return new CarryOutDisposal(through(all, pass), log, bus as never, clock);
  };

  const everything = async (caseId: string, change: Partial<DecideDisposal> = {}): Promise<DecideDisposal> => {
    const { state, loaded } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    const { subjects, events } = disposableIn(caseId, loaded.events, state);
    return {
      type: 'DecideDisposal',
      level: 'CONTENT',
      kids: subjects.filter(({ standing }) => standing !== 'DECIDER').map(({ kid }) => kid),
      events: events.filter(({ kept: stays }) => !stays).map(({ id }) => id),
      decision: { reference: 'KN § 88', decidedOn: '2026-08-01', decidedBy: 'Kulturnämnden', ground: 'planen, punkt 4.3' },
      reason: 'Gallringsfristen har gått ut.',
      number: state.registration!.number,
      ...change,
    };
  };
  const decide = async (caseId: string, command: DecideDisposal): Promise<{ readonly caseId: string; readonly disposalId: string }> => {
    const outcome = await new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, command, metaOf(registrar, newId(), NOW)));
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const { events } = await loadStream(log, caseStream(caseId));
    const [wanted] = new DisposalsReactor().react(events.at(-1)!);
    return wanted!.payload as { caseId: string; disposalId: string };
  };
  const closedCase = async (): Promise<string> => {
    const caseId = await caseOf(log, new Story().closed());
    kept.add(caseId);
    return caseId;
  };
  /** Types of what the disposal brought about, and what can be read of the case. */
  async function endOf(caseId: string) {
    const { events } = await loadStream(log, caseStream(caseId));
    const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    const types = events.map(({ type }) => type);
    const destroyed = await keys.receipts((await keys.kidsOf(caseId)).concat(state.disposals.flatMap((one) => one.kids)));
    return {
      told: types.slice(types.indexOf('DisposalDecided')),
      gone: events.filter(({ body }) => body === null).map(({ type }) => type),
      left: await keys.kidsOf(caseId).then((all) => all.map((kid) => kid.slice(caseId.length + 1))),
      destroyed: [...destroyed.keys()].map((kid) => kid.slice(caseId.length + 1)).toSorted(),
      state: {
        number: state.registration?.number,
        closed: state.closed,
        decision: state.decision?.kind,
        completed: state.disposals[0]!.completed,
      },
      scheme: state.application?.schemeId,
      elsewhere: kept.has(caseId),
    };
  }

  beforeEach(() => {
    asked = [];
    kept = new Set();
  });

  it('is sealed before a key is destroyed, told before a content is removed, and sealed again in between', async () => {
    const of = await decide(await closedCase(), await everything([...kept][0]!));
    await worker((what) => void asked.push(what)).run({ payload: of });
    const first = (what: string): number => asked.indexOf(what);
    expect(first('after seal')).toBeLessThan(first('before destroy'));
    expect(first('after destroy')).toBeLessThan(first('before RecordKeyDestroyed'));
    expect(first('after RecordHandlingDisposed')).toBeLessThan(asked.lastIndexOf('before seal'));
    expect(asked.lastIndexOf('after seal')).toBeLessThan(first('before händelseloggen'));
    expect(first('after read models')).toBeLessThan(first('before CompleteErasure'));
  });

  it('comes to the same end wherever the worker is killed, and however often', async () => {
    const caseId = await closedCase();
    await worker((what) => void asked.push(what)).run({ payload: await decide(caseId, await everything(caseId)) });
    const whole = await endOf(caseId);
    expect(whole).toMatchObject({
      elsewhere: false,
      state: { closed: true, decision: 'AVSLAG', completed: true },
      scheme: 'sociala-innovationer',
    });
    expect(whole.gone).toContain('ApplicationSubmitted');
    expect(whole.destroyed).toContain('party');
    expect(whole.left).toContain(delegate.ref);
    const places = asked.length;
    expect(places).toBeGreaterThan(20);
    for (let place = 0; place < places; place++) {
      const one = await closedCase();
      const of = await decide(one, await everything(one));
      let passed = 0;
      const dies = worker(() => {
        if (passed++ === place) throw new Killed();
      });
      await expect(dies.run({ payload: of })).rejects.toThrow(Killed);
      await worker().run({ payload: of });
      expect([asked[place], await endOf(one)]).toEqual([asked[place], whole]);
    }
    const one = await closedCase();
    const of = await decide(one, await everything(one));
    for (let life = 1; life < 12; life++) {
      let passed = 0;
      const dies = worker(() => {
        if (passed++ === life) throw new Killed();
      });
      await dies.run({ payload: of }).catch(() => undefined);
    }
    await worker().run({ payload: of });
    expect(await endOf(one)).toEqual(whole);
    await worker().run({ payload: of });
    expect(await endOf(one)).toEqual(whole);
  }, 240_000);

  it('is not said to be done while a content is still there', async () => {
    const caseId = await closedCase();
    const of = await decide(caseId, await everything(caseId));
    const forgetful: ErasureMeans = { ...all, stores: [{ name: 'händelseloggen', forget: async () => ({ gone: 3 }) }] };
    const handler = new CaseCommandHandler(log);
    await expect(new CarryOutDisposal(forgetful, log, handler as never, clock).run({ payload: of })).rejects.toThrow('is still there');
    expect((await endOf(caseId)).told.at(-1)).toBe('HandlingDisposed');
    await worker().run({ payload: of });
    expect((await endOf(caseId)).told.at(-1)).toBe('ErasureCompleted');
  });

  it('of keys alone takes no document, and leaves everybody else readable', async () => {
    const story = new Story().assigned();
    const caseId = await caseOf(log, story);
    const leaves = activa;
    const excluding = { type: 'ExcludeParticipant', personRef: leaves.ref, reason: 'Slutat.' } as const;
    const give = (command: PlainCaseCommand) =>
      new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, command, metaOf(delegate, newId(), NOW)));
    expect(await give(excluding)).toMatchObject({ kind: 'done' });
    const kids = [`${caseId}/${leaves.ref}`];
    await worker().run({ payload: await decide(caseId, await everything(caseId, { level: 'KEYS', events: [], kids })) });
    const { events } = await loadStream(log, caseStream(caseId));
    expect(events.filter(({ body }) => body === null)).toEqual([]);
    expect(JSON.stringify(events.map(({ body }) => body))).not.toContain(leaves.name);
    expect(JSON.stringify(events.map(({ body }) => body))).toContain(applicant.name);
  });

  it('that nobody decided is not carried out, and lies among the dead letters', async () => {
    const caseId = await closedCase();
    await expect(worker().run({ payload: { caseId, disposalId: newId() } })).rejects.toThrow(CannotBeDone);
  });

  it('takes nothing twice: asked for again, it is as it was', async () => {
    const caseId = await closedCase();
    const command = await everything(caseId);
    await worker().run({ payload: await decide(caseId, command) });
    const again = await new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, command, metaOf(administrator, newId(), NOW)));
    expect(again.kind).toBe('unchanged');
  });
});
