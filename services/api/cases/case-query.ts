/** What the case list can be asked for. */
import { Transform } from 'class-transformer';
import { Day, Key, Line, Many, OneOf } from '#libs/input';
import {
  filterBy,
  FLAGS,
  MOVERS,
  parse,
  PHASES,
  type Asking,
  type CaseQueueFilter,
  type CaseQueueSort,
  type Direction,
  type Flag,
  type Mover,
  type Phase,
} from '#projections/case-queue';
import { invalidInput } from '../problems';
import { PageQuery, QueryNumber } from '../queries/paging';

/** `?phase=A&phase=B`, or only one. */
export const Several = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

export const SORTS = ['deadline', 'since', 'received', 'amount', 'number', 'organisation'] as const satisfies readonly CaseQueueSort[];

export class CaseFilterQuery extends PageQuery {
  /** In the language of the search box; the others narrow it further. */
  @Line({ sv: 'sökningen', en: 'the search' }, { nullable: true }) q: string | null = null;
  @Several()
  @Many({ sv: 'fasen', en: 'the phase' }, (label, options) => OneOf(label, PHASES, options), { nullable: true, most: 20 })
  phase: Phase[] | null = null;
  @Several()
  @Many({ sv: 'vem som är på tur', en: 'whose move it is' }, (label, options) => OneOf(label, MOVERS, options), {
    nullable: true,
    most: 10,
  })
  mover: Mover[] | null = null;
  @Line({ sv: 'handläggaren', en: 'the case officer' }, { nullable: true }) assignee: string | null = null;
  @Key({ sv: 'stödformen', en: 'the grant scheme' }, { nullable: true }) scheme: string | null = null;
  @Line({ sv: 'sökordet', en: 'the search term' }, { nullable: true }) text: string | null = null;
  @QueryNumber({ sv: 'minsta belopp', en: 'the lowest amount' }, 0, Number.MAX_SAFE_INTEGER) minOre?: number;
  @QueryNumber({ sv: 'högsta belopp', en: 'the highest amount' }, 0, Number.MAX_SAFE_INTEGER) maxOre?: number;
  @Day({ sv: 'senaste ankomstdag', en: 'the latest day of arrival' }, { nullable: true }) receivedBy: string | null = null;
  @Day({ sv: 'senaste frist', en: 'the latest deadline' }, { nullable: true }) dueBy: string | null = null;
  @OneOf({ sv: 'flaggan', en: 'the flag' }, FLAGS, { nullable: true }) flag: Flag | null = null;
}
export class CaseListQuery extends CaseFilterQuery {
  @OneOf({ sv: 'ordningen', en: 'the order' }, SORTS) sort: CaseQueueSort = 'deadline';
  @OneOf({ sv: 'riktningen', en: 'the direction' }, ['asc', 'desc']) direction: Direction = 'asc';
}

/** What a search in the language of the search box asks for. Throws a 422 for `field` with a sentence on each word that can't be understood. */
export function filterFrom(q: string, asking: Asking, field = 'q'): CaseQueueFilter {
  const { clauses, faults } = parse(q);
  if (faults.length > 0) throw invalidInput(faults.map((message) => ({ field, message })));
  return filterBy(clauses, asking);
}

/** Where the search and another parameter speak of the same thing, the parameter is what holds; words must all be there. */
export function filterOf(query: CaseFilterQuery, asking: Asking): CaseQueueFilter {
  const searched = filterFrom(query.q ?? '', asking);
  return {
    ...searched,
    phases: query.phase ?? searched.phases,
    whoseMove: query.mover ?? searched.whoseMove,
    officials: query.assignee === null ? searched.officials : { refs: [query.assignee], names: [], none: false },
    schemeIds: query.scheme === null ? searched.schemeIds : [query.scheme],
    words: query.text === null ? searched.words : [...(searched.words ?? []), query.text],
    minOre: query.minOre ?? searched.minOre,
    maxOre: query.maxOre ?? searched.maxOre,
    receivedBy: query.receivedBy ?? searched.receivedBy,
    dueBy: query.dueBy ?? searched.dueBy,
    flags: query.flag === null ? searched.flags : [query.flag],
  };
}

/** What an auditor's search is recorded as. */
export const searchOf = ({ q, text }: CaseFilterQuery): string | null => [q, text].filter((one) => one !== null).join(' ') || null;
