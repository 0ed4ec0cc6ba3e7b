/** Events byte for byte, as they go from one engine to another: nothing is spelled anew, and every link is checked on the way. */
import { commitment, decode, leafHash, type SealedEvent } from './envelope';
import type { AppendOutcome, Position, RecordedEvent, Revision, StreamHead } from './port';
import { spell } from './spelling';

/** One event with everything that its proof needs. `position` is the one in the log that it was read from. */
export interface SealedRecord {
  readonly position: Position;
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  /** Without schema version: `DecisionMade`. */
  readonly type: string;
  /** The canonical envelope; SHA-256(0x00 ‖ leaf); the leaf hash of the stream's former event, 32 zero bytes for the first one. */
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly prev: Buffer;
  /** What the leaf commits to: 32 random bytes and the canonical data. Both null when the content has been disposed of; the leaf never is. */
  readonly nonce: Buffer | null;
  readonly data: Buffer | null;
}

/** How content that is not there lies in a store that has a place for it all the same: no content has no bytes. */
export const NO_CONTENT = { nonce: Buffer.alloc(32), data: Buffer.alloc(0) } as const;

/** The two as a store gives them back: what is missing, or has no bytes, was disposed of. Whether it was lawfully so, the case's own events say. */
export const contentThere = (nonce: Buffer | null, data: Buffer | null): Pick<SealedRecord, 'nonce' | 'data'> =>
  nonce === null || data === null || data.length === 0 ? { nonce: null, data: null } : { nonce, data };

/** What lies in a log is not what the log wrote. The message is a sentence for whoever runs the service; nothing of the event is to be believed. */
export class WrongLink extends Error {
  constructor(
    readonly position: Position,
    why: string,
  ) {
    super(why);
  }
}

/** Memory that whoever reads a whole log lends for its pages: new memory for each would have to be collected, and everything else gone through for that. */
export interface PageMemory {
  bytes: Buffer;
}

/** 1,000 events at the most. */
export interface ReadSealed {
  /** Exclusive. */
  readonly after: Position;
  readonly limit: number;
  /** False: the leaves are enough, and nonce and data may be left out (null). Default true. */
  readonly contents?: boolean;
  /** The events of this stream alone. */
  readonly stream?: string;
  /** Where the page may lie: it is gone when the next one is read into it. Left out: memory of its own. */
  readonly into?: PageMemory;
}

/** What a log offers beside the port, to be copied from and to. */
export interface SealedLog {
  /** Throws {@link WrongLink} for an event that does not hold by itself, if the log looks. */
  readSealed(read: ReadSealed): Promise<readonly SealedRecord[]>;
  /**
   * Continues the stream, which ends at `expectedRevision` (-1: there is no such stream), with 1–500 events, byte for byte; their positions are made
   * anew. Throws, and writes nothing, when one of them is not what its leaf says or does not follow on the one before it.
   */
  appendSealed(stream: string, expectedRevision: Revision, events: readonly SealedRecord[]): Promise<AppendOutcome>;
}

/** The log's readers that also give out what each event commits to. */
export type SealedReader = Pick<SealedLog, 'readSealed'>;

const NO_PREV = Buffer.alloc(32);
const LEAF_KEYS = 'actor,app,cause,cmd,corr,data,id,log,prev,rev,rules,stream,time,type,v';
const DATA_KEYS = 'at,body,org,trace,who';

/** A sealed event with its place. */
export const sealedRecord = (event: SealedEvent, stream: string, revision: Revision, position: Position): SealedRecord => ({
  position,
  stream,
  revision,
  id: event.id,
  type: event.type,
  leaf: Buffer.from(event.leaf),
  leafHash: event.leafHash,
  prev: event.prev,
  nonce: event.nonce,
  data: Buffer.from(event.data),
});

/**
 * A record as a store gives it that keeps leaf, nonce and data alone: everything else is what the leaf says, and the hash is made anew.
 * Undefined for bytes that are no leaf.
 */
export function recordOf(position: Position, leaf: Buffer, nonce: Buffer | null, data: Buffer | null): SealedRecord | undefined {
  const said = canonical(leaf, LEAF_KEYS);
  if (!said || typeof said['type'] !== 'string') return undefined;
  return {
    position,
    stream: String(said['stream']),
    revision: Number(said['rev']),
    id: String(said['id']),
    type: said['type'].slice(0, said['type'].lastIndexOf('/')),
    leaf,
    leafHash: leafHash(leaf),
    prev: Buffer.from(String(said['prev']), 'base64url'),
    ...contentThere(nonce, data),
  };
}

