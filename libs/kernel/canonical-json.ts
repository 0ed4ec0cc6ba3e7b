import canonicalize from 'canonicalize';

/** What may be written down for good: the JSON values that RFC 8785 gives exactly one spelling. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Thrown when a value has no canonical spelling; `path` is a JSON pointer to the offending part. */
export class NotCanonicalJson extends TypeError {
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`not canonical JSON at ${path || '/'}: ${reason}`);
  }
}

const refuse = (path: string, reason: string): never => {
  throw new NotCanonicalJson(path, reason);
};

const checkString = (value: string, path: string): void => {
  if (!value.isWellFormed()) refuse(path, 'lone surrogate');
  if (value.includes('\u0000')) refuse(path, 'U+0000');
};

function checkNumber(value: number, path: string): void {
  if (!Number.isFinite(value)) refuse(path, 'number is not finite');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse(path, 'integer outside ±(2^53−1)');
}

/** Far more than any event has; a circle ends here too. */
const MAX_DEPTH = 100;

/** canonicalisers turn functions, Map and undefined into silent nonsense, so everything but plain JSON is refused first. */
function check(value: unknown, path: string, depth = 0): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return checkString(value, path);
  if (typeof value === 'number') return checkNumber(value, path);
  if (depth === MAX_DEPTH) refuse(path, `nested more than ${MAX_DEPTH} deep`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) check(value[i], `${path}/${i}`, depth + 1);
    return;
  }
  if (typeof value !== 'object') refuse(path, `a ${typeof value} has no JSON spelling`);
  // plain = at most one prototype above it, which has none itself: Object.prototype, of whichever realm (structuredClone, worker, test)
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) refuse(path, 'not a plain object');
  for (const [key, inner] of Object.entries(value as object)) {
    checkString(key, path);
    check(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
}

/** The one spelling of `value` by RFC 8785 (JCS). Throws {@link NotCanonicalJson} for anything that has none. */
export function canonicalJson(value: unknown): string {
  check(value, '');
  return canonicalize(value) as string;
}

/** UTF-8 bytes of {@link canonicalJson}. */
export const canonicalBytes = (value: unknown): Buffer => Buffer.from(canonicalJson(value), 'utf8');
