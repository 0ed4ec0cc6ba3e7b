-- The tree over the log: hashes of its events in the tiles of C2SP tlog-tiles, where the streams end, and what was signed about it. Everything here
-- but the signatures can be made anew of the log; what makes it proof lies elsewhere: with the signer, the witnesses and in the minutes.
create schema audit authorization liggaren_owner;
set local role liggaren_owner;
grant usage on schema audit to liggaren_app;

-- Hashes of whole subtrees of 256^level leaves, 256 to a tile, in their order. A tile grows at its end and is never changed.
create table audit.tile (
  level  int    not null check (level >= 0),
  index  bigint not null check (index >= 0),
  hashes bytea  not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  -- Position of the event before the tile's first leaf; only for leaves: positions of some engines have gaps.
  after  bigint check ((after is not null) = (level = 0)),
  primary key (level, index)
);
create unique index tile_after on audit.tile (after) where level = 0;

-- How far the tree has come: its right edge (roots of the whole subtrees, the largest first) is all that is needed to go on.
create table audit.tree (
  the_only_one boolean primary key default true check (the_only_one),
  size     bigint not null default 0 check (size >= 0),
  position bigint not null default 0,
  peaks    bytea  not null default ''
) with (fillfactor = 10);
insert into audit.tree default values;

-- Where each stream ends in the tree.
create table audit.head (
  stream    text   collate "C" primary key,
  revision  bigint not null,
  leaf_hash evlog.bytes32 not null
) with (fillfactor = 70);

-- What was signed. Of internal ones only the latest is kept; a size has one root for ever.
create table audit.checkpoint (
  size      bigint primary key check (size > 0),
  root      evlog.bytes32 not null,
  kind      text not null check (kind in ('INTERNAL', 'SEALED', 'WITNESSED')),
  note      bytea not null,
  witnesses text[] not null, -- names of those that stand for it
  signed_at timestamptz not null
);

-- Public keys that the log signs with, as they are to stand in policies and minutes. Another signer than the one that began is refused.
create table audit.log_key (
  vkey  text primary key,
  since timestamptz not null default now()
);

-- Who keeps all this, until when others leave it to them, what it has stopped before, and up to which position somebody waits for a seal.
create table audit.keeper (
  the_only_one boolean primary key default true check (the_only_one),
  owner       uuid,
  lease_until timestamptz not null default '-infinity',
  alarm       text,
  alarm_kind  text check (alarm_kind in ('LEAF', 'HISTORY', 'SIGNER', 'WITNESSES')),
  alarm_at    timestamptz,
  wished      bigint not null default 0,
  check ((alarm is null) = (alarm_kind is null) and (alarm is null) = (alarm_at is null))
) with (fillfactor = 10);
insert into audit.keeper default values;

create function audit.only_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.level <> old.level or new.index <> old.index
    or substring(new.hashes for length(old.hashes)) <> old.hashes
  then raise exception 'a tile only grows: % on audit.tile is refused', tg_op using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create function audit.one_root() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.size <> old.size or new.root <> old.root then
    raise exception 'a size has one root: % on audit.checkpoint is refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_grows before update on audit.tile for each row execute function audit.only_grows();
create trigger never_removed before delete or truncate on audit.tile for each statement execute function evlog.refuse();
create trigger one_root before update on audit.checkpoint for each row execute function audit.one_root();
create trigger only_added_to before update or delete or truncate on audit.log_key for each statement execute function evlog.refuse();
alter table audit.tile       enable always trigger only_grows;
alter table audit.tile       enable always trigger never_removed;
alter table audit.checkpoint enable always trigger one_root;
alter table audit.log_key    enable always trigger only_added_to;

-- Takes the lease if it is free, has run out or is one's own, and gives what to go on from. No row: another process keeps the tree.
create function audit.take(keeper_id uuid, lease_ms int, out size bigint, out "position" bigint, out peaks bytea, out wished bigint)
returns setof record language sql security definer set search_path = pg_catalog, pg_temp as $$
  with taken as (
    update audit.keeper set owner = keeper_id, lease_until = clock_timestamp() + lease_ms * interval '1 millisecond'
    where the_only_one and (owner is null or owner = keeper_id or lease_until <= clock_timestamp()) returning keeper.wished)
  select t.size, t.position, t.peaks, taken.wished from audit.tree t, taken where t.the_only_one
$$;

