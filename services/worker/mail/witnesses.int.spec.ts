import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NotYet } from '#libs/jobs';
import { readKey, readPolicy } from '#libs/integrity';
import { newId } from '#libs/kernel';
import { Sealing, sealingStanding, Signer, StandingFor, WitnessesByPolicy } from '#libs/sealing';
import { listen, Witness } from '#libs/sealing/module';
import { loadStream, toNewEvents } from '#libs/event-log';
import { caseEvents, caseStream } from '#libs/grant-cases';
import { eventually } from '../../../test/eventually';
import { CaseCommandHandler } from '../../../libs/grant-cases/handlers/case-command.handler';
import { GiveCaseCommand } from '../../../libs/grant-cases/handlers/commands';
import { metaOf } from '../../../libs/grant-cases/handlers/testing/register';
import { correcting, slip } from '../../../libs/grant-cases/testing/changes';
import { Story } from '../../../libs/grant-cases/testing/story';
import { delegate, official, scheme, schemeId, system } from '../../../libs/grant-cases/testing/world';
import { schemeEvents, schemeStream } from '#libs/schemes';
import { Metrics, Readiness } from '../../api/observability';
import { watchSealing } from '../../all/sealing';
import { PostRoom, type Job } from './testing/post-room';

const ORIGIN = 'test'; // of the room's log
const NAMES = ['revision', 'arkiv', 'granne', 'fjarde'];

