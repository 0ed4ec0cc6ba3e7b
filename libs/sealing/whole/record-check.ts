/** The full level of each event by itself and in its stream: envelope, chain, ids, what it commits to. */
import { isUtf8 } from 'node:buffer';
import { spell, type SealedRecord } from '#libs/event-log';
import { toBase64Url } from '#libs/integrity';
import type { FaultKind } from './fault';
import { commitmentText } from './hashing';
import { IdSet } from './id-set';

const ENVELOPE = 'actor,app,cause,cmd,corr,data,id,log,prev,rev,rules,stream,time,type,v';
const ACTOR = 'acr,at,ref,role';
const DATA = 'at,body,org,trace,who';
const TYPE = /^[A-Za-z]\w*\/[1-9]\d*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NO_PREV = toBase64Url(new Uint8Array(32));

/** Where a stream ends, as far as it has been read. */
export interface StreamEnd {
  readonly revision: number;
  /** 32 characters of one byte each. */
  readonly leafHash: string;
  readonly time: string;
}
export type Say = (kind: FaultKind, what: string) => void;
type Said = Readonly<Record<string, unknown>>;

/** Whether everything in it is spelled by JSON.stringify as RFC 8785 does, given that the text has no escapes by number. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 20) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  let last: string | undefined;
  for (const key of Object.keys(value)) {
    if (last !== undefined && last >= key) return false;
    if (!isPlain((value as Said)[key], depth + 1)) return false;
    last = key;
  }
  return true;
}

/** Most are seen to be so by the engine's own spelling, which takes a third of the time; the rest are spelled by the rule. */
const isCanonical = (value: unknown, text: string): boolean =>
  (!text.includes('\\u') && isPlain(value) && JSON.stringify(value) === text) || spell(value) === text;

/** An object of exactly these keys, when the bytes are its canonical spelling (RFC 8785). */
function canonical(bytes: Buffer, keys: string): Said | undefined {
  try {
    const text = bytes.toString();
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Object.keys(value).join() !== keys) return undefined;
    return isUtf8(bytes) && isCanonical(value, text) ? (value as Said) : undefined;
  } catch {
    return undefined;
  }
}
const base64Url = (hash: string): string => Buffer.from(hash, 'latin1').toString('base64url');

export class RecordCheck {
  readonly ends = new Map<string, StreamEnd>();
  /** Events whose time is before that of the event before them in their stream: told of, and no fault. The order of a case is the log's. */
  clockBack = 0;
  private readonly ids = new IdSet();

  constructor(private readonly origin: string) {}

  /** `leafHash`: made anew of the leaf. Gives the data when it can be believed. */
  check(record: SealedRecord, leafHash: string, say: Say): Said | undefined {
    const said = canonical(record.leaf, ENVELOPE);
    if (said) this.envelope(record, said, say);
    else say('ENVELOPE', 'bladet är inte ett kuvert av version 1 i kanonisk JSON');
    this.follow(record, said, leafHash, say);
    if (UUID.test(record.id) && !this.ids.add(record.id)) say('ID', `händelsens id ${record.id} finns redan tidigare i loggen`);
    return this.content(record, said, say);
  }

  private envelope({ stream, revision, id, type }: SealedRecord, said: Said, say: Say): void {
    const actor = said['actor'];
    if (said['v'] !== 1 || typeof actor !== 'object' || actor === null || Object.keys(actor).join() !== ACTOR)
      say('ENVELOPE', 'kuvertet har andra fält än version 1 har');
    if (said['stream'] !== stream || said['rev'] !== revision || said['id'] !== id)
      say(
        'ENVELOPE',
        `kuvertet säger ${String(said['stream'])}@${String(said['rev'])}, men händelsen ligger på en annan plats eller med annat id`,
      );
    if (said['log'] !== this.origin) say('ENVELOPE', `den hör till en annan logg (${String(said['log'])})`);
    const kind = said['type'];
    if (typeof kind !== 'string' || !TYPE.test(kind) || kind.slice(0, kind.lastIndexOf('/')) !== type)
      say('ENVELOPE', `kuvertet säger slaget ${String(kind)}, men händelsen ligger som ${type}`);
    if (typeof said['time'] !== 'string' || !TIME.test(said['time'])) say('ENVELOPE', 'tiden är inte skriven i UTC med sex decimaler');
    if (typeof said['id'] !== 'string' || !UUID.test(said['id'])) say('ENVELOPE', 'händelsens id är inget UUID');
  }

  private follow(record: SealedRecord, said: Said | undefined, leafHash: string, say: Say): void {
    const { stream, revision } = record;
    const before = this.ends.get(stream);
    const next = before ? before.revision + 1 : 0;
    if (before && revision === before.revision) say('CHAIN', `strömmen har två händelser med revision ${revision}`);
    else if (revision < next)
      say('CHAIN', `revision ${revision} kommer efter revision ${before!.revision}: omkastade, eller tillagd i efterhand`);
    else if (revision > next) say('CHAIN', revision === next + 1 ? `revision ${next} saknas` : `revision ${next}–${revision - 1} saknas`);
    else {
      const prev = before ? base64Url(before.leafHash) : NO_PREV;
      if ((said && said['prev'] !== prev) || record.prev.toString('base64url') !== prev)
        say('CHAIN', 'den bygger inte på händelsen före i samma ström');
    }
    const time = typeof said?.['time'] === 'string' ? said['time'] : (before?.time ?? '');
    if (before && time < before.time) this.clockBack += 1;
    if (revision >= next) this.ends.set(stream, { revision, leafHash, time });
  }

  private content({ nonce, data }: SealedRecord, said: Said | undefined, say: Say): Said | undefined {
    if (nonce.length !== 32) say('COMMITMENT', `nonce har ${nonce.length} byte, inte 32`);
    else if (said && said['data'] !== commitmentText(nonce, data))
      say('COMMITMENT', 'innehållet är inte det som bladet förbinder sig till');
    const content = canonical(data, DATA);
    if (!content) say('DATA', 'innehållet är inte kanonisk JSON med fälten i version 1');
    return content;
  }
}
