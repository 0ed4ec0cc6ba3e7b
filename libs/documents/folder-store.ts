/** The file store in a folder: `own/<id>` for what is somebody's own, `kept/<ab>/<sha256>` for what has been handed in. */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '#libs/kernel';
import { kindOf } from './media-type';
import { DamagedFile, type FileStore, type Received } from './store';

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';
const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );
async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export class FolderStore implements FileStore {
  constructor(private readonly folder: string) {}

  async receive(id: string, content: AsyncIterable<Uint8Array>, most: number): Promise<Received | 'too-large'> {
    const file = this.own(id);
    const part = `${file}.${randomUUID()}.part`;
    await fs.mkdir(path.dirname(file), { recursive: true });
    const handle = await fs.open(part, 'wx+', 0o600);
    let received: Received | 'too-large';
    try {
      received = await take(handle, content, most);
      await handle.sync();
    } catch (error) {
      await fs.rm(part, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    if (received === 'too-large' || 'refused' in received.kind) await fs.rm(part);
    else await fs.rename(part, file);
    return received;
  }

  readOwn(id: string): Promise<Buffer | undefined> {
    return readIfThere(this.own(id));
  }

  drop(id: string): Promise<void> {
    return fs.rm(this.own(id), { force: true });
  }

  async keep(id: string, sha256: string): Promise<void> {
    const kept = this.kept(sha256);
    if (await exists(kept)) return;
    await fs.mkdir(path.dirname(kept), { recursive: true });
    const part = `${kept}.${randomUUID()}.part`;
    try {
      // a copy and not a link: what is kept for good shares nothing with what may change
      await fs.copyFile(this.own(id), part, constants.COPYFILE_EXCL);
      if (sha256Hex(await fs.readFile(part)) !== sha256) throw new DamagedFile(sha256);
      await syncFile(part);
      await fs.chmod(part, 0o400);
      await fs.rename(part, kept);
    } finally {
      await fs.rm(part, { force: true });
    }
  }

  async read(sha256: string): Promise<Buffer | undefined> {
    const content = await readIfThere(this.kept(sha256));
    if (content && sha256Hex(content) !== sha256) throw new DamagedFile(sha256);
    return content;
  }

  async forget(sha256: string, named: () => Promise<boolean>): Promise<boolean> {
    const kept = this.kept(sha256);
    const aside = `${kept}.gone.part`;
    await fs.rename(kept, aside).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    if (!(await exists(aside))) return false;
    try {
      if (!(await named())) {
        await fs.rm(aside);
        return true;
      }
    } catch (error) {
      await fs.rename(aside, kept);
      throw error;
    }
    await fs.rename(aside, kept);
    return false;
  }

  async sweep(olderThanMs: number): Promise<number> {
    let swept = 0;
    for (const entry of await fs.readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !entry.name.endsWith('.part') || entry.name.endsWith('.gone.part')) continue;
      const left = await fs.stat(file).catch(() => undefined);
      if (!left || Date.now() - left.mtimeMs < olderThanMs) continue;
      await fs.rm(file, { force: true });
      swept += 1;
    }
    return swept;
  }

  private own(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('a file is named by a UUID');
    return path.join(this.folder, 'own', id);
  }

  private kept(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a kept file is named by its SHA-256');
    return path.join(this.folder, 'kept', sha256.slice(0, 2), sha256);
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await fs.open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What is too large is read to its end all the same, or the sender would never hear the answer; nothing more of it is written. */
async function take(handle: fs.FileHandle, content: AsyncIterable<Uint8Array>, most: number): Promise<Received | 'too-large'> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > most * 4) return 'too-large';
    if (bytes > most) continue;
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  if (bytes > most) return 'too-large';
  return { bytes, sha256: hash.digest('hex'), kind: await kindOf(handle, bytes) };
}
