/** The statements behind an applicant's own space, table app.draft. Row-level security keeps every row from everybody but its owner. */

/** $1 person's ref: whose rows the transaction may see. */
export const AS_PERSON = `select set_config('liggaren.person', $1, true)`;

/** Newest first; what has been submitted is a case now. */
export const LIST = `
  select draft_id as "draftId", scheme_id as "schemeId", call_id as "callId", content ->> 'title' as title, created_at as "createdAt", saved_at as "savedAt"
  from app.draft where submitted_case_id is null order by saved_at desc, draft_id`;

/** $1 draft id. */
export const ONE = `
  select draft_id as "draftId", scheme_id as "schemeId", call_id as "callId", content, created_at as "createdAt", saved_at as "savedAt",
    submitted_case_id as "submittedCaseId"
  from app.draft where draft_id = $1`;

/** $1 draft id, $2 person's ref, $3 scheme, $4 call, $5 content (json), $6 now. No row = there is one already that was submitted. */
export const SAVE = `
  insert into app.draft as kept (draft_id, person_ref, scheme_id, call_id, content, created_at, saved_at) values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (draft_id) do update set scheme_id = excluded.scheme_id, call_id = excluded.call_id, content = excluded.content, saved_at = excluded.saved_at
    where kept.submitted_case_id is null
  returning saved_at as "savedAt"`;

/** $1 draft id. */
export const DELETE = 'delete from app.draft where draft_id = $1 and submitted_case_id is null';

/** $1 draft id, $2 case id. The text lies in the case from now on, so it goes from here. */
export const SUBMITTED = `update app.draft set submitted_case_id = $2, content = '{}' where draft_id = $1`;
