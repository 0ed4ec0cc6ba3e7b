-- Work that happens by itself. The outbox is where it is kept; the queue (BullMQ) only hands it out, and may be lost.
create schema jobs authorization liggaren_owner;
grant usage on schema jobs to liggaren_app;

-- How far each reactor has read the log, which process keeps it, and what it stands still before.
create table jobs.reactor (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  position bigint not null check (position >= 0),    -- the last event that it has read
  event_id uuid,                                     -- that event: a position says nothing in another log; null at position 0
  owner uuid,                                        -- the process that keeps it
  lease_until timestamptz not null default '-infinity',
  updated_at timestamptz not null default now(),
  failed_position bigint,                            -- it stands still before this event until somebody has looked
  failed_event_id uuid,
  failed_event_type text,
  failed_stream text,
  failure text,
  failed_at timestamptz,
  check ((failed_at is null) = (failure is null))
) with (fillfactor = 40);                            -- one row per reactor, written with every batch

create table jobs.outbox (
  id text primary key check (length(id) between 1 and 200 and id !~ ':|^\d+$'), -- also the id in the queue, which keeps colons and bare numbers to itself
  seq bigint generated always as identity,           -- the order it was wanted in
  job text not null,                                 -- the kind
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  not_before timestamptz,
  -- waiting: not in the queue yet; queued: in it, or under way; dead: tried as often as its kind is, or in vain; given_up: a person has said so
  state text not null default 'waiting' check (state in ('waiting', 'queued', 'done', 'dead', 'given_up')),
  attempts integer not null default 0,               -- that failed, since it was last wanted
  error text,                                        -- of the last attempt that failed
  wanted_at timestamptz not null default now(),
  queued_at timestamptz,                             -- when the queue was last given it
  failed_at timestamptz,
  settled_at timestamptz,                            -- when it was done, died or was given up
  reactor text,                                      -- what it comes of, when it comes of an event
  event_id uuid,
  position bigint,
  stream text,
  check ((settled_at is not null) = (state in ('done', 'dead', 'given_up')))
) with (fillfactor = 70);                            -- a row is written three times and then left alone
create index on jobs.outbox (coalesce(not_before, wanted_at), seq) where state = 'waiting';
create index on jobs.outbox (queued_at) where state = 'queued';
create index on jobs.outbox (job, settled_at) where state = 'dead';
create index on jobs.outbox (settled_at) where state in ('done', 'given_up');

-- When each schedule comes next. Kept here, so that losing the queue moves nothing.
create table jobs.schedule (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  rule text not null,                                -- as the program has it: another rule begins anew
  next_at timestamptz not null,
  last_job text                                      -- the job of the turn before: as long as it is not done, no other is given
);

alter table jobs.reactor owner to liggaren_owner;
alter table jobs.outbox owner to liggaren_owner;
alter table jobs.schedule owner to liggaren_owner;
grant select, insert, update, delete on jobs.reactor, jobs.outbox, jobs.schedule to liggaren_app;
