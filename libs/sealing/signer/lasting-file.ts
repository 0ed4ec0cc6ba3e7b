/** Files that are there, whole and as written, after the power has gone. */
import fs from 'node:fs/promises';
import path from 'node:path';

/** Replaces the file: whoever reads it finds the former text or this one. On the disk when it resolves. */
export async function writeLasting(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  const handle = await fs.open(next, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await fs.rename(next, file);
  await syncFolder(path.dirname(file));
}

/** Names that were given, changed or taken away in the folder are so on the disk when it resolves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined when there is no such file. */
export async function readLasting(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
