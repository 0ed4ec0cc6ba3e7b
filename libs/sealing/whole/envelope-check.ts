/** A leaf by itself: envelope v1 in its one spelling, and of the event that it lies with (audit.md 2.2). */
import type { SealedRecord } from '#libs/event-log';
import { canonical, type Said } from './canonical';
import type { FaultKind } from './fault';

export type Say = (kind: FaultKind, what: string) => void;

const KEYS = 'actor,app,cause,cmd,corr,data,id,log,prev,rev,rules,stream,time,type,v';
const ACTOR = 'acr,at,ref,role';
const TYPE = /^[A-Za-z]\w*\/[1-9]\d*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (id: unknown): id is string => typeof id === 'string' && UUID.test(id);

/** What the checks of its stream and its content go by; null = it can't be read, or is of another kind than it should be. */
export interface Envelope {
  readonly prev: string | null;
  readonly data: string | null;
  readonly time: string | null;
}

/** Text without escapes in ASCII, a whole number: what nearly all leaves are made of, in the one order of their keys. What it takes is canonical. */
const TEXT = String.raw`"[ !#-\[\]-~]*"`;
const INTEGER = String.raw`(?:0|-?[1-9]\d{0,14})`;
const HASHED = String.raw`"([\w-]{43})"`;
const USUAL = new RegExp(
  String.raw`^\{"actor":\{"acr":${TEXT},"at":${INTEGER},"ref":${TEXT},"role":${TEXT}\},"app":${TEXT},"cause":(?:null|${TEXT}),"cmd":${TEXT},"corr":${TEXT},` +
    String.raw`"data":${HASHED},"id":"(${UUID.source.slice(1, -1)})","log":"([ !#-\[\]-~]*)","prev":${HASHED},"rev":(0|[1-9]\d{0,14}),"rules":${TEXT},` +
    String.raw`"stream":"([ !#-\[\]-~]*)","time":"(${TIME.source.slice(1, -1)})","type":"([A-Za-z]\w*)/[1-9]\d*","v":1\}$`,
);

/** What is wrong is told of; the envelope, or undefined when the leaf is none. */
export function checkEnvelope(record: SealedRecord, origin: string, say: Say): Envelope | undefined {
  const { stream, revision, id, type, leaf } = record;
  const usual = USUAL.exec(leaf.toString('latin1'));
  if (usual) {
    const [, data, itsId, log, prev, rev, itsStream, time, itsType] = usual;
    if (itsId === id && log === origin && rev === String(revision) && itsStream === stream && itsType === type)
      return { prev: prev!, data: data!, time: time! };
  }
  const said = canonical(leaf, KEYS);
  if (!said) {
    say('ENVELOPE', 'bladet är inte ett kuvert av version 1 i kanonisk JSON');
    return undefined;
  }
  wrongWith(record, said, origin, say);
  return { prev: textIn(said, 'prev'), data: textIn(said, 'data'), time: textIn(said, 'time') };
}

const textIn = (said: Said, key: string): string | null => (typeof said[key] === 'string' ? said[key] : null);

function wrongWith({ stream, revision, id, type }: SealedRecord, said: Said, origin: string, say: Say): void {
  const actor = said['actor'];
  if (said['v'] !== 1 || typeof actor !== 'object' || actor === null || Object.keys(actor).join() !== ACTOR)
    say('ENVELOPE', 'kuvertet har andra fält än version 1 har');
  const { acr, at, ref, role } = (actor ?? {}) as Said;
  const texts = [acr, ref, role, said['app'], said['cmd'], said['corr'], said['data'], said['prev'], said['rules'], said['cause'] ?? ''];
  if (texts.some((text) => typeof text !== 'string') || typeof at !== 'number')
    say('ENVELOPE', 'ett av kuvertets fält är av ett annat slag än i version 1');
  if (said['stream'] !== stream || said['rev'] !== revision || said['id'] !== id)
    say(
      'ENVELOPE',
      `kuvertet säger ${String(said['stream'])}@${String(said['rev'])}, men händelsen ligger på en annan plats eller med annat id`,
    );
  if (said['log'] !== origin) say('ENVELOPE', `den hör till en annan logg (${String(said['log'])})`);
  const kind = said['type'];
  if (typeof kind !== 'string' || !TYPE.test(kind) || kind.slice(0, kind.lastIndexOf('/')) !== type)
    say('ENVELOPE', `kuvertet säger slaget ${String(kind)}, men händelsen ligger som ${type}`);
  if (typeof said['time'] !== 'string' || !TIME.test(said['time'])) say('ENVELOPE', 'tiden är inte skriven i UTC med sex decimaler');
  if (!isId(said['id'])) say('ENVELOPE', 'händelsens id är inget UUID');
}
