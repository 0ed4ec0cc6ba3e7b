import fc from 'fast-check';
import { addWorkingDays, easterSunday, firstWorkingDayFrom, isWorkingDay } from '.';

const date = (text: string) => Temporal.PlainDate.from(text);
const MOVABLE = ['goodFriday', 'easterMonday', 'ascension', 'midsummerEve', 'allSaints'] as const;

/** From the almanac: Good Friday, Easter Monday, Ascension Day, Midsummer's Eve, All Saints' Day (a Saturday). */
const almanac: Readonly<Record<number, readonly string[]>> = {
  2024: ['03-29', '04-01', '05-09', '06-21', '11-02'],
  2025: ['04-18', '04-21', '05-29', '06-20', '11-01'],
  2026: ['04-03', '04-06', '05-14', '06-19', '10-31'],
  2027: ['03-26', '03-29', '05-06', '06-25', '11-06'],
  2028: ['04-14', '04-17', '05-25', '06-23', '11-04'],
  2029: ['03-30', '04-02', '05-10', '06-22', '11-03'],
  2030: ['04-19', '04-22', '05-30', '06-21', '11-02'],
};
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
const years = Object.entries(almanac);

describe('Easter Sunday', () => {
  test.each([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    // the earliest and the latest there can be, and two that simpler formulas get wrong
    '1818-03-22',
    '2038-04-25',
    '1954-04-18',
    '1981-04-19',
  ])('falls on %s', (day) => {
    expect(easterSunday(date(day).year).toString()).toBe(day);
  });

  test('is a Sunday from 22 March to 25 April, every year', () => {
    for (let year = 1900; year <= 2200; year++) {
      const easter = easterSunday(year);
      expect(easter.dayOfWeek).toBe(7);
      expect(easter.toString().slice(5) >= '03-22' && easter.toString().slice(5) <= '04-25').toBe(true);
    }
  });
});

describe('A holiday', () => {
  test.each(years.flatMap(([year, days]) => days.map((day, index) => [`${year}-${day}`, MOVABLE[index]!] as const)))(
    '%s (%s) is no working day',
    (day) => {
      expect(isWorkingDay(date(day))).toBe(false);
    },
  );

  test.each(years)('is as a rule all that is not a weekday of %s', (year, movable) => {
    const holidays = new Set([...movable, ...FIXED].map((day) => `${year}-${day}`));
    for (let day = date(`${year}-01-01`); day.year === Number(year); day = day.add({ days: 1 }))
      expect([day.toString(), isWorkingDay(day)]).toEqual([day.toString(), day.dayOfWeek < 6 && !holidays.has(day.toString())]);
  });

  test('is not the day beside it: Maundy Thursday, the Friday after Ascension Day, Walpurgis Night, Twelfth Night', () => {
    for (const day of ['2026-04-02', '2026-05-15', '2026-04-30', '2026-01-05', '2026-06-18', '2026-12-23', '2026-12-30'])
      expect(isWorkingDay(date(day))).toBe(true);
  });

  test('is not Whit Monday, which was one until 2004', () => {
    expect(isWorkingDay(date('2026-05-25'))).toBe(true);
  });

  test('is not needed for a leap day to count', () => {
    expect(isWorkingDay(date('2024-02-29'))).toBe(true);
    expect(isWorkingDay(date('2028-02-29'))).toBe(true);
  });
});

describe('A period that ends on a day off', () => {
  test.each([
    ['2026-06-06', '2026-06-08', 'the National Day, a Saturday'],
    ['2026-04-03', '2026-04-07', 'Good Friday, the whole of Easter'],
    ['2026-06-19', '2026-06-22', 'Midsummer’s Eve'],
    ['2026-12-24', '2026-12-28', 'Christmas Eve, a Thursday'],
    ['2026-12-31', '2027-01-04', 'New Year’s Eve, over the turn of the year'],
    ['2026-05-14', '2026-05-15', 'Ascension Day'],
    ['2026-10-31', '2026-11-02', 'All Saints’ Day'],
    ['2026-03-02', '2026-03-02', 'a Monday is the day itself'],
  ])('on %s ends on %s: %s', (day, end) => {
    expect(firstWorkingDayFrom(date(day)).toString()).toBe(end);
  });

  test('ends on the first working day from then on, and never earlier', () => {
    const day = fc.integer({ min: 0, max: 100_000 }).map((days) => date('1990-01-01').add({ days }));
    fc.assert(
      fc.property(day, (from) => {
        const end = firstWorkingDayFrom(from);
        expect(isWorkingDay(end)).toBe(true);
        expect(Temporal.PlainDate.compare(from, end)).toBeLessThanOrEqual(0);
        for (let between = from; !between.equals(end); between = between.add({ days: 1 })) expect(isWorkingDay(between)).toBe(false);
      }),
    );
  });
});

describe('Counting working days', () => {
  test.each([
    ['2026-03-02', 1, '2026-03-03'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-02', 5, '2026-04-13'],
    ['2026-12-23', 3, '2026-12-30'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-03-02', 0, '2026-03-02'],
  ])('from %s, the %d. after it is %s', (from, count, end) => {
    expect(addWorkingDays(date(from), count).toString()).toBe(end);
  });

  test('passes exactly as many working days as it is told to', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => date('2000-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const end = addWorkingDays(from, count);
        let passed = 0;
        for (let at = from; !at.equals(end);) {
          at = at.add({ days: 1 });
          if (isWorkingDay(at)) passed++;
        }
        expect(passed).toBe(count);
        expect(isWorkingDay(end)).toBe(true);
      }),
    );
  });
});
