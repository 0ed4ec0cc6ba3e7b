-- What each person wants to be told by mail, and when. A person without a row has what is usual.
create table app.notice_settings (
  person_ref text primary key references app.person (ref),
  -- of the day's one mail, in Sweden
  hour smallint not null check (hour between 0 and 23),
  days text not null check (days in ('WORKING', 'EVERY')),
  -- kind of notice → NOW, DIGEST or OFF, where the person has chosen
  choices jsonb not null,
  saved_at timestamptz not null
);
alter table app.notice_settings owner to liggaren_owner;
grant select, insert, update on app.notice_settings to liggaren_app;

-- Notices that wait for a person's next digest. They are gone when it has been sent: what was sent stands in the log.
create table app.notice_waiting (
  -- of the job that put it here: the same job once more puts nothing
  job_id text primary key,
  person_ref text not null references app.person (ref),
  kind text not null,
  case_id uuid not null,
  noted_at timestamptz not null,
  -- of the job that sends it, once one has taken it
  digest text
);
alter table app.notice_waiting owner to liggaren_owner;
create index on app.notice_waiting (person_ref, noted_at) where digest is null;
create index on app.notice_waiting (digest) where digest is not null;
grant select, insert, update, delete on app.notice_waiting to liggaren_app;
