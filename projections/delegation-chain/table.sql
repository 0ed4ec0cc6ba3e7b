create table {{table}} (
  case_id uuid not null,
  scheme_id text not null,
  -- the decision made last; null as long as there is none
  decision_id uuid,
  decided_on date,
  -- what it rests on: the same for all decisions that rest on the same
  authority text,
  -- of the grant, in öre: 0 unless it is one
  amount_ore bigint not null,
  -- who was barred when it was decided
  barred text[] not null,
  -- what the case says by itself, by the track that the scheme's decisions are appealed on: BROKEN, OPEN or DONE_LATE; null = whole
  kl13_state text,
  kl13_link text,
  kl13_since date,
  kl13_due date,
  kl13_late integer not null,
  fl40_state text,
  fl40_link text,
  fl40_since date,
  fl40_due date,
  fl40_late integer not null,
  none_state text,
  none_link text,
  none_since date,
  none_due date,
  none_late integer not null,
  facts json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (authority, decided_on) where authority is not null;
create index on {{table}} (kl13_state, scheme_id) where kl13_state is not null;
create index on {{table}} (fl40_state, scheme_id) where fl40_state is not null;
create index on {{table}} (none_state, scheme_id) where none_state is not null;
