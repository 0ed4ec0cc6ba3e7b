/** Every statement over the tree; see deploy/migrations/0080_audit.sql. */

/** $1 keeper uuid, $2 lease in ms. What to go on from; no row = another process keeps the tree. */
export const TAKE = 'select size::float8 as size, "position"::float8 as position, peaks, wished::float8 as wished from audit.take($1, $2)';

/** $1 keeper uuid. */
export const RELEASE = 'select audit.release($1)';

/** $1 keeper uuid, $2 kind of alarm, $3 why in Swedish; null = nothing stands in the way. */
export const ALARM = 'select audit.alarm($1, $2, $3)';

/** $1 position that a seal is to cover. */
export const WISH = 'select audit.wish_seal($1)';

/** $1 size that the tree is left at, $2 its new size, $3 position of its last event, $4 peaks; $5–$9 tiles, $10–$12 streams. False = it stands elsewhere. */
export const EXTEND = `select audit.extend($1, $2, $3, $4, $5::int[], $6::bigint[], $7::int[], $8::bytea[], $9::bigint[],
  $10::text[], $11::bigint[], $12::bytea[]) as extended`;

/** $1 levels, $2 indexes: the tiles of the pairs. */
export const TILES = `
  select t.level, t.index::float8 as index, t.hashes from unnest($1::int[], $2::bigint[]) as w(level, index)
  join audit.tile t on t.level = w.level and t.index = w.index`;

/** $1 position: the tile of leaves in which the event there lies, if the tree has come so far. */
export const TILE_OF_POSITION = `
  select t.index::float8 as index, t.hashes, t.after::float8 as after from audit.tile t where t.level = 0 and t.after < $1
  order by t.after desc limit 1`;

/** $1 index of a tile of leaves. */
export const AFTER = 'select after::float8 as after from audit.tile where level = 0 and index = $1';

export const TREE = 'select size::float8 as size, position::float8 as position, peaks from audit.tree where the_only_one';

/** $1 names of streams; null = all. In the order of their bytes. */
export const HEADS = `
  select stream, revision::float8 as revision, leaf_hash as "leafHash" from audit.head
  where $1::text[] is null or stream = any ($1::text[]) order by stream`;
