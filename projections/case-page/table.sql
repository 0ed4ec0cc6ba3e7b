create table {{table}} (
  case_id uuid not null,
  number text,
  scheme_id text,
  organisation text,
  title text,
  -- decides which guidelines apply
  received_on date,
  -- json, not jsonb, and not compressed: never searched inside, and six times as fast to write
  page json storage external not null,
  applicants text[] not null,
  participants text[] not null,
  declared text[] not null,
  barred text[] not null,
  excluded text[] not null,
  submitted boolean not null,
  revision integer not null,
  position bigint not null
);
