/**
 * One field under a key of its own. The field key is the unit of release: whoever is given it opens that field and no other, and the key commitment
 * shows that it is the key the field was written with (AES-GCM alone would let one ciphertext open to two stories under two keys).
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { spell } from '#libs/event-log';
import type { Json } from '#libs/kernel';

/** Bytes of a subject's key, and of a field's. */
export const KEY_BYTES = 32;
const SALT_BYTES = 16;
const TAG_BYTES = 16;
/** Never used twice under one key: a field's key comes of 16 random bytes. */
const NO_IV = Buffer.alloc(12);

/** A field as it lies in the data: salt, key commitment and ciphertext ‖ tag in base64url. */
export type EncryptedField = {
  readonly $enc: 1;
  readonly ct: string;
  readonly kc: string;
  readonly kid: string;
  readonly s: string;
};

/** Where the field stands: a field that is moved to another place does not open. `id` = the event's. */
export interface Place {
  readonly id: string;
  /** `application.contact.name`, `members[0].name`. */
  readonly path: string;
}

/** The bytes do not open at this place by this key: somebody has changed, moved or replaced something. */
export class FieldDoesNotOpen extends Error {
  constructor({ id, path }: Place, why: string) {
    super(`event ${id}, field ${path}: ${why}`);
  }
}

const KEYS = '$enc,ct,kc,kid,s';

/** Whether a value in an event's data is an encrypted field. */
export const isEncrypted = (value: unknown): value is EncryptedField =>
  typeof value === 'object' && value !== null && '$enc' in value && Object.keys(value).toSorted().join() === KEYS;

/** Of a subject's key (32 bytes) and the field's salt (16): 32 bytes. */
export function fieldKey(dek: Buffer, salt: Buffer, kid: string, path: string): Buffer {
  if (dek.length !== KEY_BYTES) throw new RangeError(`a subject's key has ${KEY_BYTES} bytes, not ${dek.length}`);
  return Buffer.from(hkdfSync('sha256', dek, salt, spell({ kid, path, use: 'field', v: 1 }), KEY_BYTES));
}

/** Encryption key, and the commitment to it that lies beside the ciphertext. */
function keysOf(fk: Buffer): { readonly ek: Buffer; readonly kc: Buffer } {
  const both = Buffer.from(hkdfSync('sha256', fk, '', 'liggaren/field/v1', 2 * KEY_BYTES));
  return { ek: both.subarray(0, KEY_BYTES), kc: both.subarray(KEY_BYTES) };
}

const bound = ({ id, path }: Place, kid: string): Buffer => Buffer.from(spell({ id, kid, path }));

/** Encrypts what has a canonical spelling under a subject's key; throws NotCanonicalJson for anything else. Other bytes each time. */
export function sealField(value: Json, place: Place, kid: string, dek: Buffer): EncryptedField {
  const salt = randomBytes(SALT_BYTES);
  const { ek, kc } = keysOf(fieldKey(dek, salt, kid, place.path));
  const cipher = createCipheriv('aes-256-gcm', ek, NO_IV).setAAD(bound(place, kid));
  const ct = Buffer.concat([cipher.update(spell(value), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { $enc: 1, ct: ct.toString('base64url'), kc: kc.toString('base64url'), kid, s: salt.toString('base64url') };
}

/** The one spelling of base64url, of so many bytes. */
function bytesOf(text: string, size: number | undefined): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text && (size === undefined || bytes.length === size) ? bytes : undefined;
}

/** The key of this one field, to be released; throws {@link FieldDoesNotOpen} when the subject's key is not the one it was written with. */
export function releaseField(field: EncryptedField, place: Place, dek: Buffer): Buffer {
  const salt = bytesOf(field.s, SALT_BYTES);
  if (!salt) throw new FieldDoesNotOpen(place, `the salt is not ${SALT_BYTES} bytes`);
  const fk = fieldKey(dek, salt, field.kid, place.path);
  openReleased(field, place, fk);
  return fk;
}

/** What a released field says: compares the key commitment, then decrypts. Throws {@link FieldDoesNotOpen}. */
export function openReleased(field: EncryptedField, place: Place, fk: Buffer): Json {
  const [said, sealed] = [bytesOf(field.kc, KEY_BYTES), bytesOf(field.ct, undefined)];
  if (field.$enc !== 1 || !said || !sealed || sealed.length < TAG_BYTES)
    throw new FieldDoesNotOpen(place, 'it is not a field of version 1');
  const { ek, kc } = keysOf(fk);
  if (!timingSafeEqual(said, kc)) throw new FieldDoesNotOpen(place, 'the key is not the one that the field commits to');
  const decipher = createDecipheriv('aes-256-gcm', ek, NO_IV, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound(place, field.kid)).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString()) as Json;
  } catch (cause) {
    throw Object.assign(new FieldDoesNotOpen(place, 'the ciphertext was changed, or belongs to another place'), { cause });
  }
}

/** What the field says, by its subject's key. Throws {@link FieldDoesNotOpen}. */
export function openField(field: EncryptedField, place: Place, dek: Buffer): Json {
  const salt = bytesOf(field.s, SALT_BYTES);
  if (!salt) throw new FieldDoesNotOpen(place, `the salt is not ${SALT_BYTES} bytes`);
  return openReleased(field, place, fieldKey(dek, salt, field.kid, place.path));
}
