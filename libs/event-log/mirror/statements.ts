/** Every statement of the mirror beside the reading ones; see deploy/migrations/0070_event_log_mirror.sql. */

/** $1 keeper uuid, $2 lease in ms. The position to go on from; null = another process keeps it. */
export const TAKE = 'select evlog_mirror.take($1, $2)::float8 as position';

/** $1 keeper uuid. */
export const RELEASE = 'select evlog_mirror.release($1)';

/** $1 keeper uuid, $2 position, $3 why. */
export const STOP_BEFORE = 'select evlog_mirror.stop_before($1, $2, $3)';

/** $1 keeper uuid, $2 lease in ms, $3 position that the mirror stands at, then one element per event. False = not ours any more. */
export const KEEP = `select evlog_mirror.keep($1, $2, $3, $4::bigint[], $5::text[], $6::bigint[], $7::bytea[], $8::uuid[], $9::text[],
  $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[]) as kept`;

/** How the mirror stands. */
export const STANDING = `
  select h.position::float8 as position, k.owner is not null and k.lease_until > clock_timestamp() as kept,
    case when k.alarm is not null then json_build_object('position', k.alarm_position, 'why', k.alarm, 'since', k.alarm_at) end as alarm
  from evlog_mirror.head h, evlog_mirror.keeper k where h.the_only_one and k.the_only_one`;
