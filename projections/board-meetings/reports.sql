create table {{table}} (
  case_id uuid not null,
  scheme_id text not null,
  -- all of the decision is null until there is one
  decision_id uuid,
  decided_on date,
  decider_name text,
  post_title text,
  item_number text,
  order_version text,
  outcome text,
  amount_ore bigint,
  signed boolean not null,
  -- the first time that it was sent to anybody
  dispatched_on date,
  -- REPORTED or MINUTED; null until it has been
  recorded text,
  recorded_on date,
  paragraph text,
  approved_on date,
  posted_on date,
  interrupted_on date,
  removed_on date,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (decided_on, case_id) where decision_id is not null and recorded is null;
