-- Keys of the log that change, and whom the log asks to stand for it.
set local role liggaren_owner;

-- From which size of the log a key stands for it: 0 = from the beginning; else that of the first sealed checkpoint which the former keys signed too.
alter table audit.log_key add column from_size bigint not null default 0 check (from_size >= 0);

-- Keys that were given up, and the largest log that they can have signed.
create table audit.log_key_end (
  vkey       text primary key references audit.log_key,
  until_size bigint not null check (until_size > 0),
  ended_at   timestamptz not null default now()
);
create trigger only_added_to before update or delete or truncate on audit.log_key_end for each statement execute function evlog.refuse();
alter table audit.log_key_end enable always trigger only_added_to;

-- The witnesses by the policy of whoever keeps the tree, so that every process knows whether there is anything to wait for. None: nobody is asked.
create table audit.asked_witnesses (
  the_only_one boolean primary key default true check (the_only_one),
  names text[] not null default '{}'
);
insert into audit.asked_witnesses default values;

-- New keys beside those that stand for the log, from a checkpoint on that ends with a seal. Said twice, they lie there once.
create function audit.add_keys(vkeys text[], of_size bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from audit.checkpoint c where c.size = of_size and c.kind <> 'INTERNAL') then
    raise 'add_keys: no sealed checkpoint has the size %', of_size;
  end if;
  insert into audit.log_key (vkey, from_size) select k, of_size from unnest(vkeys) as k on conflict do nothing;
end $$;

-- These keys sign no more. Others must be left.
create function audit.end_keys(vkeys text[], at_size bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from audit.tree t where t.the_only_one for update;
  insert into audit.log_key_end (vkey, until_size) select k, at_size from unnest(vkeys) as k on conflict do nothing;
  if not exists (select from audit.log_key k where not exists (select from audit.log_key_end e where e.vkey = k.vkey)) then
    raise 'end_keys: no key would be left';
  end if;
end $$;

create function audit.ask_witnesses(of_names text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update audit.asked_witnesses set names = of_names where the_only_one and names <> of_names
$$;

create or replace function audit.begin_anew() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  alter table audit.tile        disable trigger never_removed;
  alter table audit.log_key     disable trigger only_added_to;
  alter table audit.log_key_end disable trigger only_added_to;
  truncate audit.tile, audit.head, audit.checkpoint, audit.log_key, audit.log_key_end;
  update audit.tree set size = 0, position = 0, peaks = '' where the_only_one;
  update audit.keeper set owner = null, lease_until = '-infinity', alarm = null, alarm_kind = null, alarm_at = null, wished = 0 where the_only_one;
  alter table audit.tile        enable always trigger never_removed;
  alter table audit.log_key     enable always trigger only_added_to;
  alter table audit.log_key_end enable always trigger only_added_to;
end $$;

revoke all on function audit.add_keys(text[], bigint), audit.end_keys(text[], bigint), audit.ask_witnesses(text[]) from public;
grant execute on function audit.add_keys(text[], bigint), audit.end_keys(text[], bigint), audit.ask_witnesses(text[]) to liggaren_app;
grant select on audit.log_key_end, audit.asked_witnesses to liggaren_app;

reset role;
