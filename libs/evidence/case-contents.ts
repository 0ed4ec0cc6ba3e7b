/** What of a case can be given out or kept back: for whoever chooses before a bundle is made. */
import type { EventLog, SealedReader } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { releases } from '#libs/privacy';
import { plainPath } from './mask';
import { recordsOf } from './proving';

export interface EventContents {
  /** From 1, as the verifier tells them and a mask names them. */
  readonly number: number;
  /** Personal fields that open, named as a mask names them; those that are erased are nobody's to give out. */
  readonly fields: readonly string[];
  /** The content has been disposed of. */
  readonly disposed: boolean;
}

/** Event by event, in their order; none when there is no such case. Throws what the log throws. */
export async function contentsOf(log: EventLog & SealedReader, caseId: string): Promise<readonly EventContents[]> {
  const records = await recordsOf(log, caseStream(caseId));
  const fields = releases(log) ? await log.released(records) : [];
  return records.map(({ data }, n) => ({
    number: n + 1,
    fields: [...new Set((fields[n] ?? []).flatMap(({ path, fk }) => (fk === null ? [] : [plainPath(path)])))],
    disposed: data === null,
  }));
}
