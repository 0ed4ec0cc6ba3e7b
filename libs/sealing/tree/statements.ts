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

/** $1 levels, $2 indexes: the tiles of the pairs, each once. */
export const TILES = `
  select t.level, t.index::float8 as index, t.hashes from audit.tile t
  where (t.level, t.index) in (select w.level, w.index from unnest($1::int[], $2::bigint[]) as w(level, index))`;

/** $1 positions: the tiles of leaves in which the events there lie, as far as the tree has come; the last first. */
export const TILES_OF_POSITIONS = `
  select t.index::float8 as index, t.hashes, t.after::float8 as after from audit.tile t where t.level = 0 and t.after in (
    select (select i.after from audit.tile i where i.level = 0 and i.after < w.position order by i.after desc limit 1)
    from unnest($1::bigint[]) as w(position))
  order by t.after desc`;

/** $1 index of a tile of leaves. */
export const AFTER = 'select after::float8 as after from audit.tile where level = 0 and index = $1';

export const TREE = 'select size::float8 as size, position::float8 as position, peaks from audit.tree where the_only_one';

/** $1 names of streams; null = all. In the order of their bytes. */
export const HEADS = `
  select stream, revision::float8 as revision, leaf_hash as "leafHash" from audit.head
  where $1::text[] is null or stream = any ($1::text[]) order by stream`;
