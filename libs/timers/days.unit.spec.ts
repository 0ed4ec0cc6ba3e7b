import { lastDayToAppeal, type TimerKind, type Timing } from '.';
import { told, registered, acknowledged, asked, decided, reported, minuted, approved, posted, event, timer, line } from './testing/told';

describe('The days, reckoned by hand', () => {
  const grant = (reportDue: string) => told('2025-11-03', registered('2025-11-03'), decided('2025-12-01', reportDue));
  it.each<[string, Timing, TimerKind, string]>([
    // Monday 2 March 2026 → Tuesday; it fires when Wednesday begins, 23.00 UTC in winter
    ['one working day', told('2026-03-02'), 'REGISTRATION', '2026-03-03, 2026-03-03T23:00:00Z'],
    // Maundy Thursday 2 April 2026; Good Friday, Saturday, Easter Sunday and Monday → Tuesday 7th; summer time, 22.00 UTC
    ['over Easter', told('2026-04-02'), 'REGISTRATION', '2026-04-07, 2026-04-07T22:00:00Z'],
    // Tuesday 23 December 2025: 24, 25, 26 are holidays, 27–28 a weekend → Monday 29
    ['over Christmas', told('2025-12-23'), 'REGISTRATION', '2025-12-29, 2025-12-29T23:00:00Z'],
    // Thursday 18 June 2026: midsummer's eve is the 19th, then the weekend → Monday 22
    ['over midsummer', told('2026-06-18'), 'REGISTRATION', '2026-06-22, 2026-06-22T22:00:00Z'],
    // Wednesday 13 May 2026: Ascension Day is Thursday the 14th; Fri 15, Mon 18, Tue 19, Wed 20, Thu 21
    [
      'five working days over Ascension Day',
      told('2026-05-13', registered('2026-05-13')),
      'ACKNOWLEDGEMENT',
      '2026-05-21, 2026-05-21T22:00:00Z',
    ],
    // Friday 29 May 2026: Mon 1, Tue 2, Wed 3, Thu 4, Fri 5 June; the National Day is Saturday the 6th
    ['five working days', told('2026-05-29', registered('2026-05-29')), 'ACKNOWLEDGEMENT', '2026-06-05, 2026-06-05T22:00:00Z'],
    // 60 days from 3 March 2026: 28 left of March, 30 of April, 2 of May
    ['sixty days', told('2026-03-02', registered('2026-03-03')), 'TARGET_DECISION', '2026-05-02, 2026-05-02T22:00:00Z'],
    // 60 days from 1 January 2028, a leap year: 30 left of January, 29 of February, 1 of March
    ['sixty days over a leap day', told('2028-01-01', registered('2028-01-01')), 'TARGET_DECISION', '2028-03-01, 2028-03-01T23:00:00Z'],
    // the same in a year without: 30 left of January, 28 of February, 2 of March
    ['sixty days without one', told('2027-01-01', registered('2027-01-01')), 'TARGET_DECISION', '2027-03-02, 2027-03-02T23:00:00Z'],
    // six months from 31 August: February has no 31st, and 29 days in 2028
    ['six months to the end of February', told('2027-08-31', registered('2027-08-31')), 'CEILING', '2028-02-29, 2028-02-29T23:00:00Z'],
    ['and in a year without a leap day', told('2026-08-31', registered('2026-08-31')), 'CEILING', '2027-02-28, 2027-02-28T23:00:00Z'],
    // the day that was told, over the night of 29 March 2026 when the clocks go on: the 29th begins at 23.00 UTC on the 28th
    [
      'the night when the clocks go on',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-03-28')),
      'EXPECTED_DECISION',
      '2026-03-28, 2026-03-28T23:00:00Z',
    ],
    // the 30th begins at 22.00 UTC on the 29th: the day itself was 23 hours
    [
      'the short day itself',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-03-29')),
      'EXPECTED_DECISION',
      '2026-03-29, 2026-03-29T22:00:00Z',
    ],
    // 25 October 2026 has 25 hours: it begins at 22.00 UTC on the 24th, and the 26th at 23.00 UTC on the 25th
    [
      'the night when they go back',
      told('2026-10-01', registered('2026-10-01'), acknowledged('2026-10-02', '2026-10-25')),
      'EXPECTED_DECISION',
      '2026-10-25, 2026-10-25T23:00:00Z',
    ],
    // seven days before 2 May is 25 April; a reminder fires when its day begins
    [
      'a reminder on its own day',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-05-02')),
      'DELAY_NOTICE',
      '2026-04-25, 2026-04-24T22:00:00Z',
    ],
    // three days before 20 March
    [
      'a reminder of a supplement',
      told('2026-03-02', registered('2026-03-03'), asked('2026-03-05', '2026-03-20')),
      'SUPPLEMENT_REMINDER',
      '2026-03-17, 2026-03-16T23:00:00Z',
    ],
    // asked for on the 18th: the 17th has been, and nobody is reminded
    [
      'no reminder before the question',
      told('2026-03-02', registered('2026-03-03'), asked('2026-03-18', '2026-03-20')),
      'SUPPLEMENT_REMINDER',
      'none',
    ],
    // 60 days from 17 March: 14 left of March, 30 of April, 16 of May
    [
      'the report to the board',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17')),
      'BOARD_REPORT',
      '2026-05-16, 2026-05-16T22:00:00Z',
    ],
    // fourteen days from 12 May
    [
      'the approval of the minutes',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-05-12')),
      'MINUTES',
      '2026-05-26, 2026-05-26T22:00:00Z',
    ],
    // the second day after Wednesday 20 May
    [
      'the announcement',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-05-12'), approved('2026-05-20')),
      'ANNOUNCEMENT',
      '2026-05-22, 2026-05-22T22:00:00Z',
    ],
    // separate minutes need no approval: the second day after them
    [
      'the announcement of separate minutes',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), minuted('2026-03-18')),
      'ANNOUNCEMENT',
      '2026-03-20, 2026-03-20T23:00:00Z',
    ],
    // fourteen days from Friday 5 June 2026 is midsummer's eve, then midsummer's day and a Sunday: Monday 22
    [
      'the approval of the minutes over midsummer',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-06-05')),
      'MINUTES',
      '2026-06-22, 2026-06-22T22:00:00Z',
    ],
    // fourteen days from Thursday 10 December 2026 is Christmas Eve; Christmas, the second day of it and a Sunday: Monday 28
    [
      'the approval of the minutes over Christmas',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-12-10')),
      'MINUTES',
      '2026-12-28, 2026-12-28T23:00:00Z',
    ],
    // the second day after Wednesday 17 June 2026 is midsummer's eve
    [
      'the announcement over midsummer',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-06-05'), approved('2026-06-17')),
      'ANNOUNCEMENT',
      '2026-06-22, 2026-06-22T22:00:00Z',
    ],
    // the second day after Tuesday 22 December 2026 is Christmas Eve
    [
      'the announcement over Christmas',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-12-10'), approved('2026-12-22')),
      'ANNOUNCEMENT',
      '2026-12-28, 2026-12-28T23:00:00Z',
    ],
    // ten days of the board's own from Thursday 10 December 2026 is a Sunday
    [
      'a shorter time of the board’s own',
      told(
        '2026-03-02',
        event('TimersApplied', { timers: [{ kind: 'MINUTES', length: 10, unit: 'DAYS', on: true }] }),
        registered('2026-03-03'),
        decided('2026-03-17'),
        reported('2026-12-10'),
      ),
      'MINUTES',
      '2026-12-21, 2026-12-21T23:00:00Z',
    ],
    // thirty days before 31 January 2027 is 1 January
    ['the reminder of the report', grant('2027-01-31'), 'REPORT_REMINDER', '2027-01-01, 2026-12-31T23:00:00Z'],
    ['the report on its day', grant('2027-01-31'), 'REPORT', '2027-01-31, 2027-01-30T23:00:00Z'],
    ['the report that does not come', grant('2027-01-31'), 'REPORT_OVERDUE', '2027-02-14, 2027-02-13T23:00:00Z'],
  ])('%s', (_, timing, kind, expected) => {
    expect(line(timing, kind)).toBe(expected);
  });

  it.each([
    // three weeks, and on to the next working day (lag 1930:173, 2 §)
    ['2026-03-17', '2026-04-07'], // Tuesday after Easter Monday: 21 days as it is
    ['2026-03-13', '2026-04-07'], // 3 April is Good Friday
    ['2026-03-16', '2026-04-07'], // 6 April is Easter Monday
    ['2026-05-16', '2026-06-08'], // 6 June is the National Day and a Saturday
    ['2026-05-29', '2026-06-22'], // 19 June is midsummer's eve, a Friday
    ['2026-12-03', '2026-12-28'], // 24 is Christmas Eve, 25–26 holidays, 27 a Sunday
    ['2026-12-10', '2027-01-04'], // New Year's Eve on a Thursday, New Year's Day, then the weekend
    ['2026-12-16', '2027-01-07'], // 6 January is Epiphany
    ['2028-02-08', '2028-02-29'], // the leap day, a Tuesday
    ['2026-10-10', '2026-11-02'], // 31 October is All Saints' Day and a Saturday
  ])('what is announced on %s can be appealed until %s', (day, last) => {
    expect(lastDayToAppeal(day)).toBe(last);
    const timing = told('2026-01-02', registered('2026-01-02'), decided('2026-01-05'), minuted('2026-01-05'), posted(day));
    expect(timer(timing, 'APPEAL')).toMatchObject({ dueOn: last, state: 'running', basis: 'LAW', citation: 'KL 13:5, lag 1930:173' });
  });
});
