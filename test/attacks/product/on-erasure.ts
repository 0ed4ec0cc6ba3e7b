/** 21–23: what was erased stays so; nothing opens it again; and nothing is erased without a decision, under appeal or while it is held. */
import { Pool } from 'pg';
import { openPool } from '../../../libs/database';
import { caseEvents } from '../../../libs/grant-cases/events';
import { disposing } from '../../../libs/grant-cases/testing/disposing';
import { Story } from '../../../libs/grant-cases/testing/story';
import * as world from '../../../libs/grant-cases/testing/world';
import { systemContext, toNewEvents, type EventLog, type SealedReader } from '../../../libs/event-log';
import { isRefusal, newId, SystemClock } from '../../../libs/kernel';
import { DESTROYED, encrypting, HeldKey, type SubjectKeys } from '../../../libs/privacy';
import { PostgresSubjectKeys } from '../../../libs/privacy/postgres';
import { verifyAll } from '../../../services/worker/verification';
import type { TestDatabase } from '../../database';
import type { Case, Ground } from '../case';
import { answered, database, logIn } from './bed';

type DecideDisposal = ReturnType<typeof disposing>;

const KEK = new HeldKey(Buffer.alloc(32, 7));
const DECISION = newId();
const KID = '00000000-0000-4000-8000-00000000ca5e/p_amina';
const NOW = Temporal.Instant.from('2026-11-02T09:15:03Z');

interface Erased {
  readonly db: TestDatabase;
  readonly keys: SubjectKeys;
  /** The key as it lay there: whoever kept a backup has it. */
  readonly kept: Awaited<ReturnType<SubjectKeys['keep']>>[number];
}
/** A key that was kept in a backup, and destroyed. */
async function erased(ground: Ground): Promise<Erased> {
  const db = await database(ground);
  const keys = new PostgresSubjectKeys(db.app, KEK);
  await keys.openOrMake([KID]);
  const [kept] = await keys.keep([KID]);
  await keys.destroy([KID], DECISION);
  return { db, keys, kept: kept! };
}
const INSERT = 'insert into privacy.subject_key (kid, kek, wrapped) values ($1, $2, $3)';
const stands = async ({ keys }: Erased): Promise<string> => ((await keys.open([KID])).get(KID) === DESTROYED ? 'destroyed' : 'opens');

const destroyed = (nr: string, name: string, expected: string, act: (on: Erased, ground: Ground) => Promise<unknown>): Case => ({
  nr,
  name: `a destroyed key: ${name}`,
  expected: `${expected}, destroyed`,
  run: async (ground) => {
    const on = await erased(ground);
    const answer = await act(on, ground).then(
      () => 'done',
      (error: Error & { code?: string }) => error.code ?? error.name.replace('Error', error.message),
    );
    return `${/was destroyed/.test(answer) ? 'refused' : answer}, ${await stands(on)}`;
  },
});

const keysOf: readonly Case[] = [
  destroyed('21', 'made anew', 'refused', ({ keys }) => keys.openOrMake([KID])),
  destroyed('21b', 'imported from what was kept of it', 'refused', ({ keys, kept }) => keys.restore([kept])),
  destroyed('21c', 'written past the library by the processes’ login', 'LG090', ({ db, kept }) =>
    db.app.query(INSERT, [kept.kid, kept.kek, kept.wrapped]),
  ),
  destroyed(
    '21d',
    'restored from a dump by a superuser in a session that calls itself a replica',
    'LG090',
    async ({ db, kept }, ground) => {
      const pool = new Pool({ ...db.ownerConnection, max: 1, options: '-c session_replication_role=replica' });
      ground.closing(() => pool.end());
      await pool.query(INSERT, [kept.kid, kept.kek, kept.wrapped]);
    },
  ),
  destroyed(
    '21e',
    'restored by a superuser who takes the trigger away: what says that it was destroyed goes before it',
    'done',
    async ({ db, kept }) => {
      await db.owner.query('alter table privacy.subject_key disable trigger refuse_destroyed');
      await db.owner.query(INSERT, [kept.kid, kept.kek, kept.wrapped]);
    },
  ),
  destroyed('21f', 'what says that it was destroyed taken away by the processes’ login', '42501', ({ db }) =>
    db.app.query('delete from privacy.tombstone'),
  ),
  destroyed('21g', 'the same by a superuser', '42501', ({ db }) => db.owner.query('delete from privacy.tombstone')),
];

