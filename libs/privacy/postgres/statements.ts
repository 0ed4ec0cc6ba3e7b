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
/** $1 kids. */
export const RECEIPTS = `select kid, decision::text as decision,
  to_char(destroyed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "destroyedAt" from privacy.tombstone where kid = any($1)`;

/** As the tables' owner, in a transaction. Nobody makes or destroys a key until it ends; reading goes on. */
export const HAVE_ALONE = 'lock table privacy.subject_key in exclusive mode';

/** How many connections the processes have to this database, the one that asks left out. */
export const AT_WORK = `select count(*)::int as connections from pg_stat_activity
  where datname = current_database() and usename = 'liggaren_app' and pid <> pg_backend_pid()`;

/** $1 kid to begin after; $2 how many. In order; `made_at` as text, since a Date has no microseconds. */
export const PAGE = `select k.kid, k.kek, k.wrapped, k.made_at::text as "madeAt", t.kid is not null as destroyed
  from privacy.subject_key k left join privacy.tombstone t using (kid) where k.kid > $1 order by k.kid limit $2`;

/** $1 kids. As the tables' owner. */
export const TAKE_OUT = 'delete from privacy.subject_key where kid = any($1)';

/** $1 kids; $2 kek; $3 wrapped keys; $4 when they were made. Raises LG090 for one that was destroyed. */
export const PUT_BACK = `insert into privacy.subject_key (kid, kek, wrapped, made_at)
  select kid, $2, wrapped, made_at from unnest($1::text[], $3::bytea[], $4::timestamptz[]) as a(kid, wrapped, made_at) order by kid collate "C"`;

/** As the tables' owner. Former rows lie in the table's file until it is written anew. */
export const WRITE_ANEW = 'vacuum (full, analyze) privacy.subject_key';
