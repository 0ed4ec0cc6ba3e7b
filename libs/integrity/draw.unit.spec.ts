import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { draw, populationFile, populationSha256 } from './draw';
import { textOf } from './bytes';

const anyIds = fc.uniqueArray(fc.uuid(), { maxLength: 60 });
const anySeed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const idsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`);

/** Ten times the standard deviation above its mean for 39 degrees of freedom: an honest draw comes here less than once in 10^12. */
const MOST = 39 + 10 * Math.sqrt(2 * 39);
/** How far counts of 40 ids lie from being equal, scaled so that it is chi-square with 39 degrees of freedom though each sample takes 10 without return. */
function unevenness(counts: readonly number[], draws: number): number {
  const expected = (draws * 10) / 40;
  const squares = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (squares * (40 - 1)) / (40 - 10);
}

describe('drawing a sample', () => {
  it('gives the same sample for the same ids and seed, in whatever order the ids come, and each id once', () => {
    fc.assert(
      fc.property(anyIds, anySeed, fc.nat(70), fc.infiniteStream(fc.nat()), (ids, seed, count, dice) => {
        const shuffled = ids
          .map((id) => [dice.next().value as number, id] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, id]) => id);
        const drawn = draw(ids, seed, count);
        expect(draw([...shuffled, ...ids.slice(0, 3)], seed, count)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(count, ids.length));
        expect(drawn.every((id) => ids.includes(id))).toBe(true);
        expect(populationSha256(shuffled)).toBe(populationSha256(ids));
      }),
    );
  });

  it('is continued by a larger one with the same seed, and keeps those of its ids that are left when others are taken away', () => {
    fc.assert(
      fc.property(anyIds, anySeed, fc.nat(30), fc.nat(30), (ids, seed, count, more) => {
        const larger = draw(ids, seed, count + more);
        expect(larger.slice(0, count)).toEqual(draw(ids, seed, count));
        const left = ids.filter((_, n) => n % 3 !== 0);
        expect(draw(left, seed, ids.length)).toEqual(draw(ids, seed, ids.length).filter((id) => left.includes(id)));
      }),
    );
  });

  it('takes every id equally often over many seeds, at every place of the sample', () => {
    const ids = idsOf(40);
    fc.assert(
      fc.property(anySeed, (first) => {
        const [counts, firsts] = [new Map<string, number>(), new Map<string, number>()];
        let seed = first;
        for (let n = 0; n < 1000; n++) {
          const drawn = draw(ids, seed, 10);
          for (const id of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
          firsts.set(drawn[0]!, (firsts.get(drawn[0]!) ?? 0) + 1);
          seed = createHash('sha256').update(seed).digest('hex');
        }
        expect(
          unevenness(
            ids.map((id) => counts.get(id) ?? 0),
            1000,
          ),
        ).toBeLessThan(MOST);
        const expected = 1000 / 40;
        expect(ids.reduce((sum, id) => sum + ((firsts.get(id) ?? 0) - expected) ** 2 / expected, 0)).toBeLessThan(MOST);
      }),
      { numRuns: 3, seed: 20261122 },
    );
  });

  it('would be found uneven if it always took the same ids, or those that sort first a little too often', () => {
    const always = Array.from({ length: 40 }, (_, n) => (n < 10 ? 1000 : 0));
    expect(unevenness(always, 1000)).toBeGreaterThan(MOST);
    const alittle = Array.from({ length: 40 }, (_, n) => (n < 20 ? 295 : 205));
    expect(unevenness(alittle, 1000)).toBeGreaterThan(MOST);
  });

  it('is what a stranger reckons from the description: SHA-256 of the rule’s name, a zero, the seed and the id', () => {
    const ids = idsOf(5);
    const seed = 'ab'.repeat(32);
    const rank = (id: string): string =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from('liggaren/sample/v1\0'), Buffer.from(seed, 'hex'), Buffer.from(id)]))
        .digest('hex');
    expect(draw(ids, seed, 3)).toEqual(ids.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 3));
    expect(textOf(populationFile(ids.toReversed()))).toBe(ids.map((id) => `${id}\n`).join(''));
    expect(populationSha256(ids)).toBe(
      createHash('sha256')
        .update(ids.map((id) => `${id}\n`).join(''))
        .digest('hex'),
    );
  });

  it('refuses a seed that is not 32 bytes', () => {
    for (const seed of ['', 'ab', 'AB'.repeat(32), 'x'.repeat(64)]) expect(() => draw([], seed, 1)).toThrow(TypeError);
  });
});
