import fc from 'fast-check';
import { dayOf, formatDay, SetClock, SystemClock } from '.';

describe('The day in Sweden', () => {
  test.each([
    ['2026-01-14T22:59:59.999Z', '2026-01-14', 'winter time, the last millisecond'],
    ['2026-01-14T23:00:00Z', '2026-01-15', 'winter time, midnight'],
    ['2026-07-14T21:59:59.999Z', '2026-07-14', 'summer time, the last millisecond'],
    ['2026-07-14T22:00:00Z', '2026-07-15', 'summer time, midnight'],
    ['2026-03-28T22:59:59Z', '2026-03-28', 'the night before the clocks go forward'],
    ['2026-03-28T23:00:00Z', '2026-03-29', 'the day of 23 hours begins'],
    ['2026-03-29T21:59:59Z', '2026-03-29', 'the day of 23 hours ends an hour earlier'],
    ['2026-03-29T22:00:00Z', '2026-03-30', 'and the next one begins'],
    ['2026-10-24T22:00:00Z', '2026-10-25', 'the day of 25 hours begins'],
    ['2026-10-25T22:30:00Z', '2026-10-25', 'the day of 25 hours is not over'],
    ['2026-10-25T23:00:00Z', '2026-10-26', 'and now it is'],
    ['2026-12-31T23:00:00Z', '2027-01-01', 'a new year begins in Sweden first'],
    ['2028-02-28T23:30:00Z', '2028-02-29', 'a leap day'],
    ['1977-07-14T22:30:00Z', '1977-07-14', 'no summer time in 1977'],
  ])('at %s is %s: %s', (instant, day) => {
    expect(dayOf(instant)).toBe(day);
    expect(dayOf(Temporal.Instant.from(instant))).toBe(day);
  });

  test('takes an instant with an offset for what it is', () => {
    expect(dayOf('2026-07-15T00:30:00+02:00')).toBe('2026-07-15');
  });

  test('never goes backwards, even in the night when the clocks do', () => {
    const start = Temporal.Instant.from('2026-10-24T20:00:00Z');
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), fc.nat({ max: 2000 }), (one, other) => {
        const [first, later] = [Math.min(one, other), Math.max(one, other)].map((minutes) => dayOf(start.add({ minutes })));
        expect(first! <= later!).toBe(true);
      }),
    );
  });

  test('is refused of a text that is no instant', () => {
    expect(() => dayOf('2026-07-14')).toThrow('Instant');
    expect(() => dayOf('2026-07-14T10:00:00')).toThrow('Instant');
  });

  test('is read by people in Swedish', () => {
    expect(formatDay('2026-08-01')).toBe('1 augusti 2026');
    expect(formatDay('2024-02-29')).toBe('29 februari 2024');
  });
});

describe('A clock that is set', () => {
  test('stands still until it is moved', () => {
    const clock = new SetClock(Temporal.Instant.from('2026-03-28T12:00:00Z'));
    expect(clock.now().toString()).toBe('2026-03-28T12:00:00Z');
    expect(clock.now().toString()).toBe('2026-03-28T12:00:00Z');
    clock.set('2026-05-01T08:00:00Z');
    expect(clock.now().toString()).toBe('2026-05-01T08:00:00Z');
  });

  test('moves by calendar days in Sweden: the same hour of the day, also across a change of the clocks', () => {
    const clock = new SetClock(Temporal.Instant.from('2026-03-28T12:00:00Z'));
    clock.advance({ days: 1 });
    expect(clock.now().toString()).toBe('2026-03-29T11:00:00Z');
    clock.advance({ hours: 24 });
    expect(clock.now().toString()).toBe('2026-03-30T11:00:00Z');
  });
});

test('The system’s clock is an instant of the present', () => {
  const before = Temporal.Now.instant();
  const now = new SystemClock().now();
  expect(Temporal.Instant.compare(before, now)).toBeLessThanOrEqual(0);
  expect(Temporal.Instant.compare(now, Temporal.Now.instant())).toBeLessThanOrEqual(0);
});
