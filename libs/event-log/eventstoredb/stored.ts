/**
 * How an event lies on the server: as a binary event with our id and type, and in one of two versions. Version 2: a byte of version and the leaf as its
 * metadata; nonce and data, sealed under the event's own key, as its data. Version 1, when there is no store of keys, and of what was disposed of
 * before it was copied here: a byte of version, the nonce and the leaf, and the data as it is. Nothing is spelled anew on the way in or out.
 */
import { binaryEvent, type EventData, type RecordedEvent as ServerEvent } from '@eventstore/db-client';
import type { ContentKeys } from '../disposing';
import type { Position } from '../port';
import { checkAlone, NO_CONTENT, recordOf, WrongLink, type SealedRecord } from '../sealed';
import { openContent, sealContent } from './content-cipher';

const IN_CLEAR = 1;
const SEALED = 2;
const NONCE = 32;
const LEAF_AT = 1 + NONCE;

/** Leaf and data as text or bytes: text is its UTF-8. */
export interface Writable {
  readonly id: string;
  readonly type: string;
  readonly leaf: string | Buffer;
  readonly leafHash: Buffer;
  /** Both null when the content was disposed of before the event was copied here. */
  readonly nonce: Buffer | null;
  readonly data: string | Buffer | null;
}

/** `key` = the content's; undefined: there is no store of keys. */
export function toServer({ id, type, leaf, leafHash, nonce, data }: Writable, key: Buffer | undefined): EventData {
  if (key && nonce !== null && data !== null)
    return binaryEvent({
      id,
      type,
      data: sealContent(key, leafHash, nonce, bytes(data)),
      metadata: Buffer.concat([Buffer.of(SEALED), bytes(leaf)]),
    });
  return binaryEvent({
    id,
    type,
    data: bytes(data ?? NO_CONTENT.data),
    metadata: Buffer.concat([Buffer.of(IN_CLEAR), nonce ?? NO_CONTENT.nonce, bytes(leaf)]),
  });
}

const bytes = (text: string | Buffer): Buffer => (typeof text === 'string' ? Buffer.from(text) : text);

/** Which of the server's events are the log's. */
export interface Ours {
  /** Before the name of every stream; empty on a server of our own. */
  readonly streamPrefix: string;
  readonly origin: string;
}

/** False for the server's own events and for those of others who share the server. */
export const isOurs = (event: ServerEvent | undefined, { streamPrefix }: Ours): event is ServerEvent =>
  event !== undefined && event.streamId.startsWith(streamPrefix) && !event.streamId.startsWith('$') && !event.type.startsWith('$');

/** An event as it lies there, its content perhaps sealed. */
export interface Lying {
  readonly record: SealedRecord;
  /** Undefined: nonce and data are in the record, or gone. */
  readonly sealed: Buffer | undefined;
}

/** Throws, and names the event, when what lies there is not what the log wrote: nothing of it is to be believed then. */
export function fromServer(event: ServerEvent, { streamPrefix }: Ours): Lying {
  const stream = event.streamId.slice(streamPrefix.length);
  const revision = Number(event.revision);
  const where = `${event.streamId}@${revision} on the event store`;
  const position = toPosition((event as { readonly position?: { readonly commit: bigint } }).position?.commit, where);
  const { metadata, data } = event as { readonly metadata: unknown; readonly data: unknown };
  const version = metadata instanceof Uint8Array ? metadata[0] : undefined;
  if (!(metadata instanceof Uint8Array) || !(data instanceof Uint8Array) || (version !== IN_CLEAR && version !== SEALED))
    throw new WrongLink(position, `${where} was not written by this log`);
  const [head, content] = [Buffer.from(metadata), Buffer.from(data)];
  const said =
    version === SEALED
      ? recordOf(position, head.subarray(1), null, null)
      : recordOf(position, head.subarray(LEAF_AT), head.subarray(1, LEAF_AT), content);
  if (!said) throw new WrongLink(position, `${where}: the leaf is not an envelope of version 1 in canonical JSON`);
  return { record: { ...said, stream, revision, id: event.id, type: event.type }, sealed: version === SEALED ? content : undefined };
}

/** The records up to the first that does not hold, and why that one does not. One question for the keys of all of them; without a store, none is sealed. */
export async function opened(
  events: readonly Lying[],
  { origin }: Ours,
  keys: ContentKeys | undefined,
): Promise<{ readonly records: readonly SealedRecord[]; readonly wrong: WrongLink | undefined }> {
  const ids = events.flatMap(({ record, sealed }) => (sealed ? [record.id] : []));
  const found = ids.length > 0 ? await keys?.open(ids) : undefined;
  const records: SealedRecord[] = [];
  for (const { record, sealed } of events) {
    const key = found?.get(record.id);
    const content = !sealed || key === null ? undefined : key && openContent(key, record.leafHash, sealed);
    if (sealed && key !== null && !content) {
      const why = key ? 'its content is not what was sealed' : 'the key of its content is not there, and was not destroyed';
      return { records, wrong: new WrongLink(record.position, `on the event store, ${record.stream}@${record.revision}: ${why}`) };
    }
    const whole = { ...record, ...content };
    const wrong = checkAlone(whole, origin);
    if (wrong) return { records, wrong: new WrongLink(record.position, `on the event store, ${wrong}`) };
    records.push(whole);
  }
  return { records, wrong: undefined };
}

/** Positions are places in a file: far below 2^53. Servers before 23.6 answer reads of a stream with all bits set. */
export function toPosition(commit: bigint | undefined, where: string): Position {
  if (commit === undefined || commit > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`${where}: the server does not tell its position`);
  return Number(commit);
}
