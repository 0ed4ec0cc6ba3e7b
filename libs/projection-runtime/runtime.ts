import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { impatient } from '#libs/database';
import type { EventLog } from '#libs/event-log';
import { release, renew } from './checkpoint';
import { ProjectionProgress } from './progress';
import type { AnyProjection } from './projection';
import { rebuild, type Rebuilt } from './rebuild';
import { Runner } from './runner';
import { SharedReader } from './shared-reader';
import { relationExists } from './switch';
import { checkProjection, viewOf } from './table';

export interface ProjectionRuntimeOptions {
  /** Best a pool of its own, with three to five connections: that is then all that the read models take from the database. */
  readonly pool: Pool;
  readonly log: EventLog;
  readonly projections: readonly AnyProjection[];
  /** Tells waiters in this process at once; without it the runtime makes its own. */
  readonly progress?: ProjectionProgress;
  /** After this time without a sign of life others may take over. Default 5 s. */
  readonly leaseMs?: number;
  /** A statement of a step that is not answered within this time is taken to be lost. Default 20 s. */
  readonly answerMs?: number;
  /** Told of everything that goes wrong and is tried again (connection lost, log away). */
  readonly onError?: (error: unknown, projection: string) => void;
}

/**
 * Keeps the read models: builds what is missing or of another version, follows the log, shares the work with other processes by leases. Nothing is
 * lost or done twice whenever it is killed.
 */
export class ProjectionRuntime {
  readonly progress: ProjectionProgress;
  /** Names this process in the leases. */
  readonly owner = randomUUID();
  private readonly stopping = new AbortController();
  private readonly reader: SharedReader;
  private readonly runners: readonly Runner[];
  private readonly leaseMs: number;
  private work: Promise<unknown> = Promise.resolve();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProjectionRuntimeOptions) {
    const { pool, log, projections, onError = () => undefined } = options;
    projections.forEach(checkProjection);
    if (new Set(projections.map(({ name }) => name)).size < projections.length) throw new TypeError('two projections have the same name');
    this.leaseMs = options.leaseMs ?? 5000;
    this.progress = options.progress ?? new ProjectionProgress(pool, log, projections);
    this.reader = new SharedReader(log, (error) => onError(error, '(log)'));
    const context = {
      pool,
      log,
      reader: this.reader,
      progress: this.progress,
      answerMs: options.answerMs ?? 20_000,
      owner: this.owner,
      leaseMs: this.leaseMs,
      onError,
    };
    this.runners = projections.map((projection) => new Runner(projection, context));
  }

  /**
   * Resolves when every read model can be read. Those that have never been built are built first; those of another version go on being read as they are
   * and are rebuilt in the background. Throws when the database or the log can't be reached.
   */
  async start(): Promise<void> {
    const outdated: Runner[] = [];
    try {
      await this.reader.open();
      const missing: Runner[] = [];
      for (const runner of this.runners) if (!(await relationExists(this.options.pool, viewOf(runner.projection)))) missing.push(runner);
      await this.build(missing);
      for (const runner of this.runners) if (await runner.needsBuild()) outdated.push(runner);
    } catch (error) {
      await this.reader.close();
      throw error;
    }
    this.heartbeat = setInterval(() => void this.beat(), this.leaseMs / 3);
    const ready = this.runners.filter((runner) => !outdated.includes(runner));
    this.work = Promise.all([...ready.map((runner) => runner.run(this.stopping.signal)), this.buildAndRun(outdated)]);
  }

  /** One pass over the log for all of them; what fails here each runner tries again by itself. */
  private async build(runners: readonly Runner[]): Promise<void> {
    if (runners.length === 0) return;
    const { pool, log } = this.options;
    const needed = (projection: AnyProjection): Promise<boolean> =>
      runners.find((runner) => runner.projection === projection)!.needsBuild();
    const projections = runners.map(({ projection }) => projection);
    await rebuild(projections, { pool, log, signal: this.stopping.signal }, needed);
  }

  private async buildAndRun(runners: readonly Runner[]): Promise<void> {
    try {
      await this.build(runners);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.options.onError?.(error, runners.map(({ projection }) => projection.name).join(', '));
    }
    await Promise.all(runners.map((runner) => runner.run(this.stopping.signal)));
  }

  private async beat(): Promise<void> {
    try {
      await renew(impatient(this.options.pool, this.leaseMs), this.owner, this.leaseMs);
    } catch (error) {
      this.options.onError?.(error, '(leases)');
    }
  }

  /** Builds all read models, or those named, anew from the first event while the tables that are there go on being read. */
  rebuild(names?: readonly string[]): Promise<ReadonlyMap<string, Rebuilt>> {
    const { pool, log, projections } = this.options;
    const wanted = names ? projections.filter(({ name }) => names.includes(name)) : projections;
    return rebuild(wanted, { pool, log, signal: this.stopping.signal });
  }

  /** Finishes the batches in hand and gives the leases back, so that another process need not wait for them to run out. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.heartbeat);
    await this.reader.close();
    await this.work;
    await release(this.options.pool, this.owner).catch(() => undefined); // with the database away the leases run out by themselves
  }
}
