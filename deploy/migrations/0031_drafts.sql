-- An applicant's own space (TF 2:13): what lies here is no public record, and no query but the applicant's own can see it.
create table app.draft (
  draft_id uuid primary key,
  person_ref text not null,
  scheme_id text not null,
  call_id text,
  content jsonb not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_case_id uuid
);
alter table app.draft owner to liggaren_owner;
create index on app.draft (person_ref, saved_at desc);
alter table app.draft enable row level security;
alter table app.draft force row level security; -- the owner's own queries too
create policy own_space on app.draft
  using (person_ref = current_setting('liggaren.person', true))
  with check (person_ref = current_setting('liggaren.person', true));
grant select, insert, update, delete on app.draft to liggaren_app;
