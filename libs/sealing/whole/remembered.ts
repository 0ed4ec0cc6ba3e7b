import path from 'node:path';
import { readCheckpoint } from '#libs/integrity';
import { readLasting } from '../signer/lasting-file';
import type { Signed } from '../signer/signer';

/** What a signer with its memory in this folder signed last, whether it is at work or not; null when there is none here. Throws when it can't be read. */
export async function remembered(folder: string, origin: string): Promise<Signed | null> {
  const text = await readLasting(path.join(folder, 'signed'));
  if (text === undefined) return null;
  const said = readCheckpoint(text);
  if (said?.origin !== origin) throw new Error(`Undertecknarens minne i ${folder} kan inte läsas, eller hör till en annan logg.`);
  return said;
}
