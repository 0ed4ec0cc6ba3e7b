-- Where the events lie, and the mirror of a log that lies elsewhere.
create schema evlog_mirror authorization liggaren_owner;
set local role liggaren_owner;

-- The engine that the register's events lie in. Written at the first start, and changed only by a copying that held on to every event.
create table app.event_log (
  the_only_one boolean     primary key default true check (the_only_one),
  engine       text        not null check (engine in ('postgres', 'eventstoredb')),
  since        timestamptz not null default now()
);
-- a register that has been at work lies here
insert into app.event_log (engine) select 'postgres' from evlog.head where position > 0;
grant select, insert, update on app.event_log to liggaren_app;

-- The mirror: the tables of evlog again, with the positions of the log that they mirror, so that the same statements read both.
grant usage on schema evlog_mirror to liggaren_app;

create table evlog_mirror.head (
  the_only_one boolean primary key default true check (the_only_one),
  position     bigint  not null default 0 check (position >= 0)
) with (fillfactor = 10);
insert into evlog_mirror.head default values;

create table evlog_mirror.stream (
  stream    text   collate "C" primary key,
  revision  bigint not null,
  leaf_hash bytea  not null
) with (fillfactor = 70);

create table evlog_mirror.event (
  position  bigint primary key,
  revision  bigint not null,
  id        uuid   not null unique,
  stream    text   collate "C" not null,
  type      text   not null,
  leaf      bytea  not null,
  leaf_hash bytea  not null check (leaf_hash = sha256('\x00'::bytea || leaf)),
  prev      bytea  not null,
  unique (stream, revision)
);

create table evlog_mirror.event_data (
  position bigint        primary key,
  nonce    evlog.bytes32 not null,
  data     bytea         not null
);

-- Who keeps it, until when others leave it to them, and what it has stopped before.
create table evlog_mirror.keeper (
  the_only_one   boolean     primary key default true check (the_only_one),
  owner          uuid,
  lease_until    timestamptz not null default '-infinity',
  alarm          text,
  alarm_position bigint,
  alarm_at       timestamptz,
  check ((alarm is null) = (alarm_position is null) and (alarm is null) = (alarm_at is null))
) with (fillfactor = 10);
insert into evlog_mirror.keeper default values;

create trigger only_added_to before update or delete or truncate on evlog_mirror.event for each statement execute function evlog.refuse();
create trigger only_added_to before update or delete or truncate on evlog_mirror.event_data for each statement execute function evlog.refuse();
create trigger never_removed before delete or truncate on evlog_mirror.stream for each statement execute function evlog.refuse();
create trigger never_removed before delete or truncate on evlog_mirror.head for each statement execute function evlog.refuse();
create trigger never_removed before delete or truncate on evlog_mirror.keeper for each statement execute function evlog.refuse();
alter table evlog_mirror.event      enable always trigger only_added_to;
alter table evlog_mirror.event_data enable always trigger only_added_to;
alter table evlog_mirror.stream     enable always trigger never_removed;
alter table evlog_mirror.head       enable always trigger never_removed;
alter table evlog_mirror.keeper     enable always trigger never_removed;

-- Takes the lease if it is free, has run out or is one's own, and gives the position to go on from; null: another process keeps the mirror.
create function evlog_mirror.take(keeper_id uuid, lease_ms int) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with taken as (
    update evlog_mirror.keeper set owner = keeper_id, lease_until = clock_timestamp() + lease_ms * interval '1 millisecond'
    where the_only_one and (owner is null or owner = keeper_id or lease_until <= clock_timestamp()) returning 1)
  select h.position from evlog_mirror.head h, taken where h.the_only_one
$$;

