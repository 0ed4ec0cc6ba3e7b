create table {{table}} (
  scheme_id text not null,
  year integer not null,
  -- empty for the frame itself
  decision_id text not null,
  case_id uuid,
  amount_ore bigint not null,
  -- FRAME, PENDING, CONFIRMED or RELEASED
  status text not null,
  board_paragraph text,
  revision integer not null,
  position bigint not null
);
