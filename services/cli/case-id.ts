import { diaryStream, externalDiaryStream } from '#libs/diary/events';
import { loadStream, type EventLog } from '#libs/event-log';
import { isUuid } from '#libs/kernel';

const OWN = /^LIG (\d{4})-(\d+)$/;

/** The case of an id, or of a number in the diary; null when the diary has no such number. */
export async function caseIdOf(log: EventLog, asked: string): Promise<string | null> {
  if (isUuid(asked)) return asked.toLowerCase();
  const [, year, place] = OWN.exec(asked.toUpperCase()) ?? [];
  const stream = year === undefined ? externalDiaryStream(asked.toUpperCase()) : diaryStream(Number(year));
  const { events } = await loadStream(log, stream);
  const entry = year === undefined ? events[0] : events[Number(place) - 1];
  const found = entry?.body?.['caseId'];
  return typeof found === 'string' ? found : null;
}
