import fc from 'fast-check';
import { formatOre, kronorToOre } from '.';

/** Swedish uses a no-break space between thousands and U+2212 for minus. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

describe('Kronor', () => {
  test.each([
    [0, 0],
    [1, 100],
    [0.01, 1],
    [0.07, 7],
    [1.1, 110],
    [19.99, 1999],
    [1234.56, 123456],
    [50_000, 5_000_000],
    [-12.5, -1250],
  ])('%d are %d öre', (kronor, ore) => {
    expect(kronorToOre(kronor)).toBe(ore);
  });

  test.each([0.001, 1.005, 99.999, Number.NaN, Number.POSITIVE_INFINITY, 1e15])('%d are no amount', (kronor) => {
    expect(kronorToOre(kronor)).toBeUndefined();
  });

  test('with two decimals are always exactly that many öre', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (ore) => {
        expect(kronorToOre(Number((ore / 100).toFixed(2)))).toBe(ore === 0 ? 0 : ore);
      }),
    );
  });

  test('with three decimals never are', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.integer({ min: 1, max: 9 }), (ore, thousandth) => {
        expect(kronorToOre(Number(`${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, '0')}${thousandth}`))).toBeUndefined();
      }),
    );
  });
});

describe('Öre', () => {
  test.each([
    [0, '0 kr'],
    [5_000_000, '50 000 kr'],
    [123_456, '1 234,56 kr'],
    [150, '1,50 kr'],
    [7, '0,07 kr'],
    [-100, '-1 kr'],
  ])('%d are read as %s', (ore, text) => {
    expect(plain(formatOre(ore))).toBe(text);
  });
});
