/**
 * One sign-in that approves several statements: what its nonce is, so that anybody who has the list can reckon the nonce anew. Of one statement the
 * nonce is the statement's own digest; of several it is
 *
 *     SHA-256("liggaren/sitting/v1" ‖ 0x00 ‖ digest 1 ‖ … ‖ digest n)
 *
 * with the digests' 32 bytes in the order in which the statements are decided. The label keeps it from ever being the digest of a statement, which is
 * JSON. Both are written base64url.
 */
import { sha256 } from './ids';
import { MOST_IN_SITTING } from './most-in-sitting';

export * from './most-in-sitting';

/** The statements of a sign-in and its nonce, as the log keeps them. Plain JSON. */
export interface Sitting {
  /** SHA-256 of each statement, 64 hex, in their order. */
  readonly digests: readonly string[];
  readonly nonce: string;
}

const LABEL = Buffer.from('liggaren/sitting/v1\0');

export const isDigest = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** What a sign-in may be asked to approve: at least one statement, none of them twice. */
export const areDigests = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.length > 0 && list.length <= MOST_IN_SITTING && new Set(list).size === list.length && list.every(isDigest);

/** SHA-256 that stands for the statements with these digests, 64 hex. Throws on an empty list. */
export function digestOfSitting(digests: readonly string[]): string {
  const [first, ...others] = digests;
  if (first === undefined) throw new RangeError('a sitting without statements');
  return others.length === 0
    ? first
    : sha256(Buffer.concat([LABEL, ...digests.map((digest) => Buffer.from(digest, 'hex'))])).toString('hex');
}

/** The nonce of the sign-in that approves exactly these, in this order. */
export const nonceOf = (digests: readonly string[]): string => Buffer.from(digestOfSitting(digests), 'hex').toString('base64url');

/** Null for a sign-in that approves one statement: then the nonce is the statement's digest, and there is no list to keep. */
export const sittingOf = (digests: readonly string[]): Sitting | null => (digests.length > 1 ? { digests, nonce: nonceOf(digests) } : null);

/** The sign-in with this nonce was for this statement, among the others of the list. Damaged or not: nothing throws. */
export const covers = ({ digests, nonce }: Sitting, statementSha256: string): boolean =>
  areDigests(digests) && digests.length > 1 && digests.includes(statementSha256) && nonce === nonceOf(digests);
