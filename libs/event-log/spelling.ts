/** Canonical JSON for the hot path: one pass for what envelopes and bodies are made of, {@link canonicalJson} for everything else. */
import { canonicalJson } from '#libs/kernel';

const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/; // characters that JSON spells as themselves

/** canonicalJson of a value, sooner. Throws as it does. */
export const spell = (value: unknown): string => quick(value) ?? canonicalJson(value);

const DEEP_ENOUGH = 20;

/** Undefined when it has no opinion. */
function quick(value: unknown, depth = 0): string | undefined {
  switch (typeof value) {
    case 'string':
      return quickString(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === DEEP_ENOUGH) return undefined;
      return Array.isArray(value) ? quickArray(value, depth + 1) : quickObject(value, depth + 1);
    default:
      return undefined;
  }
}

function quickString(value: string): string | undefined {
  if (PLAIN.test(value)) return `"${value}"`;
  return value.isWellFormed() && !value.includes('\0') ? JSON.stringify(value) : undefined;
}

function quickArray(values: readonly unknown[], depth: number): string | undefined {
  let spelled = '[';
  for (let i = 0; i < values.length; i++) {
    const one = quick(values[i], depth);
    if (one === undefined) return undefined;
    spelled += i === 0 ? one : `,${one}`;
  }
  return `${spelled}]`;
}

function quickObject(value: object, depth: number): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const keys = Object.keys(value);
  if (keys.some((key, i) => i > 0 && keys[i - 1]! > key)) keys.sort(); // by UTF-16 code units, as RFC 8785 has it
  let spelled = '{';
  for (const [i, key] of keys.entries()) {
    const name = quickString(key);
    const inner = quick((value as Readonly<Record<string, unknown>>)[key], depth);
    if (name === undefined || inner === undefined) return undefined;
    spelled += i === 0 ? `${name}:${inner}` : `,${name}:${inner}`;
  }
  return `${spelled}}`;
}
