-- Who is behind a pseudonym. Events carry the ref alone; this row is what may lawfully have to go.
create table app.person (
  ref text primary key check (ref like 'p\_%'),
  issuer text not null,
  subject text not null,
  name text not null,
  role text not null,
  organisation text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  unique (issuer, subject)
);
alter table app.person owner to liggaren_owner;
grant select, insert, update on app.person to liggaren_app;
