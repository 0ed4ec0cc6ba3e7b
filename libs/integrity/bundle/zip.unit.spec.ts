import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { ownCrc32 } from './zip';

describe('the checksum of a file in an archive', () => {
  it('is Node’s, where Node has one and where it has none', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => expect(ownCrc32(bytes)).toBe(crc32(bytes))));
  });
});
