/** What both stores do with what lies in them. */
import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './field';
import { WRAPPED_BYTES, type KeyEncryption } from './key-encryption';
import { ForeignKey, type WrappedKey } from './subject-keys';

/** New keys, wrapped, in the order of their names. */
export async function makeKeys(kids: readonly string[], kek: KeyEncryption): Promise<readonly WrappedKey[]> {
  const wrapped = await kek.wrap(kids.map(() => randomBytes(KEY_BYTES)));
  return kids.map((kid, n) => ({ kid, kek: kek.id, wrapped: wrapped[n]! }));
}

/** Throws {@link ForeignKey}, or RangeError for a key that does not have its 40 bytes. */
export function checkKept(keys: readonly WrappedKey[], kek: KeyEncryption): void {
  for (const one of keys) {
    if (one.kek !== kek.id) throw new ForeignKey(one.kid, one.kek);
    if (one.wrapped.length !== WRAPPED_BYTES)
      throw new RangeError(`${one.kid}: a wrapped key has ${WRAPPED_BYTES} bytes, not ${one.wrapped.length}`);
  }
}

export async function openKeys(keys: readonly WrappedKey[], kek: KeyEncryption): Promise<Map<string, Buffer>> {
  checkKept(keys, kek);
  const opened = await kek.unwrap(keys.map(({ wrapped }) => wrapped));
  return new Map(keys.map(({ kid }, n) => [kid, opened[n]!]));
}
