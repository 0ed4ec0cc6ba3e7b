import fc from 'fast-check';
import { kronorText, oreFrom } from './money';

describe('an amount as it is typed', () => {
  it('may have spaces, decimals after a comma, and the currency', () => {
    expect(oreFrom('40 000')).toBe(4_000_000);
    expect(oreFrom('40000 kr')).toBe(4_000_000);
    expect(oreFrom('1 250,50')).toBe(125_050);
    expect(oreFrom('0')).toBe(0);
  });

  it('is none when it cannot be read', () => {
    for (const text of ['', 'fyrtio', '-5', '1,234', '4 000 000 000 000 000']) expect(oreFrom(text)).toBeUndefined();
  });

  it('is shown so that it can be typed', () => {
    fc.assert(fc.property(fc.nat({ max: 1_000_000_000_00 }), (ore) => expect(oreFrom(kronorText(ore))).toBe(ore)));
    expect(kronorText(null)).toBe('');
  });
});
