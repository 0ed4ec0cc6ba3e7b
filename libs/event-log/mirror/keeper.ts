import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import { within } from '#libs/kernel';
import type { EventLog, Position, Subscription } from '../port';
import { PostgresReader } from '../postgres/reader';
import { NO_CONTENT, WrongLink, type SealedLog, type SealedRecord } from '../sealed';
import { Signal } from '../signal';
import { soundPart } from './sound';
import { KEEP, RELEASE, STOP_BEFORE, TAKE } from './statements';

export interface KeeperOptions {
  /** The log that is mirrored. */
  readonly server: Pick<EventLog, 'origin' | 'subscribe'> & Pick<SealedLog, 'readSealed'>;
  /** As liggaren_app. */
  readonly pool: Pool;
  /** After this time without a sign of life another process takes over. Default 5 s. */
  readonly leaseMs?: number;
  /** The server is asked for news after this time even though it said nothing, and an event that was wrong is looked at again. Default 5 s. */
  readonly patienceMs?: number;
  /** Told of what goes wrong and is tried again. */
  readonly onError?: (error: unknown) => void;
  /** Told once, in one sentence, of an event that does not hold; null when it holds after all and the mirror goes on. */
  readonly onAlarm?: (why: string | null) => void;
}

const PAGE = 1000;
const FIRST_PAUSE_MS = 100;

/**
 * Keeps the mirror: one process at a time, by a lease, takes every event from the server in its order, checks hash, link and commitment, and
 * writes it with the server's position. What does not hold stops the mirror there, until it holds; nothing is ever skipped.
 */
export class MirrorKeeper {
  /** Names this process in the lease. */
  private readonly id = randomUUID();
  private readonly reader: PostgresReader;
  private readonly news = new Signal();
  private readonly leaseMs: number;
  private readonly patienceMs: number;
  private stopping = false;
  private attempt = 0;
  private alarm: string | null = null;
  private work: Promise<void> = Promise.resolve();
  private renewing: Promise<void> = Promise.resolve();

  constructor(private readonly options: KeeperOptions) {
    this.reader = new PostgresReader(options.pool, 'evlog_mirror');
    this.leaseMs = options.leaseMs ?? 5000;
    this.patienceMs = options.patienceMs ?? 5000;
  }

  start(): void {
    this.work = this.run();
  }

  /** Finishes the batch in hand and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.news.raise();
    await this.work;
    await within(this.leaseMs, this.renewing, () => undefined); // after the release it would take the lease again, for nobody
    await this.options.pool.query(RELEASE, [this.id]).catch(() => undefined); // with the database away it runs out by itself
  }

  private async run(): Promise<void> {
    const heartbeat = setInterval(() => this.beat(), this.leaseMs / 3);
    while (!this.stopping) {
      try {
        const position = await this.take();
        if (position === undefined) await this.rest(this.leaseMs / 3);
        else await this.keepFrom(position);
      } catch (error) {
        await this.failed(error);
        const pause = Math.min(this.patienceMs, FIRST_PAUSE_MS * 2 ** this.attempt++);
        await this.rest(this.alarm === null ? pause : this.patienceMs);
      }
    }
    clearInterval(heartbeat);
  }

  /** Takes the lease or makes it longer. The position that the mirror stands at; undefined = another process keeps it. */
  private async take(): Promise<Position | undefined> {
    const { rows } = await this.options.pool.query<{ position: Position | null }>(TAKE, [this.id, this.leaseMs]);
    return rows[0]?.position ?? undefined;
  }

  private beat(): void {
    const before = this.renewing;
    this.renewing = this.renew().then(() => before);
  }

  /** Also while a long page is being checked, or the server does not answer. Nobody is robbed: a lease is taken only when it is free. */
  private async renew(): Promise<void> {
    if (!this.stopping) await this.take().catch(() => undefined);
  }

  /** Follows the server until the mirror is another's to keep. Throws what goes wrong. */
  private async keepFrom(start: Position): Promise<void> {
    let subscription: Subscription | undefined;
    try {
      for (let position = start; !this.stopping;) {
        const { seen } = this.news;
        const page = await this.pageAfter(position);
        const last = page.at(-1);
        if (last) {
          if (!(await this.keep(position, page))) return;
          position = last.position;
          continue;
        }
        subscription ??= this.options.server.subscribe({ after: position, handle: async () => this.news.raise() });
        await this.news.after(seen, this.patienceMs);
        if ((await this.take()) !== position) return;
      }
    } finally {
      await subscription?.close();
    }
  }

  /** An event that does not hold must not hide those before it. */
  private async pageAfter(position: Position): Promise<readonly SealedRecord[]> {
    for (let limit = PAGE; ; limit = Math.ceil(limit / 2)) {
      try {
        return await this.options.server.readSealed({ after: position, limit });
      } catch (error) {
        if (!(error instanceof WrongLink) || limit === 1) throw error;
      }
    }
  }

  /** False = the mirror is another's, or stands elsewhere. Throws {@link WrongLink} when what holds of the page is written. */
  private async keep(from: Position, page: readonly SealedRecord[]): Promise<boolean> {
    const { options, reader } = this;
    const heads = await reader.headsOf([...new Set(page.map(({ stream }) => stream))]);
    const { sound, wrong } = soundPart(page, from, heads, options.server.origin);
    if (sound.length > 0) {
      const column = <K extends keyof SealedRecord>(key: K): SealedRecord[K][] => sound.map((event) => event[key]);
      const where = [column('position'), column('stream'), column('revision'), column('prev'), column('id'), column('type')];
      const contents = [sound.map(({ nonce }) => nonce ?? NO_CONTENT.nonce), sound.map(({ data }) => data ?? NO_CONTENT.data)];
      const bytes = [column('leaf'), column('leafHash'), ...contents];
      const { rows } = await options.pool.query<{ kept: boolean }>(KEEP, [this.id, this.leaseMs, from, ...where, ...bytes]);
      if (!rows[0]!.kept) return false;
      this.goesOn();
    }
    if (wrong) throw wrong;
    return true;
  }

  private goesOn(): void {
    this.attempt = 0;
    if (this.alarm === null) return;
    this.alarm = null;
    this.options.onAlarm?.(null);
  }

  private async failed(error: unknown): Promise<void> {
    const { pool, onError, onAlarm } = this.options;
    const why = alarmIn(error);
    if (!why) return onError?.(error);
    await pool.query(STOP_BEFORE, [this.id, why.position, why.message]).catch((cause: unknown) => onError?.(cause));
    if (this.alarm !== why.message) onAlarm?.(why.message);
    this.alarm = why.message;
  }

  private rest(milliseconds: number): Promise<void> {
    return this.news.rest(milliseconds, () => this.stopping);
  }
}

/** What is wrong with the log itself, as we or the database see it (SQLSTATE 23: it does not follow, or lies there already). */
function alarmIn(error: unknown): { readonly position: Position; readonly message: string } | undefined {
  if (error instanceof WrongLink) return error;
  if (error instanceof DatabaseError && error.code?.startsWith('23')) return { position: 0, message: error.message };
  return undefined;
}
