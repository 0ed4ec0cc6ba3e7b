create table {{table}} (
  case_id uuid not null,
  -- 0 for the entry of the case itself
  handling integer not null,
  -- of the case entry only; a handling's number is made of the case's
  case_number text,
  date date not null,
  direction text,
  counterpart text,
  subject text,
  -- the two in small letters, to look for a part of
  counterpart_words text,
  subject_words text,
  withheld text[] not null,
  withheld_reason text,
  position bigint not null
);
create index on {{table}} (date, position, handling);
create index on {{table}} (case_number) where case_number is not null;
create index on {{table}} using gin (lower(case_number collate "C") extensions.gin_trgm_ops) where case_number is not null;
create index on {{table}} using gin ((coalesce(counterpart_words, '') || ' ' || coalesce(subject_words, '')) extensions.gin_trgm_ops);
