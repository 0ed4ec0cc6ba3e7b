/** Which HTTP status a domain refusal has: decided here and nowhere else. */
import { ABSENT_CODES, FORBIDDEN_CODES } from '#libs/identity';
import type { Refusal } from '#libs/kernel';
import { Problem } from './problem';

/** About who you are: role, impartiality, place in the case. */
const YOU = [
  'barred',
  'own-case',
  'own-conflict',
  'not-oneself',
  'not-yours-to-do',
  'impartiality-not-declared',
  'submission-not-yours',
  'arrival-not-yours',
];
/** About your authority to decide, by the delegation order (KL 7:5–6). */
const AUTHORITY = [
  'authority-not-yours',
  'authority-unknown',
  'holder-not-employed',
  'holder-unavailable',
  'holds-no-post',
  'item-ambiguous',
  'item-revoked',
  'limit-missing',
  'no-item-for-matter',
  'no-item-for-post',
  'no-order-in-force',
  'over-limit',
  'post-held-twice',
  'sub-delegation-not-allowed',
  'substitute-not-needed',
  'at-board',
  'board-matter',
];
/** What only the board's secretary writes in, and only a delegate spends. */
const OFFICE = ['not-the-boards-secretary', 'not-a-delegate', 'not-an-editor'];

export const FORBIDDEN: ReadonlySet<string> = new Set([...FORBIDDEN_CODES, ...YOU, ...AUTHORITY, ...OFFICE]);
export const ABSENT: ReadonlySet<string> = new Set([...ABSENT_CODES, 'no-such-case', 'no-such-meeting', 'no-scheme']);
/** What was approved is not what is there: the same as an If-Match that no longer matches. */
export const CHANGED: ReadonlySet<string> = new Set(['statement-changed', 'authority-mismatch']);

/** 403 authority and access, 404 hidden or absent, 412 stale, 422 content that names a field, otherwise 409: the state does not allow it. */
export function statusOf({ code, field }: Refusal): number {
  if (FORBIDDEN.has(code)) return 403;
  if (ABSENT.has(code)) return 404;
  if (CHANGED.has(code)) return 412;
  return field === undefined ? 409 : 422;
}

/** The refusal as a problem, with what it rests on. */
export const refused = (refusal: Refusal): Problem =>
  new Problem(statusOf(refusal), refusal.code, refusal.message, {
    basis: refusal.basis,
    citation: refusal.citation,
    ...(refusal.field === undefined ? {} : { errors: [{ field: refusal.field, message: refusal.message }] }),
  });
