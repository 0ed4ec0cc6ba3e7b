/** $1 kids. What there is of each of them; `wrapped` is null for one that was destroyed. */
export const FIND = `select kid, kek, wrapped from privacy.subject_key where kid = any($1)
  union all select kid, null, null from privacy.tombstone where kid = any($1)`;

/** $1 kids, in order; $2 keks; $3 wrapped keys. Raises LG090 for one that was destroyed; those that are there stay. */
export const ADD = `insert into privacy.subject_key (kid, kek, wrapped)
  select * from unnest($1::text[], $2::text[], $3::bytea[]) as a(kid, kek, wrapped) order by kid collate "C" on conflict (kid) do nothing`;

/** $1 kids, in order; $2 id of the event that records the decision. */
export const DESTROY = 'select privacy.destroy($1, $2)';

/** $1 kek. */
export const UNDER_ANOTHER = 'select kid, kek from privacy.subject_key where kek <> $1 limit 1';

/** $1 the beginning of the kids. */
export const BEGINNING_WITH = 'select kid from privacy.subject_key where kid ^@ $1 order by kid';
