/** Services that run in parts: any number of each on one database, started whenever, ended however. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import type { EventLog } from '#libs/event-log';
import { compareWithRefold } from '#libs/projection-runtime';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { readModels } from '../../projections';
import { urlOf } from '../application';
import { asReadIn } from '../as-read';
import { bareDatabase, type BareDatabase } from '../database';
import { Desk } from '../desk';
import { openOffice, type Office } from '../e2e/board';
import { apply } from '../e2e/case-work';
import { startProcess, type Process, type Service } from './process';

const ORIGIN = 'fault.example';

/** Every lease: of read models, and of those who react to events. */
const LEASES = `
  select 'projector' as service, owner, lease_until > now() as runs from projection.checkpoint
  union all select 'worker', owner, lease_until > now() from jobs.reactor`;
interface Lease {
  readonly service: Service;
  readonly owner: string | null;
  readonly runs: boolean;
}
/** When the last of them runs out, if nobody makes it longer. */
const LAST = `select greatest((select max(lease_until) from projection.checkpoint), (select max(lease_until) from jobs.reactor))::text as at`;
/** $1 such a time. Whether every lease is one of later. */
const ALL_LATER = `
  select (select bool_and(lease_until > $1::timestamptz) from projection.checkpoint) and (select bool_and(lease_until > $1::timestamptz) from jobs.reactor) as later`;
const MIGRATIONS = 'select name, run_on::text as at from public.migration order by id';

