create table {{table}} (
  dispatch_id uuid not null,
  status text not null,
  channel text not null,
  kind text not null,
  case_id uuid,
  recipient_ref text,
  recipient_role text not null,
  address text,
  subject text not null,
  text text not null,
  message_id text not null,
  -- why it was kept, or the server's own words
  reason text,
  answer text,
  document_sha256 text,
  at timestamptz not null,
  position bigint not null,
  -- address and subject in small letters, to look for a part of
  words text not null
);
create index on {{table}} (position);
create index on {{table}} (case_id, position) where case_id is not null;
create index on {{table}} (recipient_ref, position) where recipient_ref is not null;
create index on {{table}} (status, position);
