/** Keeps one read model up to date for as long as this process holds its lease. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventLog, Position } from '#libs/event-log';
import { impatient } from '#libs/database';
import { eventFilter, takeIn, writeStep } from './batch';
import { acquire, readCheckpoint } from './checkpoint';
import { isStopped, park, skippedBy } from './failures';
import type { ProjectionProgress } from './progress';
import type { AnyProjection } from './projection';
import { rebuild } from './rebuild';
import type { SharedReader } from './shared-reader';
import { relationExists } from './switch';
import { Table, tableOf, viewOf } from './table';

export interface RunnerContext {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly reader: SharedReader;
  readonly progress: ProjectionProgress;
  /** Names this process in the leases. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly answerMs: number;
  readonly onError: (error: unknown, projection: string) => void;
}

/** `superseded`: a newer version of the code keeps this read model; this process must not build it back. */
type Standing = 'current' | 'must be built' | 'superseded';

export class Runner {
  /** True once this version has been the current one: what comes after it is newer, never older. */
  private hasBeenCurrent = false;
  private attempt = 0;
  /** For everything but a rebuild, whose statements take their time. */
  private readonly pool: Pool;

  constructor(
    readonly projection: AnyProjection,
    private readonly context: RunnerContext,
  ) {
    this.pool = impatient(context.pool, context.answerMs);
  }

  /** Whether the table is there, is of this version and is not ahead of the log. */
  async standing(): Promise<Standing> {
    const { log } = this.context;
    const { pool } = this;
    const { name, version } = this.projection;
    const checkpoint = await readCheckpoint(pool, name);
    if (checkpoint && checkpoint.version !== version) {
      // going back to an older release rebuilds the older table, but not while the newer one is at work
      const newerAtWork = checkpoint.version > version && checkpoint.leased;
      return this.hasBeenCurrent || newerAtWork ? 'superseded' : 'must be built';
    }
    const whole =
      checkpoint && (await relationExists(pool, viewOf(this.projection))) && (await relationExists(pool, tableOf(this.projection)));
    // a log restored from an older backup counts the same positions again, for other events
    if (!whole || checkpoint.position > (await log.head())) return 'must be built';
    this.hasBeenCurrent = true;
    return 'current';
  }

  /** True when a build is called for and no event is known to stand in its way. */
  async needsBuild(): Promise<boolean> {
    return !(await isStopped(this.pool, this.projection)) && (await this.standing()) === 'must be built';
  }

  /** Works until the signal is given; what goes wrong on the way is reported and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await this.turn(signal)) === 'superseded') return;
      } catch (error) {
        if (signal.aborted) return;
        this.context.onError(error, this.projection.name);
        await this.rest(Math.min(10_000, 100 * 2 ** this.attempt++), signal);
      } finally {
        this.context.progress.handedOver(this.projection.name);
      }
    }
  }

  private async rest(ms: number, signal: AbortSignal): Promise<void> {
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }

  private async turn(signal: AbortSignal): Promise<'again' | 'superseded'> {
    const { log, owner, leaseMs } = this.context;
    const { projection, pool } = this;
    if (await isStopped(pool, projection)) {
      await this.rest(leaseMs / 3, signal);
      return 'again';
    }
    const standing = await this.standing();
    if (standing === 'superseded') return 'superseded';
    if (standing === 'must be built') {
      await rebuild([projection], { pool: this.context.pool, log, signal }, () => this.needsBuild());
      return 'again';
    }
    const position = await acquire(pool, projection.name, projection.version, owner, leaseMs);
    if (position === undefined) await this.rest(leaseMs / 3, signal);
    else await this.keep(position, signal);
    return 'again';
  }

  /** Follows the log until the lease is lost, an event can't be taken in, or the signal is given. */
  private async keep(start: Position, signal: AbortSignal): Promise<void> {
    const { reader, progress, owner, leaseMs } = this.context;
    const { projection, pool } = this;
    const { name, version } = projection;
    const table = await Table.describe(pool, projection, tableOf(projection));
    const wants = eventFilter(projection, await skippedBy(pool, projection));
    let from = start;
    progress.advanced(name, from);
    while (!signal.aborted) {
      const page = await reader.next(from, signal);
      if (page.length === 0) return;
      const taken = await takeIn(page.filter(wants), page.at(-1)!.position, async (events, to) => {
        const written = await writeStep(pool, projection, table, events, { name, version, owner, leaseMs, from, to });
        if (written) progress.advanced(name, (from = to));
        return written;
      });
      this.attempt = 0;
      if (taken === 'refused') return;
      if (typeof taken === 'object') return park(pool, projection, taken.poison, taken.error);
    }
  }
}
