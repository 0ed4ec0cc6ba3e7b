import { randomBytes, webcrypto } from 'node:crypto';
import * as fc from 'fast-check';
import { canonicalBytes, newId, type Json } from '#libs/kernel';
import { FieldDoesNotOpen, isEncrypted, openField, openReleased, releaseField, sealField } from './field';

const DEK = randomBytes(32);
const PLACE = { id: newId(), path: 'application.contact.name' };
const KID = `${newId()}/party`;
const sealed = (value: Json = 'Åsa Öberg') => sealField(value, PLACE, KID, DEK);
const flipped = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[at < 0 ? bytes.length + at : at]! ^= 1;
  return bytes.toString('base64url');
};

describe('a field', () => {
  it('of any JSON opens to what it was', () => {
    const property = fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as Json;
      fc.pre(JSON.stringify(plain).isWellFormed() && !JSON.stringify(plain).includes('\\u0000'));
      let spelt: Buffer;
      try {
        spelt = canonicalBytes(plain);
      } catch {
        return; // what has no canonical spelling is no content of an event
      }
      expect(canonicalBytes(openField(sealed(plain), PLACE, DEK))).toEqual(spelt);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('says nothing of what it holds, and is other bytes each time', () => {
    const [one, other] = [sealed(), sealed()];
    expect(isEncrypted(one)).toBe(true);
    expect(JSON.stringify(one)).not.toContain('Öberg');
    for (const key of ['ct', 'kc', 's'] as const) expect(one[key]).not.toBe(other[key]);
  });

  it('is written as it is specified: another implementation opens it from the specification alone', async () => {
    const { subtle } = webcrypto;
    const field = sealed('ett namn');
    const raw = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
    const hkdf = async (key: Buffer, salt: Buffer, info: Buffer, bytes: number): Promise<Buffer> => {
      const base = await subtle.importKey('raw', raw(key), 'HKDF', false, ['deriveBits']);
      return Buffer.from(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: raw(salt), info: raw(info) }, base, 8 * bytes));
    };
    const info = canonicalBytes({ kid: KID, path: PLACE.path, use: 'field', v: 1 });
    const fk = await hkdf(DEK, Buffer.from(field.s, 'base64url'), info, 32);
    const both = await hkdf(fk, Buffer.alloc(0), Buffer.from('liggaren/field/v1'), 64);
    expect(both.subarray(32).toString('base64url')).toBe(field.kc);
    const key = await subtle.importKey('raw', raw(both.subarray(0, 32)), 'AES-GCM', false, ['decrypt']);
    const additionalData = raw(canonicalBytes({ ...PLACE, kid: KID }));
    const opened = await subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(12), additionalData },
      key,
      raw(Buffer.from(field.ct, 'base64url')),
    );
    expect(Buffer.from(opened).toString()).toBe('"ett namn"');
  });

  it('does not open by another key, in another event, at another path or as another subject’s', () => {
    const field = sealed();
    expect(() => openField(field, PLACE, randomBytes(32))).toThrow(FieldDoesNotOpen);
    expect(() => openField(field, { ...PLACE, id: newId() }, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField(field, { ...PLACE, path: 'application.contact.email' }, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, kid: `${newId()}/party` }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
  });

  it('does not open when a bit of it was changed, or when it is cut', () => {
    const field = sealed();
    for (const at of [0, -1, -17]) expect(() => openField({ ...field, ct: flipped(field.ct, at) }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, kc: flipped(field.kc, 3) }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, s: flipped(field.s, 3) }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, ct: field.ct.slice(0, 8) }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, s: '' }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
    expect(() => openField({ ...field, s: `${field.s}=` }, PLACE, DEK)).toThrow(FieldDoesNotOpen);
  });

  it('is released by itself: its key opens it, and no other field of the same subject', () => {
    const [name, phone] = [sealed(), sealField('019-602 70 00', { ...PLACE, path: 'application.contact.phone' }, KID, DEK)];
    const fk = releaseField(name, PLACE, DEK);
    expect(openReleased(name, PLACE, fk)).toBe('Åsa Öberg');
    expect(() => openReleased(phone, { ...PLACE, path: 'application.contact.phone' }, fk)).toThrow(FieldDoesNotOpen);
    expect(() => openReleased(name, PLACE, randomBytes(32))).toThrow('not the one that the field commits to');
  });

  it('is not released by a key that it was not written with', () => {
    expect(() => releaseField(sealed(), PLACE, randomBytes(32))).toThrow(FieldDoesNotOpen);
  });

  it('is under a key of 32 bytes, nothing less', () => {
    for (const length of [0, 16, 31, 33]) expect(() => sealField('x', PLACE, KID, Buffer.alloc(length))).toThrow(RangeError);
  });
});
