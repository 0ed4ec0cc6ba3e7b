import type { LeftOut } from './case';
import { NO_PROOF_COLUMNS } from './product/on-rows';

/** Cases of audit.md 9 that are not run here, and why not. */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    nr: '14',
    name: 'app key expired, revoked, used outside its time',
    why: 'the product has no app keys: an append is not signed by the process that makes it',
  },
  {
    nr: '50',
    name: 'new rows without an app key',
    why: 'as 14: what stops them is the signer’s memory, the witnesses and the seals, not a key of the application',
  },
  {
    nr: '16',
    name: 'keys.json signed by one root of three, or an older one',
    why: 'the product has no keys.json: the keys stand in the policy that the auditor types from the minutes',
  },
  {
    nr: '26',
    name: 'BankID: XML wrapping, another visible text, OCSP for another certificate',
    why: 'needs a signature service outside; the product logs an approval by a new sign-in',
  },
  { nr: '27', name: 'SVT for another signature, or of an issuer nobody trusts', why: 'needs an issuer outside; the product keeps no SVT' },
  {
    nr: '28',
    name: 'TSA: wrong imprint, no nonce, extra EKU, expired, refused',
    why: 'needs a timestamp authority outside; the time is witnessed by cosignatures (D, 36 and 44 among the bundles)',
  },
  { nr: '13b', name: 'clock against the interval of a TSA', why: 'as 28' },
  ...Object.entries(NO_PROOF_COLUMNS)
    .filter(([, why]) => why !== 'says nothing')
    .map(([column, why]) => ({ nr: '5', name: `superuser edits ${column}`, why: `no proof rests on it (${why})` })),
];
