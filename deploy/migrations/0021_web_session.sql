-- Signed-in browsers. The id is the SHA-256 of what the cookie holds, so that a leaked table opens nothing. A revoked row stays until it
-- would have expired anyway: a request under way must not be able to write the session back.
create table app.web_session (
  id bytea primary key check (length(id) = 32),
  person_ref text,
  content jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
alter table app.web_session owner to liggaren_owner;
create index on app.web_session (person_ref) where revoked_at is null;
create index on app.web_session (expires_at);
grant select, insert, update, delete on app.web_session to liggaren_app;
