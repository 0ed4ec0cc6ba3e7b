create table {{table}} (
  case_id uuid not null,
  number text,
  -- year and running number so that 9 comes before 17
  number_key text not null,
  scheme_id text not null,
  organisation text not null,
  municipality text not null,
  title text not null,
  channel text not null,
  phase text not null,
  whose_move text not null,
  -- when the phase or the mover last changed
  since timestamptz not null,
  received_at timestamptz not null,
  registered_on date,
  next_deadline date,
  deadline_kind text,
  -- when the system has something to tell of its times next
  next_firing timestamptz,
  -- from registration to decision, with the days that the applicant had the move and without them
  gross_days integer,
  net_days integer,
  amount_ore bigint not null,
  assignee_ref text,
  assignee_name text,
  group_id text,
  group_name text,
  flags text[] not null,
  search text not null,
  applicants text[] not null,
  participants text[] not null,
  declared text[] not null,
  barred text[] not null,
  excluded text[] not null,
  submitted boolean not null,
  -- what the fold remembers; not for reading
  facts json not null,
  seen json not null,
  timing json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (whose_move, phase);
create index on {{table}} (phase, (coalesce(next_deadline, 'infinity'::date)), case_id);
create index on {{table}} ((coalesce(next_deadline, 'infinity'::date)), case_id);
create index on {{table}} (received_at, case_id);
create index on {{table}} (since, case_id);
create index on {{table}} (amount_ore, case_id);
create index on {{table}} (number_key, case_id);
create index on {{table}} (lower(organisation) collate "sv-x-icu", case_id);
create index on {{table}} (next_firing, case_id) where next_firing is not null;
create index on {{table}} (assignee_ref, phase);
create index on {{table}} using gin (search extensions.gin_trgm_ops);
create index on {{table}} using gin (flags);
-- also for what they tell the planner of expressions
create index on {{table}} using gin (lower(assignee_name) extensions.gin_trgm_ops);
create index on {{table}} (lower(municipality) text_pattern_ops);
create index on {{table}} using gin (participants);
create index on {{table}} using gin (applicants);