/** The nightly check holds keys against what the log says of them. */
const nightly = (nr: string, name: string, expected: string, act: (on: Erased) => Promise<unknown>): Case => ({
  nr,
  name: `the nightly check: ${name}`,
  expected,
  run: async (ground) => {
    const on = await erased(ground);
    const log = logIn(on.db);
    ground.closing(() => log.close());
    const context = systemContext(newId(), NOW);
    const one = (id: string, type: string, body: object) => ({ id, type, schemaVersion: 1, body: body as never });
    const disposalId = newId();
    await log.append({
      stream: 'case-a',
      expected: 'any',
      context,
      events: [
        one(DECISION, 'DisposalDecided', { disposalId, kids: [KID] }),
        one(newId(), 'SubjectKeyDestroyed', { disposalId, kid: KID }),
      ],
    });
    await act(on);
    const { faults } = await verifyAll({ pool: on.db.app, source: log, signed: async () => null }, new SystemClock(), { full: true });
    return faults.map(({ kind, index }) => `${kind} ${index ?? ''}`.trim()).join(', ') || 'nothing found';
  },
});
const kept: readonly Case[] = [
  nightly('21h', 'control: a key destroyed by a decision', 'nothing found', async () => undefined),
  nightly('21i', 'a destroyed key restored by a superuser who took the trigger away', 'KEY 1', async ({ db, kept: backup }) => {
    await db.owner.query('alter table privacy.subject_key disable trigger refuse_destroyed');
    await db.owner.query(INSERT, [backup.kid, backup.kek, backup.wrapped]);
  }),
  nightly('21j', 'what says that a key was destroyed taken away, so that it could be made anew', 'KEY 1', async ({ db }) => {
    await db.owner.query('alter table privacy.tombstone disable trigger only_added_to');
    await db.owner.query('delete from privacy.tombstone');
  }),
  nightly('21k', 'a key destroyed without any decision', 'KEY', ({ keys }) => keys.destroy(['another/p_1'], newId())),
  nightly('21l', 'a key destroyed by a decision on another', 'KEY 0', ({ keys }) => keys.destroy(['another/p_1'], DECISION)),
];

