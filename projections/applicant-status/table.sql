create table {{table}} (
  case_id uuid not null,
  scheme_id text not null,
  applicants text[] not null,
  number text,
  organisation text not null,
  title text not null,
  amount_ore bigint not null,
  received_at timestamptz not null,
  -- sentences: {sv, en}
  headline json not null,
  -- APPLICANT, AUTHORITY or NONE
  whose_move text not null,
  next_step json not null,
  official_name text,
  -- organisations whose people read the application
  readers text[] not null,
  happened json not null,
  asked json not null,
  meetings json not null,
  files json not null,
  advice json not null,
  -- taken back by the applicant
  withdrawn boolean not null,
  -- only once it has been dispatched
  decision json,
  -- the decision until it is dispatched, and what the fold remembers: never read out
  held json,
  -- decisions that the applicant had and that no longer apply
  fallen json not null,
  facts json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} using gin (applicants);
