/** Starts the service as `npm start` does when the pages have been built, with the demonstration in a register of its own, and ends it when the tests are done. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Desk } from '../desk';
import { scratchFolder } from '../scratch';

const ROOT = path.resolve(__dirname, '../..');
/** The first start makes a database and loads the demonstration. */
export const MOST_MS = 180_000;

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()));

/** Where the service says that it is; rejects with what it said when it ends or says nothing. */
function address(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const give = (why: string): void => reject(new Error(`the service ${why}; it said:\n${said}`));
    const late = setTimeout(() => give(`was not up within ${MOST_MS / 1000} s`), MOST_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /Liggaren är igång: (\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(late);
      resolve(url);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', (code) => give(`ended with ${code}`));
  });
}

async function ready(url: string): Promise<void> {
  for (let left = MOST_MS / 250; (await fetch(`${url}/health/ready`)).status !== 200; left--) {
    if (left <= 0) throw new Error(`the service at ${url} did not become ready`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The tests are run in July and December too. */
async function openIntake(url: string): Promise<void> {
  const karin = await Desk.open(url, 'namndsekreterare.karin');
  await karin.does('/api/schemes/sociala-innovationer/intake-rule', {
    mode: 'ROLLING',
    closedMonths: [],
    boardParagraph: 'Kulturnämnden § 44',
  });
}

export interface Service {
  /** Where it answers. */
  readonly url: string;
  /** Where the sessions of those who have signed in are kept. */
  readonly sessions: string;
  stop(): Promise<void>;
}

export async function startService(): Promise<Service> {
  const folder = scratchFolder('liggaren-pages-');
  const child = spawn(process.execPath, ['deploy/run.mjs', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', DATA_DIR: path.join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended(child);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await address(child);
    await ready(url);
    await openIntake(url);
    // what goes wrong in it is told beside the test that met it
    child.stderr!.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    return { url, sessions: path.join(folder, 'sessions'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
