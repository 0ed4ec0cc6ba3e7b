/** The statements behind an applicant's own files, table app.own_file. Row-level security keeps every row from everybody but its owner. */

const FILE = `file_id as id, name, media_type as "mediaType", bytes, sha256, uploaded_at as "uploadedAt"`;

/** $1 draft or case. What has been handed in is the case's now. In the order they came. */
export const LIST = `select ${FILE} from app.own_file where belongs_to = $1 and handed_in_by is null order by uploaded_at, file_id`;

/** How many a person has, for all drafts and cases together. */
export const COUNT = 'select count(*)::integer as files from app.own_file where handed_in_by is null';

/** $1 draft or case, $2 file. */
export const ONE = `select ${FILE} from app.own_file where belongs_to = $1 and file_id = $2 and handed_in_by is null`;

/** $1 file, $2 person's ref, $3 draft or case, $4 name, $5 media type, $6 bytes, $7 SHA-256 (hex), $8 now. No row = the id is taken. */
export const SAVE = `
  insert into app.own_file as kept (file_id, person_ref, belongs_to, name, media_type, bytes, sha256, uploaded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (file_id) do update
    set name = excluded.name, media_type = excluded.media_type, bytes = excluded.bytes, sha256 = excluded.sha256, uploaded_at = excluded.uploaded_at
    where kept.handed_in_by is null and kept.belongs_to = excluded.belongs_to
  returning ${FILE}`;

/** $1 draft or case, $2 files (null = all of them). */
export const DELETE = `
  delete from app.own_file where belongs_to = $1 and ($2::uuid[] is null or file_id = any($2)) and handed_in_by is null
  returning file_id as id`;

/** $1 draft or case, $2 files (null = all of them), $3 the command that hands them in: once more, it finds what it found. */
export const TO_HAND_IN = `
  select ${FILE} from app.own_file
  where belongs_to = $1 and ($2::uuid[] is null or file_id = any($2)) and (handed_in_by is null or handed_in_by = $3)
  order by uploaded_at, file_id`;

/** $1 files, $2 the command. */
export const HANDED_IN = 'update app.own_file set handed_in_by = $2 where file_id = any($1)';