/** As the log's readers see it. Check it first: nothing is verified here. */
export const decodeSealed = ({ position, leaf, leafHash: hashed, data }: SealedRecord): RecordedEvent =>
  decode({ position, leaf: leaf.toString(), leafHash: hashed, data: data && data.toString() });

/**
 * What is wrong with a record that is to lie after `before` in its stream (undefined: first), in one sentence for whoever runs the
 * service; undefined when leaf, hash, link and commitment all hold. Content that is not there is not wrong here: see {@link MissingContent}. With `origin`, the leaf must come from the log of that name.
 */
export function checkSealed(record: SealedRecord, before: StreamHead | undefined, origin?: string): string | undefined {
  return placed(record, wrongLeaf(record, origin) ?? wrongLink(record, before) ?? wrongData(record));
}

/** The same without the link, for a record whose forerunner is not at hand. */
export function checkAlone(record: SealedRecord, origin?: string): string | undefined {
  return placed(record, wrongLeaf(record, origin) ?? wrongData(record));
}

const placed = ({ stream, revision, position }: SealedRecord, wrong: string | undefined): string | undefined =>
  wrong && `${stream}@${revision} (position ${position}): ${wrong}`;

/**
 * Throws when the events may not be written after `expectedRevision` of the stream. That the stream ends with the first one's `prev` is for the
 * store to compare. Gives where the stream ends before them, and with them.
 */
export function checkRun(stream: string, expectedRevision: Revision, events: readonly SealedRecord[], origin: string) {
  const [first] = events;
  if (!first) throw new RangeError(`append to ${stream}: no events`);
  const before: StreamHead | undefined = expectedRevision < 0 ? undefined : { revision: expectedRevision, leafHash: first.prev };
  let head = before;
  for (const event of events) {
    const wrong =
      event.stream === stream ? checkSealed(event, head, origin) : `${event.stream}@${event.revision}: it belongs to another stream`;
    if (wrong) throw new Error(`append to ${stream}: ${wrong}`);
    head = { revision: event.revision, leafHash: event.leafHash };
  }
  return { before, end: head! };
}

function wrongLeaf(record: SealedRecord, origin: string | undefined): string | undefined {
  const said = canonical(record.leaf, LEAF_KEYS);
  if (!said || said['v'] !== 1) return 'the leaf is not an envelope of version 1 in canonical JSON';
  if (!record.leafHash.equals(leafHash(record.leaf))) return 'the leaf hash is not the hash of the leaf';
  for (const key of ['stream', 'id'] as const)
    if (said[key] !== record[key]) return `the leaf says ${key} ${String(said[key])}, it lies as ${record[key]}`;
  if (said['rev'] !== record.revision) return `the leaf says revision ${String(said['rev'])}`;
  if (!new RegExp(`^${record.type}/[1-9]\\d*$`).test(String(said['type'])))
    return `the leaf says type ${String(said['type'])}, it lies as ${record.type}`;
  if (said['prev'] !== record.prev.toString('base64url')) return 'the leaf says another prev';
  if (origin !== undefined && said['log'] !== origin) return `the leaf belongs to the log ${String(said['log'])}, not ${origin}`;
  const { nonce, data } = record;
  if (nonce === null || data === null) return undefined;
  if (nonce.length !== 32) return `the nonce has ${nonce.length} bytes, not 32`;
  if (said['data'] !== commitment(nonce, data).toString('base64url')) return 'the data is not what the leaf commits to';
  return undefined;
}

function wrongLink({ revision, prev }: SealedRecord, before: StreamHead | undefined): string | undefined {
  const next = before ? before.revision + 1 : 0;
  if (revision !== next) return `revision ${next} was to come`;
  if (!prev.equals(before?.leafHash ?? NO_PREV)) return 'prev is not the hash of the event before it in the stream';
  return undefined;
}

const wrongData = ({ data }: SealedRecord): string | undefined =>
  data === null || canonical(data, DATA_KEYS) ? undefined : 'the data is not canonical JSON with the keys of version 1';

/** An object of exactly these keys, when the bytes are the canonical spelling of one. */
function canonical(bytes: Buffer, keys: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    if (typeof value !== 'object' || value === null || Object.keys(value).join() !== keys) return undefined;
    return Buffer.from(spell(value)).equals(bytes) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
