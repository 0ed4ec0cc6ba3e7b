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
  -- what its corrections and revocations rest on, each with its day and who was barred then; null = it has none
  changes jsonb,
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
create index on {{table}} (authority, decided_on, case_id) where authority is not null;
create index on {{table}} (decided_on, case_id) where changes is not null;
-- of each track: what is broken or was late; what has a last day; what has been late and is open; what only waits
create index on {{table}} (scheme_id, kl13_state, decided_on, case_id) where kl13_state in ('BROKEN', 'DONE_LATE');
create index on {{table}} (scheme_id, kl13_due, kl13_since, case_id) where kl13_state = 'OPEN' and kl13_due is not null;
create index on {{table}} (scheme_id, (-kl13_late), kl13_since, case_id) where kl13_state = 'OPEN' and kl13_late > 0;
create index on {{table}} (scheme_id, kl13_since, case_id) where kl13_state = 'OPEN' and kl13_late = 0 and kl13_due is null;
create index on {{table}} (scheme_id, fl40_state, decided_on, case_id) where fl40_state in ('BROKEN', 'DONE_LATE');
create index on {{table}} (scheme_id, fl40_due, fl40_since, case_id) where fl40_state = 'OPEN' and fl40_due is not null;
create index on {{table}} (scheme_id, (-fl40_late), fl40_since, case_id) where fl40_state = 'OPEN' and fl40_late > 0;
create index on {{table}} (scheme_id, fl40_since, case_id) where fl40_state = 'OPEN' and fl40_late = 0 and fl40_due is null;
create index on {{table}} (scheme_id, none_state, decided_on, case_id) where none_state in ('BROKEN', 'DONE_LATE');
create index on {{table}} (scheme_id, none_due, none_since, case_id) where none_state = 'OPEN' and none_due is not null;
create index on {{table}} (scheme_id, (-none_late), none_since, case_id) where none_state = 'OPEN' and none_late > 0;
create index on {{table}} (scheme_id, none_since, case_id) where none_state = 'OPEN' and none_late = 0 and none_due is null;
