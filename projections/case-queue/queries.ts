/** The list of cases: filtered, sorted, paged; and how many wait on whom. */
import type { DEADLINE_KINDS, Mover, Phase } from '../cases/progress';
import type { Flag } from '../cases/flags';
import { isoInstant, pageOf, rowsOf, type Database, type Level, type PageOutcome, type Placed, type Predicate } from '#projections/reading';

/** Null = no matter. Days are inclusive. */
export interface CaseQueueFilter {
  readonly phases: readonly Phase[] | null;
  readonly whoseMove: readonly Mover[] | null;
  readonly assigneeRef: string | null;
  readonly schemeId: string | null;
  /** Part of number, organisation or title. */
  readonly text: string | null;
  readonly minOre: number | null;
  readonly maxOre: number | null;
  /** At least this old: received on this day or earlier. */
  readonly receivedBy: string | null;
  /** Next deadline on this day or earlier. */
  readonly dueBy: string | null;
  readonly flag: Flag | null;
}
export const NO_FILTER: CaseQueueFilter = {
  phases: null,
  whoseMove: null,
  assigneeRef: null,
  schemeId: null,
  text: null,
  minOre: null,
  maxOre: null,
  receivedBy: null,
  dueBy: null,
  flag: null,
};

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
  readonly deadlineKind: (typeof DEADLINE_KINDS)[number] | null;
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

/** $1 phases text[], $2 whose_move text[], $3 assignee, $4 scheme, $5 words in small letters, $6 $7 öre, $8 $9 days, $10 flag. */
const MATCHING = `
  {{access}}
  and ($1::text[] is null or phase = any($1))
  and ($2::text[] is null or whose_move = any($2))
  and ($3::text is null or assignee_ref = $3)
  and ($4::text is null or scheme_id = $4)
  and ($5::text is null or strpos(search, $5) > 0)
  and ($6::bigint is null or amount_ore >= $6)
  and ($7::bigint is null or amount_ore <= $7)
  and ($8::date is null or received_at < (($8::date + 1)::timestamp at time zone 'Europe/Stockholm'))
  and ($9::date is null or next_deadline <= $9)
  and ($10::text is null or flags @> array[$10])`;

const parameters = (filter: CaseQueueFilter): unknown[] => [
  filter.phases,
  filter.whoseMove,
  filter.assigneeRef,
  filter.schemeId,
  filter.text?.toLowerCase() ?? null,
  filter.minOre,
  filter.maxOre,
  filter.receivedBy,
  filter.dueBy,
  filter.flag,
];

/** What the list can be sorted by: an expression over the table's own columns, and the type its values are compared as. */
const SORTS = {
  deadline: { by: `coalesce(case_queue.next_deadline, 'infinity'::date)`, type: 'date' },
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

/**
 * Parameters as {@link MATCHING}, then $11 value and $12 case id of the place to begin after (null = from the start), $13 how many. The rows of the page
 * are picked before anything is made of their columns.
 */
const list = (sort: CaseQueueSort, direction: Direction): string => {
  const { by, type } = SORTS[sort];
  const order = `order by ${by} ${direction}, case_queue.case_id ${direction}`;
  return `
select ${COLUMNS}, json_build_object('value', (${by})::text, 'id', case_id) as at
from (
  select *, {{level}} as level
  from read.case_queue
  where ${MATCHING}
    and ($12::uuid is null or (${by}, case_queue.case_id) ${direction === 'asc' ? '>' : '<'} ($11::${type}, $12))
  ${order}
  limit $13
) as case_queue
${order}`;
};

/** Parameters as {@link MATCHING}; $2 is taken as null so that every number stays while one is chosen. */
const COUNTS = `
select whose_move as "whoseMove", count(*)::int as count
from read.case_queue
where ${MATCHING}
group by whose_move`;

/** $1 case id. */
const ONE = `select ${COLUMNS} from (select *, {{level}} as level from read.case_queue where case_id = $1 and {{access}}) as case_queue`;

/** A page of the list. `access` comes from the access rule, over the columns of the view. */
export const listCases = (
  db: Database,
  access: Predicate,
  filter: CaseQueueFilter,
  order: { readonly by: CaseQueueSort; readonly direction: Direction },
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<CaseQueueItem>> =>
  pageOf<CaseQueueItem>(`case-queue/${order.by}/${order.direction}`, page.cursor, page.limit, (place, count) =>
    rowsOf<Placed<CaseQueueItem>>(
      db,
      list(order.by, order.direction),
      [...parameters(filter), place?.value ?? null, place?.id ?? null, count],
      access,
    ),
  );

/** How many cases wait on whom, among those that match everything in the filter but `whoseMove`. */
export async function countByMover(db: Database, access: Predicate, filter: CaseQueueFilter): Promise<Readonly<Record<Mover, number>>> {
  const rows = await rowsOf<{ whoseMove: Mover; count: number }>(db, COUNTS, parameters({ ...filter, whoseMove: null }), access);
  const counts: Record<Mover, number> = { REGISTRAR: 0, OFFICIAL: 0, GROUP: 0, APPLICANT: 0, DELEGATE: 0, BOARD: 0, NONE: 0 };
  for (const { whoseMove, count } of rows) counts[whoseMove] = count;
  return counts;
}

/** The row of one case; undefined when there is none that the reader may see. */
export const caseInQueue = async (db: Database, access: Predicate, caseId: string): Promise<CaseQueueItem | undefined> =>
  (await rowsOf<CaseQueueItem>(db, ONE, [caseId], access))[0];
