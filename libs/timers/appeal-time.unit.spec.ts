import { lastDayToAppeal } from '.';

/**
 * Each reckoned by hand. Three weeks from the day of the announcement, which is not counted, end on the same day of the week (KL 13:5). When that is a
 * Saturday, a Sunday, a public holiday, midsummer's, Christmas or New Year's eve, they end on the next day that is none (lag 1930:173, 2 §).
 */
describe('The last day to appeal', () => {
  describe('No holiday in the way, or a weekend only', () => {
    it.each([
      // Tuesday: nothing in the way
      ['2024-10-01', '2024-10-22'],
      // Saturday 28 February; Sunday → Monday
      ['2026-02-07', '2026-03-02'],
      // Sunday 1 March → Monday
      ['2026-02-08', '2026-03-02'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('Over February', () => {
    it.each([
      // 21 left of February with its 29 days: the leap day itself, a Thursday
      ['2024-02-08', '2024-02-29'],
      // 20 left of February, and 1: a Friday
      ['2024-02-09', '2024-03-01'],
      // Monday, the day before the leap day
      ['2028-02-07', '2028-02-28'],
      // 20 left of February, and 1: a Wednesday
      ['2028-02-09', '2028-03-01'],
      // 20 left of a February with 28 days, and 1: a Monday
      ['2027-02-08', '2027-03-01'],
      // 2100 is no leap year: 20 left of February, and 1: a Monday
      ['2100-02-08', '2100-03-01'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('Over Easter', () => {
    it.each([
      // 29 March is Good Friday; Saturday, Easter Sunday, Easter Monday → Tuesday
      ['2024-03-08', '2024-04-02'],
      // 1 April is Easter Monday → Tuesday
      ['2024-03-11', '2024-04-02'],
      // Maundy Thursday is a working day
      ['2025-03-27', '2025-04-17'],
      // 18 April is Good Friday; Easter Monday is the 21st → Tuesday
      ['2025-03-28', '2025-04-22'],
      // 26 March is Good Friday; Easter Monday is the 29th → Tuesday
      ['2027-03-05', '2027-03-30'],
      // 30 March is Good Friday; Easter Monday is 2 April → Tuesday
      ['2029-03-09', '2029-04-03'],
      // 23 April is Good Friday, the latest that Easter comes; Easter Monday is the 26th → Tuesday
      ['2038-04-02', '2038-04-27'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('In spring', () => {
    it.each([
      // 1 May is a Wednesday → Thursday
      ['2024-04-10', '2024-05-02'],
      // 1 May is a Thursday → Friday
      ['2025-04-10', '2025-05-02'],
      // 1 May is a Friday; the weekend → Monday
      ['2026-04-10', '2026-05-04'],
      // 9 May is Ascension Day, 39 days after 31 March → Friday
      ['2024-04-18', '2024-05-10'],
      // 29 May is Ascension Day, 39 days after 20 April; the Friday after is a working day
      ['2025-05-08', '2025-05-30'],
      // 14 May is Ascension Day, 39 days after 5 April → Friday
      ['2026-04-23', '2026-05-15'],
      // Whit Monday is no holiday since 2005
      ['2025-05-19', '2025-06-09'],
      // 6 June is the National Day, a Thursday → Friday
      ['2024-05-16', '2024-06-07'],
      // 6 June is the National Day, a Friday; Saturday, Whit Sunday → Monday
      ['2025-05-16', '2025-06-09'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('Over midsummer and All Saints’ Day', () => {
    it.each([
      // 21 June is midsummer’s eve; Saturday midsummer’s day, Sunday → Monday
      ['2024-05-31', '2024-06-24'],
      // 20 June is midsummer’s eve → Monday
      ['2025-05-30', '2025-06-23'],
      // the Thursday before midsummer’s eve is a working day
      ['2025-05-29', '2025-06-19'],
      // 23 June is midsummer’s eve → Monday
      ['2028-06-02', '2028-06-26'],
      // 1 November is All Saints’ Day, a Saturday; Sunday → Monday
      ['2025-10-11', '2025-11-03'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('Over Christmas, New Year and Epiphany', () => {
    it.each([
      // 24 December is Christmas Eve, a Tuesday; 25 and 26 → Friday
      ['2024-12-03', '2024-12-27'],
      // 25 December is a Thursday; 26, the weekend → Monday
      ['2025-12-04', '2025-12-29'],
      // 24 December is a Friday; 25 and 26 are the weekend → Monday
      ['2027-12-03', '2027-12-27'],
      // 25 December is a Monday; 26 → Wednesday
      ['2028-12-04', '2028-12-27'],
      // 23 December is a Wednesday and a working day
      ['2026-12-02', '2026-12-23'],
      // New Year’s Eve, a Tuesday; New Year’s Day → Thursday
      ['2024-12-10', '2025-01-02'],
      // New Year’s Eve, a Wednesday; New Year’s Day → Friday
      ['2025-12-10', '2026-01-02'],
      // New Year’s Eve, a Friday; New Year’s Day and the Sunday after it → Monday
      ['2027-12-10', '2028-01-03'],
      // 6 January is Epiphany, a Monday → Tuesday
      ['2024-12-16', '2025-01-07'],
      // 6 January is Epiphany, a Tuesday → Wednesday
      ['2025-12-16', '2026-01-07'],
      // Twelfth Night, 5 January, is a working day: a Monday
      ['2025-12-15', '2026-01-05'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });

  describe('Over the change of the clocks', () => {
    it.each([
      // summer time begins on the 29th: days, not hours
      ['2026-03-09', '2026-03-30'],
      // summer time ends on the 25th
      ['2026-10-05', '2026-10-26'],
    ])('what is announced on %s can be appealed until %s', (posted, last) => {
      expect(lastDayToAppeal(posted)).toBe(last);
    });
  });
});
