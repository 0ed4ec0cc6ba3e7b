/** What a leaf commits to: that it is that, and canonical with the keys of version 1 (audit.md 2.3). */
import { isUtf8 } from 'node:buffer';
import { canonical } from './canonical';
import { CanonicalScan } from './canonical-scan';
import type { Say } from './envelope-check';
import { commitmentText, HASH } from './hashing';

const KEYS = ['at', 'body', 'org', 'trace', 'who'];
/** `{"at":`, `,"body":` … */
const PARTS = KEYS.map((key, i) => Buffer.from(`${i === 0 ? '{' : ','}"${key}":`));
const END = Buffer.from('}');
const scan = new CanonicalScan();

const isSurely = (data: Buffer): boolean => {
  scan.begin(data);
  for (const part of PARTS) if (!scan.has(part) || !scan.value()) return false;
  return scan.has(END) && scan.atEnd() && isUtf8(data);
};

/** `committed`: as the leaf says it; null = it can't be read. Whether the content can be believed. */
export function checkContent(nonce: Buffer, data: Buffer, committed: string | null, say: Say): boolean {
  if (nonce.length !== HASH) say('COMMITMENT', `nonce har ${nonce.length} byte, inte ${HASH}`);
  else if (committed !== null && committed !== commitmentText(nonce, data))
    say('COMMITMENT', 'innehållet är inte det som bladet förbinder sig till');
  if (isSurely(data) || canonical(data, KEYS.join())) return true;
  say('DATA', 'innehållet är inte kanonisk JSON med fälten i version 1');
  return false;
}
