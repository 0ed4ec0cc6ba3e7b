/** What a reader of evidence has from elsewhere than the evidence: the keys of the log that signs in this data folder. No witness is asked for. */
import path from 'node:path';
import { LOG_KEY_TYPES, readPolicy, spellKey, type Trust } from '#libs/integrity';
import { keysIn } from '../signer/key-files';

export async function policyIn(folder: string, origin: string): Promise<string> {
  const keys = await keysIn(path.join(folder, 'signer'), origin, LOG_KEY_TYPES);
  return [...keys.map(({ verifier }) => `log ${spellKey(verifier)}`), 'quorum none', ''].join('\n');
}

/** `ahead`: seconds from now to when the reader looks. */
export async function trustIn(folder: string, origin: string, ahead = 60): Promise<Trust> {
  const policy = readPolicy(await policyIn(folder, origin));
  return { policy, published: [], now: Math.floor(Date.now() / 1000) + ahead, maxAge: 3600 };
}
