/**
 * Envelope v1: how one event is written. The leaf is canonical JSON (RFC 8785) with a fixed set of keys and no personal data; everything
 * else is the data, which the leaf commits to. The bytes are for good: they are hashed, sealed and handed to auditors as they are.
 */
import { hash, randomFillSync } from 'node:crypto';
import { isUuid, type JsonObject } from '#libs/kernel';
import type { AppendRequest, EventContext, NewEvent, Position, RecordedEvent, StreamHead } from './port';
import { spell } from './spelling';

/** What every leaf of a log says about where it was written: the log's name and the program's version (`liggaren@1.0.0+<git sha>`). */
export interface Provenance {
  readonly origin: string;
  readonly application: string;
}

/** An event ready to lie in the log. `prev` is the leaf hash of the stream's former event, 32 zero bytes for the first one. */
export interface SealedEvent {
  readonly id: string;
  /** Without schema version: `DecisionMade`. */
  readonly type: string;
  /** Text, because that is what it is; the bytes are its UTF-8. */
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly prev: Buffer;
  /** 32 random bytes that keep the commitment from being guessed. */
  readonly nonce: Buffer;
  readonly data: string;
}

/** A request with everything done but what depends on where the stream ends. */
export interface Draft {
  readonly request: AppendRequest;
  readonly parts: readonly DraftedEvent[];
  /** The leaf's text before the commitment, between id and prev, and between rev and type. */
  readonly text: { readonly beforeData: string; readonly log: string; readonly tail: string };
}
interface DraftedEvent {
  readonly id: string;
  readonly type: string;
  readonly commitment: string;
  readonly nonce: Buffer;
  readonly data: string;
}

const DATA_LABEL = Buffer.from('liggaren/data/v1\0', 'latin1');
const NONCE = 32;
const DATA_AT = DATA_LABEL.length + NONCE;
const NO_PREV = Buffer.alloc(32);
const MAX_EVENTS = 500;

/** SHA-256("liggaren/data/v1\0" ‖ nonce ‖ data), as the leaf's `data` says it in base64url. */
export const commitment = (nonce: Uint8Array, data: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([DATA_LABEL, nonce, data]), 'buffer');

/** RFC 9162 leaf hash: SHA-256(0x00 ‖ leaf). */
export const leafHash = (leaf: Uint8Array): Buffer => hash('sha256', Buffer.concat([NO_PREV.subarray(0, 1), leaf]), 'buffer');

// The same two for the hot path, where memory of its own for every hash and every text would keep the collector busy. All of it is
// synchronous, so one piece of scratch memory serves everybody.
let scratch = Buffer.alloc(64 * 1024);
DATA_LABEL.copy(scratch);
function commit(nonce: Buffer, data: string): string {
  const size = DATA_AT + Buffer.byteLength(data);
  if (size > scratch.length) {
    scratch = Buffer.alloc(size);
    DATA_LABEL.copy(scratch);
  }
  nonce.copy(scratch, DATA_LABEL.length);
  scratch.write(data, DATA_AT);
  return hash('sha256', scratch.subarray(0, size), 'base64url');
}
const hashLeaf = (leaf: string): Buffer => Buffer.from(hash('sha256', `\0${leaf}`, 'latin1'), 'latin1');

// Random bytes for many nonces at a time: one call to the generator costs more than a nonce does.
let nonces = Buffer.alloc(0);
let used = 0;
function takeNonce(): Buffer {
  if (used === nonces.length) {
    nonces = randomFillSync(Buffer.allocUnsafeSlow(NONCE * 256));
    used = 0;
  }
  return nonces.subarray(used, (used += NONCE));
}

/** ISO 8601 in UTC with exactly six decimals, further ones cut off. */
const sixDecimals = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 6 });

function draftEvent(event: NewEvent, recordedAt: string, context: EventContext): DraftedEvent {
  const at = event.effectiveAt ? sixDecimals(event.effectiveAt) : recordedAt;
  const { actor, traceparent } = context;
  const data =
    `{"at":"${at}","body":${spell(event.body)},"org":${spell(actor.organisation)},` +
    `"trace":${spell(traceparent)},"who":${spell(actor.name)}}`;
  const nonce = takeNonce();
  return { id: event.id.toLowerCase(), type: event.type, commitment: commit(nonce, data), nonce, data };
}

