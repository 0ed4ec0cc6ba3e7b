import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { developmentKey, HeldKey, keyFromFile, UnusableKeyFile } from './key-encryption';

interface Wycheproof {
  readonly testGroups: readonly {
    readonly keySize: number;
    readonly tests: readonly { readonly key: string; readonly msg: string; readonly ct: string; readonly result: string }[];
  }[];
}
interface OfRfc {
  readonly vectors: readonly { readonly kek: string; readonly keyData: string; readonly wrapped: string }[];
}
const json = <T>(name: string): T => JSON.parse(fs.readFileSync(path.join(__dirname, '../../test/fixtures/proof', name), 'utf8')) as T;
const published = json<Wycheproof>('wycheproof/aes_wrap_test.json');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('the key encryption key', () => {
  it('wraps as the published vectors of AES-256-KW do, and opens no wrapped key that they call invalid', async () => {
    const tests = published.testGroups.filter(({ keySize }) => keySize === 256).flatMap((group) => group.tests);
    expect(tests.length).toBeGreaterThan(50);
    let wrapped = 0;
    for (const { key, msg, ct, result } of tests) {
      const kek = new HeldKey(hex(key));
      if (result === 'valid' && msg.length === 64) {
        expect((await kek.wrap([hex(msg)]))[0]!.toString('hex')).toBe(ct);
        expect((await kek.unwrap([hex(ct)]))[0]!.toString('hex')).toBe(msg);
        wrapped += 1;
      } else await expect(kek.unwrap([hex(ct)])).rejects.toThrow(/40 bytes|not wrapped by this key/);
    }
    expect(wrapped).toBeGreaterThan(0);
  });

  it('wraps as the example of RFC 3394 does, of a key and a key over it that have our lengths', async () => {
    const { vectors } = json<OfRfc>('rfc/rfc3394-aes-key-wrap.json');
    const [{ kek, keyData, wrapped }] = vectors.filter((one) => one.keyData.length === 64) as [OfRfc['vectors'][number]];
    expect((await new HeldKey(hex(kek)).wrap([hex(keyData)]))[0]!.toString('hex')).toBe(wrapped);
  });

  it('opens many at a time, each to what it was, and none of them when one was changed', async () => {
    const kek = new HeldKey(randomBytes(32));
    const keys = Array.from({ length: 100 }, () => randomBytes(32));
    const wrapped = await kek.wrap(keys);
    for (const count of [0, 1, 2, 100]) expect(await kek.unwrap(wrapped.slice(0, count))).toEqual(keys.slice(0, count));
    for (const at of [0, 7, 8, 39]) {
      const changed = Buffer.from(wrapped[50]!);
      changed[at]! ^= 1;
      await expect(kek.unwrap(wrapped.with(50, changed))).rejects.toThrow('not wrapped by this key');
    }
  });

  it('opens nothing but 40 bytes, and wraps nothing but 32: not even an empty key', async () => {
    const kek = new HeldKey(randomBytes(32));
    for (const length of [0, 8, 24, 39, 41, 48]) await expect(kek.unwrap([Buffer.alloc(length)])).rejects.toThrow(RangeError);
    for (const length of [0, 16, 31, 33, 40]) await expect(kek.wrap([Buffer.alloc(length)])).rejects.toThrow(RangeError);
  });

  it('does not open what another key wrapped', async () => {
    const [wrapped] = await new HeldKey(randomBytes(32)).wrap([randomBytes(32)]);
    await expect(new HeldKey(randomBytes(32)).unwrap([wrapped!])).rejects.toThrow('not wrapped by this key');
  });

  it('has an id that is the same each time and tells nothing of the key', () => {
    const key = randomBytes(32);
    expect(new HeldKey(key).id).toBe(new HeldKey(key).id);
    expect(new HeldKey(key).id).toMatch(/^[0-9a-f]{16}$/);
    expect(key.toString('hex')).not.toContain(new HeldKey(key).id);
  });
});

describe('the key file', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kek-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('is made once in development, for the owner alone to read, and refused in production', () => {
    const { id } = developmentKey(path.join(folder, 'privacy'));
    expect(developmentKey(path.join(folder, 'privacy')).id).toBe(id);
    const file = path.join(folder, 'privacy', 'kek');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(keyFromFile(file, { production: false }).id).toBe(id);
    expect(() => keyFromFile(file, { production: true })).toThrow('gjord för utveckling');
  });

  it('of somebody’s own serves in production', () => {
    const key = randomBytes(32);
    fs.writeFileSync(path.join(folder, 'own'), `${key.toString('base64')}\n`);
    expect(keyFromFile(path.join(folder, 'own'), { production: true }).id).toBe(new HeldKey(key).id);
  });

  it('that is missing, empty, too short or has two keys is refused with a sentence', () => {
    expect(() => keyFromFile(path.join(folder, 'none'), { production: true })).toThrow(UnusableKeyFile);
    const line = randomBytes(32).toString('base64');
    for (const text of ['', '\n', randomBytes(31).toString('base64'), `${line}\n${line}`]) {
      fs.writeFileSync(path.join(folder, 'wrong'), text);
      expect(() => keyFromFile(path.join(folder, 'wrong'), { production: true })).toThrow('32 byte i base64');
    }
  });
});
