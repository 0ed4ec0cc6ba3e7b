/** Giving out some fields of an event while the others stay shut. */
import { decodeSealed, type SealedRecord } from '#libs/event-log';
import { releaseField } from './field';
import { encryptedFields } from './protect';
import { DESTROYED, KeyMissing, type SubjectKeys } from './subject-keys';

/** What opens one field, beside the event's own bytes. `id` = the event's, or the command's for `who` and `org`. */
export interface ReleasedField {
  readonly id: string;
  readonly path: string;
  readonly kid: string;
  /** Key of this field alone, 32 bytes in base64url; null when the subject's key was destroyed. */
  readonly fk: string | null;
}

/**
 * Keys of those fields of the records, as they lie in the log, that `gives` says yes to; each is tried before it leaves. Throws KeyMissing and
 * FieldDoesNotOpen.
 */
export async function released(
  records: readonly SealedRecord[],
  keys: SubjectKeys,
  gives: (path: string, record: SealedRecord) => boolean,
): Promise<readonly ReleasedField[]> {
  const wanted = records.flatMap((record) => encryptedFields(decodeSealed(record)).filter(({ place }) => gives(place.path, record)));
  const opened = await keys.open([...new Set(wanted.map(({ field }) => field.kid))]);
  return wanted.map(({ field, place }) => {
    const { kid } = field;
    const dek = opened.get(kid);
    if (dek === undefined) throw new KeyMissing(kid);
    return { ...place, kid, fk: dek === DESTROYED ? null : releaseField(field, place, dek).toString('base64url') };
  });
}
