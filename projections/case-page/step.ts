import type { CaseEventType } from '#libs/grant-cases/events';
import type { BodyOf, CaseFact } from '../cases/events';
import type { CasePage, Recorded } from './page';

/** What one kind of event changes on the page. A body belongs to the log: it is put on the page as it is, and never changed there. */
export type Step<T extends CaseEventType> = (page: CasePage, body: BodyOf<T>, recorded: Recorded) => void;
export type Steps<T extends CaseEventType> = { readonly [K in T]: Step<K> };

export const recorded = (event: CaseFact): Recorded => {
  const { ref, name, role, organisation } = event.actor;
  return { by: { ref, name, role: role as Recorded['by']['role'], organisation }, at: event.recordedAt, revision: event.revision };
};
