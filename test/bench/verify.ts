/**
 * How long does it take to verify a whole log, level by level, and as a multiple of the pure hashing of the same stored bytes? The log has realistic
 * cases, in PostgreSQL, with its tree, seals and checkpoints. Each level is run over the same bytes in a file, as an auditor has them, and from the
 * database on, which is what the nightly check waits for.
 */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { openPool } from '../../libs/database';
import type { EventLog, SealedReader } from '../../libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { SystemClock } from '../../libs/kernel';
import { compareWithRefold, rebuild } from '../../libs/projection-runtime';
import { remembered, Sealing, sealingStanding, Signer, verifyLog, type VerifiedLog } from '../../libs/sealing';
import { readModels } from '../../projections';
import { startDurableServer } from './durable-server';
import { BytesInFile, writeBytes } from './verify-bytes';
import { fillLog } from './rebuild';

const ORIGIN = 'liggaren.test/bench';
const EVENTS_PER_CASE = 25;
/** Times that the log is sealed and signed while it grows. */
const PORTIONS = 20;
const ROUNDS = 3;

interface Spent {
  readonly seconds: number;
  /** Of this process, all its threads; the database's are its own. */
  readonly cpuSeconds: number;
}
const rounded = (n: number): number => Number(n.toFixed(3));

async function spent(work: () => unknown): Promise<Spent> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: rounded((performance.now() - began) / 1000), cpuSeconds: rounded((user + system) / 1e6) };
}
const less = (whole: Spent, part: Spent): Spent => ({
  seconds: rounded(whole.seconds - part.seconds),
  cpuSeconds: rounded(whole.cpuSeconds - part.cpuSeconds),
});

type Log = EventLog & SealedReader;

/** The least that anybody could do: SHA-256 of each leaf as it lies, in the quickest way that Node has. Its own time alone, without the reading. */
async function hashingFloor(log: SealedReader): Promise<Spent & { leafBytes: number }> {
  let [seconds, cpu, leafBytes] = [0, 0, 0];
  for (let after = 0; ;) {
    const page = await log.readSealed({ after, limit: 1000 });
    if (page.length === 0) return { seconds: rounded(seconds), cpuSeconds: rounded(cpu), leafBytes };
    const [began, used] = [performance.now(), process.cpuUsage()];
    for (const { leaf } of page) hash('sha256', leaf, 'latin1');
    const { user, system } = process.cpuUsage(used);
    seconds += (performance.now() - began) / 1000;
    cpu += (user + system) / 1e6;
    leafBytes += page.reduce((sum, { leaf }) => sum + leaf.length, 0);
    after = page.at(-1)!.position;
  }
}

async function sealed(pool: Pool, log: Log, folder: string, fill: (portion: number) => Promise<void>): Promise<void> {
  const signer = await Signer.open(folder, ORIGIN);
  for (let portion = 0; portion < PORTIONS; portion++) {
    await fill(portion);
    // a new one seals what came while nobody was there
    const sealing = new Sealing({ pool, log, signer, witnesses: null, clock: new SystemClock(), roundMs: 10 });
    sealing.start();
    for (let size = -1; size < (await log.head()) || (await signer.signed()).size < size;) {
      ({ size } = await sealingStanding(pool));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await sealing.stop();
  }
  await signer.close();
}

function found({ faults }: VerifiedLog): void {
  if (faults.count > 0) throw new Error(`faults where there are none: ${JSON.stringify(faults.inOrder().slice(0, 3))}`);
}

/** `--events 20000` at the least so many, `--json`: one JSON object instead of a table. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { events: { type: 'string', default: '20000' }, json: { type: 'boolean', default: false } },
  });
  const cases = Math.ceil(Number(values.events) / EVENTS_PER_CASE / PORTIONS);
  const server = await startDurableServer();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-bench-verify-'));
  const connection = await server.migrated();
  const [logPool, pool] = [openPool(connection, { max: 8 }), openPool(connection, { max: 6 })];
  const log = new PostgresEventLog({ pool: logPool, origin: ORIGIN, application: 'liggaren@bench' });
  try {
    await sealed(pool, log, path.join(folder, 'signer'), (portion) => fillLog(log, cases, portion * cases));
    await rebuild(readModels, { log, pool });
    const file = path.join(folder, 'log');
    const bytes = await writeBytes(log, file);
    const signed = await remembered(path.join(folder, 'signer'), ORIGIN);
    let last: VerifiedLog | undefined;
    const verify = async (full: boolean, source: SealedReader): Promise<void> => {
      const whole = {
        origin: ORIGIN,
        head: () => log.head(),
        readSealed: (read: Parameters<SealedReader['readSealed']>[0]) => source.readSealed(read),
      };
      last = await verifyLog({ pool, log: whole, signed, full });
      found(last);
    };
    /** The best of a few rounds, with and without what the reading of the file took in the same round. */
    const measure = async (work: (source: SealedReader) => Promise<void>): Promise<Spent & { checking: Spent }> => {
      const rounds: (Spent & { checking: Spent })[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const source = new BytesInFile(file);
        const whole = await spent(() => work(source));
        rounds.push({ ...whole, checking: less(whole, source.reading) });
        source.close();
      }
      return rounds.toSorted((one, other) => one.checking.cpuSeconds - other.checking.cpuSeconds)[0]!;
    };
    let floors: (Spent & { leafBytes: number })[] = [];
    await measure(async (source) => void floors.push(await hashingFloor(source)));
    const tree = await measure((source) => verify(false, source));
    const full = await measure((source) => verify(true, source));
    const treeFromDatabase = await spent(() => verify(false, log));
    const fullFromDatabase = await spent(() => verify(true, log));
    const rss = Math.round(process.memoryUsage().rss / 1e6);
    const models = await spent(async () => {
      for (const projection of readModels) {
        const { differing } = await compareWithRefold(projection, { pool, log });
        if (differing > 0) throw new Error(`${projection.name} differs`);
      }
    });
    floors = floors.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
    const floor = floors[0]!;
    const { events, streams, seals, checkpoints } = last!;
    const levels = {
      floor,
      tree,
      full,
      treeFromDatabase,
      fullFromDatabase,
      readModels: models,
    };
    const ratio = Number((tree.checking.cpuSeconds / floor.cpuSeconds).toFixed(2));
    if (values.json)
      console.log(JSON.stringify({ bench: 'verify', events, streams, seals, checkpoints, bytes, ...levels, ratio, rssMegabytes: rss }));
    else {
      console.table(levels);
      console.table({ events, streams, seals, checkpoints, 'stored MB': Math.round(bytes / 1e6), 'tree / floor': ratio, 'RSS, MB': rss });
    }
  } finally {
    await log.close();
    await Promise.all([logPool.end(), pool.end()]);
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
