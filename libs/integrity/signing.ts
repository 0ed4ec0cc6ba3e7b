/** Private keys of a log or a witness, in Node: made, kept as PEM, and signing a checkpoint. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { fromBase64Url } from './bytes';
import { signedBytes, timedSignature, type Checkpoint } from './checkpoint';
import { ML_DSA_44, verifierKey, type KeyType, type VerifierKey } from './keys';
import type { NoteSignature } from './note';

export interface SigningKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
}

const algorithmOf = (type: KeyType): 'ed25519' | 'ml-dsa-44' => (type === ML_DSA_44 ? 'ml-dsa-44' : 'ed25519');

/** A new private key, PKCS#8 PEM. */
export function newPrivateKey(type: KeyType): string {
  const { privateKey } = type === ML_DSA_44 ? generateKeyPairSync('ml-dsa-44') : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** Throws when the PEM is no private key of the type. */
export function signingKey(name: string, type: KeyType, pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== algorithmOf(type))
    throw new RangeError(`${name}: the key is ${privateKey.asymmetricKeyType}, not ${algorithmOf(type)}`);
  const { x, pub } = createPublicKey(privateKey).export({ format: 'jwk' }) as { x?: string; pub?: string };
  return { verifier: verifierKey(name, type, fromBase64Url((x ?? pub)!)!), privateKey };
}

/** `time` in seconds since 1970. */
export function signCheckpoint({ verifier, privateKey }: SigningKey, checkpoint: Checkpoint, time: number): NoteSignature {
  const signature = sign(null, signedBytes(verifier, checkpoint, time), privateKey);
  return { name: verifier.name, keyId: verifier.id, signature: timedSignature(verifier, time, signature) };
}
