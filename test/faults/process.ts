/** A service as it is run: a process of its own that can be killed, frozen and stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export type Service = 'all' | 'api' | 'projector' | 'worker';

export interface Process {
  readonly url: string;
  /** What it has said last, for whoever looks for a fault. */
  said(): string;
  /** kill -9: no time to say goodbye. */
  kill(): Promise<void>;
  /** SIGSTOP: it is there, and does nothing. */
  freeze(): void;
  /** SIGCONT: it goes on as if no time had passed. */
  thaw(): void;
  /** SIGTERM, as a service is stopped; resolves to its exit code. */
  stop(): Promise<number | null>;
}

const ROOT = path.resolve(__dirname, '../..');
const LOADER = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];
const KEPT = 20_000;

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));

/** Resolves when people can go there; rejects with what it said when it ends instead. */
export async function startProcess(environment: Readonly<Record<string, string>>, service: Service = 'all'): Promise<Process> {
  const child = spawn(process.execPath, [...LOADER, `services/${service}/main.ts`], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-KEPT);
      const found = /Liggaren är igång: (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`it ended at once: ${said}`)));
  });
  let told = false;
  child.once('exit', (code, signal) => {
    if (!told) console.error(`${service} ended without being told to (${signal ?? code}): ${said}`);
  });
  return {
    url,
    said: () => said,
    kill: async () => {
      told = true;
      child.kill('SIGKILL');
      await ended(child);
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => {
      told = true;
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}
