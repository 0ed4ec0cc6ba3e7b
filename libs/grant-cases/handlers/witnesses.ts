/** Whether anybody outside stands for what was decided. */
import type { Loaded, RecordedEvent } from '#libs/event-log';
import type { CaseEventType } from '../events';

/** Injection token of {@link Witnessed}. Nobody given: nothing waits. */
export const WITNESSED = Symbol('Witnessed');

export interface Witnessed {
  /** Names of the witnesses that are missing for the event; null when there is nothing to wait for. */
  waitsFor(event: Pick<RecordedEvent, 'position' | 'leafHash'>): Promise<readonly string[] | null>;
}

const OF_THE_DECISION: ReadonlySet<string> = new Set<CaseEventType>([
  'DecisionMade',
  'CaseWrittenOff',
  'DecisionSigned',
  'DecisionCorrected',
]);

/** The latest event that says what the decision is; undefined when there is none. What covers it covers all before it. */
export const decisionEventIn = ({ events }: Pick<Loaded, 'events'>): RecordedEvent | undefined =>
  events.findLast(({ type }) => OF_THE_DECISION.has(type));

/** Names of the witnesses that the case's decision waits for; null when it waits for nobody. */
export async function decisionWaitsFor(
  witnessed: Witnessed | undefined,
  loaded: Pick<Loaded, 'events'>,
): Promise<readonly string[] | null> {
  const event = decisionEventIn(loaded);
  return witnessed && event ? witnessed.waitsFor(event) : null;
}
