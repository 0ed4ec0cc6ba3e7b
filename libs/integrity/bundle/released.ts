/**
 * Fields that lie encrypted in the log, and the keys of those that were given out with it: each key opens one field, and the log holds what shows that
 * it is the key that the field was written with (audit.md 2.3). WebCrypto alone, so that it runs in browsers too.
 */
import { hasKeys, isObject, readJson, spell, textAt, type Json, type JsonObject } from './canonical';
import { bytesOf, fromBase64Url, same, textOf } from '../bytes';

/** Key of one field, 32 bytes in base64url, by the field's path in the event: `application.contact.name`, `who`. */
export type FieldKeys = Readonly<Record<string, string>>;

/** An event's content with the fields that the keys open. */
export interface Opened {
  readonly content: Json | undefined;
  /** How many fields there is no key to. */
  readonly closed: number;
  /** Path of the first key that does not open its field, or has none. */
  readonly wrong: string | null;
}

/** Where it stands: the event's id for its content, the command's for who did it. */
interface Place {
  readonly id: string;
  readonly path: string;
}

const FIELD_KEYS = '$enc,ct,kc,kid,s';
/** Whether it is an encrypted field. */
export const isClosed = (value: Json | undefined): value is JsonObject => hasKeys(value, FIELD_KEYS) && value['$enc'] === 1;

const EMPTY = new Uint8Array(0);
const NO_IV = new Uint8Array(12);

async function derived(key: Uint8Array, info: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const base = await crypto.subtle.importKey('raw', new Uint8Array(key), 'HKDF', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: EMPTY, info: bytesOf(info) }, base, bytes * 8),
  );
}

/** What the field says; undefined when the key is not the one that it commits to, or it was written for another place. */
export async function openWith(field: JsonObject, { id, path }: Place, fk: Uint8Array): Promise<Json | undefined> {
  const [kid, kc, ct] = [textAt(field, 'kid'), fromBase64Url(textAt(field, 'kc') ?? '!'), fromBase64Url(textAt(field, 'ct') ?? '!')];
  if (kid === undefined || !kc || !ct) return undefined;
  const both = await derived(fk, 'liggaren/field/v1', 64);
  if (!same(both.slice(32), kc)) return undefined;
  try {
    const key = await crypto.subtle.importKey('raw', both.slice(0, 32), 'AES-GCM', false, ['decrypt']);
    const additionalData = bytesOf(spell({ id, kid, path })!);
    return readJson(textOf(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: NO_IV, additionalData }, key, ct))));
  } catch {
    return undefined;
  }
}

/** Who did it stands as text, also when that is the spelling of a field. */
const closedText = (value: Json | undefined): JsonObject | undefined => {
  const field = typeof value === 'string' && value.startsWith('{"$enc":1,') ? readJson(value) : undefined;
  return isClosed(field) ? field : undefined;
};

/** `said` = the envelope. */
export async function openedWith(content: Json | undefined, said: Json | undefined, keys: FieldKeys): Promise<Opened> {
  const [id, command] = [textAt(said, 'id') ?? '', textAt(said, 'cmd') ?? ''];
  const unused = new Set(Object.keys(keys));
  let closed = 0;
  let wrong: string | null = null;
  const open = async (field: JsonObject, place: Place): Promise<Json | undefined> => {
    if (!unused.delete(place.path)) {
      closed += 1;
      return undefined;
    }
    const value = await openWith(field, place, fromBase64Url(keys[place.path]!) ?? EMPTY);
    if (value === undefined) wrong ??= place.path;
    return value;
  };
  const within = async (value: Json, path: string): Promise<Json> => {
    if (isClosed(value)) return (await open(value, { id, path })) ?? value;
    if (Array.isArray(value)) {
      const list: Json[] = [];
      for (const [n, one] of (value as readonly Json[]).entries()) list.push(await within(one, `${path}[${n}]`));
      return list;
    }
    if (!isObject(value)) return value;
    const inner: [string, Json][] = [];
    for (const [key, one] of Object.entries(value)) inner.push([key, await within(one, path ? `${path}.${key}` : key)]);
    return Object.fromEntries(inner);
  };
  if (!isObject(content)) return { content, closed, wrong: unused.values().next().value ?? null };
  const plain: [string, Json][] = [];
  for (const [key, value] of Object.entries(content)) {
    const text = key === 'who' || key === 'org' ? closedText(value) : undefined;
    if (text) plain.push([key, (await open(text, { id: command, path: key })) ?? value]);
    else plain.push([key, key === 'body' ? await within(value, '') : value]);
  }
  return { content: Object.fromEntries(plain), closed, wrong: wrong ?? unused.values().next().value ?? null };
}

/** The event as it reads with the keys that came with it. */
export async function inClear<Event extends { readonly leaf: string; readonly data: string | null; readonly keys?: FieldKeys }>(
  event: Event,
): Promise<Pick<Event, 'leaf' | 'data'>> {
  const { leaf, data, keys } = event;
  if (data === null || !keys) return { leaf, data };
  const { content } = await openedWith(readJson(data), readJson(leaf), keys);
  return { leaf, data: (content === undefined ? undefined : spell(content)) ?? data };
}
