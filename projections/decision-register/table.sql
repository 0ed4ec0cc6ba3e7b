create table {{table}} (
  case_id uuid not null,
  scheme_id text not null,
  sought_ore bigint not null,
  -- the decision that stands; all null when there is none
  decision_id uuid,
  decided_on date,
  outcome text,
  granted_ore bigint,
  guideline_version text,
  -- whether the formal check stood in the way when it was decided; null = none was made
  formal_hindrance boolean,
  -- what was assessed when it was decided, by the criterion's id: {"name", "official", "advisers"}
  assessed jsonb,
  -- the same text for all that were assessed alike under the same guidelines: by the official, and by everybody; null = cannot be compared
  alike_official text,
  alike_all text,
  -- every decision ever made in the case: [{"decisionId", "decidedOn", "outcome", "amountOre", "position"}], and their first and last day
  made jsonb not null,
  first_made_on date,
  last_made_on date,
  -- what the fold remembers; not for reading
  facts json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (scheme_id, decided_on, case_id) where decision_id is not null;
create index on {{table}} (scheme_id, alike_official) where decision_id is not null;
create index on {{table}} (scheme_id, alike_all) where decision_id is not null;
create index on {{table}} using gist (daterange(first_made_on, last_made_on, '[]')) where last_made_on is not null;
