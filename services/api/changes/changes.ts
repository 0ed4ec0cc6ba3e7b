/** What browsers are told when something has happened: where, never what. */
import { MEETING_PREFIX } from '#libs/board-meetings/events';
import { CASE_PREFIX } from '#libs/grant-cases/events';
import type { Position, RecordedEvent, Revision } from '#libs/event-log';

export interface ChangeNotice {
  readonly topic: 'case' | 'diary' | 'delegation' | 'schemes' | 'meetings';
  /** Set when the topic is a case. */
  readonly caseId: string | null;
  readonly revision: Revision;
  readonly position: Position;
}

/** Streams that people have pages about, by the beginning of their names. The access log has none: who reads what is nobody else's business. */
const TOPICS: readonly (readonly [string, ChangeNotice['topic']])[] = [
  [CASE_PREFIX, 'case'],
  ['diary-', 'diary'],
  ['delegation-', 'delegation'],
  ['scheme-', 'schemes'],
  ['frame-', 'schemes'],
  [MEETING_PREFIX, 'meetings'],
];

/** One notice per stream, of its last event, in the order of the log. */
export function noticesOf(events: readonly RecordedEvent[]): readonly ChangeNotice[] {
  const latest = new Map<string, ChangeNotice>();
  for (const { stream, revision, position } of events) {
    const topic = TOPICS.find(([beginning]) => stream.startsWith(beginning))?.[1];
    if (!topic) continue;
    latest.delete(stream); // to the end: a map keeps the order of insertion
    latest.set(stream, { topic, caseId: topic === 'case' ? stream.slice(CASE_PREFIX.length) : null, revision, position });
  }
  return [...latest.values()];
}
