/** What comes by the clock. When it comes next is kept in the database, so that any number of processes give each turn once, and a lost queue moves none. */
import { setTimeout as pause } from 'node:timers/promises';
import { CronExpressionParser } from 'cron-parser';
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '#libs/database';
import { AUTHORITY_ZONE } from '#libs/kernel';
import { want, type Schedule } from './port';

/** A clock that is set, and a schedule that another process has moved, are noticed within this time. */
const LONGEST_SLEEP_MS = 30_000;

const ruleOf = ({ every, cron }: Schedule): string => (cron === undefined ? `every ${every} ms` : `cron ${cron}`);

/** The first turn after `now`: turns that nobody was there for come as one. */
export const turnAfter = ({ every, cron }: Schedule, now: Date): Date =>
  cron === undefined
    ? new Date(now.getTime() + every!)
    : CronExpressionParser.parse(cron, { currentDate: now, tz: AUTHORITY_ZONE }).next().toDate();

/** Throws with the schedule's name when it says nothing, or both, or no time that there is. */
export function checkSchedule(schedule: Schedule): void {
  const { name, every, cron } = schedule;
  if ((every === undefined) === (cron === undefined)) throw new TypeError(`schedule ${name}: every or cron, one of them`);
  if (every !== undefined && !(every >= 1)) throw new TypeError(`schedule ${name}: every ${every} ms`);
  if (cron !== undefined) turnAfter(schedule, new Date(0));
}

/** $1 name, $2 rule, $3 the first turn. A schedule whose rule has been changed begins anew. */
const REGISTER = `
  insert into jobs.schedule as s (name, rule, next_at) values ($1, $2, $3)
  on conflict (name) do update set rule = excluded.rule, next_at = excluded.next_at where s.rule <> excluded.rule`;
/** $1 names. Turns that another process gives right now are passed by. */
const DUE = `
  select name, next_at as "at", now() as now, last_job as "lastJob" from jobs.schedule
  where name = any($1) and next_at <= now() for no key update skip locked`;
/** $1 name, $2 the next turn, $3 the job that this turn gave; null = none, because the one before is not done */
const TURNED = `update jobs.schedule set next_at = $2, last_job = coalesce($3, last_job) where name = $1`;
/** $1 id */
const UNFINISHED = `select exists (select from jobs.outbox where id = $1 and state in ('waiting', 'queued')) as unfinished`;
/** $1 names */
const SLEEP = `select extract(epoch from min(next_at) - now())::float8 * 1000 as ms from jobs.schedule where name = any($1)`;

interface Due {
  readonly name: string;
  readonly at: Date;
  readonly now: Date;
  readonly lastJob: string | null;
}

export interface ClockworkOptions {
  readonly pool: Pool;
  readonly schedules: readonly Schedule[];
  readonly onError: (error: unknown, part: string) => void;
}

export class Clockwork {
  private readonly stopping = new AbortController();
  private readonly names: readonly string[];
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly options: ClockworkOptions) {
    this.names = options.schedules.map(({ name }) => name);
    options.schedules.forEach(checkSchedule);
    if (new Set(this.names).size < this.names.length) throw new TypeError('two schedules have the same name');
  }

  /** A new schedule by `every` has its first turn at once. */
  async start(): Promise<void> {
    const { pool, schedules } = this.options;
    const now = new Date();
    for (const schedule of schedules)
      await pool.query(REGISTER, [schedule.name, ruleOf(schedule), schedule.cron === undefined ? now : turnAfter(schedule, now)]);
    this.work = this.run();
  }
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  /** Gives every turn that is due. */
  async turn(): Promise<void> {
    await inTransaction(this.options.pool, async (client) => {
      const { rows } = await client.query<Due>(DUE, [this.names]);
      for (const due of rows) await this.give(client, due);
    });
  }

  /** Two turns of a schedule are never under way at the same time: a turn whose forerunner is not done is left out. */
  private async give(client: ClientBase, { name, at, now, lastJob }: Due): Promise<void> {
    const schedule = this.options.schedules.find((known) => known.name === name)!;
    const before = lastJob !== null && (await client.query<{ unfinished: boolean }>(UNFINISHED, [lastJob])).rows[0]!.unfinished;
    const id = before ? null : `${name}.${at.getTime()}`;
    if (id !== null) await want(client, id, { job: schedule.job, payload: {} });
    await client.query(TURNED, [name, turnAfter(schedule, now), id]);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let sleep = LONGEST_SLEEP_MS;
      try {
        await this.turn();
        const ms = (await this.options.pool.query<{ ms: number | null }>(SLEEP, [this.names])).rows[0]!.ms;
        sleep = Math.min(LONGEST_SLEEP_MS, Math.max(50, ms ?? LONGEST_SLEEP_MS));
      } catch (error) {
        this.options.onError(error, 'schedules');
        sleep = 2000;
      }
      await pause(sleep, undefined, { signal }).catch(() => undefined);
    }
  }
}
