import { loadStream, type EventLog, type RecordedEvent } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { isUuid } from '#libs/kernel';
import { UsageError } from './command';

/** Every event of a case, oldest first. Throws {@link UsageError} when there is no such case. */
export async function eventsOf(log: EventLog, caseId: string): Promise<readonly RecordedEvent[]> {
  if (!isUuid(caseId)) throw new UsageError(`”${caseId}” är inget ärende-id. Det är ett UUID och står i adressen till ärendets sida.`);
  const { events } = await loadStream(log, caseStream(caseId.toLowerCase()));
  if (events.length === 0) throw new UsageError(`Det finns inget ärende ${caseId}.`);
  return events;
}