describe('services that run in parts', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-parts-'));
  const running: Process[] = [];
  let database: BareDatabase;
  let pool: Pool;
  let log: EventLog;
  const parts: Partial<Record<Service, Process[]>> = {};
  let office: Office;

  async function start(service: Service): Promise<Process> {
    const process = await startProcess(
      {
        DATABASE_URL: urlOf(database.appConnection),
        DATABASE_OWNER_URL: urlOf(database.ownerConnection),
        DATA_DIR: folder,
        SESSION_SECRET: 'of all the parts, so that a session is one everywhere',
        PORT: '0',
        LOG_ORIGIN: ORIGIN,
        LOG_LEVEL: 'warn',
        DEMONSTRATION: 'nej',
      },
      service,
    );
    running.push(process);
    (parts[service] ??= []).push(process);
    return process;
  }
  beforeAll(async () => {
    database = await bareDatabase();
    pool = openPool(database.ownerConnection);
    log = asReadIn(folder, pool, new PostgresEventLog({ pool, origin: ORIGIN, application: 'test@1' }));
  });
  afterAll(async () => {
    await Promise.all(running.map((process) => process.stop()));
    await log?.close();
    await pool?.end();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const leases = async (): Promise<readonly Lease[]> => (await pool.query<Lease>(LEASES)).rows;
  const ownersOf = async (service: Service): Promise<readonly (string | null)[]> => [
    ...new Set((await leases()).filter((lease) => lease.service === service).map(({ owner, runs }) => (runs ? owner : null))),
  ];
  const eventually = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      await pause(100);
    }
  };
  const aCase = async (): Promise<string> => {
    const caseId = await apply(office.amina, office.scheme);
    const { rows } = await office.amina.sees<{ rows: readonly { caseId: string }[] }>('/api/my-applications', await log.head());
    expect(rows.map((row) => row.caseId)).toContain(caseId);
    return caseId;
  };
  const expectWhole = async (): Promise<void> => {
    for (const model of readModels) expect(await compareWithRefold(model, { pool, log })).toMatchObject({ differing: 0 });
  };
  /** Resolves when every lease has been taken or made longer from now on: by a process that is awake. */
  async function renewed(): Promise<void> {
    const { at } = (await pool.query<{ at: string }>(LAST)).rows[0]!;
    await eventually(async () => (await pool.query<{ later: boolean }>(ALL_LATER, [at])).rows[0]!.later);
  }
  /** Resolves when one living process, and none of `former`, holds all the leases of each service. */
  async function heldByOther(former: ReadonlyMap<Service, readonly (string | null)[]>): Promise<ReadonlyMap<Service, readonly string[]>> {
    const held = new Map<Service, readonly string[]>();
    for (const [service, owners] of former)
      held.set(
        service,
        await eventually(async () => {
          const [owner, ...others] = await ownersOf(service);
          return typeof owner === 'string' && others.length === 0 && !owners.includes(owner) && [owner];
        }),
      );
    return held;
  }
  const holders = async (): Promise<ReadonlyMap<Service, readonly (string | null)[]>> =>
    new Map(
      await Promise.all(
        [...new Set((await leases()).map(({ service }) => service))].map(async (each) => [each, await ownersOf(each)] as const),
      ),
    );
  const nobody = (of: ReadonlyMap<Service, unknown>): ReadonlyMap<Service, readonly never[]> =>
    new Map([...of.keys()].map((each) => [each, []]));

  it('four that start at the same time on an empty database make its schema once, and all of them start', async () => {
    await Promise.all([start('projector'), start('projector'), start('worker'), start('worker')]);
    const made = (await pool.query<{ name: string; at: string }>(MIGRATIONS)).rows;
    const files = fs.readdirSync(path.resolve(__dirname, '../../deploy/migrations')).map((file) => file.replace(/\.sql$/, ''));
    expect(made.map(({ name }) => name)).toEqual(files.toSorted());

    await start('api');
    expect((await pool.query(MIGRATIONS)).rows).toEqual(made);
    const { url } = parts.api![0]!;
    office = await openOffice({ desk: (subject) => Desk.open(url, subject) });
    await aCase();
  }, 120_000);

  it('those that are frozen are taken over from, and do no harm when they wake up', async () => {
    expect((await leases()).length).toBeGreaterThanOrEqual(readModels.length);
    const frozen = [parts.projector![0]!, parts.worker![0]!];
    for (const process of frozen) process.freeze();
    await aCase(); // the list waits for what the other one has taken over
    await renewed(); // those whose holder sleeps run out only now, with nobody waiting for them
    const awake = await heldByOther(nobody(await holders()));
    await aCase();
    for (const process of frozen) process.thaw();
    await aCase();
    await aCase();
    expect(await holders()).toEqual(awake);
    await expectWhole();
  }, 120_000);

  it('those that are killed are taken over from', async () => {
    const former = await holders();
    await Promise.all([parts.projector![1]!.kill(), parts.worker![1]!.kill()]);
    await aCase();
    await heldByOther(former);
    await expectWhole();
  }, 120_000);

  it('a database that takes no more connections for a while ends nobody: what is asked is told so, and everything goes on afterwards', async () => {
    const { database: name } = database.appConnection;
    const alive = [parts.api![0]!, parts.projector![0]!, parts.worker![0]!];
    const former = await aCase();
    await pool.query(`alter database ${name} connection limit 0`);
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'liggaren_app'`, [name]);
    const until = performance.now() + 5000;
    const told = new Map<string, number>();
    while (performance.now() < until) {
      const response = await office.sara.browser.request(`/api/cases/${former}`);
      const { code = 'read' } = (await response.json()) as { code?: string };
      told.set(code, (told.get(code) ?? 0) + 1);
    }
    expect([...told.keys()].filter((code) => code !== 'read')).toEqual(['unavailable']);
    await pool.query(`alter database ${name} connection limit -1`);
    for (const { url } of alive) expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await eventually(async () => (await office.amina.maySee('/api/my-applications')) === 200);
    await aCase();
    await expectWhole();
  }, 120_000);

  it('an api without projectors takes commands, and says that nobody keeps what it shows', async () => {
    expect(await parts.projector![0]!.stop()).toBe(0);
    const caseId = await apply(office.amina, office.scheme);
    const { url } = parts.api![0]!;
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(200);
    const { checks } = (await ready.json()) as { checks: { projections: { says: Record<string, { state: string }> } } };
    expect(new Set(Object.values(checks.projections.says).map(({ state }) => state))).toEqual(new Set(['unattended']));
    const list = await office.amina.browser.request(`/api/my-applications?after=${await log.head()}`);
    expect(list.headers.get('x-not-up-to-date')).toBe('true');
    expect(JSON.stringify(await list.json())).not.toContain(caseId);
  }, 120_000);
});
