create table {{table}} (
  scheme_id text not null,
  name text not null,
  board text not null,
  board_id text not null,
  legal_regime text not null,
  case_group text not null,
  -- every version, in the order in which they were recorded
  guidelines jsonb not null,
  -- {mode, closedMonths} or null
  intake jsonb,
  calls jsonb not null,
  pauses jsonb not null,
  groups jsonb not null,
  -- every set of rules, in the order in which they were recorded
  timers jsonb not null,
  revision integer not null,
  position bigint not null
);
