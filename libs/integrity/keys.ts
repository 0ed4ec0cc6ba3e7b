/**
 * Keys of logs and witnesses as they stand in policies and minutes (C2SP signed-note v1.0.0, verifier keys), and whether one of them signed
 * something. Runs anywhere: Ed25519 by Web Crypto, ML-DSA-44 by ml-dsa.ts.
 */
import { bytesOf, concat, fromBase64, toBase64, toHex } from './bytes';
import { isMlDsa44, PUBLIC_KEY_BYTES } from './ml-dsa';
import { sha256 } from './sha256';

/** Signature types: a log's own Ed25519; a timed Ed25519 cosignature; a timed ML-DSA-44 cosignature, which logs sign with too. */
export const ED25519 = 0x01;
export const ED25519_COSIGNATURE = 0x04;
export const ML_DSA_44 = 0x06;
export type KeyType = typeof ED25519 | typeof ED25519_COSIGNATURE | typeof ML_DSA_44;

const KEY_BYTES: Readonly<Record<number, number>> = { [ED25519]: 32, [ED25519_COSIGNATURE]: 32, [ML_DSA_44]: PUBLIC_KEY_BYTES };

export interface VerifierKey {
  /** Of the log (its origin) or the witness. */
  readonly name: string;
  readonly type: KeyType;
  /** 8 hex digits: with the name it says which key made a signature. */
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/** Neither spaces of any kind nor `+`, and not nothing. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Z}\p{Cc}]+$/u.test(name);

/** First four bytes of SHA-256(name ‖ "\n" ‖ type ‖ public key). */
const idOf = (name: string, type: KeyType, publicKey: Uint8Array): string =>
  toHex(sha256(bytesOf(`${name}\n`), Uint8Array.of(type), publicKey).subarray(0, 4));

/** Throws RangeError for a name or a key of another shape: lengths are looked at here, because wrappings let too long ones through. */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} is not a name for a key`);
  if (publicKey.length !== KEY_BYTES[type]) throw new RangeError(`${name}: a key of type ${type} has ${KEY_BYTES[type]} bytes`);
  return { name, type, id: idOf(name, type, publicKey), publicKey };
}

/** `<name>+<id>+<base64(type ‖ key)>`. */
export const spellKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;

/** Undefined for what is no key of the kinds above, or whose id is not its own. */
export function readKey(text: string): VerifierKey | undefined {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  const type = bytes?.[0];
  if (name === undefined || !isKeyName(name) || !bytes || type === undefined || KEY_BYTES[type] !== bytes.length - 1) return undefined;
  const key = verifierKey(name, type as KeyType, bytes.slice(1));
  return key.id === id ? key : undefined;
}

async function isEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (signature.length !== 64) return false;
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
  } catch (error) {
    // a point that is none is a signature that does not hold; a platform without the algorithm is another matter
    if ((error as Error).name === 'NotSupportedError') throw error;
    return false;
  }
}

/** Whether the key made the signature over these bytes. Throws when the platform has no Ed25519. */
export const holds = ({ type, publicKey }: VerifierKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> =>
  type === ML_DSA_44 ? Promise.resolve(isMlDsa44(publicKey, message, signature)) : isEd25519(publicKey, message, signature);
