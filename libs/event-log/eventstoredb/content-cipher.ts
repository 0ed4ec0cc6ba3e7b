/** A key of its own for the content of each event on a server that never lets go of anything: without the key nobody reads what lies there. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 32;
const IV = 12;
const TAG = 16;
const LEAST = IV + NONCE + TAG;

/** iv ‖ AES-256-GCM of nonce ‖ data ‖ tag, for the event with that leaf and no other. A retry makes another iv, so no key is used twice with one. */
export function sealContent(key: Buffer, leafHash: Buffer, nonce: Buffer, data: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(leafHash);
  return Buffer.concat([iv, cipher.update(nonce), cipher.update(data), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when the bytes are not what was sealed under the key for that leaf. */
export function openContent(key: Buffer, leafHash: Buffer, sealed: Buffer): { readonly nonce: Buffer; readonly data: Buffer } | undefined {
  if (sealed.length < LEAST) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG }).setAAD(leafHash);
    decipher.setAuthTag(sealed.subarray(-TAG));
    const plain = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
    return { nonce: plain.subarray(0, NONCE), data: plain.subarray(NONCE) };
  } catch {
    return undefined;
  }
}
