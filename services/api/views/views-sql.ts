/** The statements behind the named searches, table app.saved_view. */

/** $1 person's ref. Theirs, and what others share, by name. */
export const LIST = `
  select view_id as "viewId", kept.name, q, sort, direction, shared, owner_ref = $1 as own, owner.name as "ownerName"
  from app.saved_view as kept join app.person as owner on owner.ref = owner_ref
  where owner_ref = $1 or shared
  order by own desc, lower(kept.name) collate "sv-x-icu", view_id
  limit 200`;

/**
 * $1 view id, $2 owner's ref, $3 name, $4 search, $5 sort, $6 direction, $7 shared, $8 now, $9 how many one person may have. No row = the id is
 * somebody else's, or there are that many already.
 */
export const SAVE = `
  insert into app.saved_view as kept (view_id, owner_ref, name, q, sort, direction, shared, saved_at)
  select $1, $2, $3, $4, $5, $6, $7, $8
  where exists (select from app.saved_view where view_id = $1) or (select count(*) from app.saved_view where owner_ref = $2) < $9
  on conflict (view_id) do update set name = excluded.name, q = excluded.q, sort = excluded.sort, direction = excluded.direction,
    shared = excluded.shared, saved_at = excluded.saved_at
    where kept.owner_ref = $2
  returning view_id`;

/** $1 view id. */
export const IS_TAKEN = 'select from app.saved_view where view_id = $1';

/** $1 view id, $2 owner's ref. */
export const DELETE = 'delete from app.saved_view where view_id = $1 and owner_ref = $2';
