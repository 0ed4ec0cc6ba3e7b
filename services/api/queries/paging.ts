/** Pages of a list: an opaque cursor, at most 200 rows, and a Link header to the next page. */
import type { Wording } from '#libs/kernel';
import { Transform } from 'class-transformer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pattern, WholeNumber } from '#libs/input';
import type { PageOutcome } from '#projections/reading';
import { refused } from '../problems';

export const MOST_ROWS = 200;

/** A number as it stands in a query string; anything else is left for the rules to refuse. */
const FromText = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value));
export const QueryNumber =
  (label: Wording, least: number, most: number): PropertyDecorator =>
  (target, property) => {
    FromText()(target, property);
    WholeNumber(label, least, most, { nullable: true })(target, property);
  };

/** `?after=` of every query: the position that the answer is to include. */
export class AfterQuery {
  @QueryNumber({ sv: 'positionen', en: 'the position' }, 0, Number.MAX_SAFE_INTEGER) after?: number;
}
/** `?limit=` and `?cursor=` of every list. */
export class PageQuery extends AfterQuery {
  @QueryNumber({ sv: 'antalet rader', en: 'the number of rows' }, 1, MOST_ROWS) limit: number = 50;
  @Pattern(
    { sv: 'sidans markör', en: 'the page’s cursor' },
    /^[A-Za-z0-9_-]{1,2000}$/,
    { sv: 'som den stod i länken till nästa sida', en: 'as it stood in the link to the next page' },
    { nullable: true },
  )
  cursor: string | null = null;
}

export interface Listed<R> {
  readonly rows: readonly R[];
  /** Cursor of the next page; null = this was the last. */
  readonly next: string | null;
}

/** Sets `Link: <…>; rel="next"` when there is more; a cursor that is not the list's own is refused. */
export function listed<R>(outcome: PageOutcome<R>, request: FastifyRequest, reply: FastifyReply): Listed<R> {
  if ('refusal' in outcome) throw refused(outcome.refusal);
  if (outcome.next !== null) {
    const url = new URL(request.url, 'http://localhost');
    url.searchParams.set('cursor', outcome.next);
    url.searchParams.delete('after'); // the first page waited already
    void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  return { rows: outcome.rows, next: outcome.next };
}
