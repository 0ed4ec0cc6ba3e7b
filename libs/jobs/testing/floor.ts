/** A database with jobs in it, and processes that do them: those of the test itself, and one that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { MemoryEventLog } from '../../event-log/memory';
import {
  findJob,
  JobRuntime,
  openQueue,
  want,
  type JobKind,
  type JobStore,
  type OpenQueue,
  type JobRuntimeOptions,
  type KeptJob,
  type Wanted,
} from '#libs/jobs';
import { QUICK } from './quick';
import type { StoreUnderTest } from './stores';

const ROOT = path.resolve(__dirname, '../../..');

/** Resolves with the first answer that is not undefined; the test's own time is the limit. */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export class Floor {
  readonly log = new MemoryEventLog({ origin: 'test/liggaren', application: 'liggaren@test' });
  private readonly running: JobRuntime[] = [];
  private readonly spawnedOnes: (() => Promise<void>)[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly store: StoreUnderTest,
  ) {}
  static async open(store: StoreUnderTest): Promise<Floor> {
    return new Floor(await testDatabase(), store);
  }

  private get jobStore(): JobStore {
    return { database: this.database.appConnection, redisUrl: this.store.redisUrl };
  }
  queue(): Promise<OpenQueue> {
    return openQueue(this.jobStore);
  }

  /** A process with these kinds of jobs. */
  async staff(kinds: readonly JobKind[], more: Partial<JobRuntimeOptions> = {}): Promise<JobRuntime> {
    const { database, log } = this;
    const runtime = new JobRuntime({
      pool: database.app,
      log,
      store: this.jobStore,
      reactors: [],
      schedules: [],
      kinds,
      times: QUICK,
      onError: (error, part) => this.errors.push(`${part}: ${String(error)}`),
      ...more,
    });
    this.running.push(runtime);
    await runtime.start();
    return runtime;
  }

  async want(id: string, wanted: Partial<Wanted> & Pick<Wanted, 'job'>): Promise<void> {
    const client = await this.database.app.connect();
    await want(client, id, { payload: {}, ...wanted }).finally(() => client.release());
  }

  job(id: string): Promise<KeptJob | undefined> {
    return findJob(this.database.app, id);
  }
  /** Resolves when the job is in this state. */
  is(id: string, state: KeptJob['state']): Promise<KeptJob> {
    return eventually(async () => {
      const job = await this.job(id);
      return job?.state === state ? job : undefined;
    });
  }

  /** A process of its own, from this folder; resolves when it has said something. */
  private async spawned(script: string): Promise<{ readonly child: ChildProcess; readonly gone: Promise<number | null> }> {
    const env = { ...process.env, NODE_OPTIONS: '', JOBS: JSON.stringify(this.jobStore) };
    const args = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];
    const child = spawn(process.execPath, [...args, path.join(__dirname, script)], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    this.spawnedOnes.push(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    await Promise.race([
      new Promise((resolve) => child.stdout.once('data', resolve)),
      gone.then(() => Promise.reject(new Error('it ended by itself'))),
    ]);
    return { child, gone };
  }

  /** A process that begins jobs of the kind `endless` and never finishes one; resolves when it has begun one, with how to kill it. */
  async mortal(): Promise<() => Promise<void>> {
    const { child, gone } = await this.spawned('mortal.ts');
    return async () => {
      child.kill('SIGKILL');
      await gone;
    };
  }
  /** A process that does nothing but to be at work; resolves when it is, with how to tell it to end: gives its code. */
  async leaving(): Promise<() => Promise<number | null>> {
    const { child, gone } = await this.spawned('leaving.ts');
    return () => {
      child.kill('SIGTERM');
      return gone;
    };
  }

  /** Ends the processes, so that the next test has the floor to itself; the jobs are forgotten. */
  async clear(): Promise<void> {
    for (const kill of this.spawnedOnes.splice(0)) await kill();
    await Promise.all(this.running.splice(0).map((runtime) => runtime.stop()));
    await this.database.owner.query('truncate jobs.outbox, jobs.reactor, jobs.schedule');
    this.errors.length = 0;
  }
  async close(): Promise<void> {
    await this.clear();
    await this.log.close();
    await this.database.drop();
    await this.store.close();
  }
}
