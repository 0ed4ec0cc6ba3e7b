/**
 * JSON that has one spelling (RFC 8785, JCS), read strictly: a text counts only if it is the very text that spelling its value again gives. White
 * space, keys in another order, a key that stands twice, `1.0` for `1`, `\u0041` for `A`: all of it is another text.
 */

/** Far more than anything in a log has; the log itself refuses what is nested deeper. */
const MOST_NESTED = 100;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The one spelling; undefined for a value that has none: lone surrogates, U+0000, whole numbers that a double can't tell from their neighbours. */
export function spell(value: Json, nested = 0): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? JSON.stringify(value) : undefined;
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return exact ? JSON.stringify(value) : undefined;
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (nested === MOST_NESTED) return undefined;
  const isList = Array.isArray(value);
  const parts: string[] = [];
  // keys in the order of their UTF-16 code units, which is how JavaScript compares text
  for (const key of isList ? value.keys() : Object.keys(value).sort()) {
    const name = isList ? '' : spell(key as string);
    const inner = spell((value as JsonObject)[key]!, nested + 1);
    if (name === undefined || inner === undefined) return undefined;
    parts.push(isList ? inner : `${name}:${inner}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** The value of some JSON, however it is spelled; undefined for what is none. */
export function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isCanonical = (text: string, value = readJson(text)): boolean => value !== undefined && spell(value) === text;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is an object of exactly these keys: names in their order, with commas between. */
export const hasKeys = (value: Json | undefined, keys: string): value is JsonObject =>
  isObject(value) && Object.keys(value).sort().join() === keys;

/** What lies at a path; undefined when it is not there. Looks at what an object has itself only: `__proto__` is a key like any other. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}

/** The same, when it is text. */
export function textAt(value: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The same, when it is a whole number from 0. */
export function countAt(value: Json | undefined, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}
