import { hash } from 'node:crypto';
import { stringify, v7, validate } from 'uuid';

/** A new time-ordered id (UUIDv7) for commands, cases and drafts. */
export const newId = (): string => v7();

export const isUuid = (text: string): boolean => validate(text);

/**
 * The id of the `index`-th thing that command `commandId` brings about: a UUIDv8 with the time prefix of the command's UUIDv7
 * (index-friendly) and a hash of command and index (the same retry writes the same id). `commandId` may be any UUID.
 */
export function derivedId(commandId: string, index: number | string): string {
  if (!validate(commandId)) throw new TypeError(`not a UUID: ${commandId}`);
  const time = Buffer.from(commandId.replaceAll('-', '').slice(0, 12), 'hex');
  const digest = sha256(`${commandId.toLowerCase()}/${index}`);
  const bytes = new Uint8Array(16);
  bytes.set(time, 0);
  bytes.set(digest.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return stringify(bytes);
}

/** SHA-256 of bytes or UTF-8 text. */
export const sha256 = (data: Uint8Array | string): Buffer => Buffer.from(hash('sha256', data, 'latin1'), 'latin1'); // as text first: a buffer of its own from the library costs three times as much
export const sha256Hex = (data: Uint8Array | string): string => hash('sha256', data, 'hex');