create function evlog_mirror.release(keeper_id uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update evlog_mirror.keeper set owner = null, lease_until = '-infinity' where the_only_one and owner = keeper_id
$$;

-- What the keeper has stopped before. Gone as soon as the mirror goes on: it is never put aside by hand.
create function evlog_mirror.stop_before(keeper_id uuid, at bigint, why text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update evlog_mirror.keeper
  set alarm = why, alarm_position = at, alarm_at = case when alarm = why and alarm_position = at then alarm_at else clock_timestamp() end
  where the_only_one and owner = keeper_id
$$;

-- Writes the events that come after `from_position`, one element of each array per event, in the order of the log. False when the mirror is
-- another's to keep or stands elsewhere; then nothing is written. A lease that has run out and that nobody took is still one's own: what guards
-- the mirror is the comparison. Raises when an event does not follow on the one before it: the keeper has seen to that, this is the last look.
create function evlog_mirror.keep(
  keeper_id uuid, lease_ms int, from_position bigint,
  positions bigint[], streams text[], revisions bigint[], prevs bytea[],
  ids uuid[], types text[], leaves bytea[], leaf_hashes bytea[], nonces bytea[], contents bytea[]
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  size int := cardinality(positions);
  bad  record;
begin
  if coalesce(size, 0) < 1 or size <> any (array[cardinality(streams), cardinality(revisions), cardinality(prevs), cardinality(ids),
    cardinality(types), cardinality(leaves), cardinality(leaf_hashes), cardinality(nonces), cardinality(contents)])
  then raise 'keep: the arrays do not match'; end if;

  -- the row is held until commit: a keeper that was taken over waits here, and then is not the owner any more
  update evlog_mirror.keeper
  set lease_until = clock_timestamp() + lease_ms * interval '1 millisecond', alarm = null, alarm_position = null, alarm_at = null
  where the_only_one and owner = keeper_id;
  if not found then return false; end if;
  update evlog_mirror.head set position = positions[size] where the_only_one and position = from_position;
  if not found then return false; end if;

  select l.* into bad from (
    select e.position, e.stream, e.revision, e.prev, e.n,
      lag(e.position, 1, from_position) over (order by e.n) as before,
      coalesce(lag(e.revision) over own, s.revision, -1) as last_revision,
      coalesce(lag(e.leaf_hash) over own, s.leaf_hash, decode(repeat('00', 32), 'hex')) as last_hash
    from unnest(positions, streams, revisions, prevs, leaf_hashes) with ordinality as e(position, stream, revision, prev, leaf_hash, n)
    left join evlog_mirror.stream s on s.stream = e.stream
    window own as (partition by e.stream order by e.n)
  ) as l
  where (l.position > l.before and l.revision = l.last_revision + 1 and l.prev = l.last_hash) is not true
  order by l.n limit 1;
  if found then
    raise integrity_constraint_violation using message =
      format('%s@%s (position %s) does not follow on %s@%s (position before: %s)', bad.stream, bad.revision, bad.position, bad.stream, bad.last_revision, bad.before);
  end if;

  insert into evlog_mirror.event (position, revision, id, stream, type, leaf, leaf_hash, prev)
  select e.position, e.revision, e.id, e.stream, e.type, e.leaf, e.leaf_hash, e.prev
  from unnest(positions, revisions, ids, streams, types, leaves, leaf_hashes, prevs) as e(position, revision, id, stream, type, leaf, leaf_hash, prev);
  insert into evlog_mirror.event_data (position, nonce, data)
  select e.position, e.nonce, e.data from unnest(positions, nonces, contents) as e(position, nonce, data);
  insert into evlog_mirror.stream as s (stream, revision, leaf_hash)
  select distinct on (e.stream) e.stream, e.revision, e.leaf_hash
  from unnest(streams, revisions, leaf_hashes) with ordinality as e(stream, revision, leaf_hash, n) order by e.stream, e.n desc
  on conflict (stream) do update set revision = excluded.revision, leaf_hash = excluded.leaf_hash;

  perform pg_notify('evlog_mirror', positions[size]::text);
  return true;
end $$;

-- For the owner of the database alone, when the mirror is to be made anew (another cluster counts other positions): nothing in it is the only
-- copy of anything. The read models go by the same positions, so they are built anew too.
create function evlog_mirror.begin_anew() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  alter table evlog_mirror.event      disable trigger only_added_to;
  alter table evlog_mirror.event_data disable trigger only_added_to;
  alter table evlog_mirror.stream     disable trigger never_removed;
  truncate evlog_mirror.event, evlog_mirror.event_data, evlog_mirror.stream;
  update evlog_mirror.head set position = 0 where the_only_one;
  update evlog_mirror.keeper set owner = null, lease_until = '-infinity', alarm = null, alarm_position = null, alarm_at = null where the_only_one;
  alter table evlog_mirror.event      enable always trigger only_added_to;
  alter table evlog_mirror.event_data enable always trigger only_added_to;
  alter table evlog_mirror.stream     enable always trigger never_removed;
  delete from projection.checkpoint;
  delete from projection.failure;
end $$;

revoke all on all functions in schema evlog_mirror from public;
grant execute on function evlog_mirror.take(uuid, int), evlog_mirror.release(uuid), evlog_mirror.stop_before(uuid, bigint, text),
  evlog_mirror.keep(uuid, int, bigint, bigint[], text[], bigint[], bytea[], uuid[], text[], bytea[], bytea[], bytea[], bytea[]) to liggaren_app;
grant select on evlog_mirror.head, evlog_mirror.stream, evlog_mirror.event, evlog_mirror.event_data, evlog_mirror.keeper to liggaren_app;

reset role;
