/** ETag and If-Match: the revision of a case that the person has seen. */
import type { Revision } from '#libs/event-log';
import { ifMatchInvalid } from '../problems';

/** A strong tag: the revision alone names the whole content of a case. */
export const etagOf = (revision: Revision): string => `"${revision}"`;

/** The revision in If-Match; undefined when the header is absent or `*`. Throws a 400 for anything else. */
export function revisionSeen(ifMatch: string | undefined): Revision | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw ifMatchInvalid();
  return Number(revision);
}
