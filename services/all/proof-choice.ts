/** Who stands for the log: SIGNER_URL, SIGNER_SECRET and WITNESS_POLICY. */
import fs from 'node:fs';
import { readPolicy, WrongPolicy, type Policy } from '#libs/integrity';
import type { Reading } from './configuration';

export interface ProofChoice {
  /** Null = in this process, with its keys and its memory under DATA_DIR. */
  readonly signer: { readonly url: string; readonly token: string } | null;
  /** Null = nobody outside is asked. */
  readonly policy: Policy | null;
}

const SHORTEST_TOKEN = 32;

export function proofChoice(read: Reading): ProofChoice {
  const url = read.url('SIGNER_URL', ['http:', 'https:'], 'http://undertecknare:3010');
  const token = read.text('SIGNER_SECRET') ?? '';
  if (url !== null && token.length < SHORTEST_TOKEN)
    read.say(`Sätt SIGNER_SECRET till minst ${SHORTEST_TOKEN} slumpade tecken: samma som hos undertecknaren.`);
  return { signer: url === null ? null : { url, token }, policy: policy(read) };
}

function policy(read: Reading): Policy | null {
  const file = read.text('WITNESS_POLICY');
  if (file === undefined) return null;
  try {
    const said = readPolicy(fs.readFileSync(file, 'utf8'));
    if (said.quorum !== 'none') return said;
    read.say('WITNESS_POLICY kräver inga vittnen (quorum none). Skriv vilka som behövs, eller ta bort WITNESS_POLICY.');
  } catch (error) {
    if (error instanceof WrongPolicy) read.say(`WITNESS_POLICY: rad ${error.line} i ${file} kan inte läsas (${error.why}).`);
    else read.say(`WITNESS_POLICY: filen ${file} kan inte läsas.`);
  }
  return null;
}
