/** From an event's content to what may be committed to, and back. Pure but for the salts: keys are given as arguments. */
import { spell, type Actor, type AppendRequest, type NewEvent, type RecordedEvent } from '#libs/event-log';
import { ERASED_TEXT, type Json, type JsonObject } from '#libs/kernel';
import { isEncrypted, openField, sealField, type EncryptedField, type Place } from './field';
import { kidOfActor, personalFields, rewrite, tombstoneAt, type Mark, type PersonalField } from './marks';
import { DESTROYED, KeyMissing } from './subject-keys';

export type Marks = ReadonlyMap<string, readonly Mark[]>;
/** By kid. */
export type Keys = ReadonlyMap<string, Buffer | typeof DESTROYED>;

/** Whose name and organisation are nobody's business but the case's: those who act for an authority stand by theirs. */
const PRIVATE_ROLE = 'applicant';
/** An encrypted name lies in the data as text; nobody may be called that. */
const ENCRYPTED_TEXT = '{"$enc":1,';
/** The paths of the actor's fields. An actor is said once per command, so it is the command that they are bound to. */
const WHO = 'who';
const ORG = 'org';

const marksOfType = (type: string, marks: Marks): readonly Mark[] => {
  const found = marks.get(type);
  if (!found) throw new TypeError(`${type}: which of its fields are personal is not known`);
  return found;
};

/** What has to be encrypted of a request, and under which keys. Throws on an event of which nothing is known. */
export interface Plan {
  readonly request: AppendRequest;
  readonly fields: readonly (readonly PersonalField[])[];
  readonly actorKid: string | undefined;
  readonly kids: readonly string[];
}

export function plan(request: AppendRequest, marks: Marks): Plan {
  const { stream, events, context } = request;
  for (const text of [context.actor.name, context.actor.organisation])
    if (text?.startsWith(ENCRYPTED_TEXT)) throw new TypeError(`append to ${stream}: the actor's name is an encrypted field already`);
  const fields = events.map(({ type, body }) => personalFields(stream, body, marksOfType(type, marks)));
  const actorKid = context.actor.role === PRIVATE_ROLE ? kidOfActor(stream, context.actor.ref) : undefined;
  const kids = new Set(fields.flatMap((some) => some.map(({ kid }) => kid)));
  if (actorKid !== undefined) kids.add(actorKid);
  return { request, fields, actorKid, kids: [...kids] };
}

/** The request as it may be committed to. `keys`: all that the plan asks for. */
export function protect({ request, fields, actorKid }: Plan, keys: ReadonlyMap<string, Buffer>): AppendRequest {
  const keyOf = (kid: string): Buffer => {
    const key = keys.get(kid);
    if (!key) throw new KeyMissing(kid);
    return key;
  };
  const protectEvent = (event: NewEvent, n: number): NewEvent => {
    const id = event.id.toLowerCase();
    const sealed = new Map(fields[n]!.map(({ path, kid, value }) => [path, sealField(value, { id, path }, kid, keyOf(kid))]));
    const body = rewrite<JsonObject>(event.body, (value, path) => {
      const found = sealed.get(path);
      if (found) return found;
      if (isEncrypted(value)) throw new TypeError(`append to ${request.stream}: ${path} is an encrypted field already`);
      return undefined;
    });
    return { ...event, body };
  };
  const { context } = request;
  const { actor, commandId } = context;
  const text = (path: string, value: string): string => spell(sealField(value, { id: commandId, path }, actorKid!, keyOf(actorKid!)));
  const hidden: Actor =
    actorKid === undefined
      ? actor
      : { ...actor, name: text(WHO, actor.name), organisation: actor.organisation === null ? null : text(ORG, actor.organisation) };
  return { ...request, events: request.events.map(protectEvent), context: { ...context, actor: hidden } };
}

const encryptedText = (text: string | null): EncryptedField | undefined => {
  if (!text?.startsWith(ENCRYPTED_TEXT)) return undefined;
  const field: unknown = JSON.parse(text);
  return isEncrypted(field) ? field : undefined;
};

/** An encrypted field of a recorded event, with where it stands: in its content, or `who` and `org` of its actor. */
export interface FoundField {
  readonly in: 'body' | 'actor';
  readonly field: EncryptedField;
  readonly place: Place;
}

/** Every encrypted field of an event as it lies in the log. */
export function encryptedFields({ id, body, actor, commandId }: RecordedEvent): readonly FoundField[] {
  const found: FoundField[] = [];
  const [who, org] = [encryptedText(actor.name), encryptedText(actor.organisation)];
  if (who) found.push({ in: 'actor', field: who, place: { id: commandId, path: WHO } });
  if (org) found.push({ in: 'actor', field: org, place: { id: commandId, path: ORG } });
  if (body !== null)
    rewrite<JsonObject>(body, (value, path) => {
      if (!isEncrypted(value)) return undefined;
      found.push({ in: 'body', field: value, place: { id, path } });
      return value; // nothing within it is a field
    });
  return found;
}

/**
 * The event as it was appended, and with tombstones where a key was destroyed. Throws KeyMissing for a key that is neither there nor destroyed, and
 * FieldDoesNotOpen for a field that somebody has touched.
 */
export function reveal(event: RecordedEvent, found: readonly FoundField[], keys: Keys, marks: Marks): RecordedEvent {
  if (found.length === 0) return event;
  const plain = new Map<string, Json>();
  const actor: { name?: string; organisation?: string | null } = {};
  for (const { in: where, field, place } of found) {
    const key = keys.get(field.kid);
    if (key === undefined) throw new KeyMissing(field.kid);
    const value = key === DESTROYED ? undefined : openField(field, place, key);
    if (where === 'body') plain.set(place.path, value === undefined ? tombstoneAt(place.path, marks.get(event.type) ?? []) : value);
    else if (place.path === WHO) actor.name = value === undefined ? ERASED_TEXT : (value as string);
    else actor.organisation = value === undefined ? null : (value as string);
  }
  const body =
    event.body === null ? null : rewrite<JsonObject>(event.body, (value, path) => (isEncrypted(value) ? plain.get(path) : undefined));
  return { ...event, body, actor: { ...event.actor, ...actor } };
}
