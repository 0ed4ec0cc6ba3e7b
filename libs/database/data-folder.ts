/** The folder of one embedded PostgreSQL: its cluster, its passwords, and which process owns it. */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveToServer, reachableByOthers, runsAsRoot } from './binaries';

/** Where the data really lies: as root under a private folder it must lie where `nobody` can reach it. Creates it. */
export function prepareDataFolder(wanted: string): string {
  let folder = path.resolve(wanted);
  fs.mkdirSync(folder, { recursive: true });
  if (runsAsRoot() && !reachableByOthers(path.dirname(folder))) {
    folder = path.join('/var/tmp', `liggaren-data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
    fs.mkdirSync(folder, { recursive: true });
  }
  fs.chmodSync(folder, 0o700);
  giveToServer(folder);
  return folder;
}

/** The password kept in `file`, made on first use; readable by the owner alone. */
export function passwordIn(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    giveToServer(file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/** A unix socket path may be 103 bytes: a deep clone gets a short folder elsewhere, always the same one. */
export function socketFolder(folder: string): string {
  if (Buffer.byteLength(folder) <= 85) return folder;
  const short = path.join(os.tmpdir(), `liggaren-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  fs.mkdirSync(short, { recursive: true, mode: 0o700 });
  giveToServer(short);
  return short;
}

/** Start time of a process, so that a pid that was given to another process isn't taken for the owner. */
function startOf(pid: number): string {
  try {
    return (
      fs
        .readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}
const ownerFile = (folder: string): string => path.join(folder, 'owner');

export const claim = (folder: string): void => fs.writeFileSync(ownerFile(folder), `${process.pid} ${startOf(process.pid)}`);
export const release = (folder: string): void => fs.rmSync(ownerFile(folder), { force: true });

/** Pid of the living process that runs this server, other than our own. */
export function livingOwner(folder: string): number | undefined {
  if (!fs.existsSync(ownerFile(folder))) return undefined;
  const [pid, start] = fs.readFileSync(ownerFile(folder), 'utf8').split(' ');
  const owner = Number(pid);
  if (!(owner > 1) || owner === process.pid) return undefined;
  try {
    process.kill(owner, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return startOf(owner) === (start ?? '') ? owner : undefined;
}

/** Pid of a server that still runs on this cluster though its owner is gone (kill -9). */
export function orphanedServer(cluster: string): number | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  if (!(pid > 1)) return undefined;
  try {
    process.kill(pid, 0);
    // a stale file may name somebody else's process: only one that serves this very cluster counts
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster) ? pid : undefined;
    return pid;
  } catch {
    return undefined;
  }
}
