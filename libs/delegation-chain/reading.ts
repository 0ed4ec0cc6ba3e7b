/** Fields of events as they lie in the log, damaged or not. */
import { day } from '#libs/event-log';
import { ERASED_TEXT, type Json, type JsonObject } from '#libs/kernel';

/** Empty when it is no object. */
export const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

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
export const personIn = (value: Json | undefined): string | null => textIn(objectIn(value), 'ref');

export const personsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).flatMap((one) => personIn(one) ?? []) : [];

/** What was approved went with a person's key: a tombstone stands where the statement was. */
export const erasedIn = (approval: JsonObject): { readonly erased?: true } =>
  textIn(approval, 'statement') === ERASED_TEXT ? { erased: true } : {};
