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

/** What else is written about a case: its number in the diary, its share of the year's frame. */
async function appendRegisters(log: EventLog, cases: readonly BenchCase[]): Promise<void> {
  for (let at = 0; at < cases.length; at += 200) {
    const some = cases.slice(at, at + 200);
    const by = some[0]!.events[1]!.by;
    const entered = some.map(({ caseId, number }) => ({
      type: 'CaseEntered',
      by,
      body: { caseId, external: false, date: '2026-03-03', number, counterpart: 'Föreningen', subject: 'Ansökan', withheld: null },
    }));
    const reserved = some.flatMap(({ caseId, decisionId, amountOre, events }) => [
      { type: 'FrameReserved', by, body: { decisionId, caseId, amountOre, caseRevision: events.length - 1 } },
      { type: 'FrameReservationConfirmed', by, body: { decisionId } },
    ]);
    await append(log, diaryStream(2026), entered);
    await append(log, frameStream('sociala-innovationer', 2026), reserved);
  }
}

/** Cases lie side by side in the log, as they do when several are handled at the same time. */
async function fillLog(log: EventLog, count: number): Promise<void> {
  checkCase(benchCase(0));
  const cases = Array.from({ length: count }, (_, n) => benchCase(n));
  const waiting = cases.values();
  const worker = async (): Promise<void> => {
    for (const { stream, events } of waiting)
      for (let at = 0; at < events.length; at += 5) await append(log, stream, events.slice(at, at + 5));
  };
  await Promise.all(Array.from({ length: APPENDS }, worker));
  await appendRegisters(log, cases);
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

/** `--cases 2000`, `--rounds 7`, `--json`: one JSON object instead of a table. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
    },
  });
  const server = await startDurableServer();
  const connection = await server.migrated();
  const [logPool, pool] = [openPool(connection, { max: 4 }), openPool(connection, { max: 4 })];
  const log = new PostgresEventLog({ pool: logPool, origin: 'liggaren.test/bench', application: 'liggaren@bench' });
  try {
    await fillLog(log, Number(values.cases));
    const events = await log.head();
    const [reading, rebuilding]: [number[], number[]] = [[], []];
    const round = async (): Promise<void> => {
      reading.push(await timed(() => readWhole(log)));
      rebuilding.push(await timed(() => rebuildAll(log, pool)));
    };
    await round();
    reading.length = rebuilding.length = 0; // the first is for warming up
    for (let n = 0; n < Number(values.rounds); n++) await round();
    const perSecond = (milliseconds: readonly number[]): number => Math.round(events / (median(milliseconds) / 1000));
    const figures = { readEventsPerSecond: perSecond(reading), rebuildEventsPerSecond: perSecond(rebuilding) };
    const ratio = Number((figures.rebuildEventsPerSecond / figures.readEventsPerSecond).toFixed(2));
    if (values.json)
      console.log(
        JSON.stringify({ bench: 'rebuild', cases: Number(values.cases), events, readModels: readModels.length, ...figures, ratio }),
      );
    else console.table({ events, ...figures, ratio });
  } finally {
    await log.close();
    await Promise.all([logPool.end(), pool.end()]);
    await server.stop();
  }
}
