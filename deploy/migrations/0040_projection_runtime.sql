-- How far each read model has come, which process keeps it, and what it stumbled over. None of it is history: all of it can be made anew.
create table projection.checkpoint (
  name text primary key check (name ~ '^[a-z][a-z0-9_]{0,39}$'),
  version integer not null check (version > 0),      -- of the table that the view read.<name> shows
  position bigint not null check (position >= 0),    -- the last event that the table has taken in
  owner uuid,                                        -- the process that keeps it
  lease_until timestamptz not null default '-infinity',
  updated_at timestamptz not null default now()
) with (fillfactor = 40);                            -- one row per read model, written with every batch

create table projection.failure (
  name text not null,
  version integer not null,
  position bigint not null,
  event_id uuid not null,
  event_type text not null,
  stream text not null,
  error text not null,
  parked_at timestamptz not null default now(),
  skipped_at timestamptz,                            -- null: the read model stands still before this event
  skipped_by text,
  reason text,
  primary key (name, version, position),
  check ((skipped_at is null) = (skipped_by is null) and (skipped_at is null) = (reason is null))
);

alter table projection.checkpoint owner to liggaren_owner;
alter table projection.failure owner to liggaren_owner;
grant select, insert, update, delete on projection.checkpoint, projection.failure to liggaren_app;
