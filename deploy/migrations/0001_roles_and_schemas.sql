-- Who may do what. liggaren_owner owns the tables and can't log in; liggaren_app is what the processes log in as.
do $$
begin
  if not exists (select from pg_roles where rolname = 'liggaren_owner') then create role liggaren_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'liggaren_app') then create role liggaren_app login; end if;
exception when duplicate_object or unique_violation then null; -- roles belong to the cluster: another database may have made them just now
end $$;

revoke all on schema public from public;

create schema evlog authorization liggaren_owner;      -- the event log: the only truth
create schema app authorization liggaren_owner;        -- sessions, persons, drafts, idempotency: not the case's history
create schema projection authorization liggaren_owner; -- how far each read model has come
create schema read authorization liggaren_app;         -- read models: thrown away and rebuilt by the processes themselves
create schema bullmq authorization liggaren_app;       -- queues

grant usage on schema evlog, app, projection to liggaren_app;
