/**
 * How an event lies on the server: as a binary event with our id and type, the data as its data, and a byte of version, the nonce and the leaf
 * as its metadata. Nothing is spelled anew on the way in or out.
 */
import { binaryEvent, type EventData, type RecordedEvent as ServerEvent } from '@eventstore/db-client';
import type { Position } from '../port';
import { checkAlone, recordOf, WrongLink, type SealedRecord } from '../sealed';

const VERSION = 1;
const NONCE = 32;
const LEAF_AT = 1 + NONCE;

/** Leaf and data as text or bytes: text is its UTF-8. */
export interface Writable {
  readonly id: string;
  readonly type: string;
  readonly leaf: string | Buffer;
  readonly nonce: Buffer;
  readonly data: string | Buffer;
}

export const toServer = ({ id, type, leaf, nonce, data }: Writable): EventData =>
  binaryEvent({ id, type, data: bytes(data), metadata: Buffer.concat([Buffer.of(VERSION), nonce, bytes(leaf)]) });

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

/** Throws, and names the event, when what lies there is not what the log wrote: nothing of it is to be believed then. */
export function fromServer(event: ServerEvent, { streamPrefix, origin }: Ours): SealedRecord {
  const stream = event.streamId.slice(streamPrefix.length);
  const revision = Number(event.revision);
  const where = `${event.streamId}@${revision} on the event store`;
  const position = toPosition((event as { readonly position?: { readonly commit: bigint } }).position?.commit, where);
  const { metadata, data } = event as { readonly metadata: unknown; readonly data: unknown };
  if (!(metadata instanceof Uint8Array) || !(data instanceof Uint8Array) || metadata[0] !== VERSION)
    throw new WrongLink(position, `${where} was not written by this log`);
  const [sealed, content] = [Buffer.from(metadata), Buffer.from(data)];
  const said = recordOf(position, sealed.subarray(LEAF_AT), sealed.subarray(1, LEAF_AT), content);
  if (!said) throw new WrongLink(position, `${where}: the leaf is not an envelope of version 1 in canonical JSON`);
  const record = { ...said, stream, revision, id: event.id, type: event.type };
  const wrong = checkAlone(record, origin);
  if (wrong) throw new WrongLink(position, `on the event store, ${wrong}`);
  return record;
}

/** Positions are places in a file: far below 2^53. Servers before 23.6 answer reads of a stream with all bits set. */
export function toPosition(commit: bigint | undefined, where: string): Position {
  if (commit === undefined || commit > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`${where}: the server does not tell its position`);
  return Number(commit);
}
