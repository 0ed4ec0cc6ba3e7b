/** Fields of events as they lie in the log, damaged or not. */
import { day } from '#libs/event-log';
import type { Json, JsonObject } from '#libs/kernel';

/** Null when it is no text. */
export const textIn = (body: JsonObject, field: string): string | null => {
  const value = body[field];
  return typeof value === 'string' ? value : null;
};

/** Empty when it is no calendar day. */
export const dayIn = (body: JsonObject, field: string): string => {
  const value = textIn(body, field) ?? '';
  return day.safeParse(value).success ? value : '';
};

/** The pseudonym of a person; null when it is none. */
export const personIn = (value: Json | undefined): string | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? textIn(value as JsonObject, 'ref') : null;

export const personsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).flatMap((one) => personIn(one) ?? []) : [];
