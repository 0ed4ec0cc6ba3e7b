create table {{table}} (
  meeting_id uuid not null,
  board_id text not null,
  board text not null,
  meeting_on date not null,
  place text not null,
  cancelled boolean not null,
  -- in the order of the list; empty as long as no list has been fixed
  decision_ids uuid[] not null,
  -- what has been recorded for it
  facts json not null,
  revision integer not null,
  position bigint not null
);
create index on {{table}} (meeting_on, meeting_id);
