-- The keys of personal fields: one for each data subject in each case, wrapped under a key that is not in the database. Destroying a key is what
-- erases; a key that was destroyed can neither be made anew, imported nor restored.
create schema privacy authorization liggaren_owner;
set local role liggaren_owner;
grant usage on schema privacy to liggaren_app;

create table privacy.subject_key (
  kid     text collate "C" primary key check (kid like '%/%'), -- <case>/<subject>
  kek     text  not null,                                       -- which key it is wrapped under
  wrapped bytea not null check (length(wrapped) = 40),          -- AES-256-KW of 32 bytes
  made_at timestamptz not null default now()
);
create table privacy.tombstone (
  kid          text collate "C" primary key,
  decision     uuid not null, -- id of the event that records the decision to dispose
  destroyed_at timestamptz not null default now()
);

-- One key at a time is made or destroyed: whoever came second sees what the first did.
create function privacy.refuse_destroyed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('liggaren.privacy/' || new.kid, 0));
  if exists (select from privacy.tombstone t where t.kid = new.kid) then
    raise exception 'the key % was destroyed', new.kid using errcode = 'LG090', detail = new.kid;
  end if;
  return new;
end $$;
create trigger refuse_destroyed before insert on privacy.subject_key for each row execute function privacy.refuse_destroyed();
create function privacy.refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'keys are made and destroyed, never changed, and what was destroyed stays so: % on privacy.% is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or truncate on privacy.subject_key for each statement execute function privacy.refuse();
create trigger only_added_to before update or delete or truncate on privacy.tombstone for each statement execute function privacy.refuse();
alter table privacy.subject_key enable always trigger refuse_destroyed;
alter table privacy.subject_key enable always trigger never_changed;
alter table privacy.tombstone   enable always trigger only_added_to;

-- kids to destroy, in the order of their names, and the event that records the decision. Those destroyed before keep their first decision.
create function privacy.destroy(kids text[], decision uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one text;
begin
  foreach one in array kids loop
    perform pg_advisory_xact_lock(hashtextextended('liggaren.privacy/' || one, 0));
    insert into privacy.tombstone (kid, decision) values (one, destroy.decision) on conflict do nothing;
    delete from privacy.subject_key k where k.kid = one;
  end loop;
end $$;
revoke execute on function privacy.destroy from public;

grant select, insert (kid, kek, wrapped) on privacy.subject_key to liggaren_app;
grant select on privacy.tombstone to liggaren_app;
grant execute on function privacy.destroy to liggaren_app;

reset role;
