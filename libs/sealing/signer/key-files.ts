import path from 'node:path';
import { ED25519, ED25519_COSIGNATURE, ML_DSA_44, newPrivateKey, signingKey, type KeyType, type SigningKey } from '#libs/integrity';
import { readLasting, writeLasting } from './lasting-file';

/** Names of the files, by type. */
export const KEY_FILES: Readonly<Record<KeyType, string>> = {
  [ED25519]: 'ed25519.pem',
  [ED25519_COSIGNATURE]: 'ed25519.pem',
  [ML_DSA_44]: 'ml-dsa-44.pem',
};

/** The folder's private keys of these types, made where they are missing. */
export async function keysIn(folder: string, name: string, types: readonly KeyType[]): Promise<readonly SigningKey[]> {
  const keys: SigningKey[] = [];
  for (const type of types) {
    const file = path.join(folder, KEY_FILES[type]);
    let pem = await readLasting(file);
    if (pem === undefined) await writeLasting(file, (pem = newPrivateKey(type)));
    keys.push(signingKey(name, type, pem));
  }
  return keys;
}
