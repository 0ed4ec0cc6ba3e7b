/** Which fields of an event are personal, whose they are, and what stands there once the subject's key is destroyed. */
import { z } from 'zod';
import { personalPaths, type Catalogue } from '#libs/event-log';
import { ERASED_TEXT, kidOf, PARTY, type Json, type JsonObject } from '#libs/kernel';

/** In place of an address whose key was destroyed: it leads nowhere. */
export const ERASED_EMAIL = 'raderat@raderat.invalid';

/** One marked field of an event type. */
export interface Mark {
  /** `['entries', '[]', 'decider', 'name']`; `[]` = every element. */
  readonly steps: readonly string[];
  /** Allowed by the field's schema: null where the field may be null. */
  readonly tombstone: Json;
}

/** A marked field of one event. */
export interface PersonalField {
  /** `entries[0].decider.name`. */
  readonly path: string;
  /** `<case>/<subject>`. */
  readonly kid: string;
  readonly value: Json;
}

const stepsOf = (path: string): readonly string[] => path.replaceAll('[]', '.[]').split('.').filter(Boolean);

/** Every schema that a value at this place may have, the marks of nullable fields in their whole. */
function schemasAt(schema: z.ZodType, steps: readonly string[]): readonly z.ZodType[] {
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => schemasAt(option as z.ZodType, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return [schema];
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return schemasAt(schema.unwrap() as z.ZodType, steps);
  if (schema instanceof z.ZodArray) return step === '[]' ? schemasAt(schema.element as z.ZodType, rest) : [];
  const inner: unknown = schema instanceof z.ZodObject ? schema.shape[step] : undefined;
  return inner ? schemasAt(inner as z.ZodType, rest) : [];
}

function tombstoneOf(schemas: readonly z.ZodType[], path: string): Json {
  for (const tombstone of [null, ERASED_TEXT, ERASED_EMAIL])
    if (schemas.length > 0 && schemas.every((schema) => schema.safeParse(tombstone).success)) return tombstone;
  throw new TypeError(`${path}: nothing can stand there once it is erased`);
}

/** Throws on a mark that nothing could stand in the place of. */
export const marksOf = (schema: z.ZodType): readonly Mark[] =>
  personalPaths(schema).map((path) => ({ steps: stepsOf(path), tombstone: tombstoneOf(schemasAt(schema, stepsOf(path)), path) }));

/** Of every event type in the catalogues. A name that stands in two of them throws. */
export function marksByType(catalogues: readonly Catalogue[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, readonly Mark[]>();
  for (const [type, { schema }] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
    if (marks.has(type)) throw new TypeError(`${type} stands in two catalogues`);
    marks.set(type, marksOf(schema));
  }
  return marks;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const CASE_PREFIX = 'case-';
/** The case's id, or the stream's name for what belongs to no case. */
const ofStream = (stream: string): string => (stream.startsWith(CASE_PREFIX) ? stream.slice(CASE_PREFIX.length) : stream);

/** Whose an actor's name is. */
export const kidOfActor = (stream: string, ref: string): string => kidOf(ofStream(stream), ref);

/**
 * Whose a field is: of the person that it stands in, where that is a person with a pseudonym, else of the case's party; in the case that is named
 * nearest around it, else in the stream's. `around` = the objects that hold it, the outermost first.
 */
function kidOfField(stream: string, around: readonly JsonObject[]): string {
  const holder = around.at(-1);
  const named = around.findLast(({ caseId }) => typeof caseId === 'string')?.['caseId'];
  const person = typeof holder?.['ref'] === 'string' && typeof holder['role'] === 'string' ? holder['ref'] : PARTY;
  return kidOf(typeof named === 'string' ? named : ofStream(stream), person);
}

/** The marked fields that the event has; those that are null have nothing to hide. */
export function personalFields(stream: string, body: JsonObject, marks: readonly Mark[]): readonly PersonalField[] {
  const found: PersonalField[] = [];
  const look = (value: Json | undefined, steps: readonly string[], path: string, around: readonly JsonObject[]): void => {
    if (value === undefined || value === null) return;
    const [step, ...rest] = steps;
    if (step === undefined) return void found.push({ path, value, kid: kidOfField(stream, around) });
    if (step === '[]') {
      if (Array.isArray(value)) (value as readonly Json[]).forEach((one, n) => look(one, rest, `${path}[${n}]`, around));
    } else if (isObject(value)) look(value[step], rest, path ? `${path}.${step}` : step, [...around, value]);
  };
  for (const { steps } of marks) look(body, steps, '', []);
  return found;
}

/** The content with some of its values changed; `change` gives undefined for what stays. What nothing changes in is the same object. */
export function rewrite<T extends Json>(value: T, change: (value: Json, path: string) => Json | undefined, path = ''): T {
  const changed = change(value, path);
  if (changed !== undefined) return changed as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const next = list.map((one, n) => rewrite(one, change, `${path}[${n}]`));
    return (next.some((one, n) => one !== list[n]) ? next : value) as T;
  }
  let copy: Record<string, Json> | undefined;
  for (const [key, inner] of Object.entries(value as JsonObject)) {
    const next = rewrite(inner, change, path ? `${path}.${key}` : key);
    if (next !== inner) (copy ??= { ...(value as JsonObject) })[key] = next;
  }
  return (copy ?? value) as T;
}

/** Of `entries[0].decider.name`: what stands there once it is erased. A field that is marked no longer was a text. */
export function tombstoneAt(path: string, marks: readonly Mark[]): Json {
  const steps = stepsOf(path.replaceAll(/\[\d+\]/g, '[]')).join('.');
  const mark = marks.find((one) => one.steps.join('.') === steps);
  return mark ? mark.tombstone : ERASED_TEXT;
}
