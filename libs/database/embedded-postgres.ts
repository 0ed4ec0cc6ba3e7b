/** A PostgreSQL of our own, from npm: for `npm start`, tests and benches. Not for production (no psql, no pg_dump, OpenSSL 1.1). */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverIds, serverPrograms } from './binaries';
import { claim, livingOwner, orphanedServer, passwordIn, prepareDataFolder, release, socketFolder } from './data-folder';

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}
export interface EmbeddedPostgres {
  /** Superuser, database `postgres`: creates databases and migrates. */
  readonly superuser: Connection;
  /** Password that the login role of the processes gets. */
  readonly appPassword: string;
  /** False when another living process runs the server and we only use it. */
  readonly ours: boolean;
  stop(): Promise<void>;
}
export interface StartOptions {
  readonly folder: string;
  /** `-c name=value` of the server. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** What to do when another living process runs this server: refuse (default) or use it. */
  readonly ifRunning?: 'refuse' | 'use';
}

const SUPERUSER = 'liggaren_dba';
const unix = process.platform !== 'win32';

function initialise(programs: string, folder: string, cluster: string): void {
  if (fs.existsSync(path.join(cluster, 'PG_VERSION'))) return;
  const args = [
    '-D',
    cluster,
    '-U',
    SUPERUSER,
    '-A',
    'scram-sha-256',
    '--pwfile',
    path.join(folder, 'superuser-password'),
    '-E',
    'UTF8',
    '-N',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const run = spawnSync(path.join(programs, 'bin', 'initdb'), [...args, ...locale], {
    ...serverIds(),
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (run.status === 0) return;
  fs.rmSync(cluster, { recursive: true, force: true }); // half a cluster would be taken for a whole one next time
  throw new Error(`Databasen kunde inte skapas (initdb): ${run.stderr || String(run.error)}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The port the running server was started with: on unix always 5432 (a file name), elsewhere kept beside the data. */
async function portOf(folder: string, running: boolean): Promise<number> {
  if (unix) return 5432;
  const file = path.join(folder, 'port');
  if (running) return Number(fs.readFileSync(file, 'utf8'));
  const port = await freePort();
  fs.writeFileSync(file, String(port));
  return port;
}

/** Resolves true when the server takes connections, false when it ended first; `log` collects what it said. */
const ready = (server: ChildProcess, log: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', (error) => {
      log.push(String(error));
      resolve(false);
    });
    server.once('exit', () => resolve(false));
    server.stderr!.on('data', (chunk: Buffer) => {
      log.push(chunk.toString());
      if (log.length > 50) log.shift();
      if (log.join('').includes('ready to accept connections')) resolve(true);
    });
  });

const stopServer = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.ref();
    server.once('exit', () => resolve());
    server.kill('SIGINT'); // fast shutdown: open sessions are ended, nothing committed is lost
  });

/** A server whose process was killed has its last checkpoint to write before it is gone. */
const PATIENCE_MS = 60_000;

async function launch(programs: string, folder: string, cluster: string, settings: Record<string, string | number>): Promise<ChildProcess> {
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log: string[] = [];
  const until = performance.now() + PATIENCE_MS;
  let told: number | undefined;
  while (performance.now() < until) {
    const orphan = orphanedServer(cluster);
    if (orphan !== undefined) {
      if (orphan !== told) process.kill(orphan, 'SIGINT');
      told = orphan;
      await pause(100);
      continue;
    }
    // detached: Ctrl-C in the terminal must reach the application first, so that it closes before its database
    const server = spawn(path.join(programs, 'bin', 'postgres'), args, {
      ...serverIds(),
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: unix,
    });
    if (await ready(server, log)) {
      server.unref();
      (server.stderr as net.Socket).unref();
      return server;
    }
    if (!/already exists|still in use|starting up/.test(log.join(''))) break;
    await pause(200);
  }
  const left = orphanedServer(cluster);
  throw new Error(
    `Databasen startade inte:\n${left === undefined ? log.join('') : `Den förra servern (process ${left}) har inte avslutats.`}`,
  );
}

/**
 * Starts the server on `folder` (created on first use), taking over after a crash of its former owner. Throws when another living
 * process runs it, unless `ifRunning` is `use`.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const folder = prepareDataFolder(options.folder);
  const cluster = path.join(folder, 'cluster');
  const owner = livingOwner(folder);
  if (owner !== undefined && options.ifRunning !== 'use')
    throw new Error(
      `Databasen i ${options.folder} används redan av process ${owner}. Stoppa den först, eller ange en annan mapp med DATA_DIR.`,
    );
  const password = passwordIn(folder, 'superuser-password');
  const appPassword = passwordIn(folder, 'app-password');
  const host = unix ? socketFolder(folder) : '127.0.0.1';
  const port = await portOf(folder, owner !== undefined);
  const superuser = { host, port, user: SUPERUSER, password, database: 'postgres' };
  if (owner !== undefined) return { superuser, appPassword, ours: false, stop: async () => undefined };

  const programs = serverPrograms();
  initialise(programs, folder, cluster);
  const listen: Record<string, string> = unix
    ? { listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700' }
    : { listen_addresses: host };
  claim(folder);
  const server = await launch(programs, folder, cluster, { port, ...listen, ...options.settings });
  return {
    superuser,
    appPassword,
    ours: true,
    stop: async () => {
      await stopServer(server);
      release(folder);
    },
  };
}
