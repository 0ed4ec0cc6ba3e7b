/** Where in the log a case is spoken of: in its own stream, and by its id in others (diary, year's money, meetings, mail). */
import type { Pool } from 'pg';
import { loadStream, type EventLog, type Position, type RecordedEvent } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';

/** $1 case id, $2 types text[]. What was disposed of mentions nothing, and lies in the case's own stream. Reads every content once: an erasure is rare. */
const mentioning = (schema: 'evlog' | 'evlog_mirror'): string => `
  select e.stream, e.id from ${schema}.event e join ${schema}.event_data d using (position)
  where e.type = any ($2) and position(convert_to($1, 'UTF8') in d.data) > 0`;
const MENTIONS = `${mentioning('evlog')} union all ${mentioning('evlog_mirror')}`;

export interface Mentions {
  /** Whole streams, one after the other. */
  readonly events: readonly RecordedEvent[];
  /** Where the log ended before they were read. */
  readonly upTo: Position;
  readonly concerns: (event: RecordedEvent) => boolean;
}

/** `types`: events of no other kind are looked for outside the case's own stream. */
export async function mentionsOf(pool: Pool, log: EventLog, caseId: string, types: readonly string[]): Promise<Mentions> {
  const own = caseStream(caseId);
  const upTo = await log.head();
  const { rows } = await pool.query<{ stream: string; id: string }>(MENTIONS, [caseId, types]);
  const streams = new Set([own, ...rows.map(({ stream }) => stream)]);
  const ids = new Set(rows.map(({ id }) => id));
  const events: RecordedEvent[] = [];
  for (const stream of streams) events.push(...(await loadStream(log, stream)).events);
  return { events, upTo, concerns: ({ stream, id }) => stream === own || ids.has(id) };
}

/** $1 case id, $2 texts. Which of them stand in a content that is not of the case. */
const standing = (schema: 'evlog' | 'evlog_mirror'): string => `
  select t from unnest($2::text[]) as t where exists (
    select from ${schema}.event e join ${schema}.event_data d using (position)
    where e.stream <> 'case-' || $1 and position(convert_to(t, 'UTF8') in d.data) > 0 and position(convert_to($1, 'UTF8') in d.data) = 0)`;
const ELSEWHERE = `${standing('evlog')} union ${standing('evlog_mirror')}`;

/** Those of the texts that some event says which neither is of the case nor speaks of it. */
export const saidElsewhere = async (pool: Pool, caseId: string, texts: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await pool.query<{ t: string }>(ELSEWHERE, [caseId, texts])).rows.map(({ t }) => t));
