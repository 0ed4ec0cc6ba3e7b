/** What personal fields are made of, held against published vectors: as they are written here, and as they are opened in browsers. */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '../../test/fixtures/proof');
const json = <T>(name: string): T => JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')) as T;
const hex = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, 'hex');
/** Of an operation that throws for what it refuses: null. */
const orRefused = async (make: () => Promise<ArrayBuffer | Buffer>): Promise<string | null> => {
  try {
    return Buffer.from((await make()) as Buffer).toString('hex');
  } catch {
    return null;
  }
};

interface Derived {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
  readonly result: 'valid' | 'invalid';
}
interface Sealed {
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
  readonly result: 'valid' | 'invalid';
}
const casesOf = <T>(name: string): readonly T[] =>
  json<{ testGroups: { tests: readonly T[] }[] }>(`wycheproof/${name}_test.json`).testGroups.flatMap(({ tests }) => tests);

describe('what personal fields are made of', () => {
  it('derives keys by HKDF-SHA-256 as Wycheproof and RFC 5869 have it', async () => {
    const cases = casesOf<Derived>('hkdf_sha256');
    expect(cases).toHaveLength(86);
    for (const { ikm, salt, info, size, okm, result } of cases) {
      const here = await orRefused(async () => Buffer.from(hkdfSync('sha256', hex(ikm), hex(salt), hex(info), size)));
      const inBrowsers = await orRefused(async () => {
        const key = await crypto.subtle.importKey('raw', hex(ikm), 'HKDF', false, ['deriveBits']);
        return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: hex(salt), info: hex(info) }, key, size * 8);
      });
      const said = result === 'valid' ? okm : null;
      expect([here, inBrowsers]).toEqual([said, said]);
    }
  });

  it('seals and opens by AES-256-GCM as Wycheproof has it', async () => {
    const cases = casesOf<Sealed>('aes_gcm');
    expect(cases).toHaveLength(66);
    for (const { key, iv, aad, msg, ct, tag, result } of cases) {
      const here = await orRefused(async () => {
        const decipher = createDecipheriv('aes-256-gcm', hex(key), hex(iv), { authTagLength: 16 }).setAAD(hex(aad)).setAuthTag(hex(tag));
        return Buffer.concat([decipher.update(hex(ct)), decipher.final()]);
      });
      const inBrowsers = await orRefused(async () => {
        const imported = await crypto.subtle.importKey('raw', hex(key), 'AES-GCM', false, ['decrypt']);
        return crypto.subtle.decrypt({ name: 'AES-GCM', iv: hex(iv), additionalData: hex(aad) }, imported, hex(ct + tag));
      });
      const said = result === 'valid' ? msg : null;
      expect([here, inBrowsers]).toEqual([said, said]);
      const cipher = createCipheriv('aes-256-gcm', hex(key), hex(iv)).setAAD(hex(aad));
      const sealed = Buffer.concat([cipher.update(hex(msg)), cipher.final(), cipher.getAuthTag()]).toString('hex');
      expect(sealed === ct + tag).toBe(result === 'valid');
    }
  });
});