create function audit.release(keeper_id uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update audit.keeper set owner = null, lease_until = '-infinity' where the_only_one and owner = keeper_id
$$;

-- What stands in the way; null when nothing does any more.
create function audit.alarm(keeper_id uuid, kind text, why text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update audit.keeper set alarm = why, alarm_kind = case when why is not null then kind end,
    alarm_at = case when why is null then null when alarm_kind = kind then alarm_at else clock_timestamp() end
  where the_only_one and owner = keeper_id and (alarm is distinct from why or alarm_kind is distinct from kind)
$$;

-- Somebody waits for a seal that covers the event at this position.
create function audit.wish_seal(at bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update audit.keeper set wished = at where the_only_one and wished < at
$$;

-- Lets the tree grow from `from_size` leaves to `to_size`, the last of them the event at `to_position`, with the right edge `to_peaks`.
--   one element per tile that grows: level, index, how many hashes it has, the hashes that come after them, and the position before its first leaf
--   one element per stream that grew: name, revision and leaf hash of its last event
-- False when the tree stands elsewhere: somebody else was faster, and nothing is written.
create function audit.extend(
  from_size bigint, to_size bigint, to_position bigint, to_peaks bytea,
  levels int[], indexes bigint[], counts int[], added bytea[], afters bigint[],
  streams text[], revisions bigint[], leaf_hashes bytea[]
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  begun int;
  grown int;
begin
  -- the row is held until commit: a second one waits here, and then finds another size
  update audit.tree t set size = to_size, position = to_position, peaks = to_peaks
  where t.the_only_one and t.size = from_size and t.position < to_position;
  if not found then return false; end if;
  if (select sum(length(h)) from unnest(levels, added) as a(level, h) where a.level = 0) is distinct from 32 * (to_size - from_size) then
    raise 'extend: the leaves do not add up';
  end if;

  insert into audit.tile (level, index, hashes, after)
  select a.level, a.index, a.hashes, a.after from unnest(levels, indexes, counts, added, afters) as a(level, index, count, hashes, after)
  where a.count = 0;
  get diagnostics begun = row_count;
  update audit.tile t set hashes = t.hashes || a.hashes
  from unnest(levels, indexes, counts, added) as a(level, index, count, hashes)
  where a.count > 0 and t.level = a.level and t.index = a.index and length(t.hashes) = 32 * a.count;
  get diagnostics grown = row_count;
  if begun + grown <> cardinality(levels) then raise 'extend: a tile is not as it was left'; end if;

  insert into audit.head as h (stream, revision, leaf_hash)
  select s.stream, s.revision, s.leaf_hash from unnest(streams, revisions, leaf_hashes) as s(stream, revision, leaf_hash)
  on conflict (stream) do update set revision = excluded.revision, leaf_hash = excluded.leaf_hash;
  return true;
end $$;

-- The same leaves lie at other positions since the log was copied to another engine: the position before the first leaf of each tile, in their
-- order, and that of the last leaf. No hash changes. False when the tree has another size.
create function audit.renumber(of_size bigint, afters bigint[], to_position bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update audit.tree t set position = to_position where t.the_only_one and t.size = of_size;
  if not found then return false; end if;
  if cardinality(afters) <> (select count(*) from audit.tile t where t.level = 0) then raise 'renumber: not every tile'; end if;
  -- out of the way first: the new ones may be the old ones of others
  update audit.tile t set after = -1 - t.index where t.level = 0;
  update audit.tile t set after = a.after from unnest(afters) with ordinality as a(after, n) where t.level = 0 and t.index = a.n - 1;
  return true;
end $$;

-- Keeps what was signed. A size that lies there keeps its root; what it is worth never gets less. Internal ones make way for later ones.
create function audit.keep_checkpoint(of_size bigint, of_root bytea, of_kind text, of_note bytea, by text[], at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if of_size > (select t.size from audit.tree t where t.the_only_one) then raise 'keep_checkpoint: the tree has no % leaves', of_size; end if;
  insert into audit.checkpoint as c (size, root, kind, note, witnesses, signed_at) values (of_size, of_root, of_kind, of_note, by, at)
  on conflict (size) do update set root = excluded.root, kind = excluded.kind, note = excluded.note, witnesses = excluded.witnesses
  where array_position(array['INTERNAL', 'SEALED', 'WITNESSED'], excluded.kind) >= array_position(array['INTERNAL', 'SEALED', 'WITNESSED'], c.kind);
  delete from audit.checkpoint c where c.kind = 'INTERNAL' and c.size < of_size;
end $$;

-- The keys that the log began with are these, or are already others: gives those that lie there.
create function audit.claim_keys(vkeys text[]) returns setof text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from audit.tree t where t.the_only_one for update;
  if not exists (select from audit.log_key) then insert into audit.log_key (vkey) select unnest(vkeys); end if;
  return query select k.vkey from audit.log_key k order by k.since, k.vkey;
end $$;

-- For the owner of the database alone, when the board has decided that events are gone for good and the log goes on with other keys: the tree is
-- made again from the log, and what was signed before is no longer shown here. Whoever kept it still has it.
create function audit.begin_anew() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  alter table audit.tile    disable trigger never_removed;
  alter table audit.log_key disable trigger only_added_to;
  truncate audit.tile, audit.head, audit.checkpoint, audit.log_key;
  update audit.tree set size = 0, position = 0, peaks = '' where the_only_one;
  update audit.keeper set owner = null, lease_until = '-infinity', alarm = null, alarm_kind = null, alarm_at = null, wished = 0 where the_only_one;
  alter table audit.tile    enable always trigger never_removed;
  alter table audit.log_key enable always trigger only_added_to;
end $$;

revoke all on all functions in schema audit from public;
grant execute on function audit.take(uuid, int), audit.release(uuid), audit.alarm(uuid, text, text), audit.wish_seal(bigint),
  audit.extend(bigint, bigint, bigint, bytea, int[], bigint[], int[], bytea[], bigint[], text[], bigint[], bytea[]),
  audit.renumber(bigint, bigint[], bigint), audit.keep_checkpoint(bigint, bytea, text, bytea, text[], timestamptz), audit.claim_keys(text[]) to liggaren_app;
grant select on audit.tile, audit.tree, audit.head, audit.checkpoint, audit.log_key, audit.keeper to liggaren_app;

reset role;
