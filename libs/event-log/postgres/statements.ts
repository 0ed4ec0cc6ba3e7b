/** Every statement of the PostgreSQL adapter. Named ones are prepared once per connection. */

/**
 * For the connection that appends. Its statements are planned once, perhaps while the log is empty, and the plans must be right when it is
 * not: one look-up by index for each request or event, never a walk through a table or an index.
 */
export const PLAN_FOR_LOOK_UPS =
  'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off';

/** $1 streams text[], $2 expected bigint[], $3 prevs bytea[], $4 counts int[], $5 ids uuid[], $6 types text[], $7 leaves, $8 leaf hashes, $9 nonces, $10 data bytea[]. */
export const APPEND = {
  name: 'evlog.append',
  text: 'select base::float8, others from evlog.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
};

/** $1 streams text[]. Where each of them that exists ends. */
export const HEADS = {
  name: 'evlog.heads',
  text: 'select stream, revision::float8, leaf_hash from evlog.stream where stream = any ($1)',
};

/** $1 ids uuid[]. Where those that lie in the log lie. */
export const PLACES = {
  name: 'evlog.places',
  text: 'select id, stream, revision::float8 from evlog.event where id = any ($1)',
};

/** Position of the last event. */
export const HEAD = { name: 'evlog.head', text: 'select position::float8 from evlog.head where the_only_one' };

// Leaf and data are read as text, which is what they are: as bytea they would come in hexadecimal, twice as long. The position of the data
// is bounded by itself, or a merge of the two would read it from the log's beginning.
const EVENT = `select e.position::float8, convert_from(e.leaf, 'UTF8'), e.leaf_hash, convert_from(d.data, 'UTF8') from evlog.event e`;

/** $1 position (exclusive), $2 limit. */
export const READ_ALL_FORWARDS = {
  name: 'evlog.all_forwards',
  text: `${EVENT} left join evlog.event_data d on d.position = e.position and d.position > $1
    where e.position > $1 order by e.position limit $2`,
};
/** $1 position (exclusive), $2 limit. */
export const READ_ALL_BACKWARDS = {
  name: 'evlog.all_backwards',
  text: `${EVENT} left join evlog.event_data d on d.position = e.position and d.position < $1
    where e.position < $1 order by e.position desc limit $2`,
};
/** $1 stream, $2 first revision, $3 limit (null: all). */
export const READ_STREAM_FORWARDS = {
  name: 'evlog.stream_forwards',
  text: `${EVENT} left join evlog.event_data d on d.position = e.position
    where e.stream = $1 and e.revision >= $2 order by e.revision limit $3`,
};
/** $1 stream, $2 last revision, $3 limit (null: all). */
export const READ_STREAM_BACKWARDS = {
  name: 'evlog.stream_backwards',
  text: `${EVENT} left join evlog.event_data d on d.position = e.position
    where e.stream = $1 and e.revision <= $2 order by e.revision desc limit $3`,
};
