/** A service, its people and their windows on one day, and the way to a later one. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { dayOf } from '#libs/kernel';
import { scratchFolder } from '../../scratch';
import { liveIn } from '../other-time';
import type { Service } from '../service';

const ROOT = path.resolve(__dirname, '../../..');
const AS_IS_RUN = ['-C', '@app/source', '--enable-source-maps', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];
const IN_ITS_TIME = ['-r', './test/pages/chain-path/its-time.ts'];
const DAY = 86_400_000;

export interface Travelling extends Service {
  /** Calendar day in Sweden. */
  today(): string;
  /** To nine in the morning, UTC, of a later day. Windows that are open come along. */
  travelTo(day: string): Promise<void>;
  /** What opens from now on does so on the day it then is. */
  bring(window: BrowserContext): Promise<void>;
  /** `npm run liggaren -- …` on that day, beside the service that runs. */
  line(...said: readonly string[]): { readonly code: number | null; readonly out: string };
}

/** The first Monday of next year's February at nine: three weeks from then, and four, hold no holiday, whatever day it is in truth. */
function firstMorning(): number {
  const first = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 1, 1, 9));
  return first.getTime() + ((8 - first.getUTCDay()) % 7) * DAY;
}

const heard = <T>(child: ChildProcess, key: string): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    child.on('message', (said: Record<string, T>) => key in said && resolve(said[key]!));
  });

export async function startTravelling(): Promise<Travelling> {
  const realNow = Date.now();
  let shift = firstMorning() - realNow;
  const folder = scratchFolder('liggaren-travelling-');
  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    NODE_ENV: '',
    NODE_OPTIONS: '',
    DATA_DIR: path.join(folder, 'data'),
    DEMONSTRATION: 'nej',
    PORT: '0',
    LOG_LEVEL: 'error',
    TIME_SHIFT: String(shift),
  });
  const child = fork('test/pages/chain-path/service.ts', [], {
    cwd: ROOT,
    env: environment(),
    execArgv: [...AS_IS_RUN, ...IN_ITS_TIME],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const removed = (): void => fs.rmSync(folder, { recursive: true, force: true });
  const url = await heard<string>(child, 'url').catch((error: unknown) => {
    removed();
    throw error;
  });
  const windows = new Set<BrowserContext>();
  liveIn(shift);
  return {
    url,
    sessions: path.join(folder, 'sessions'),
    today: () => dayOf(Temporal.Now.instant()),
    travelTo: async (day) => {
      shift += Date.parse(`${day}T09:00:00Z`) - Date.now();
      const arrived = heard<number>(child, 'arrived');
      child.send(shift);
      await arrived;
      liveIn(shift);
      for (const window of windows) {
        await window.addInitScript(liveIn, shift);
        for (const page of window.pages()) await page.evaluate(liveIn, shift);
      }
    },
    bring: async (window) => {
      windows.add(window);
      window.once('close', () => windows.delete(window));
      await window.addInitScript(liveIn, shift);
    },
    line: (...said) => {
      const args = [...AS_IS_RUN, ...IN_ITS_TIME, 'services/cli/main.ts', ...said];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env: environment(), encoding: 'utf8' });
      return { code: status, out: `${stdout}${stderr}` };
    },
    stop: async () => {
      liveIn(0);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      removed();
    },
  };
}
