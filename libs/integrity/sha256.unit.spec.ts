import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ownSha256, sha256 } from './sha256';

describe('SHA-256', () => {
  it('is Node’s, however the bytes are parted, where Node has one and where it has none', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), (parts) => {
        const expected = createHash('sha256').update(Buffer.concat(parts)).digest();
        for (const hash of [sha256, ownSha256]) expect(Buffer.from(hash(...parts))).toEqual(expected);
      }),
    );
  });
});