/** A request that no log may take: a bug in the caller, not an outcome. */
function checkRequest({ stream, expected, events }: AppendRequest): void {
  if (events.length < 1 || events.length > MAX_EVENTS)
    throw new RangeError(`append to ${stream}: 1–${MAX_EVENTS} events, not ${events.length}`);
  if (stream.length < 1 || stream.length > 200) throw new RangeError('append: a stream name has 1–200 characters');
  if (typeof expected === 'object' && !(Number.isSafeInteger(expected.revision) && expected.revision >= 0))
    throw new RangeError(`append to ${stream}: no event has revision ${expected.revision}`);
  for (const { id, type, schemaVersion } of events) {
    if (!isUuid(id)) throw new TypeError(`append to ${stream}: the event id ${id} is not a UUID`);
    if (!/^[A-Za-z]\w*$/.test(type)) throw new TypeError(`append to ${stream}: ${type} is not a name for an event`);
    if (!Number.isInteger(schemaVersion) || schemaVersion < 1) throw new TypeError(`append to ${stream}: schema version ${schemaVersion}`);
  }
  if (events.length > 1 && new Set(events.map(({ id }) => id.toLowerCase())).size < events.length)
    throw new TypeError(`append to ${stream}: an event id stands twice`);
}

/**
 * Spells out what can be said before it is known where the stream ends. Throws RangeError, TypeError or NotCanonicalJson for a request
 * that can't be written down.
 */
export function draft(request: AppendRequest, { origin, application }: Provenance): Draft {
  checkRequest(request);
  const { stream, context } = request;
  const { actor } = context;
  const recordedAt = sixDecimals(context.recordedAt);
  return {
    request,
    parts: request.events.map((event) => draftEvent(event, recordedAt, context)),
    text: {
      beforeData:
        `{"actor":{"acr":${spell(actor.acr)},"at":${spell(actor.at)},"ref":${spell(actor.ref)},"role":${spell(actor.role)}},` +
        `"app":${spell(application)},"cause":${spell(context.causationId)},"cmd":${spell(context.commandId)},` +
        `"corr":${spell(context.correlationId)},"data":"`,
      log: `","log":${spell(origin)},"prev":"`,
      tail: `,"rules":${spell(context.rules)},"stream":${spell(stream)},"time":"${recordedAt}","type":"`,
    },
  };
}

/** The events of a draft as they continue a stream that ends at `head` (undefined: a stream that begins with them). */
export function seal({ request, parts, text }: Draft, head: StreamHead | undefined): readonly SealedEvent[] {
  let prev = head?.leafHash ?? NO_PREV;
  let revision = head ? head.revision : -1;
  return parts.map(({ id, type, commitment: committed, nonce, data }, i) => {
    revision += 1;
    const leaf =
      `${text.beforeData}${committed}","id":"${id}${text.log}${prev.toString('base64url')}","rev":${revision}` +
      `${text.tail}${type}/${request.events[i]!.schemaVersion}","v":1}`;
    const sealed = { id, type, leaf, leafHash: hashLeaf(leaf), prev, nonce, data };
    prev = sealed.leafHash;
    return sealed;
  });
}

/** The leaf's keys, exactly these (audit.md 2.2). */
interface Leaf {
  readonly actor: { readonly acr: string; readonly at: number; readonly ref: string; readonly role: string };
  readonly app: string;
  readonly cause: string | null;
  readonly cmd: string;
  readonly corr: string;
  readonly data: string;
  readonly id: string;
  readonly log: string;
  readonly prev: string;
  readonly rev: number;
  readonly rules: string;
  readonly stream: string;
  readonly time: string;
  readonly type: string;
  readonly v: 1;
}
interface Content {
  readonly at: string;
  readonly body: JsonObject;
  readonly org: string | null;
  readonly trace: string | null;
  readonly who: string;
}

/** What a store gives back of an event; leaf and data as text, because that is what they are. */
export interface StoredEvent {
  readonly position: Position;
  readonly leaf: string;
  readonly leafHash: Buffer;
  /** Null when it was lawfully disposed of. */
  readonly data: string | null;
}

/** A stored event as it is read. Nothing is verified here: rebuilds read millions, and verification is an operation of its own. */
export function decode({ position, leaf, leafHash: hashed, data }: StoredEvent): RecordedEvent {
  const said = JSON.parse(leaf) as Leaf;
  const content = data === null ? undefined : (JSON.parse(data) as Content);
  const slash = said.type.lastIndexOf('/');
  const { acr, at, ref, role } = said.actor;
  return {
    position,
    stream: said.stream,
    revision: said.rev,
    id: said.id,
    type: said.type.slice(0, slash),
    schemaVersion: Number(said.type.slice(slash + 1)),
    body: content ? content.body : null,
    actor: { ref, role, acr, at, name: content ? content.who : ref, organisation: content ? content.org : null },
    commandId: said.cmd,
    correlationId: said.corr,
    causationId: said.cause,
    traceparent: content ? content.trace : null,
    rules: said.rules,
    recordedAt: said.time,
    effectiveAt: content ? content.at : said.time,
    leaf: Buffer.from(leaf),
    leafHash: hashed,
  };
}
