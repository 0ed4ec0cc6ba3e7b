-- Searches in the list of cases that people have given a name. A shared one is seen by everybody who sees the list; only its owner changes it.
create table app.saved_view (
  view_id uuid primary key,
  owner_ref text not null references app.person (ref),
  name text not null check (length(name) between 1 and 80),
  -- the text of the search box
  q text not null check (length(q) <= 500),
  sort text not null,
  direction text not null check (direction in ('asc', 'desc')),
  shared boolean not null,
  saved_at timestamptz not null
);
alter table app.saved_view owner to liggaren_owner;
create index on app.saved_view (owner_ref);
create index on app.saved_view (view_id) where shared;
grant select, insert, update, delete on app.saved_view to liggaren_app;
