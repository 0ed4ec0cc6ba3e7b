-- What came of checking the whole log: shown to whoever answers for it. Not a fact about any case, so no event; kept, so that a gap is seen.
set local role liggaren_owner;

create table audit.verification (
  id       bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  level    text   not null check (level in ('TREE', 'FULL')),
  events   bigint not null check (events >= 0),
  -- NOT_CHECKED: nothing wrong was found, and something could not be looked at
  outcome  text   not null check (outcome in ('HOLDS', 'FAULTS', 'NOT_CHECKED')),
  found    bigint not null check (found >= 0), -- faults in all
  faults   jsonb  not null,                    -- the first twenty
  unchecked text[] not null,                   -- what could not be looked at, in Swedish
  figures  jsonb  not null,
  check ((outcome = 'FAULTS') = (found > 0))
);
create index verification_level on audit.verification (level, id);
create trigger only_added_to before update or delete or truncate on audit.verification for each statement execute function evlog.refuse();
grant select, insert on audit.verification to liggaren_app;

reset role;
