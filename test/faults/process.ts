/** The service as `npm start` runs it: a process of its own, with its own data folder, that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export interface Process {
  readonly url: string;
  /** kill -9: no time to say goodbye. */
  kill(): Promise<void>;
  /** SIGTERM, as a service is stopped; resolves to its exit code. */
  stop(): Promise<number | null>;
}

const ROOT = path.resolve(__dirname, '../..');
const LOADER = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));

/** Resolves when people can go there; rejects with what it said when it ends instead. */
export async function startProcess(environment: Readonly<Record<string, string>>): Promise<Process> {
  const child = spawn(process.execPath, [...LOADER, 'services/all/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /Liggaren är igång: (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`it ended at once: ${said}`)));
  });
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}
