/** What the read models of cases take out of the log. */
import { CASE_PREFIX, caseEvents, type CaseEvent, type CaseEventType } from '#libs/grant-cases/events';
import type { Key, ProjectedEvent } from '#libs/projection-runtime';

export type CaseFact = ProjectedEvent<CaseEvent>;
export type BodyOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>['body'];
export type Application = BodyOf<'ApplicationSubmitted'>['application'];
export type Person = BodyOf<'CaseAssigned'>['official'];
export type Handling = BodyOf<'ApplicationSubmitted'>['handling'];

/** Every kind of event in a case. */
export const CASE_EVENT_TYPES = Object.keys(caseEvents) as CaseEventType[];

export const caseIdOf = (event: { readonly stream: string }): string => event.stream.slice(CASE_PREFIX.length);
/** Key of the row of the event's case. */
export const caseKey = (event: { readonly stream: string }): readonly Key[] => [[caseIdOf(event)]];

/** Words of a case in small letters, to look for a part of. */
export const searchText = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
