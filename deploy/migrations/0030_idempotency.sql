-- Answers already given, so that a command sent twice is done once. Not history: rows go after a month, the log's own ids still guard then.
create table app.idempotency (
  person_ref text not null,
  key uuid not null,
  route text not null,
  request_sha256 bytea not null check (length(request_sha256) = 32),
  claim uuid not null,
  claimed_at timestamptz not null default now(),
  status smallint,
  headers jsonb,
  answer jsonb,
  answered_at timestamptz,
  primary key (person_ref, key),
  check ((status is null) = (answered_at is null))
);
alter table app.idempotency owner to liggaren_owner;
create index on app.idempotency (claimed_at);
grant select, insert, update, delete on app.idempotency to liggaren_app;
