/** What a log says of itself at one size (C2SP tlog-checkpoint v1.0.0), and who stands for it (tlog-cosignature). */
import { bytesOf, concat, fromBase64, same, toBase64, uint64 } from './bytes';
import { ED25519, ED25519_COSIGNATURE, holds, ML_DSA_44, type VerifierKey } from './keys';
import { madeBy, type Note, type NoteSignature } from './note';

export interface Checkpoint {
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export const spellCheckpoint = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Undefined for any other text, and for one with extension lines: no monitor could check what they say, and ML-DSA-44 does not cover them. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, encoded] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  const root = encoded === undefined ? undefined : fromBase64(encoded);
  if (origin === undefined || !root || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root };
}

export const isSameCheckpoint = (a: Checkpoint, b: Checkpoint): boolean =>
  a.origin === b.origin && a.size === b.size && same(a.root, b.root);

const named = (name: string): Uint8Array => {
  const bytes = bytesOf(name);
  return concat(Uint8Array.of(bytes.length), bytes);
};

/** The bytes that a key of this type signs for a checkpoint. `time` in seconds since 1970; a log's own Ed25519 has none. */
export function signedBytes({ type, name }: Pick<VerifierKey, 'type' | 'name'>, checkpoint: Checkpoint, time: number): Uint8Array {
  const text = spellCheckpoint(checkpoint);
  if (type === ED25519) return bytesOf(text);
  if (type === ED25519_COSIGNATURE) return bytesOf(`cosignature/v1\ntime ${time}\n${text}`);
  const { origin, size, root } = checkpoint;
  return concat(bytesOf('subtree/v1\n\0'), named(name), uint64(time), named(origin), uint64(0), uint64(size), root);
}

/** What stands in the note: the time first, where the type has one. */
export const timedSignature = ({ type }: Pick<VerifierKey, 'type'>, time: number, signature: Uint8Array): Uint8Array =>
  type === ED25519 ? signature : concat(uint64(time), signature);

/** When a signature says that it was made, in seconds since 1970; null where its type has no time; undefined when it is no such signature. */
function timeOf({ type }: VerifierKey, signature: Uint8Array): number | null | undefined {
  if (type === ED25519) return null;
  if (signature.length < 8) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : undefined;
}

/** A key that stands for the checkpoint. */
export interface Attestation {
  readonly key: VerifierKey;
  /** Seconds since 1970; null where the type has none. */
  readonly time: number | null;
}

/**
 * The known keys that signed the note. Undefined when the signature of a known key does not hold: then the whole note is worth nothing. What unknown
 * keys signed is passed over.
 */
export async function attestations(note: Note, keys: readonly VerifierKey[]): Promise<readonly Attestation[] | undefined> {
  const checkpoint = readCheckpoint(note.text);
  if (!checkpoint) return undefined;
  const found: Attestation[] = [];
  for (const key of keys)
    for (const line of note.signatures.filter((one) => madeBy(key, one))) {
      const time = timeOf(key, line.signature);
      if (time === undefined || !(await standsFor(key, checkpoint, time, line))) return undefined;
      found.push({ key, time });
    }
  return found;
}

const standsFor = (key: VerifierKey, checkpoint: Checkpoint, time: number | null, { signature }: NoteSignature): Promise<boolean> =>
  holds(key, signedBytes(key, checkpoint, time ?? 0), time === null ? signature : signature.subarray(8));

/** The types that a log signs with: both, so that either may one day fall. */
export const LOG_KEY_TYPES = [ED25519, ML_DSA_44] as const;
/** The types that a witness signs with: one of them. */
export const WITNESS_KEY_TYPES = [ED25519_COSIGNATURE, ML_DSA_44] as const;
