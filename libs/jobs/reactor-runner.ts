/** Lets one reactor read the log for as long as this process holds its lease. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import type { SharedReader } from '#libs/projection-runtime';
import { acquire, begin, isKnown, move, standStill, type Mark, type Reaction } from './checkpoint';
import { checkWanted, type Reactor } from './port';

/** An event that the reactor has thrown at so many times, with the database and the log in order, is the event's fault. */
const TRIES = 3;
/** Jobs in one step at the most; an event's own always go together. */
const STEP = 500;

export interface ReactorContext {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly reader: SharedReader;
  /** Names this process in the leases. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly onError: (error: unknown, part: string) => void;
}

class ReactorThrew extends Error {
  constructor(
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export const jobId = (eventId: string, reactor: string, key?: string): string =>
  [eventId, reactor, ...(key === undefined ? [] : [key])].join('.');

export class ReactorRunner {
  private threwAt: Position | undefined;
  private tries = 0;
  private attempt = 0;

  constructor(
    private readonly reactor: Reactor,
    private readonly context: ReactorContext,
  ) {}

  /** A reactor that is new begins at the head: what has been is nobody's concern any more. */
  async register(): Promise<void> {
    const { pool, log } = this.context;
    if (await isKnown(pool, this.reactor.name)) return;
    const last = (await log.readAll({ direction: 'backwards', limit: 1 }))[0];
    await begin(pool, this.reactor.name, { position: last?.position ?? 0, eventId: last?.id ?? null });
  }

  /** Works until the signal is given; what goes wrong on the way is reported and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    const { pool, owner, leaseMs, onError } = this.context;
    while (!signal.aborted) {
      try {
        const mark = await acquire(pool, this.reactor.name, owner, leaseMs);
        if (mark === undefined) await this.rest(leaseMs / 3, signal);
        else await this.keep(mark, signal);
      } catch (error) {
        if (signal.aborted) return;
        onError(error, `reactor ${this.reactor.name}`);
        if (error instanceof ReactorThrew && (await this.isTheEventsFault(error))) continue;
        await this.rest(Math.min(10_000, 100 * 2 ** this.attempt++), signal);
      }
    }
  }

  private async rest(ms: number, signal: AbortSignal): Promise<void> {
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }

  /** True when the reactor stands still from now on. */
  private async isTheEventsFault({ event, message }: ReactorThrew): Promise<boolean> {
    const { pool, log, owner } = this.context;
    this.tries = this.threwAt === event.position ? this.tries + 1 : 1;
    this.threwAt = event.position;
    if (this.tries < TRIES) return false;
    try {
      await log.head();
      await standStill(pool, this.reactor.name, owner, event, message);
      this.tries = 0;
      return true;
    } catch {
      return false; // nothing answers: then it may be nobody's fault but theirs
    }
  }

  /** Positions are one log's: with another engine behind us, or a log restored from an older backup, we would pass events over or see them twice. */
  private async isOurLog({ position, eventId }: Mark): Promise<boolean> {
    if (eventId === null) return true;
    const there = (await this.context.log.readAll({ after: position - 1, limit: 1 }))[0];
    return there?.position === position && there.id === eventId;
  }

  private async keep(mark: Mark, signal: AbortSignal): Promise<void> {
    const { pool, reader, owner } = this.context;
    if (!(await this.isOurLog(mark))) {
      const failure = `Loggen har inte händelsen ${mark.eventId} på plats ${mark.position}, där läsningen slutade: den är en annan logg, eller återläst från en äldre kopia.`;
      return standStill(pool, this.reactor.name, owner, null, failure);
    }
    let from = mark.position;
    while (!signal.aborted) {
      const page = await reader.next(from, signal);
      if (page.length === 0) return;
      const moved = await this.take(page, from);
      if (moved === undefined) return;
      from = moved;
      this.attempt = 0;
    }
  }

  /** Takes a page, in steps; gives the new position, undefined = it is not ours any more. What came before an event that throws is kept. */
  private async take(page: readonly RecordedEvent[], start: Position): Promise<Position | undefined> {
    const { handles } = this.reactor;
    let from = start;
    let reactions: Reaction[] = [];
    let last: RecordedEvent | undefined;
    const write = async (): Promise<boolean> => {
      if (last === undefined || last.position === from) return true;
      const written = await this.write(from, { position: last.position, eventId: last.id }, reactions);
      from = last.position;
      reactions = [];
      return written;
    };
    for (const event of page) {
      // an event whose content has been disposed of has nothing left to react to
      if (handles.includes(event.type) && event.body !== null) {
        try {
          reactions.push(...(await this.reactionsTo(event)));
        } catch (error) {
          if (!(await write())) return undefined;
          throw new ReactorThrew(event, error);
        }
      }
      last = event;
      if (reactions.length >= STEP && !(await write())) return undefined;
    }
    return (await write()) ? from : undefined;
  }

  private async reactionsTo(event: RecordedEvent): Promise<readonly Reaction[]> {
    const { name } = this.reactor;
    const reactions = (await this.reactor.react(event)).map((wanted) => ({ id: jobId(event.id, name, wanted.key), wanted, event }));
    for (const { id, wanted } of reactions) checkWanted(id, wanted);
    if (new Set(reactions.map(({ id }) => id)).size < reactions.length) throw new TypeError(`${name} wants two jobs with the same key`);
    return reactions;
  }

  private write(from: Position, to: Mark, reactions: readonly Reaction[]): Promise<boolean> {
    const { pool, owner, leaseMs } = this.context;
    return move(pool, { name: this.reactor.name, owner, leaseMs, from, to, reactions });
  }
}
