import fc from 'fast-check';
import { version } from 'uuid';
import { derivedId, isUuid, newId, sha256, sha256Hex } from '.';

const COMMAND = '0192f0a1-b2c3-7d4e-8f5a-6b7c8d9e0f1a';
const timeOf = (id: string): string => id.slice(0, 13);

describe('A new id', () => {
  test('is a UUIDv7, later than the one before', () => {
    const ids = Array.from({ length: 200 }, newId);
    for (const id of ids) expect(version(id)).toBe(7);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('A derived id', () => {
  test('is written the same today as when the first event was', () => {
    expect(derivedId(COMMAND, 0)).toBe('0192f0a1-b2c3-86a6-bd7c-891d0585fa21');
    expect(derivedId(COMMAND, 'frame')).toBe('0192f0a1-b2c3-87a5-9912-3af3153c7598');
  });

  test('is a UUIDv8 with the time of its command, whatever the command and the index are', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.oneof(fc.nat(), fc.string()), (commandId, index) => {
        const id = derivedId(commandId, index);
        expect(isUuid(id)).toBe(true);
        expect(version(id)).toBe(8);
        expect(id[19]).toMatch(/[89ab]/);
        expect(timeOf(id)).toBe(timeOf(commandId));
        expect(derivedId(commandId, index)).toBe(id);
        expect(derivedId(commandId.toUpperCase(), index)).toBe(id);
      }),
    );
  });

  test('differs for every index, and for every command of the same millisecond', () => {
    const indices = Array.from({ length: 500 }, (_, index) => derivedId(COMMAND, index));
    expect(new Set(indices).size).toBe(500);
    const neighbours = Array.from({ length: 256 }, (_, n) => derivedId(COMMAND.slice(0, -2) + n.toString(16).padStart(2, '0'), 0));
    expect(new Set(neighbours).size).toBe(256);
  });

  test.each(['', 'x', '0192f0a1b2c37d4e8f5a6b7c8d9e0f1a', `${COMMAND} `])('is not derived from %j, which is no UUID', (text) => {
    expect(() => derivedId(text, 0)).toThrow(TypeError);
    expect(isUuid(text)).toBe(false);
  });
});

test('SHA-256 is the one of FIPS 180-4, of bytes and of UTF-8 text', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sha256Hex('abc')).toBe(abc);
  expect(sha256(Buffer.from('abc')).toString('hex')).toBe(abc);
  expect(sha256Hex('å')).toBe(sha256Hex(Buffer.from([0xc3, 0xa5])));
});
