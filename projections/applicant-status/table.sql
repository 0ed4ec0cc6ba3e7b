create table {{table}} (
  case_id uuid not null,
  applicants text[] not null,
  number text,
  organisation text not null,
  title text not null,
  amount_ore bigint not null,
  received_at timestamptz not null,
  headline text not null,
  -- APPLICANT, AUTHORITY or NONE
  whose_move text not null,
  next_step text not null,
  official_name text,
  -- organisations whose people read the application
  readers text[] not null,
  happened jsonb not null,
  asked jsonb not null,
  meetings jsonb not null,
  advice jsonb not null,
  -- only once it has been dispatched
  decision jsonb,
  -- the decision until it is dispatched, and what the fold remembers: never read out
  held jsonb,
  facts jsonb not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} using gin (applicants);
