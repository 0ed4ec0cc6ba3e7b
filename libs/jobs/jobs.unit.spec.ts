import fc from 'fast-check';
import { backoff } from './desk';
import { checkSchedule, turnAfter } from './clockwork';
import { Grouped } from './grouped';
import { checkWanted } from './port';

describe('the pause after a failure', () => {
  it('is at least half and at most all of twice the one before, and never longer than an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60_000 }), (attempt, first) => {
        const whole = Math.min(3_600_000, first * 2 ** (attempt - 1));
        const pause = backoff(attempt, first);
        expect(pause).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(pause).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe('a schedule', () => {
  it('by cron goes by Swedish time, summer and winter', () => {
    const daily = { name: 'daily', job: 'x', cron: '0 6 * * *' };
    expect(turnAfter(daily, new Date('2026-03-28T12:00:00Z')).toISOString()).toBe('2026-03-29T04:00:00.000Z');
    expect(turnAfter(daily, new Date('2026-10-24T12:00:00Z')).toISOString()).toBe('2026-10-25T05:00:00.000Z');
  });

  it('that says nothing, two things, or no time that there is, is refused by its name', () => {
    for (const wrong of [{}, { every: 1, cron: '* * * * *' }, { every: 0 }, { every: Number.NaN }])
      expect(() => checkSchedule({ name: 'wrong', job: 'x', ...wrong })).toThrow('wrong');
    expect(() => checkSchedule({ name: 'wrong', job: 'x', cron: '61 * * * *' })).toThrow('61');
  });
});

describe('what is wanted', () => {
  it('is refused when the outbox or the queue could not keep it', () => {
    const fine = { job: 'x', payload: {} };
    expect(() => checkWanted('event.reactor', { ...fine, notBefore: '2026-03-02T09:00:00Z' })).not.toThrow();
    for (const id of ['', '17', 'a:b', 'x'.repeat(201)]) expect(() => checkWanted(id, fine)).toThrow('not an id of a job');
    expect(() => checkWanted('a', { ...fine, notBefore: 'i morgon' })).toThrow('parsing');
    expect(() => checkWanted('a', { ...fine, payload: { text: '\u0000' } })).toThrow('U+0000');
  });
});

describe('questions that are gathered', () => {
  it('get their own answers, and a fault is told to those whose question it was', async () => {
    const groups: number[] = [];
    const doubled = new Grouped(async (keys: readonly number[]) => {
      groups.push(keys.length);
      if (keys.includes(13)) throw new Error('thirteen');
      return keys.map((key) => key * 2);
    }, 4);
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map((key) => doubled.one(key)))).toEqual([2, 4, 6, 8, 10, 12]);
    expect(groups).toEqual([4, 2]);
    await expect(doubled.one(13)).rejects.toThrow('thirteen');
    expect(await doubled.one(7)).toBe(14);
  });
});
