import path from 'node:path';
import { z } from 'zod';
import { readLasting, writeLasting } from './lasting-file';

/** A change of the log's keys that is under way, on the signer's disk. */
export interface KeyRotation {
  /** Verifier keys as they stand in policies. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Leaves that were signed when the new keys came. */
  readonly since: number;
  /** Leaves of a sealed checkpoint, kept elsewhere too, that both signed; null as long as there is none. The former keys stay until then. */
  readonly overlap: number | null;
  /** The former keys are being destroyed. */
  readonly ending: boolean;
}

const rotation = z.strictObject({
  from: z.array(z.string()).min(1),
  to: z.array(z.string()).min(1),
  since: z.int().nonnegative(),
  overlap: z.int().positive().nullable(),
  ending: z.boolean(),
});

const fileIn = (folder: string): string => path.join(folder, 'rotation');

/** Null when none is under way. Throws when it can't be read: then nobody knows which keys are to be kept. */
export async function rotationIn(folder: string): Promise<KeyRotation | null> {
  const text = await readLasting(fileIn(folder));
  if (text === undefined) return null;
  try {
    return rotation.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`Filen ${fileIn(folder)} kan inte läsas. Lägg tillbaka den från en säkerhetskopia av samma dag.`, { cause });
  }
}

export const keepRotation = (folder: string, kept: KeyRotation): Promise<void> => writeLasting(fileIn(folder), `${JSON.stringify(kept)}\n`);

/** What whoever keeps the keys wants done: new ones made, or the former ones destroyed. */
export type KeyWish = 'begin' | 'end';
const wishIn = (folder: string): string => path.join(folder, 'wish');

/** Left for the signer, which alone changes anything in its folder. */
export const wishFor = (folder: string, wish: KeyWish): Promise<void> => writeLasting(wishIn(folder), `${wish}\n`);

export async function wishedIn(folder: string): Promise<KeyWish | undefined> {
  const text = (await readLasting(wishIn(folder)))?.trim();
  return text === 'begin' || text === 'end' ? text : undefined;
}
export { fileIn as rotationFile, wishIn as wishFile };
