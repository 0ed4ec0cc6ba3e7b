/** What the case list can be asked for. */
import { Transform } from 'class-transformer';
import { Day, Key, Line, Many, OneOf } from '#libs/input';
import {
  FLAGS,
  MOVERS,
  PHASES,
  type CaseQueueFilter,
  type CaseQueueSort,
  type Direction,
  type Flag,
  type Mover,
  type Phase,
} from '#projections/case-queue';
import { PageQuery, QueryNumber } from '../queries/paging';

/** `?phase=A&phase=B`, or only one. */
export const Several = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

const SORTS = ['deadline', 'since', 'received', 'amount', 'number', 'organisation'] as const satisfies readonly CaseQueueSort[];

export class CaseFilterQuery extends PageQuery {
  @Several() @Many('fasen', (label, options) => OneOf(label, PHASES, options), { nullable: true, most: 20 }) phase: Phase[] | null = null;
  @Several() @Many('vem som är på tur', (label, options) => OneOf(label, MOVERS, options), { nullable: true, most: 10 }) mover:
    Mover[] | null = null;
  @Line('handläggaren', { nullable: true }) assignee: string | null = null;
  @Key('stödformen', { nullable: true }) scheme: string | null = null;
  @Line('sökordet', { nullable: true }) text: string | null = null;
  @QueryNumber('minsta belopp', 0, Number.MAX_SAFE_INTEGER) minOre?: number;
  @QueryNumber('högsta belopp', 0, Number.MAX_SAFE_INTEGER) maxOre?: number;
  @Day('senaste ankomstdag', { nullable: true }) receivedBy: string | null = null;
  @Day('senaste frist', { nullable: true }) dueBy: string | null = null;
  @OneOf('flaggan', Object.keys(FLAGS), { nullable: true }) flag: Flag | null = null;
}
export class CaseListQuery extends CaseFilterQuery {
  @OneOf('ordningen', SORTS) sort: CaseQueueSort = 'deadline';
  @OneOf('riktningen', ['asc', 'desc']) direction: Direction = 'asc';
}

export const filterOf = (query: CaseFilterQuery): CaseQueueFilter => ({
  phases: query.phase,
  whoseMove: query.mover,
  assigneeRef: query.assignee,
  schemeId: query.scheme,
  text: query.text,
  minOre: query.minOre ?? null,
  maxOre: query.maxOre ?? null,
  receivedBy: query.receivedBy,
  dueBy: query.dueBy,
  flag: query.flag,
});
