import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { fromBase64Url } from './bytes';
import { isMlDsa44 } from './ml-dsa';

const raw = (key: KeyObject): Uint8Array => fromBase64Url((key.export({ format: 'jwk' }) as { pub: string }).pub)!;

describe('ML-DSA-44', () => {
  it('holds for what Node signed and for nothing else', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ml-dsa-44');
    const key = raw(publicKey);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (message, n) => {
        const signature = new Uint8Array(sign(null, message, privateKey));
        expect(isMlDsa44(key, message, signature)).toBe(true);
        const changed = signature.with(n % signature.length, signature[n % signature.length]! ^ (1 << (n % 8)));
        expect(isMlDsa44(key, message, changed)).toBe(false);
        expect(isMlDsa44(key, Uint8Array.of(...message, 0), signature)).toBe(false);
      }),
      { numRuns: 10 },
    );
  });
});
