-- An applicant's own files (TF 2:13), until they are handed in with an application or an answer. Seen by nobody else, as app.draft.
create table app.own_file (
  file_id uuid primary key,
  person_ref text not null,
  -- the draft, or the case, that they are meant for
  belongs_to uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null,
  -- the command that handed it in: the same command once more finds it
  handed_in_by uuid
);
alter table app.own_file owner to liggaren_owner;
create index on app.own_file (person_ref, belongs_to);
alter table app.own_file enable row level security;
alter table app.own_file force row level security; -- the owner's own queries too
create policy own_space on app.own_file
  using (person_ref = current_setting('liggaren.person', true))
  with check (person_ref = current_setting('liggaren.person', true));
grant select, insert, update, delete on app.own_file to liggaren_app;
