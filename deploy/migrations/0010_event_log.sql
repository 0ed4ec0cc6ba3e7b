-- The event log. Position order is commit order: every append locks the one row of evlog.head until it commits, so positions have no
-- gaps and a reader never sees a later event before an earlier one.
set local role liggaren_owner;

create table evlog.head (
  the_only_one boolean primary key default true check (the_only_one),
  position     bigint  not null default 0 check (position >= 0)
) with (fillfactor = 10);
insert into evlog.head default values;

-- Where each stream ends: what the next append to it must build on.
create table evlog.stream (
  stream    text   collate "C" primary key, -- bytes: no locale, and no upgrade of one, moves a name
  revision  bigint not null,
  leaf_hash bytea  not null
) with (fillfactor = 70);

-- The leaves, byte for byte as they were hashed. The other columns repeat what the leaf says, to find it by.
create table evlog.event (
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

-- A domain, because a table's own check is read and planned anew by every statement that inserts.
create domain evlog.bytes32 as bytea check (length(value) = 32);

-- What the leaves commit to. A table of its own: this part may one day lawfully have to go (gallring), the leaf never.
-- No foreign key: both rows are written by the one function below, and the key would cost a look-up per event.
create table evlog.event_data (
  position bigint        primary key,
  nonce    evlog.bytes32 not null,
  data     bytea         not null
);

create function evlog.refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the event log is only added to: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Always: not even a session that calls itself a replica gets past them.
create trigger only_added_to before update or delete or truncate on evlog.event for each statement execute function evlog.refuse();
create trigger only_added_to before update or delete or truncate on evlog.event_data for each statement execute function evlog.refuse();
create trigger never_removed before delete or truncate on evlog.stream for each statement execute function evlog.refuse();
create trigger never_removed before delete or truncate on evlog.head for each statement execute function evlog.refuse();
alter table evlog.event      enable always trigger only_added_to;
alter table evlog.event_data enable always trigger only_added_to;
alter table evlog.stream     enable always trigger never_removed;
alter table evlog.head       enable always trigger never_removed;

-- Writes a batch of requests in one transaction; a request that doesn't fit leaves its neighbours alone. What no honest retry does (an id
-- that lies somewhere else already or stands twice, a forged hash) raises, and then nothing at all is written.
--   one element per request: stream, the revision it must end at (−1: no such stream), the leaf hash it must end with (32 zero bytes for
--                            a new stream), and how many of the events are the request's
--   one element per event:   id, type, leaf, leaf hash, nonce, data; in the order they are to lie
-- Gives the position before the batch, and the requests that were not appended (null: none; the usual case has to be cheap) as
-- {request, from 1; verdict: duplicate, with position, revision and leaf hash (hex) of its last event as first written; or conflict,
-- with the revision that the stream ends at, null when there is no such stream}. The others lie one after the other, in order.
create function evlog.append(
  streams text[], expected bigint[], prevs bytea[], counts int[],
  ids uuid[], types text[], leaves bytea[], leaf_hashes bytea[], nonces bytea[], contents bytea[],
  out base bigint, out others jsonb
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  requests int[]; -- per event: its request, and its place in it from 1; null when every request has one event, which is the usual case
  steps    int[];
  lasts    int[]; -- per request: which of the events is its last; null as above
  fitting  int[]; -- requests that are appended
  moved    int;
  begun    int := 0;
begin
  -- taken until commit, and given back by a rollback
  update evlog.head set position = position + cardinality(ids) where the_only_one returning position - cardinality(ids) into strict base;

  if cardinality(counts) <> any (array[cardinality(streams), cardinality(expected), cardinality(prevs)])
    or cardinality(ids) <> any (array[cardinality(types), cardinality(leaves), cardinality(leaf_hashes), cardinality(nonces), cardinality(contents)])
  then raise 'append: the arrays do not match'; end if;
  if 1 > any (counts) then raise 'append: a request without events'; end if;
  if cardinality(counts) <> cardinality(ids) then
    select array_agg(c.request), array_agg(s.step) into strict requests, steps
    from unnest(counts) with ordinality as c(count, request), generate_series(1, c.count) as s(step);
    select array_agg(c.last) into strict lasts
    from (select sum(count) over (rows unbounded preceding)::int as last from unnest(counts) as c(count)) as c;
  end if;
  if coalesce(cardinality(requests) <> cardinality(ids), 1 < any (counts)) then
    raise 'append: the counts do not add up to the events';
  end if;

  -- the streams' rows are compared and set in one go
  update evlog.stream s set revision = r.expected + r.count, leaf_hash = leaf_hashes[coalesce(r.last, r.n)]
  from unnest(streams, expected, prevs, counts, lasts) with ordinality as r(stream, expected, prev, count, last, n)
  where s.stream = r.stream and s.revision = r.expected and s.leaf_hash = r.prev;
  get diagnostics moved = row_count;
  if -1 = any (expected) then
    insert into evlog.stream (stream, revision, leaf_hash)
    select r.stream, r.count - 1, leaf_hashes[coalesce(r.last, r.n)]
    from unnest(streams, expected, prevs, counts, lasts) with ordinality as r(stream, expected, prev, count, last, n)
    where r.expected = -1 and r.prev = decode(repeat('00', 32), 'hex')
    on conflict (stream) do nothing;
    get diagnostics begun = row_count;
  end if;

  if moved + begun < cardinality(counts) then
    requests := coalesce(requests, (select array_agg(n) from generate_series(1, cardinality(ids)) as n));
    steps := coalesce(steps, array_fill(1, array[cardinality(ids)]));
    lasts := coalesce(lasts, requests);

    -- moved are the streams that end with our leaf, unless it lies there since the first time that this was asked for
    select coalesce(array_agg(r.n::int), '{}') into strict fitting
    from unnest(streams, lasts) with ordinality as r(stream, last, n)
    join evlog.stream s on s.stream = r.stream and s.leaf_hash = leaf_hashes[r.last]
    where not exists (select from evlog.event e where e.id = ids[r.last]);
    if cardinality(fitting) <> moved + begun then
      raise unique_violation using constraint = 'event_id_key', message = 'append: an id lies somewhere else already';
    end if;

    select jsonb_agg(case
             when placed.count = r.count then jsonb_build_object('request', r.n, 'verdict', 'duplicate', 'position', l.position,
               'revision', l.revision, 'leafHash', encode(l.leaf_hash, 'hex'))
             else jsonb_build_object('request', r.n, 'verdict', 'conflict', 'revision', s.revision) end) into strict others
    from unnest(streams, expected, counts, lasts) with ordinality as r(stream, expected, count, last, n)
    cross join lateral (
      select count(*) from unnest(ids[r.last - r.count + 1 : r.last]) with ordinality as i(id, step)
      join evlog.event e on e.id = i.id and e.stream = r.stream and e.revision = r.expected + i.step
    ) as placed
    left join evlog.event l on l.id = ids[r.last]
    left join evlog.stream s on s.stream = r.stream
    where r.n <> all (fitting);

    select array_agg(e.request order by e.n), array_agg(e.step order by e.n), array_agg(e.id order by e.n), array_agg(e.type order by e.n),
           array_agg(e.leaf order by e.n), array_agg(e.leaf_hash order by e.n), array_agg(e.nonce order by e.n), array_agg(e.content order by e.n)
    into strict requests, steps, ids, types, leaves, leaf_hashes, nonces, contents
    from unnest(requests, steps, ids, types, leaves, leaf_hashes, nonces, contents)
      with ordinality as e(request, step, id, type, leaf, leaf_hash, nonce, content, n)
    where e.request = any (fitting);
    update evlog.head set position = base + coalesce(cardinality(ids), 0) where the_only_one;
    if ids is null then return; end if;
  end if;

  insert into evlog.event (position, revision, id, stream, type, leaf, leaf_hash, prev)
  select base + e.n, expected[e.request] + e.step, e.id, streams[e.request], e.type, e.leaf, e.leaf_hash,
         case e.step when 1 then prevs[e.request] else leaf_hashes[e.n - 1] end
  from (
    select n, coalesce(request, n) as request, coalesce(step, 1) as step, id, type, leaf, leaf_hash
    from unnest(requests, steps, ids, types, leaves, leaf_hashes) with ordinality as u(request, step, id, type, leaf, leaf_hash, n)
  ) as e;
  insert into evlog.event_data (position, nonce, data)
  select base + e.n, e.nonce, e.data from unnest(nonces, contents) with ordinality as e(nonce, data, n);

  perform pg_notify('evlog', (base + cardinality(ids))::text);
end $$;

revoke all on function evlog.append(text[], bigint[], bytea[], int[], uuid[], text[], bytea[], bytea[], bytea[], bytea[]), evlog.refuse() from public;
grant execute on function evlog.append(text[], bigint[], bytea[], int[], uuid[], text[], bytea[], bytea[], bytea[], bytea[]) to liggaren_app;
grant select on evlog.head, evlog.stream, evlog.event, evlog.event_data to liggaren_app;

reset role;