/** An application whose personal fields are encrypted, read by whoever opened the log before its keys were destroyed, and by whoever opens it after. */
const opened: readonly Case[] = [
  {
    nr: '22',
    name: 'erased: the log read by the process that wrote it, by another one and from a copy of the database made before',
    expected: 'nothing in 3 readings',
    run: async (ground) => {
      const db = await database(ground);
      const over = (pool: Pool): EventLog & SealedReader => {
        const log = logIn({ app: pool });
        ground.closing(() => log.close());
        return encrypting({ log, keys: new PostgresSubjectKeys(db.app, KEK), catalogues: [caseEvents] });
      };
      const writer = over(db.app);
      const story = new Story().submitted();
      const stream = `case-${world.caseId}`;
      const commandId = newId();
      const secret = world.application.contact.email!;
      await writer.append({
        stream,
        expected: 'noStream',
        events: toNewEvents(caseEvents, commandId, story.events),
        context: systemContext(commandId, NOW),
      });
      const seen = async (log: EventLog): Promise<boolean> => JSON.stringify(await log.readStream(stream)).includes(secret);
      if (!(await seen(writer))) return 'it was not there before either';
      // what a replica, or a backup of the log without the keys, holds
      await db.owner.query('create schema copied');
      await db.owner.query('create table copied.event_data as table evlog.event_data');
      const { rows: lying } = await db.owner.query<{ data: Buffer }>('select data from copied.event_data');
      if (lying.some(({ data }) => data.includes(secret))) return 'in clear in the log';
      const keys = new PostgresSubjectKeys(db.app, KEK);
      await keys.destroy(await keys.kidsOf(world.caseId), DECISION);
      const another = openPool(db.appConnection);
      ground.closing(() => another.end());
      const readings = [await seen(writer), await seen(over(another)), lying.some(({ data }) => data.includes(secret))];
      return readings.some(Boolean) ? `seen: ${readings.join()}` : 'nothing in 3 readings';
    },
  },
  {
    nr: '22b',
    name: 'erased: something more written about somebody whose key was destroyed',
    expected: 'refused',
    run: async (ground) => {
      const db = await database(ground);
      const log = logIn(db);
      ground.closing(() => log.close());
      const keys = new PostgresSubjectKeys(db.app, KEK);
      const writer = encrypting({ log, keys, catalogues: [caseEvents] });
      const story = new Story().submitted();
      const write = (events: Story['events'], at: 'noStream' | 'any') => {
        const commandId = newId();
        return writer.append({
          stream: `case-${world.caseId}`,
          expected: at,
          events: toNewEvents(caseEvents, commandId, events),
          context: systemContext(commandId, NOW),
        });
      };
      await write(story.events, 'noStream');
      await keys.destroy(await keys.kidsOf(world.caseId), DECISION);
      return (await answered(() => write(story.events, 'any'))) === 'done' ? 'written' : 'refused';
    },
  },
];

/** What the database itself says of removing contents. */
const removed = (nr: string, name: string, expected: string, statement: string): Case => ({
  nr,
  name: `content removed: ${name}`,
  expected,
  run: async (ground) => {
    const db = await database(ground);
    const log = logIn(db);
    ground.closing(() => log.close());
    const context = systemContext(newId(), NOW);
    const one = (type: string, body: object, id = newId()) => ({ id, type, schemaVersion: 1, body: body as never });
    const [first, second, elsewhere] = [newId(), newId(), newId()];
    await log.append({ stream: 'case-b', expected: 'any', context, events: [one('NoteWritten', { note: 'x' }, elsewhere)] });
    await log.append({
      stream: 'case-a',
      expected: 'any',
      context,
      events: [one('NoteWritten', { note: 'x' }, first), one('NoteWritten', { note: 'y' }, second)],
    });
    const [lawful, undecided, foreign] = [newId(), newId(), newId()];
    await log.append({
      stream: 'case-a',
      expected: 'any',
      context,
      events: [
        one('HandlingDisposed', { decision: 'KN § 88', events: [first] }, lawful),
        one('HandlingDisposed', { decision: '', events: [second] }, undecided),
        one('HandlingDisposed', { decision: 'KN § 88', events: [elsewhere] }, foreign),
      ],
    });
    const ids: Readonly<Record<string, string>> = { lawful, undecided, foreign, first, nothing: newId() };
    const answer = await answered(() => db.app.query(statement.replace(/\$(\w+)/g, (_, name: string) => `'${ids[name]}'`)));
    const { rows } = await db.owner.query<{ n: number }>('select count(*)::int as n from evlog.event_data');
    return `${answer}, ${6 - rows[0]!.n} gone`;
  },
});

