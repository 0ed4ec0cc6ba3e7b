create table {{table}} (
  board_id text not null,
  -- ITEM: a line of one version of the order. SUB_DELEGATION: an item passed on; holder and title are of whoever did it. REVOCATION: taken back by the board. POST: somebody holds a post
  kind text not null,
  id text not null,
  board text,
  order_version text,
  board_paragraph text,
  adopted_on date,
  number text,
  -- of a sub-delegation: the item that was passed on
  item_number text,
  matter text,
  case_group text,
  kinds text[],
  statute text,
  post text,
  substitute_post text,
  granted_by text,
  sub_delegation boolean,
  limit_ore bigint,
  reporting text,
  conditions text,
  title text,
  holder_ref text,
  holder_name text,
  holder_organisation text,
  acting boolean,
  reason text,
  -- first day; of a revocation: the first day without
  valid_from date not null,
  -- last day of a post, inclusive; null = until further notice
  valid_to date,
  position bigint not null
);
