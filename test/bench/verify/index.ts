/**
 * How long does it take to verify a whole log, level by level, and how many times the pure hashing of the same stored bytes is that? The log lies in
 * PostgreSQL, and every level is run from there, as each night. The tree level reads leaves and tiles; the floor reads the same leaves the same way and
 * hashes each. Beside that both are run over leaves that lie in memory already, because the reading, which they have in common, hides the difference.
 */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { openPool } from '../../../libs/database';
import type { SealedReader } from '../../../libs/event-log';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { compareWithRefold, rebuild } from '../../../libs/projection-runtime';
import { remembered, verifyLog, type Signed, type VerifiedLog } from '../../../libs/sealing';
import { readModels } from '../../../projections';
import { startDurableServer } from '../durable-server';
import { LeavesInMemory } from './leaves-in-memory';
import { readable, writeLog, type Log } from './log';
import { median, rounded, spent, type Spent } from './measure';

const ORIGIN = 'liggaren.test/bench';
const ROUNDS = { stored: 3, inMemory: 9 };
/** Every read model is folded anew from the first event: with more of them that is an hour of its own. */
const MOST_TO_FOLD = 50_000;

/** The least that anybody could do: SHA-256 of each leaf as it lies, in the quickest way that Node has. */
async function hashAll(source: SealedReader): Promise<void> {
  const into = { bytes: Buffer.alloc(0) };
  for (let after = 0; ;) {
    const page = await source.readSealed({ after, limit: 1000, contents: false, into });
    if (page.length === 0) return;
    for (const { leaf } of page) hash('sha256', leaf, 'latin1');
    after = page.at(-1)!.position;
  }
}

interface Compared {
  /** CPU-seconds of this process, medians of the rounds. */
  readonly floor: number;
  readonly tree: number;
  /** Of the two: the median of the rounds' own. */
  readonly ratio: number;
  readonly ratios: readonly number[];
}

/** Both read the same bytes the same way, one after the other, so that whatever else the machine does hits them alike. */
async function compared(source: SealedReader, rounds: number, verify: (source: SealedReader) => Promise<unknown>): Promise<Compared> {
  const taken: { floor: number; tree: number }[] = [];
  const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
    const cpu = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1e6;
  };
  for (let n = 0; n <= rounds; n++) {
    const first = await cpuOf(() => hashAll(source));
    const tree = await cpuOf(() => verify(source));
    const floor = (first + (await cpuOf(() => hashAll(source)))) / 2; // before and after it
    if (n > 0) taken.push({ floor, tree }); // the first is for warming up
  }
  const ratios = taken.map(({ floor, tree }) => rounded(tree / floor));
  const of = (what: 'floor' | 'tree'): number => rounded(median(taken.map((round) => round[what])));
  return { floor: of('floor'), tree: of('tree'), ratio: median(ratios), ratios };
}

async function measure(log: Log, pool: Pool, signed: Signed | null) {
  let last: VerifiedLog | undefined;
  const verify = async (full: boolean, source: SealedReader): Promise<void> => {
    const whole = { origin: ORIGIN, head: () => log.head(), readSealed: source.readSealed.bind(source) };
    last = await verifyLog({ pool, log: whole, signed, full });
    if (last.faults.count > 0) throw new Error(`faults where there are none: ${JSON.stringify(last.faults.inOrder().slice(0, 3))}`);
  };
  const treeLevel = (source: SealedReader): Promise<void> => verify(false, source);
  const stored = await compared(log, ROUNDS.stored, treeLevel);
  const inMemory = await compared(await LeavesInMemory.of(log), ROUNDS.inMemory, treeLevel);
  const floor = await spent(pool, () => hashAll(log));
  const tree = await spent(pool, () => verify(false, log));
  const full = await spent(pool, () => verify(true, log));
  const { events, streams, seals, checkpoints } = last!;
  return { log: { events, streams, seals, checkpoints }, levels: { floor, tree, full }, stored, inMemory };
}

async function foldAnew(log: Log, pool: Pool, events: number): Promise<Spent | null> {
  if (events > MOST_TO_FOLD) return null;
  const clear = readable(log, pool);
  await rebuild(readModels, { log: clear, pool });
  return spent(pool, async () => {
    for (const projection of readModels) {
      const { differing } = await compareWithRefold(projection, { pool, log: clear });
      if (differing > 0) throw new Error(`${projection.name} differs`);
    }
  });
}

/** What the log's bytes come to: leaves, and what they commit to. */
const BYTES = `
  select (select sum(length(leaf)) from evlog.event)::float8 as leaves, (select sum(length(data)) from evlog.event_data)::float8 as data`;

/** `--events 20000` at the least so many, `--json`: one JSON object instead of tables. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { events: { type: 'string', default: '20000' }, json: { type: 'boolean', default: false } },
  });
  const server = await startDurableServer();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-bench-verify-'));
  const pool = openPool(await server.migrated(), { max: 8, idleTimeoutMillis: 0 });
  const log = new PostgresEventLog({ pool, origin: ORIGIN, application: 'liggaren@bench' });
  try {
    const signer = path.join(folder, 'signer');
    await writeLog(log, pool, { events: Number(values.events), folder: signer, origin: ORIGIN });
    const measured = await measure(log, pool, await remembered(signer, ORIGIN));
    const rssMegabytes = Math.round(process.memoryUsage().rss / 1e6);
    const { rows } = await pool.query<{ leaves: number; data: number }>(BYTES);
    const readModelsAnew = await foldAnew(log, pool, measured.log.events);
    const { log: about, levels, stored, inMemory } = measured;
    const ratios = { ratio: stored.ratio, ratioInMemory: inMemory.ratio };
    if (values.json)
      console.log(
        JSON.stringify({
          bench: 'verify',
          ...about,
          bytes: rows[0],
          ...levels,
          readModels: readModelsAnew,
          ...ratios,
          stored,
          inMemory,
          rssMegabytes,
        }),
      );
    else {
      console.table({ ...levels, ...(readModelsAnew && { 'read models': readModelsAnew }) });
      console.table({
        ...about,
        'leaves, MB': Math.round(rows[0]!.leaves / 1e6),
        'data, MB': Math.round(rows[0]!.data / 1e6),
        'RSS, MB': rssMegabytes,
      });
      const shown = ({ floor, tree, ratio }: Compared) => ({ floor, tree, 'tree / floor': ratio });
      console.table({ 'stored bytes, CPU-seconds': shown(stored), 'the same in memory': shown(inMemory) });
    }
  } finally {
    await log.close();
    await pool.end();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
