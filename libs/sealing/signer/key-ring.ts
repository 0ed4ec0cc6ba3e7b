/** The keys in a signer's folder, and how they are changed for others: each step can be cut off, and is taken again by the next start. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { ED25519, ML_DSA_44, spellKey, type SigningKey } from '#libs/integrity';
import { KEY_FILES, keysIn } from './key-files';
import { syncFolder } from './lasting-file';
import { keepRotation, rotationFile, rotationIn, wishedIn, wishFile, type KeyRotation } from './rotation-file';

const TYPES = [ED25519, ML_DSA_44] as const;
/** Where the new keys lie as long as the former ones sign too. */
const NEXT = 'next';

const spelled = (keys: readonly SigningKey[]): readonly string[] => keys.map(({ verifier }) => spellKey(verifier));

export class KeyRing {
  private constructor(
    private readonly folder: string,
    private readonly origin: string,
    private present: readonly SigningKey[],
    private next: readonly SigningKey[],
    private rotation: KeyRotation | null,
  ) {}

  /** Makes keys in a folder without any. Finishes what was cut off. */
  static async open(folder: string, origin: string): Promise<KeyRing> {
    const rotation = await rotationIn(folder);
    if (rotation?.ending) await destroyFormer(folder);
    const left = rotation?.ending ? null : rotation;
    const present = await keysIn(folder, origin, TYPES);
    const next = left ? await keysIn(path.join(folder, NEXT), origin, TYPES) : [];
    if (left && (spelled(present).join() !== left.from.join() || spelled(next).join() !== left.to.join()))
      throw new Error(`Nycklarna i ${folder} är inte de som filen rotation nämner. Lägg tillbaka hela mappen från samma dag.`);
    return new KeyRing(folder, origin, present, next, left);
  }

  /** The former ones first, while both sign. */
  get keys(): readonly SigningKey[] {
    return [...this.present, ...this.next];
  }

  /** Does what whoever keeps the keys has wished for since the last time. `signed`: leaves that were signed last. */
  async obey(signed: number): Promise<void> {
    const wish = await wishedIn(this.folder);
    if (wish === undefined) return;
    if (wish === 'begin' && !this.rotation) await this.begin(signed);
    if (wish === 'end' && this.rotation && this.rotation.overlap !== null) await this.end(this.rotation);
    await fs.rm(wishFile(this.folder), { force: true });
  }

  private async begin(since: number): Promise<void> {
    const folder = path.join(this.folder, NEXT);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    // keys first: cut off before the file, the same ones are taken up when the wish is read again
    const next = await keysIn(folder, this.origin, TYPES);
    await syncFolder(this.folder);
    const rotation = { from: spelled(this.present), to: spelled(next), since, overlap: null, ending: false };
    await keepRotation(this.folder, rotation);
    [this.next, this.rotation] = [next, rotation];
  }

  /** A sealed checkpoint of so many leaves, signed by all of these keys, is kept: from now on the former ones may be destroyed. */
  async overlapped(size: number): Promise<void> {
    if (!this.rotation || this.rotation.overlap !== null || size <= this.rotation.since) return;
    const rotation = { ...this.rotation, overlap: size };
    await keepRotation(this.folder, rotation);
    this.rotation = rotation;
  }

  private async end(rotation: KeyRotation): Promise<void> {
    await keepRotation(this.folder, { ...rotation, ending: true });
    await destroyFormer(this.folder);
    [this.present, this.next, this.rotation] = [this.next, [], null];
  }
}

/** The new keys take the places of the former, one after the other; done again, it does nothing to what has been done. */
async function destroyFormer(folder: string): Promise<void> {
  for (const name of new Set(TYPES.map((type) => KEY_FILES[type]))) {
    const next = path.join(folder, NEXT, name);
    if (!(await exists(next))) continue;
    await overwrite(path.join(folder, name));
    await fs.rename(next, path.join(folder, name));
  }
  await syncFolder(folder);
  await fs.rm(path.join(folder, NEXT), { recursive: true, force: true });
  await fs.rm(rotationFile(folder), { force: true });
  await syncFolder(folder);
}

const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );

/** As far as a file system lets one: some write elsewhere, and copies of the folder are not reached. */
async function overwrite(file: string): Promise<void> {
  const handle = await fs.open(file, 'r+');
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
