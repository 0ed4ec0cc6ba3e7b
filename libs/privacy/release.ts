/** Giving out some fields of an event while the others stay shut. */
import { decodeSealed, type SealedRecord } from '#libs/event-log';
import { releaseField } from './field';
import { encryptedFields, type FoundField } from './protect';
import { DESTROYED, KeyMissing, type SubjectKeys } from './subject-keys';

/** What opens one field, beside the event's own bytes. `id` = the event's, or the command's for `who` and `org`. */
export interface ReleasedField {
  readonly id: string;
  readonly path: string;
  readonly kid: string;
  /** Key of this field alone, 32 bytes in base64url; null when the subject's key was destroyed. */
  readonly fk: string | null;
}

/** What a log with personal fields offers beside the port. */
export interface FieldRelease {
  /** Keys of all fields of each record, as it lies in the log; as {@link released}. */
  released(records: readonly SealedRecord[]): Promise<readonly (readonly ReleasedField[])[]>;
}
export const releases = (log: object): log is FieldRelease => 'released' in log;

/**
 * For each record, as it lies in the log, the keys of those of its fields that `gives` says yes to; each is tried before it leaves. Throws KeyMissing
 * and FieldDoesNotOpen.
 */
export async function released(
  records: readonly SealedRecord[],
  keys: SubjectKeys,
  gives: (path: string, record: SealedRecord) => boolean,
): Promise<readonly (readonly ReleasedField[])[]> {
  const wanted = records.map((record) => encryptedFields(decodeSealed(record)).filter(({ place }) => gives(place.path, record)));
  const opened = await keys.open([...new Set(wanted.flat().map(({ field }) => field.kid))]);
  const release = ({ field, place }: FoundField): ReleasedField => {
    const { kid } = field;
    const dek = opened.get(kid);
    if (dek === undefined) throw new KeyMissing(kid);
    return { ...place, kid, fk: dek === DESTROYED ? null : releaseField(field, place, dek).toString('base64url') };
  };
  return wanted.map((fields) => fields.map(release));
}
