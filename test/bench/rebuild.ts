/**
 * How fast are all read models rebuilt from a log of realistic cases, as a share of how fast the log can be read at all? Both go through the port, on
 * the same durable server, and take turns so that whatever else the machine does hits them alike.
 */
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { openPool } from '../../libs/database';
import { diaryStream } from '../../libs/diary/events';
import type { EventContext, EventLog, NewEvent } from '../../libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { newId, type JsonObject } from '../../libs/kernel';
import { rebuild } from '../../libs/projection-runtime';
import { frameStream } from '../../libs/schemes/events';
import { readModels } from '../../projections';
import { startDurableServer } from './durable-server';
import { benchCase, checkCase, type BenchCase, type BenchEvent } from './rebuild-cases';

/** Appends under way at a time. */
const APPENDS = 64;

const context = ({ by }: BenchEvent): EventContext => ({
  actor: { ...by, acr: 'http://id.elegnamnden.se/loa/1.0/loa3', at: 1_772_440_000 },
  commandId: newId(),
  correlationId: newId(),
  causationId: null,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  rules: 'liggaren/1',
  recordedAt: Temporal.Instant.from('2026-03-02T09:00:00Z'),
});

async function append(log: EventLog, stream: string, events: readonly BenchEvent[]): Promise<void> {
  const fresh: NewEvent[] = events.map(({ type, body }) => ({ id: newId(), type, schemaVersion: 1, body: body as JsonObject }));
  const outcome = await log.append({ stream, expected: 'any', events: fresh, context: context(events[0]!) });
  if (outcome.kind !== 'appended') throw new Error(`not appended to ${stream}: ${outcome.kind}`);
}

/** What the registers say of a case. */
type Told = Pick<BenchCase, 'caseId' | 'number' | 'decisionId' | 'amountOre'> & {
  readonly by: BenchEvent['by'];
  readonly revision: number;
};

/** What else is written about cases: their numbers in the diary, their shares of the year's frame. */
async function appendRegisters(log: EventLog, cases: readonly Told[]): Promise<void> {
  const { by } = cases[0]!;
  const entered = cases.map(({ caseId, number }) => ({
    type: 'CaseEntered',
    by,
    body: { caseId, external: false, date: '2026-03-03', number, counterpart: 'Föreningen', subject: 'Ansökan', withheld: null },
  }));
  const reserved = cases.flatMap(({ caseId, decisionId, amountOre, revision }) => [
    { type: 'FrameReserved', by, body: { decisionId, caseId, amountOre, caseRevision: revision } },
    { type: 'FrameReservationConfirmed', by, body: { decisionId } },
  ]);
  await append(log, diaryStream(2026), entered);
  await append(log, frameStream('sociala-innovationer', 2026), reserved);
}

function* casesFrom(from: number, count: number): Generator<BenchCase> {
  for (let n = from; n < from + count; n++) yield benchCase(n);
}

/** Cases lie side by side in the log, as they do when several are handled at the same time. Each is made up when its turn comes; the first is the `from`-th. */
export async function fillLog(log: EventLog, count: number, from = 0, eventsPerAppend = 5): Promise<void> {
  checkCase(benchCase(0));
  const waiting = casesFrom(from, count);
  const told: Told[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const { stream, events, ...about } = next.value;
      for (let at = 0; at < events.length; at += eventsPerAppend) await append(log, stream, events.slice(at, at + eventsPerAppend));
      const { caseId, number, decisionId, amountOre } = about;
      told.push({ caseId, number, decisionId, amountOre, by: events[1]!.by, revision: events.length - 1 });
      if (told.length >= 200) await appendRegisters(log, told.splice(0));
    }
  };
  await Promise.all(Array.from({ length: APPENDS }, worker));
  if (told.length > 0) await appendRegisters(log, told);
}

/** Every event through the port, decoded, page by page. */
async function readWhole(log: EventLog): Promise<void> {
  for (let after = 0; ;) {
    const page = await log.readAll({ after });
    if (page.length === 0) return;
    after = page.at(-1)!.position;
  }
}

async function rebuildAll(log: EventLog, pool: Pool): Promise<void> {
  for (const [name, outcome] of await rebuild(readModels, { log, pool }))
    if (outcome !== 'switched') throw new Error(`${name} was not rebuilt: ${outcome}`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

/** The most memory that this process takes while `work` goes on: all of it, and what JavaScript has of it. */
async function peakOf(work: () => Promise<unknown>): Promise<{ rss: number; heap: number }> {
  const peak = { rss: 0, heap: 0 };
  const look = (): void => {
    const { rss, heapUsed } = process.memoryUsage();
    peak.rss = Math.max(peak.rss, rss);
    peak.heap = Math.max(peak.heap, heapUsed);
  };
  const looking = setInterval(look, 100);
  try {
    await work();
  } finally {
    clearInterval(looking);
    look();
  }
  return peak;
}

/** From so many cases on, one round says enough and no round is needed to warm up. */
const MANY = 20_000;

/** `--cases 2000`, `--rounds 7` (1 when there are many cases), `--json`: one JSON object instead of a table. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '2000' },
      rounds: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const server = await startDurableServer();
  const connection = await server.migrated();
  const [logPool, pool] = [openPool(connection, { max: 4 }), openPool(connection, { max: 4 })];
  const log = new PostgresEventLog({ pool: logPool, origin: 'liggaren.test/bench', application: 'liggaren@bench' });
  try {
    const cases = Number(values.cases);
    await fillLog(log, cases);
    const events = await log.head();
    const [reading, rebuilding]: [number[], number[]] = [[], []];
    const memory = { rss: 0, heap: 0 };
    const round = async (): Promise<void> => {
      reading.push(await timed(() => readWhole(log)));
      const peak = await peakOf(async () => rebuilding.push(await timed(() => rebuildAll(log, pool))));
      memory.rss = Math.max(memory.rss, peak.rss);
      memory.heap = Math.max(memory.heap, peak.heap);
    };
    if (cases < MANY) {
      await round();
      reading.length = rebuilding.length = 0; // the first is for warming up
    }
    for (let n = 0; n < Number(values.rounds ?? (cases < MANY ? 7 : 1)); n++) await round();
    const perSecond = (milliseconds: readonly number[]): number => Math.round(events / (median(milliseconds) / 1000));
    const figures = { readEventsPerSecond: perSecond(reading), rebuildEventsPerSecond: perSecond(rebuilding) };
    const ratio = Number((figures.rebuildEventsPerSecond / figures.readEventsPerSecond).toFixed(2));
    const peakMegabytes = { rss: megabytes(memory.rss), heap: megabytes(memory.heap) };
    if (values.json)
      console.log(JSON.stringify({ bench: 'rebuild', cases, events, readModels: readModels.length, ...figures, ratio, peakMegabytes }));
    else console.table({ events, ...figures, ratio, 'peak, MB': peakMegabytes.rss, 'peak of the heap, MB': peakMegabytes.heap });
  } finally {
    await log.close();
    await Promise.all([logPool.end(), pool.end()]);
    await server.stop();
  }
}
