/** Writes where all streams end into the log itself. */
import { lastOf, systemContext, toNewEvents, type EventLog, type Position } from '#libs/event-log';
import { toBase64Url } from '#libs/integrity';
import { newId } from '#libs/kernel';
import { LOG_HEADS, sealingEvents, type HeadsSealed } from './events';
import type { HeadsTree } from './heads-tree';
import type { Edge, StoredTree } from './tree/stored-tree';

/** Events that are sealed as soon as they have come: what somebody signed, and that the log is signed by others. The rest waits for the hour. */
export const SEALED_AT_ONCE: ReadonlySet<string> = new Set([
  'DecisionMade',
  'CaseWrittenOff',
  'DecisionCorrected',
  'DecisionRevoked',
  'LogKeyRotated',
]);

/**
 * Appends a seal over the tree as it ends at `edge`. It may come to lie later than right after it, when somebody wrote in between: then it is true,
 * but no checkpoint ends with it. False when another process has sealed meanwhile.
 */
export async function seal(
  log: Pick<EventLog, 'append'>,
  heads: HeadsTree,
  { size }: Edge,
  tree: StoredTree,
  now: Temporal.Instant,
): Promise<boolean> {
  const [own] = await tree.heads([LOG_HEADS]);
  const body: HeadsSealed = { size, streams: heads.streams, root: toBase64Url(heads.root()) };
  const commandId = newId(); // twice is impossible all the same: the stream's end is stated
  const events = toNewEvents(sealingEvents, commandId, [{ type: 'HeadsSealed', body }]);
  const expected = own ? { revision: own.revision, leafHash: Buffer.from(own.leafHash) } : 'noStream';
  const outcome = await log.append({ stream: LOG_HEADS, expected, events, context: systemContext(commandId, now) });
  return outcome.kind === 'appended';
}

/** The last seal, when it covers all that lies before it: leaves up to and with it. Undefined when it does not, or the tree has not come so far. */
export async function lastSeal(
  log: Pick<EventLog, 'readStream'>,
  tree: StoredTree,
): Promise<{ readonly size: number; readonly position: Position } | undefined> {
  const last = await lastOf(log, LOG_HEADS);
  if (last?.type !== 'HeadsSealed') return undefined;
  const index = await tree.leafIndex(last);
  return index !== undefined && (last.body as HeadsSealed | null)?.size === index
    ? { size: index + 1, position: last.position }
    : undefined;
}
