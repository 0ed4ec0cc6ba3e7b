create table {{table}} (
  case_id uuid not null,
  revision integer not null,
  position bigint not null,
  event_id uuid not null,
  type text not null,
  label text not null,
  sentence text not null,
  who text not null,
  who_ref text not null,
  -- in Swedish
  role text not null,
  organisation text,
  recorded_at timestamptz not null,
  effective_at timestamptz not null,
  -- LAW or POLICY
  basis text not null,
  citation text not null,
  disposed boolean not null
);
