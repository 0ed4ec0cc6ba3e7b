/** Which HTTP status a domain refusal has: decided here and nowhere else. */
import type { Refusal } from '#libs/kernel';
import { Problem } from './problem';

/** Refusals that are about who you are: role, authority by the delegation order, impartiality, access. */
const FORBIDDEN: ReadonlySet<string> = new Set<string>([]);
/** Refusals about something that is not there, or that you may not know of. */
const ABSENT: ReadonlySet<string> = new Set<string>([]);

/** 403 authority and access, 404 hidden or absent, 422 content that names a field, otherwise 409: the state of the case does not allow it. */
export function statusOf(refusal: Refusal): number {
  if (FORBIDDEN.has(refusal.code)) return 403;
  if (ABSENT.has(refusal.code)) return 404;
  return refusal.field === undefined ? 409 : 422;
}

/** The refusal as a problem, with what it rests on. */
export const refused = (refusal: Refusal): Problem =>
  new Problem(statusOf(refusal), refusal.code, refusal.message, {
    basis: refusal.basis,
    citation: refusal.citation,
    ...(refusal.field === undefined ? {} : { errors: [{ field: refusal.field, message: refusal.message }] }),
  });
