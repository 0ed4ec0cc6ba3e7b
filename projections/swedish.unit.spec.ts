import fc from 'fast-check';
import { dayOf } from '#libs/kernel';
import { dayAt, dayInWords, inWords, momentInWords, shorten } from './swedish';

describe('days and words', () => {
  it('gives the same Swedish day as the kernel, whatever the instant', () => {
    const between = { min: new Date('1999-01-01'), max: new Date('2060-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(between), (date) => {
        expect(dayAt(date.toISOString())).toBe(dayOf(date.toISOString()));
      }),
    );
  });

  it('tells the clock as it is in Sweden, in winter and in summer', () => {
    expect(momentInWords('2026-03-28T22:59:59.999999Z')).toBe('28 mars 2026 kl. 23.59');
    expect(momentInWords('2026-03-29T00:59:00Z')).toBe('29 mars 2026 kl. 01.59');
    expect(momentInWords('2026-03-29T01:00:00Z')).toBe('29 mars 2026 kl. 03.00');
  });

  it('leaves out the year only when it is the present one', () => {
    expect(dayInWords('2026-03-14')).toBe('14 mars 2026');
    expect(dayInWords('2026-03-14', '2026')).toBe('14 mars');
    expect(dayInWords('2027-01-01', '2026')).toBe('1 januari 2027');
  });

  it('joins with och before the last', () => {
    expect([inWords([]), inWords(['a']), inWords(['a', 'b']), inWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a och b', 'a, b och c']);
  });

  it('shortens at a word, on one line', () => {
    expect(shorten('rad ett\nrad två', 80)).toBe('rad ett rad två');
    expect(shorten('ett två tre fyra', 9)).toBe('ett två …');
    expect(shorten('x'.repeat(40), 10)).toBe('xxxxx …');
  });
});
