import { caseEvents } from '#libs/grant-cases/events';
import { Many, OneOf } from '#libs/input';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { Several } from './case-query';

export class HistoryQuery extends AfterQuery {
  @Several()
  @Many({ sv: 'händelseslaget', en: 'the kind of event' }, (label, options) => OneOf(label, Object.keys(caseEvents), options), {
    nullable: true,
    most: 50,
  })
  type: string[] | null = null;
  /** Only what came after this revision: what has changed since a page was opened. */
  @QueryNumber({ sv: 'revisionen', en: 'the revision' }, 0, Number.MAX_SAFE_INTEGER) afterRevision?: number;
  /** Only up to this revision: the case as it stood. */
  @QueryNumber({ sv: 'revisionen', en: 'the revision' }, 0, Number.MAX_SAFE_INTEGER) upTo?: number;
  @OneOf({ sv: 'ordningen', en: 'the order' }, ['oldest-first', 'newest-first']) order: 'oldest-first' | 'newest-first' = 'newest-first';
}
