/** A folder for databases that are thrown away: in memory where there is plenty of it, which spares the machine half of PostgreSQL's work. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const IN_MEMORY = '/dev/shm';
const GIGABYTE = 2 ** 30;

function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(IN_MEMORY);
    fs.accessSync(IN_MEMORY, fs.constants.W_OK);
    return bavail * bsize >= 4 * GIGABYTE && process.availableMemory() >= 8 * GIGABYTE;
  } catch {
    return false; // there is no such place on this machine
  }
}

/** A new one, which others may pass through: a server that root starts runs as somebody else. */
export function scratchFolder(prefix: string): string {
  const folder = fs.mkdtempSync(path.join(roomInMemory() ? IN_MEMORY : os.tmpdir(), prefix));
  fs.chmodSync(folder, 0o711);
  return folder;
}
