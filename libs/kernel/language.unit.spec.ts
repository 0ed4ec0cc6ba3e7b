import { formatDay, formatOre, joined, languageOf, worded } from '.';

describe('The language of an answer', () => {
  test.each([
    [undefined, 'sv'],
    ['', 'sv'],
    ['sv', 'sv'],
    ['en', 'en'],
    ['EN-GB', 'en'],
    ['en-US,en;q=0.9,sv;q=0.8', 'en'],
    ['sv-SE, en;q=0.9', 'sv'],
    ['en;q=0.5, sv;q=0.9', 'sv'],
    ['de, en;q=0.3, sv;q=0.2', 'en'],
    ['fi, de', 'sv'],
    ['*', 'sv'],
    ['en;q=0', 'sv'],
    ['en;q=ett', 'sv'],
    ['english', 'sv'],
    ['en sv', 'en'],
    ['sv en', 'sv'],
  ])('that asks for %j is %s', (asked, language) => expect(languageOf(asked)).toBe(language));
});

test('A wording is made, and put after another, in each language by itself', () => {
  const amount = worded((language) => formatOre(4_000_000, language).replaceAll('\u00a0', ' '));
  expect(amount).toEqual({ sv: '40 000 kr', en: 'SEK 40,000' });
  expect(joined([{ sv: 'Högst', en: 'At most' }, amount])).toEqual({ sv: 'Högst 40 000 kr', en: 'At most SEK 40,000' });
  expect(joined([amount, amount], ', ').en).toBe('SEK 40,000, SEK 40,000');
});

test('Amounts and days in English have the English form', () => {
  expect([0, 150, -100].map((ore) => formatOre(ore, 'en').replace('\u00a0', ' '))).toEqual(['SEK 0', 'SEK 1.50', 'SEK -1']);
  expect(formatDay('2026-11-21', 'en')).toBe('21 November 2026');
});
