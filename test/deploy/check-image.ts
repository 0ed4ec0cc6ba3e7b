/**
 * `npm run check:image`: lays out what deploy/Dockerfile ships, in a folder that nobody may write to, and runs every role of it as somebody who is
 * not root, with nothing in the environment but what the configuration reads. Takes a minute, and fetches the packages anew.
 */
import { randomBytes } from 'node:crypto';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDatabase, startEmbeddedPostgres, type Connection } from '#libs/database';
import { freePort } from '../identity-app';
import { read } from './deployed';

const ROOT = path.join(__dirname, '../..');
const DOCKERFILE = read('deploy/Dockerfile');
const PATIENCE_MS = 60_000;
/** `nobody`, whom the embedded PostgreSQL runs as and lets in, when we are root. */
const WHO = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const found = (pattern: RegExp): string => pattern.exec(DOCKERFILE)![1]!;
const INSTALL = found(/^RUN (npm ci .*)$/m);
const [PROGRAM, ...FLAGS] = JSON.parse(found(/^ENTRYPOINT (.*)$/m)) as string[];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function layOut(app: string): void {
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(ROOT, file), path.join(app, file));
  const { status } = spawnSync(INSTALL, { cwd: app, shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${INSTALL}: ${status}`);
  fs.cpSync(path.join(ROOT, 'dist'), path.join(app, 'dist'), { recursive: true });
  spawnSync('chmod', ['-R', 'a-w,a+rX', app]);
}

const address = ({ host, port, user, password }: Connection, database: string): string =>
  `postgres:///${database}?${new URLSearchParams({ host, port: String(port), user, password }).toString()}`;

class Image {
  constructor(
    private readonly app: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  start(program: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): ChildProcess {
    if (PROGRAM !== 'node') throw new Error(`unknown program ${PROGRAM}`);
    return spawn(process.execPath, [...FLAGS, `dist/services/${program}/main.js`, ...args], {
      ...WHO,
      cwd: this.app,
      env: { ...this.environment, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** Resolves with the exit code. */
  static ended(child: ChildProcess): Promise<number | null> {
    return child.exitCode === null && child.signalCode === null
      ? new Promise((resolve) => child.once('exit', resolve))
      : Promise.resolve(child.exitCode);
  }
}

const must = (what: string, holds: boolean): void => {
  if (!holds) throw new Error(`not so: ${what}`);
  say(`✓ ${what}`);
};

async function ready(url: string, child: ChildProcess): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS && child.exitCode === null; await pause(200)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return true;
  }
  return false;
}

async function role(image: Image, name: string): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = image.start(name, [], { PORT: String(port) });
  try {
    must(`${name} is ready`, await ready(url, child));
    must(`${name} has figures`, (await (await fetch(`${url}/metrics`)).text()).includes('process_cpu_seconds_total'));
    if (name === 'api') must('api has its pages', (await (await fetch(`${url}/arenden`)).text()).includes('<html lang="sv">'));
    child.kill('SIGTERM');
    must(`${name} ends in good order`, (await Image.ended(child)) === 0);
  } finally {
    child.kill('SIGKILL');
  }
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-image-'));
  fs.chmodSync(folder, 0o711);
  const [app, data] = ['app', 'data'].map((name) => path.join(folder, name)) as [string, string];
  for (const one of [app, data]) fs.mkdirSync(one);
  if (WHO.uid !== undefined) fs.chownSync(data, WHO.uid, WHO.gid);
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
  try {
    await ensureDatabase(server.superuser, 'liggaren');
    layOut(app);
    const kek = path.join(folder, 'kek');
    fs.writeFileSync(kek, `${randomBytes(32).toString('base64')}\n`, { mode: 0o644 });
    const image = new Image(app, {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATA_DIR: data,
      PUBLIC_URL: 'https://bidrag.exempel.se',
      LOG_ORIGIN: 'bidrag.exempel.se/liggare',
      LOG_LEVEL: 'warn',
      SESSION_SECRET: 'a1'.repeat(24),
      DATABASE_URL: address({ ...server.superuser, user: 'liggaren_app', password: server.appPassword }, 'liggaren'),
      OIDC_ISSUER: 'https://inloggning.exempel.se',
      OIDC_CLIENT_ID: 'liggaren',
      OIDC_CLIENT_SECRET: 'a1',
      KEK_FILE: kek,
    });
    const owner = { DATABASE_OWNER_URL: address(server.superuser, 'liggaren') };
    for (const time of ['first', 'second'])
      must(`migrate, the ${time} time`, (await Image.ended(image.start('cli', ['migrate'], owner))) === 0);
    await Promise.all(['api', 'projector', 'worker'].map((name) => role(image, name)));
    must('read models are kept', (await Image.ended(image.start('cli', ['positions']))) === 0);
  } finally {
    await server.stop();
    spawnSync('chmod', ['-R', 'u+w', folder]);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
