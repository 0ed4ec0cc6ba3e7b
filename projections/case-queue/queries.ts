/** The list of cases: filtered, sorted, paged; and how many wait on whom, and are in each of several views. */
import type { TimerKind, Timing } from '#libs/timers';
import type { Mover, Phase } from '../cases/progress';
import type { Flag } from '../cases/flags';
import { MOST_COUNTED } from './counted';
import { DUE, matching, together, type Condition } from './conditions';
import type { CaseQueueFilter } from './filter';
import {
  isoInstant,
  pageOf,
  rowsOf,
  type Database,
  type Level,
  type PageOutcome,
  type Place,
  type Placed,
  type Predicate,
} from '#projections/reading';

export interface CaseQueueItem {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string;
  readonly organisation: string;
  readonly municipality: string;
  readonly title: string;
  readonly channel: string;
  readonly phase: Phase;
  readonly whoseMove: Mover;
  readonly since: string;
  readonly receivedAt: string;
  readonly registeredOn: string | null;
  readonly nextDeadline: string | null;
  readonly deadlineKind: TimerKind | null;
  readonly amountOre: number;
  readonly assigneeRef: string | null;
  readonly assigneeName: string | null;
  readonly groupName: string | null;
  readonly flags: readonly Flag[];
  /** How much of the case the reader may see. */
  readonly level: Level;
  readonly revision: number;
  readonly position: number;
}

/** What the list can be sorted by: an expression over the table's own columns, and the type its values are compared as. */
const SORTS = {
  deadline: { by: DUE, type: 'date' },
  since: { by: 'case_queue.since', type: 'timestamptz' },
  received: { by: 'case_queue.received_at', type: 'timestamptz' },
  amount: { by: 'case_queue.amount_ore', type: 'bigint' },
  number: { by: 'case_queue.number_key', type: 'text' },
  organisation: { by: 'lower(case_queue.organisation) collate "sv-x-icu"', type: 'text' },
} as const;
export type CaseQueueSort = keyof typeof SORTS;
export type Direction = 'asc' | 'desc';

const COLUMNS = `case_id as "caseId", number, scheme_id as "schemeId", organisation, municipality, title, channel, phase,
  whose_move as "whoseMove", ${isoInstant('since')} as since, ${isoInstant('received_at')} as "receivedAt",
  registered_on::text as "registeredOn", next_deadline::text as "nextDeadline", deadline_kind as "deadlineKind",
  amount_ore::float8 as "amountOre", assignee_ref as "assigneeRef", assignee_name as "assigneeName", group_name as "groupName",
  flags, level, revision, position::float8 as position`;

/** `where` as it was asked for; then how many. The rows of the page are picked before anything is made of their columns. */
const list = (sort: CaseQueueSort, direction: Direction, where: Condition): string => {
  const { by } = SORTS[sort];
  const order = `order by ${by} ${direction}, case_queue.case_id ${direction}`;
  return `
select ${COLUMNS}, json_build_object('value', (${by})::text, 'id', case_id) as at
from (
  select *, {{level}} as level
  from read.case_queue
  where ${where.sql}
  ${order}
  limit $${where.params.length + 1}
) as case_queue
${order}`;
};
/** The rows that follow upon a place in the order. */
const after = (sort: CaseQueueSort, direction: Direction, { value, id }: Place): Condition => {
  const { by, type } = SORTS[sort];
  return { sql: `(${by}, case_queue.case_id) ${direction === 'asc' ? '>' : '<'} ($1::${type}, $2::uuid)`, params: [value, id] };
};

/** How many rows meet each condition, in their order and in one round; more than {@link MOST_COUNTED} are not counted. */
async function count(db: Database, access: Predicate, conditions: readonly Condition[]): Promise<readonly number[]> {
  if (conditions.length === 0) return [];
  const params: unknown[] = [];
  const each = conditions.map((one, nth) => {
    const { sql } = together([one], 'and', params.length);
    params.push(...one.params);
    return `select ${nth} as nth, count(*)::int as count from (select from read.case_queue where ${sql} limit ${MOST_COUNTED + 1}) as met`;
  });
  const rows = await rowsOf<{ count: number }>(db, `${each.join(' union all ')} order by nth`, params, access);
  return rows.map((row) => row.count);
}

/** $1 case id. */
const ONE = `
select ${COLUMNS}, timing from (select *, {{level}} as level from read.case_queue where case_id = $1 and {{access}}) as case_queue`;

/** A page of the list. `access` comes from the access rule, over the columns of the view. */
export const listCases = (
  db: Database,
  access: Predicate,
  filter: CaseQueueFilter,
  order: { readonly by: CaseQueueSort; readonly direction: Direction },
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<CaseQueueItem>> =>
  pageOf<CaseQueueItem>(`case-queue/${order.by}/${order.direction}`, page.cursor, page.limit, (place, limit) => {
    const where = together([matching(filter), ...(place ? [after(order.by, order.direction, place)] : [])]);
    return rowsOf<Placed<CaseQueueItem>>(db, list(order.by, order.direction, where), [...where.params, limit], access);
  });

const MOVERS = ['REGISTRAR', 'OFFICIAL', 'GROUP', 'APPLICANT', 'DELEGATE', 'BOARD', 'NONE'] as const satisfies readonly Mover[];

/** How many cases wait on whom, among those that match everything in the filter but `whoseMove`; each up to {@link MOST_COUNTED}. */
export async function countByMover(db: Database, access: Predicate, filter: CaseQueueFilter): Promise<Readonly<Record<Mover, number>>> {
  const counts = await countEach(
    db,
    access,
    MOVERS.map((mover) => ({ ...filter, whoseMove: [mover] })),
  );
  return Object.fromEntries(MOVERS.map((mover, nth) => [mover, counts[nth]!])) as Record<Mover, number>;
}

/** How many cases match each of the filters, in their order: one round for all the views that a person has; each up to {@link MOST_COUNTED}. */
export const countEach = (db: Database, access: Predicate, filters: readonly CaseQueueFilter[]): Promise<readonly number[]> =>
  count(db, access, filters.map(matching));

/** The row of one case, and what is known of its times; undefined when there is none that the reader may see. */
export async function caseInQueue(
  db: Database,
  access: Predicate,
  caseId: string,
): Promise<{ readonly row: CaseQueueItem; readonly timing: Timing } | undefined> {
  const found = (await rowsOf<CaseQueueItem & { readonly timing: Timing }>(db, ONE, [caseId], access))[0];
  if (!found) return undefined;
  const { timing, ...row } = found;
  return { row, timing };
}

/** $1 instant, $2 and $3 the place to begin after (null = from the start), $4 how many. */
const FIRING = `
select case_id::text as "caseId", next_firing::text as "at" from read.case_queue
where next_firing <= $1 and ($2::timestamptz is null or (next_firing, case_id) > ($2, $3::uuid))
order by next_firing, case_id limit $4`;

export interface Firing {
  readonly caseId: string;
  readonly at: string;
}
/** Cases that have something to tell of their times by an instant, the longest due first. */
export const firingBy = (db: Database, now: string, after: Firing | null, limit: number): Promise<readonly Firing[]> =>
  rowsOf<Firing>(db, FIRING, [now, after?.at ?? null, after?.caseId ?? null, limit]);
