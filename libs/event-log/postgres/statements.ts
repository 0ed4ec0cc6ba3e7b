/** Every statement of the PostgreSQL adapter. Named ones are prepared once per connection. */
import { LARGEST_PAGE } from '../page-size';

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

/** $1 ids uuid[]. Where those that lie in the log lie. */
export const PLACES = {
  name: 'evlog.places',
  text: 'select id, stream, revision::float8 from evlog.event where id = any ($1)',
};

/** A page of every stream in turn. Not named: the plan is made for the very bounds, or it could become a sort of the whole log. */
const byStream = (schema: LogSchema): string => `
  select e.position::float8, convert_from(e.leaf, 'UTF8'), e.leaf_hash,
    (select convert_from(d.data, 'UTF8') from ${schema}.event_data d where d.position = e.position)
  from ${schema}.event e
  where (e.stream, e.revision) > ($1, $2) and e.position <= $3 and e.type = any ($4)
  order by e.stream, e.revision limit ${LARGEST_PAGE}`;

export interface SealedPage {
  /** Exclusive. */
  readonly after: number;
  readonly limit: number;
  /** False: without nonce and data. */
  readonly contents: boolean;
}
const whole = (number: number): number => {
  if (!Number.isSafeInteger(number)) throw new RangeError(`a page of the log: ${number} is not a whole number`);
  return number;
};
/** The bytes as they lie. To be copied out, and a copy takes no parameters: whole numbers alone are put in. */
function sealed(schema: LogSchema, page: SealedPage): string {
  const [after, limit] = [whole(page.after), whole(page.limit)];
  const data = `left join ${schema}.event_data d on d.position = e.position and d.position > ${after}`;
  return `
  select e.position::float8, e.stream, e.revision::float8, e.id::text, e.type, e.leaf, e.leaf_hash, e.prev${page.contents ? ', d.nonce, d.data' : ''}
  from ${schema}.event e ${page.contents ? data : ''} where e.position > ${after} order by e.position limit ${limit}`;
}

/** Where a log lies: what is appended here, or the mirror of a log that lies elsewhere. The tables have the same shapes. */
export type LogSchema = 'evlog' | 'evlog_mirror';

/** The statements that read the log in a schema. */
export function reading(schema: LogSchema) {
  // Leaf and data are read as text, which is what they are: as bytea they would come in hexadecimal, twice as long. The position of the data
  // is bounded by itself, or a merge of the two would read it from the log's beginning.
  const event = `select e.position::float8, convert_from(e.leaf, 'UTF8'), e.leaf_hash, convert_from(d.data, 'UTF8') from ${schema}.event e`;
  return {
    /** Position of the last event. */
    head: { name: `${schema}.head`, text: `select position::float8 from ${schema}.head where the_only_one` },
    /** $1 position (exclusive), $2 limit. */
    allForwards: {
      name: `${schema}.all_forwards`,
      text: `${event} left join ${schema}.event_data d on d.position = e.position and d.position > $1
    where e.position > $1 order by e.position limit $2`,
    },
    /** $1 position (exclusive), $2 limit. */
    allBackwards: {
      name: `${schema}.all_backwards`,
      text: `${event} left join ${schema}.event_data d on d.position = e.position and d.position < $1
    where e.position < $1 order by e.position desc limit $2`,
    },
    /** $1 stream, $2 first revision, $3 limit (null: all). */
    streamForwards: {
      name: `${schema}.stream_forwards`,
      text: `${event} left join ${schema}.event_data d on d.position = e.position
    where e.stream = $1 and e.revision >= $2 order by e.revision limit $3`,
    },
    /** $1 stream, $2 last revision, $3 limit (null: all). */
    streamBackwards: {
      name: `${schema}.stream_backwards`,
      text: `${event} left join ${schema}.event_data d on d.position = e.position
    where e.stream = $1 and e.revision <= $2 order by e.revision desc limit $3`,
    },
    /** $1 stream and $2 revision (exclusive), $3 last position, $4 types text[]. */
    byStream: { text: byStream(schema) },
    sealed: (page: SealedPage) => sealed(schema, page),
    /** $1 stream, $2 position (exclusive), $3 limit. A stream's bytes as they lie: too few to be worth a copy. */
    streamSealed: {
      name: `${schema}.stream_sealed`,
      text: `select e.position::float8 as position, e.stream, e.revision::float8 as revision, e.id::text as id, e.type, e.leaf,
      e.leaf_hash as "leafHash", e.prev, d.nonce, d.data
    from ${schema}.event e left join ${schema}.event_data d on d.position = e.position
    where e.stream = $1 and e.position > $2 order by e.revision limit $3`,
    },
    /** $1 id of the event HandlingDisposed. How many contents went now. */
    dispose: { text: `select ${schema}.dispose($1)` },
    /** $1 streams text[]. Where each of them that exists ends. */
    heads: {
      name: `${schema}.heads`,
      text: `select stream, revision::float8, leaf_hash from ${schema}.stream where stream = any ($1)`,
    },
  } as const;
}

/** $1 streams text[]. */
export const HEADS = reading('evlog').heads;
