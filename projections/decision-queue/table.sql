create table {{table}} (
  case_id uuid not null,
  number text,
  scheme_id text not null,
  organisation text not null,
  title text not null,
  received_on date not null,
  -- PREPARING, READY, RETURNED, TO_WRITE_OFF, AT_BOARD, DECIDED or CLOSED
  status text not null,
  status_since timestamptz not null,
  sought_ore bigint not null,
  own_cash_ore bigint not null,
  own_hours double precision not null,
  -- the proposal that lies, or last lay, with the delegate
  proposal_version integer,
  proposed_outcome text,
  proposed_ore bigint,
  dissent_count integer,
  submitted_at timestamptz,
  expected_by date,
  state_aid text,
  conflict_open boolean not null,
  flags text[] not null,
  decision_id uuid,
  decided_outcome text,
  decided_ore bigint,
  decided_on date,
  decider_name text,
  dispatched boolean not null,
  legal_force boolean not null,
  applicants text[] not null,
  participants text[] not null,
  declared text[] not null,
  barred text[] not null,
  excluded text[] not null,
  submitted boolean not null,
  -- what the fold remembers; not for reading
  draft json,
  facts json not null,
  seen json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (status, status_since, case_id);
create index on {{table}} (decided_on, case_id) where decision_id is not null;
create index on {{table}} (scheme_id, decided_on);
