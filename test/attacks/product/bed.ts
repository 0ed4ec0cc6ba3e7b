/** A log that is sealed and signed, as every case on the log itself begins with: three streams, two seals, and a tail that only the signer has seen. */
import fs from 'node:fs';
import path from 'node:path';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { SetClock } from '../../../libs/kernel';
import {
  KeptProofs,
  remembered,
  Sealing,
  Signer,
  verifyLog,
  type Fault,
  type SealingOptions,
  type Signed,
  type VerifyLog,
} from '../../../libs/sealing';
import { ORIGIN, write } from '../../../libs/sealing/testing/logs';
import { testDatabase, type TestDatabase } from '../../database';
import type { Ground } from '../case';

export { ORIGIN, write } from '../../../libs/sealing/testing/logs';
export const [A, B, C] = ['case-a', 'case-b', 'case-c'] as const;
/** Sizes of the signed trees. */
export const SIZES = { first: 181, second: 301, last: 306 } as const;
export const clock = new SetClock(Temporal.Instant.from('2026-11-02T09:15:03Z'));

export const logIn = (db: Pick<TestDatabase, 'app'>): PostgresEventLog =>
  new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: 'liggaren@0.0.0+test' });

export async function eventually<T>(look: () => Promise<T | undefined | false>, ms = 20_000): Promise<T> {
  for (const until = performance.now() + ms; performance.now() < until;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never came true: ${look.toString().slice(0, 200)}`);
}

export const QUICK = { roundMs: 10, leaseMs: 600, witnesses: null, clock } as const satisfies Partial<SealingOptions>;

/** Made once. Nobody is connected to the database afterwards, so that it can be copied. */
export async function makeBed(folder: string): Promise<Ground['bed']> {
  const db = await testDatabase();
  const log = logIn(db);
  const signer = await Signer.open(folder, ORIGIN);
  // whoever takes the lease anew seals at once, and the sizes would be others
  const sealing = new Sealing({ pool: db.app, log, signer, ...QUICK, leaseMs: 60_000 });
  const proofs = new KeptProofs(db.app, log);
  await write(log, 120, A);
  await write(log, 60, B);
  sealing.start();
  await eventually(async () => (await proofs.sealedCheckpoint())?.size === SIZES.first);
  await write(log, 100, C);
  await write(log, 19, A);
  await proofs.sealNow();
  await write(log, 5, B);
  await eventually(async () => (await proofs.checkpoints.latest())?.size === SIZES.last);
  await sealing.stop();
  await signer.close();
  await log.close();
  await Promise.all([db.app.end(), db.owner.end()]);
  return { template: db.appConnection.database, signer: folder };
}

export interface Bed {
  readonly db: TestDatabase;
  readonly log: PostgresEventLog;
  /** Of the signer: keys and memory. */
  readonly signer: string;
}

/** A migrated database with nothing in it. */
export async function database(ground: Ground): Promise<TestDatabase> {
  const db = await testDatabase();
  ground.closing(() => db.drop());
  if (ground.tampered !== null) await db.owner.query(ground.tampered);
  return db;
}

interface OwnBed extends Bed {
  close(): Promise<void>;
}
async function opened(ground: Ground, folder: string): Promise<OwnBed> {
  const db = await testDatabase(ground.bed.template);
  if (ground.tampered !== null) await db.owner.query(ground.tampered);
  const log = logIn(db);
  const signer = path.join(folder, 'signer');
  fs.cpSync(ground.bed.signer, signer, { recursive: true });
  return {
    db,
    log,
    signer,
    close: async () => {
      await log.close();
      await db.drop();
    },
  };
}

/** A copy that the cases of a round share: for those who leave it as it was. */
export const sharedBed = (ground: Ground): Promise<Bed> =>
  ground.shared(
    'bed',
    () => opened(ground, ground.folder()),
    (on) => on.close(),
  );

/** A copy of one's own. */
export async function bed(ground: Ground): Promise<Bed> {
  const on = await opened(ground, ground.folder());
  ground.closing(() => on.close());
  return on;
}

/** What lies behind the log and its proofs. */
const KEPT = [
  'evlog.event',
  'evlog.event_data',
  'evlog.stream',
  'evlog.head',
  'audit.tile',
  'audit.tree',
  'audit.head',
  'audit.checkpoint',
  'audit.log_key',
];

/** A copy that the cases of a round share, where nothing that the database would say is left; put back as it was after each case. */
export async function lawlessBed(ground: Ground): Promise<Bed> {
  const on = await ground.shared(
    'lawless',
    async () => {
      const made = await opened(ground, ground.folder());
      const { owner } = made.db;
      await owner.query('create schema kept');
      for (const table of KEPT) {
        await owner.query(`create table kept.${table.replace('.', '_')} as table ${table}`);
        await owner.query(`alter table ${table} disable trigger user`);
        const { rows } = await owner.query<{ name: string }>(
          `select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
          [table],
        );
        for (const { name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`);
      }
      return made;
    },
    (made) => made.close(),
  );
  ground.closing(() => putBack(on));
  return on;
}
export const putBack = ({ db }: Bed): Promise<unknown> =>
  db.owner.query(
    KEPT.map((table) => `delete from ${table}; insert into ${table} select * from kept.${table.replace('.', '_')};`).join('\n'),
  );

/** As the monitor does it, over the bed's own log unless another is given. */
export async function verified({ db, log, signer }: Bed, over: Partial<VerifyLog> = {}): Promise<readonly Fault[]> {
  const signed: Signed | null = await remembered(signer, ORIGIN);
  return (await verifyLog({ pool: db.app, log, signed, full: true, ...over })).faults.inOrder();
}

/** The first thing that was found, as the table has it: kind and index, or the stream that it is about. */
export const first = ([fault]: readonly Fault[]): string =>
  fault ? [fault.kind, fault.index ?? fault.stream ?? ''].join(' ').trim() : 'nothing found';
/** Which index is named first. */
export const named = ([fault]: readonly Fault[]): string =>
  fault ? (fault.index === null ? `${fault.kind}${fault.stream ? ` ${fault.stream}` : ''}` : `index ${fault.index}`) : 'nothing found';

/** What the database or anything else answers: the SQL state of what was refused. */
export async function answered(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
}
