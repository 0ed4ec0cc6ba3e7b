/** The rule itself, for what {@link CanonicalScan} is not sure of. */
import { isUtf8 } from 'node:buffer';
import { spell } from '#libs/event-log';

export type Said = Readonly<Record<string, unknown>>;

/** An object of exactly these keys, when the bytes are its canonical spelling (RFC 8785). */
export function canonical(bytes: Buffer, keys: string): Said | undefined {
  try {
    const text = bytes.toString();
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Object.keys(value).join() !== keys) return undefined;
    return isUtf8(bytes) && spell(value) === text ? (value as Said) : undefined;
  } catch {
    return undefined;
  }
}
