/** The delegation order as of a day. For showing and for the auditor: who may decide is found in the order's own stream. */
import type { DecisionKind } from '#libs/delegation/events';
import { rowsOf, type Database } from '#projections/reading';
import type { DelegationRow } from './projection';

export interface DelegatedMatter {
  readonly boardId: string;
  readonly board: string;
  readonly orderVersion: string;
  readonly boardParagraph: string;
  readonly adoptedOn: string;
  readonly number: string;
  readonly matter: string;
  readonly caseGroup: string;
  readonly kinds: readonly DecisionKind[];
  readonly statute: string;
  readonly post: string;
  readonly substitutePost: string | null;
  readonly grantedBy: NonNullable<DelegationRow['granted_by']>;
  readonly subDelegation: boolean;
  /** Öre in one decision; null = no limit stated. */
  readonly limitOre: number | null;
  readonly reporting: NonNullable<DelegationRow['reporting']>;
  readonly conditions: string | null;
  readonly validFrom: string;
  /** First day of the version that came after; null = none yet. */
  readonly supersededFrom: string | null;
  /** First day without, when the board has taken the delegation back. */
  readonly revokedFrom: string | null;
}

export interface HeldPost {
  readonly boardId: string;
  readonly assignmentId: string;
  readonly post: string;
  readonly title: string;
  readonly holderRef: string;
  readonly holderName: string;
  readonly holderOrganisation: string | null;
  readonly acting: boolean;
  readonly from: string;
  /** Last day, inclusive; null = until further notice. */
  readonly to: string | null;
  readonly reason: string | null;
}

/** $1 board, $2 day (null = every version there has been). A revocation says nothing about an order that is adopted after it. */
const ITEMS = `
select item.board_id as "boardId", item.board, item.order_version as "orderVersion", item.board_paragraph as "boardParagraph",
  item.adopted_on::text as "adoptedOn", item.number, item.matter, item.case_group as "caseGroup", item.kinds, item.statute, item.post,
  item.substitute_post as "substitutePost", item.granted_by as "grantedBy", item.sub_delegation as "subDelegation",
  item.limit_ore::float8 as "limitOre", item.reporting, item.conditions, item.valid_from::text as "validFrom",
  next.from_day::text as "supersededFrom", back.from_day::text as "revokedFrom"
from read.delegation_register as item
cross join lateral (
  select min(later.valid_from) as from_day
  from read.delegation_register as later
  where later.board_id = item.board_id and later.kind = 'ITEM'
    and (later.valid_from, later.adopted_on, later.position) > (item.valid_from, item.adopted_on, item.position)
) as next
cross join lateral (
  select min(revocation.valid_from) as from_day
  from read.delegation_register as revocation
  where revocation.board_id = item.board_id and revocation.kind = 'REVOCATION'
    and revocation.number = item.number and revocation.position > item.position
) as back
where item.board_id = $1 and item.kind = 'ITEM'
  and ($2::date is null
    or item.valid_from <= $2 and (next.from_day is null or $2 < next.from_day) and (back.from_day is null or $2 < back.from_day))
order by item.valid_from desc, item.adopted_on desc, item.position desc, item.number`;

/** $1 board, $2 day (null = all there have been). */
const POSTS = `
select board_id as "boardId", id as "assignmentId", post, title, holder_ref as "holderRef", holder_name as "holderName",
  holder_organisation as "holderOrganisation", acting, valid_from::text as "from", valid_to::text as "to", reason
from read.delegation_register
where board_id = $1 and kind = 'POST' and ($2::date is null or valid_from <= $2 and (valid_to is null or $2 <= valid_to))
order by post, valid_from desc, id`;

/** Delegated matters in force on a day (`YYYY-MM-DD`); null = every version, newest first. */
export const delegatedMatters = (db: Database, boardId: string, on: string | null): Promise<DelegatedMatter[]> =>
  rowsOf<DelegatedMatter>(db, ITEMS, [boardId, on]);

/** Who holds the board's posts on a day; null = everybody who has. */
export const heldPosts = (db: Database, boardId: string, on: string | null): Promise<HeldPost[]> =>
  rowsOf<HeldPost>(db, POSTS, [boardId, on]);