describe('with four witnesses, of which three are needed', () => {
  let room: PostRoom;
  let folder: string;
  let signer: Signer;
  let witnesses: WitnessesByPolicy;
  let sealing: Sealing;
  let standing: StandingFor;
  const away = new Set<string>();
  const closing: (() => Promise<unknown>)[] = [];

  const begin = (): void => {
    sealing = new Sealing({ pool: room.db.app, log: room.log, signer, witnesses, clock: room.clock, roundMs: 20, leaseMs: 900 });
    sealing.start();
  };
  /** A worker that is started anew asks at once; one that goes on asks every half minute. */
  const again = async (): Promise<void> => {
    await sealing.stop();
    begin();
  };

  beforeAll(async () => {
    room = await PostRoom.open();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-witnessed-'));
    signer = await Signer.open(path.join(folder, 'signer'), ORIGIN);
    const keys = (await signer.keys()).map((key) => readKey(key)!);
    const lines: string[] = [];
    for (const name of NAMES) {
      const witness = await Witness.open(path.join(folder, name), `${name}.example/w`, keys);
      const server = await listen(
        { host: '127.0.0.1', port: 0 },
        async (asking) => (away.has(name) ? { status: 503 } : witness.answer(asking)),
        () => undefined,
      );
      lines.push(`witness ${name} ${witness.verifierKey} ${server.url}`);
      closing.push(
        () => witness.close(),
        () => server.close(),
      );
    }
    witnesses = new WitnessesByPolicy(readPolicy([...lines, `group alla 3 ${NAMES.join(' ')}`, 'quorum alla', ''].join('\n')));
    standing = new StandingFor(room.db.app);
    room.witnessed = standing;
    const meta = metaOf(system, newId(), room.clock.now());
    const events = toNewEvents(schemeEvents, meta.commandId, [{ type: 'SchemeEstablished', body: scheme.established! }]);
    await room.log.append({ stream: schemeStream(schemeId), expected: 'noStream', events, context: meta });
    begin();
    await eventually(async () => (await standing.now()).size > 0);
  }, 60_000);
  beforeEach(() => {
    away.clear();
    room.inbox.clear();
  });
  afterAll(async () => {
    await sealing.stop();
    await signer.close();
    for (const close of closing.toReversed()) await close();
    await room.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const dispatch = (caseId: string, unwitnessed: string | null = null, commandId = newId()) =>
    new CaseCommandHandler(room.log, standing).execute(
      new GiveCaseCommand(
        caseId,
        { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'PORTAL', explanation: 'Beviljat.', unwitnessed },
        metaOf(official, commandId, room.clock.now()),
      ),
    );
  const dispatched = async (caseId: string) =>
    (await loadStream(room.log, caseStream(caseId))).events.filter(({ type }) => type === 'DecisionDispatched');
  const isCovered = (caseId: string) =>
    eventually(async () => {
      const { events } = await loadStream(room.log, caseStream(caseId));
      return (await standing.waitsFor(events.findLast(({ type }) => type === 'DecisionSigned')!)) === null;
    });
  const isAsked = (missing: readonly string[]) =>
    eventually(async () => {
      const now = await standing.now();
      return now.sealed > now.size && now.missing.join() === missing.join();
    });
  const health = async () => {
    const [readiness, metrics] = [new Readiness(), new Metrics()];
    watchSealing(room.db.app, readiness, metrics);
    return { ...(await readiness.ask()), figures: await metrics.registry.metrics() };
  };

  it('a decision is sent when a checkpoint that covers it has its quorum, also with one of them down', async () => {
    const first = await room.caseOf(new Story().decided('BIFALL'));
    await isCovered(first);
    expect(await dispatch(first)).toMatchObject({ kind: 'done' });
    away.add('granne');
    const second = await room.caseOf(new Story().decided('BIFALL'));
    await isCovered(second);
    expect(await dispatch(second)).toMatchObject({ kind: 'done' });
    expect((await dispatched(second))[0]!.body).not.toHaveProperty('unwitnessed');
    expect((await health()).checks).toMatchObject({ witnesses: { ok: true, says: { asked: 4, missing: ['granne'] } } });
  });

  it('with two of them down it waits and says for whom; when one is back it goes', async () => {
    away.add('arkiv').add('granne');
    const caseId = await room.caseOf(new Story().decided('BIFALL'));
    await isAsked(['arkiv', 'granne']);
    const answer = await dispatch(caseId);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'decision-unwitnessed' } });
    expect(answer.kind === 'refused' && answer.refusal.message.sv).toContain('Saknas: arkiv, granne.');
    expect(await dispatched(caseId)).toEqual([]);
    const told = await health();
    expect(told.ready).toBe(true);
    expect(told.checks['witnesses']).toMatchObject({ ok: false });
    expect(told.figures).toMatch(/liggaren_witnesses\{what="waiting"\} 1\n/);
    expect(told.figures).toMatch(/liggaren_witnesses\{what="standing"\} 2\n/);
    await eventually(async () => (await sealingStanding(room.db.app)).alarm?.kind === 'WITNESSES'); // said in the round after

    away.delete('granne');
    await again();
    await isCovered(caseId);
    expect(await dispatch(caseId)).toMatchObject({ kind: 'done' });
    expect((await health()).figures).toMatch(/liggaren_witnesses\{what="waiting"\} 0\n/);
  });

  it('whoever sends it may do so all the same, with a reason that is recorded', async () => {
    away.add('arkiv').add('granne');
    const caseId = await room.caseOf(new Story().decided('BIFALL'));
    await isAsked(['arkiv', 'granne']);
    const commandId = newId();
    expect(await dispatch(caseId, 'Vittnena är borta över helgen.', commandId)).toMatchObject({ kind: 'done' });
    expect((await dispatched(caseId))[0]!.body).toMatchObject({ unwitnessed: 'Vittnena är borta över helgen.' });
    // sent again by a browser that got no answer it is the same act
    expect(await dispatch(caseId, 'Vittnena är borta över helgen.', commandId)).toMatchObject({ kind: 'done' });
    expect(await dispatched(caseId)).toHaveLength(1);
  });

  it('mail of a correction waits by itself, and goes once', async () => {
    const story = new Story()
      .decided('BIFALL')
      .tell(official, { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'PORTAL', explanation: 'Ja.' });
    const caseId = await room.caseOf(story);
    await isCovered(caseId);
    away.add('arkiv').add('granne');
    const before = story.events.length;
    story.tell(delegate, correcting(story, delegate, slip));
    const meta = metaOf(system, newId(), room.clock.now());
    const events = toNewEvents(caseEvents, meta.commandId, story.events.slice(before));
    await room.log.append({ stream: caseStream(caseId), expected: 'any', events, context: meta });
    await isAsked(['arkiv', 'granne']);
    const jobs = await room.jobsOf(caseId, 'decision-corrected');
    expect(jobs).toHaveLength(1);
    const run = (job: Job) => room.tell(job, room.means(), AbortSignal.abort());
    await expect(run(jobs[0]!)).rejects.toThrow(NotYet);
    await expect(run(jobs[0]!)).rejects.toThrow('Väntar på bevittning. Saknas: arkiv, granne.');
    expect(room.inbox.received).toEqual([]);
    // what people in the house are told waits for nobody
    for (const job of await room.jobsOf(caseId, 'decision-made')) await run(job);
    away.delete('arkiv');
    await again();
    await eventually(async () => (await standing.now()).missing.join() === 'granne');
    await room.tell(jobs[0]!);
    await room.tell(jobs[0]!);
    expect(room.inbox.received.filter(({ subject }) => subject.includes('rättat'))).toHaveLength(1);
  }, 60_000);

  it('waits for nobody when nobody is asked, and says so', async () => {
    await room.db.owner.query(`select audit.ask_witnesses('{}')`);
    const unknown = { position: 900_000, leafHash: Buffer.alloc(32) };
    expect(await standing.waitsFor(unknown)).toBeNull();
    expect((await health()).checks).toMatchObject({ witnesses: { ok: true, says: 'nobody is asked' } });
    await room.db.owner.query('select audit.ask_witnesses($1)', [NAMES]);
    expect(await standing.waitsFor(unknown)).toEqual(NAMES);
  });
});
