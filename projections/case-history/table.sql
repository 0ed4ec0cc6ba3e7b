create table {{table}} (
  case_id uuid not null,
  revision integer not null,
  position bigint not null,
  event_id uuid not null,
  -- what it is called and rests on stands in the catalogue of events
  type text not null,
  -- in Swedish and in English
  sentence text not null,
  sentence_en text not null,
  who text not null,
  who_ref text not null,
  role text not null,
  organisation text,
  recorded_at timestamptz not null,
  effective_at timestamptz not null,
  disposed boolean not null
);
