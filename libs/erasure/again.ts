/**
 * What the log says is destroyed stays so, whatever somebody has restored: the keys, the database, or both, from a backup that is older than a disposal.
 * It is done again at every start; when nothing has come back, it changes nothing.
 */
import { isByStream, type DisposingLog, type EventLog, type RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX } from '#libs/grant-cases/events';
import type { SubjectKeys } from '#libs/privacy';
import type { Scope } from './forgetting';

const TYPES: readonly string[] = ['DisposalDecided', 'SubjectKeyDestroyed', 'HandlingDisposed', 'ErasureCompleted'];

/** Every event that disposals have brought about, each stream's in its order. */
async function eventsOfDisposals(log: EventLog): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  if (isByStream(log)) {
    const upTo = await log.head();
    for (let page = await log.readByStream({ after: undefined, upTo, types: TYPES }); page.length > 0;) {
      found.push(...page);
      page = await log.readByStream({ after: page.at(-1)!, upTo, types: TYPES });
    }
    return found;
  }
  for (let page = await log.readAll(); page.length > 0; page = await log.readAll({ after: page.at(-1)!.position }))
    found.push(...page.filter(({ type }) => TYPES.includes(type)));
  return found;
}

/**
 * Destroys what has come back, keys first. Gives the scopes of those disposals that were carried out and of which something had: their stores have to
 * forget once more.
 */
export async function destroyAgain(
  log: EventLog & DisposingLog,
  keys: Pick<SubjectKeys, 'destroy' | 'receipts'>,
): Promise<readonly Scope[]> {
  const events = await eventsOfDisposals(log);
  const cameBack = new Set<string>();
  const idOf = ({ body }: RecordedEvent): string => body!['disposalId'] as string;
  const recorded = events.filter(({ type, body }) => type === 'SubjectKeyDestroyed' && body !== null);
  const kidOf = ({ body }: RecordedEvent): string => body!['kid'] as string;
  const receipts = await keys.receipts(recorded.map(kidOf));
  for (const event of recorded) {
    const kid = kidOf(event);
    if (receipts.has(kid)) continue;
    await keys.destroy([kid], (event.body!['receipt'] as { readonly decisionEvent: string }).decisionEvent);
    cameBack.add(idOf(event));
  }
  const completed = new Set(events.filter(({ type }) => type === 'ErasureCompleted').map(idOf));
  for (const event of events)
    if (event.type === 'HandlingDisposed' && completed.has(idOf(event)))
      if ((await log.dispose(event.stream, event.id)) > 0) cameBack.add(idOf(event));
  return events
    .filter((event) => event.type === 'DisposalDecided' && completed.has(idOf(event)) && cameBack.has(idOf(event)))
    .map(({ id, stream, body }) => ({
      ...(body as unknown as Omit<Scope, 'caseId' | 'decisionEvent'>),
      caseId: stream.slice(CASE_PREFIX.length),
      decisionEvent: id,
    }));
}
