import * as fc from 'fast-check';
import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { BinaryArrays } from './binary-arrays';

describe('arrays in PostgreSQL’s binary form', () => {
  let database: TestDatabase;
  const arrays = new BinaryArrays();
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  /** What the server understood. */
  async function understood<T>(type: string, array: Buffer): Promise<T[]> {
    const { rows } = await database.app.query<{ it: T[] }>(`select $1::${type}[] as it`, [array]);
    return rows[0]!.it;
  }
  const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { minLength: 1, maxLength: 20 });
  async function holds<T>(values: fc.Arbitrary<T[]>, check: (values: T[]) => Promise<void>): Promise<void> {
    await fc.assert(
      fc.asyncProperty(values, (one) => {
        arrays.reset();
        return check(one);
      }),
      { numRuns: 50 },
    );
  }

  it('text arrives as it was, in any script', () =>
    holds(some(fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''))), async (values) => {
      expect(await understood('text', arrays.text(values))).toEqual(values);
      expect(await understood<Buffer>('bytea', arrays.utf8(values))).toEqual(values.map((one) => Buffer.from(one)));
    }));

  it('bytes arrive as they were', () =>
    holds(some(fc.uint8Array({ maxLength: 300 })), async (values) => {
      expect(await understood<Buffer>('bytea', arrays.bytea(values))).toEqual(values.map((one) => Buffer.from(one)));
    }));

  it('whole numbers arrive as they were, as far as numbers are safe', () =>
    holds(some(fc.maxSafeInteger()), async (values) => {
      expect((await understood<string>('int8', arrays.int8(values))).map(Number)).toEqual(values.map((one) => one + 0));
    }));

  it('small whole numbers and ids arrive as they were', async () => {
    const ids = [newId(), newId(), 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    expect(await understood<number>('int4', arrays.int4([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]))).toEqual([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]);
    expect(await understood('uuid', arrays.uuid(ids))).toEqual(ids);
  });

  it('what was written stays until the reset, however much comes after it', () => {
    const first = arrays.text(['före']);
    const copy = Buffer.from(first);
    arrays.bytea([Buffer.alloc(3_000_000)]);
    arrays.text(['efter']);
    expect(first.equals(copy)).toBe(true);
  });
});
