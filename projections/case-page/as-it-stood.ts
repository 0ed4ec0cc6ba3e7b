/** A case page as it stood at one of its events: the projection's own fold, stopped there. Pure. */
import type { RecordedEvent, Revision } from '#libs/event-log';
import { rowFrom } from '#libs/projection-runtime';
import { caseIdOf } from '../cases/events';
import { casePage, type CasePageRow } from './projection';

/**
 * `recorded` = what was known then: the events up to and with it. `effective` = also what was written down later but had happened by then
 * (paper that lay in a tray): what was true then, as we know today.
 */
export const CASE_CLOCKS = ['recorded', 'effective'] as const;
export type CaseClock = (typeof CASE_CLOCKS)[number];

export interface CaseAsItStood {
  /** The event that the page stands at. */
  readonly event: RecordedEvent;
  readonly row: CasePageRow;
  /** The same without the event; undefined when it is the first. */
  readonly before: CasePageRow | undefined;
  /** Revisions of what was written down after the event and had happened by then; empty by the recorded clock. */
  readonly writtenLater: readonly Revision[];
}

/** Recorded instants have six decimals in UTC, so they compare as text. */
const hadHappened = (event: RecordedEvent, at: string): boolean => event.effectiveAt <= at;

/** The events that a page at `event` is made of, in log order. */
const known = (events: readonly RecordedEvent[], { revision, recordedAt }: RecordedEvent, clock: CaseClock): readonly RecordedEvent[] =>
  events.filter((one) => one.revision <= revision || (clock === 'effective' && hadHappened(one, recordedAt)));

/** `events` = the whole stream of the case, from its first event. Undefined when it has no event with that revision. */
export function caseAsItStood(events: readonly RecordedEvent[], revision: Revision, clock: CaseClock): CaseAsItStood | undefined {
  const event = events.find((one) => one.revision === revision);
  if (!event) return undefined;
  const all = known(events, event, clock);
  const folded = (some: readonly RecordedEvent[]) => rowFrom(casePage, some, [caseIdOf(event)]) as CasePageRow | undefined;
  const row = folded(all);
  if (!row) return undefined;
  return {
    event,
    row,
    // a fold of its own: rows may share what they are changed in
    before: folded(all.filter((one) => one !== event)),
    writtenLater: all.filter((one) => one.revision > revision).map((one) => one.revision),
  };
}