const gone: readonly Case[] = [
  removed('23', 'by a disposal that says a decision and names it: a control', 'done, 1 gone', 'select evlog.dispose($lawful)'),
  removed('23b', 'by a disposal that says no decision', 'LG120, 0 gone', 'select evlog.dispose($undecided)'),
  removed('23c', 'by a disposal of another stream', 'LG120, 0 gone', 'select evlog.dispose($foreign)'),
  removed('23d', 'by an event that disposes of nothing', 'LG120, 0 gone', 'select evlog.dispose($first)'),
  removed('23e', 'by an event that there is not', 'LG120, 0 gone', 'select evlog.dispose($nothing)'),
  removed('23f', 'by the processes’ login, past the function', '42501, 0 gone', 'delete from evlog.event_data'),
  {
    nr: '23g',
    name: 'content removed: by a superuser, past the function: only what a disposal names with a decision goes',
    expected: '42501',
    run: async (ground) => {
      const db = await database(ground);
      const log = logIn(db);
      ground.closing(() => log.close());
      const context = systemContext(newId(), NOW);
      await log.append({
        stream: 'case-a',
        expected: 'any',
        context,
        events: [{ id: newId(), type: 'NoteWritten', schemaVersion: 1, body: { note: 'x' } }],
      });
      return answered(() => db.owner.query('delete from evlog.event_data'));
    },
  },
];

/** Whether the rules of the case let it be decided. */
const asked = (
  nr: string,
  name: string,
  expected: string,
  tell: () => Story,
  level: DecideDisposal['level'],
  change: Partial<DecideDisposal> = {},
): Case => ({
  nr,
  name: `disposal: ${name}`,
  expected,
  run: async () => {
    const story = tell();
    const decision = story.ask(world.registrar, disposing(story, level, change));
    return isRefusal(decision) ? decision.refusal.code : 'decided';
  },
});
const closed = (): Story => new Story().closed();
const aDecision: DecideDisposal['decision'] = {
  reference: 'KN § 88',
  decidedOn: '2026-04-01',
  decidedBy: 'Kulturnämnden',
  ground: 'dokumenthanteringsplanen, punkt 4.3',
};

const decided: readonly Case[] = [
  asked('23h', 'control: of a closed case, by a decision', 'decided', closed, 'CONTENT'),
  asked('23i', 'without saying which decision', 'disposal-without-decision', closed, 'CONTENT', {
    decision: { ...aDecision, reference: ' ' },
  }),
  asked('23j', 'without saying who decided', 'disposal-without-decision', closed, 'CONTENT', { decision: { ...aDecision, decidedBy: '' } }),
  asked('23k', 'by a decision of next year', 'disposal-decided-in-future', closed, 'CONTENT', {
    decision: { ...aDecision, decidedOn: '2099-01-01' },
  }),
  asked('23l', 'while it can be appealed against', 'disposal-appealable', () => new Story().decided('AVSLAG'), 'CONTENT'),
  asked('23m', 'while it is appealed against', 'disposal-appealed', () => new Story().decided('AVSLAG').appealed(), 'CONTENT'),
  asked(
    '23n',
    'on hold',
    'disposal-held',
    () => closed().tell(world.registrar, { type: 'HoldDisposal', reason: 'Granskas av JO.' }),
    'CONTENT',
  ),
  asked('23o', 'of documents in a case that goes on', 'disposal-not-closed', () => new Story().inPreparation(), 'CONTENT'),
  asked('23p', 'of somebody who takes part in a case that goes on', 'disposal-takes-part', () => new Story().inPreparation(), 'KEYS', {
    kids: [`${world.caseId}/${world.official.ref}`],
  }),
  asked('23q', 'of the one who decided', 'disposal-keeps-decider', closed, 'KEYS', { kids: [`${world.caseId}/${world.delegate.ref}`] }),
  asked('23r', 'under the number of another case', 'disposal-number', closed, 'CONTENT', { number: 'LIG 2026-99' }),
  {
    nr: '23s',
    name: 'disposal: asked for by somebody who may not',
    expected: 'refused',
    run: async () => {
      const story = closed();
      return isRefusal(story.ask(world.official, disposing(story, 'CONTENT'))) ? 'refused' : 'decided';
    },
  },
];

export const onErasure: readonly Case[] = [...keysOf, ...kept, ...opened, ...gone, ...decided];
