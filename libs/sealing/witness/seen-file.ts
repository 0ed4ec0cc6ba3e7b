import fs from 'node:fs/promises';
import path from 'node:path';
import { EMPTY_ROOT, readCheckpoint, spellCheckpoint, type Checkpoint } from '#libs/integrity';
import { readLasting, writeLasting } from '../signer/lasting-file';

/** The latest checkpoint of each log that a witness stood for: the texts one after the other, with a blank line between them. */
export class SeenFile {
  private constructor(
    private readonly file: string,
    private readonly seen: Map<string, Checkpoint>,
  ) {}

  /** Throws when it can't be read, or is missing beside keys: then nobody knows what they stood for. */
  static async open(folder: string): Promise<SeenFile> {
    const file = path.join(folder, 'seen');
    let text = await readLasting(file);
    if (text === undefined) {
      if ((await fs.readdir(folder)).some((name) => name.endsWith('.pem')))
        throw new Error(`I ${folder} finns en nyckel men inte minnet av vad den har intygat (filen seen). Lägg tillbaka den.`);
      await writeLasting(file, (text = ''));
    }
    const checkpoints = text === '' ? [] : text.split('\n\n').map((one) => readCheckpoint(one.endsWith('\n') ? one : `${one}\n`));
    if (!checkpoints.every((one) => one !== undefined)) throw new Error(`Minnet ${file} kan inte läsas. Lägg tillbaka det.`);
    return new SeenFile(file, new Map(checkpoints.map((one) => [one.origin, one])));
  }

  /** An empty tree when nothing has been seen of the log. */
  of(origin: string): Checkpoint {
    return this.seen.get(origin) ?? { origin, size: 0, root: EMPTY_ROOT };
  }

  /** On the disk when it resolves; only then it is known here. */
  async set(checkpoint: Checkpoint): Promise<void> {
    const next = new Map(this.seen).set(checkpoint.origin, checkpoint);
    await writeLasting(this.file, [...next.values()].map(spellCheckpoint).join('\n'));
    this.seen.set(checkpoint.origin, checkpoint);
  }
}
