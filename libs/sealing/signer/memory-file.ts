import fs from 'node:fs/promises';
import path from 'node:path';
import { EMPTY_ROOT, readCheckpoint, spellCheckpoint } from '#libs/integrity';
import { readLasting, writeLasting } from './lasting-file';
import type { Signed } from './signer';

/** The largest tree that was signed, as the text of its checkpoint. */
export class MemoryFile {
  private constructor(
    private readonly file: string,
    private readonly origin: string,
  ) {}

  /** Throws when the memory is another log's, can't be read, or is missing beside keys: then nobody knows what they signed. */
  static async open(folder: string, origin: string): Promise<MemoryFile> {
    const memory = new MemoryFile(path.join(folder, 'signed'), origin);
    if ((await readLasting(memory.file)) === undefined) {
      if ((await fs.readdir(folder)).some((name) => name.endsWith('.pem')))
        throw new Error(`I ${folder} finns nycklar men inte minnet av vad de har undertecknat (filen signed). Lägg tillbaka den.`);
      await memory.write({ size: 0, root: EMPTY_ROOT });
    }
    await memory.read();
    return memory;
  }

  async read(): Promise<Signed> {
    const signed = readCheckpoint((await readLasting(this.file)) ?? '');
    if (!signed) throw new Error(`Minnet ${this.file} kan inte läsas. Lägg tillbaka det från en säkerhetskopia av samma dag.`);
    if (signed.origin !== this.origin) throw new Error(`Minnet ${this.file} hör till loggen ${signed.origin}, inte till ${this.origin}.`);
    return signed;
  }

  write(signed: Signed): Promise<void> {
    return writeLasting(this.file, spellCheckpoint({ origin: this.origin, ...signed }));
  }
}
