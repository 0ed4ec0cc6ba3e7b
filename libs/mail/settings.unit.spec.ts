import fc from 'fast-check';
import { AUTHORITY_ZONE, isWorkingDay } from '#libs/kernel';
import { latestDigest, refusalOfChoices, USUAL_SETTINGS, wayOf } from './settings';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const at = (now: string, hour = 7, days: 'WORKING' | 'EVERY' = 'WORKING'): string => latestDigest(instant(now), { hour, days }).toString();

describe('a person’s choice of mail', () => {
  it('is as usual until they choose', () => {
    expect(wayOf('proposal-ready', USUAL_SETTINGS)).toBe('NOW');
    expect(wayOf('supplement-received', USUAL_SETTINGS)).toBe('DIGEST');
    expect(wayOf('supplement-received', { choices: { 'supplement-received': 'OFF' } })).toBe('OFF');
  });

  it('never switches off what the routine demands, nor makes it wait, however it came to be saved', () => {
    for (const way of ['OFF', 'DIGEST'] as const)
      expect(wayOf('supplement-requested', { choices: { 'supplement-requested': way } })).toBe('NOW');
    expect(wayOf('meeting-changed', { choices: { 'meeting-changed': 'DIGEST' } })).toBe('NOW');
  });

  it.each([
    ['applicant', { 'decision-dispatched': 'OFF' }, 'notice-demanded'],
    ['applicant', { 'meeting-changed': 'DIGEST' }, 'notice-cannot-wait'],
    ['applicant', { 'proposal-ready': 'NOW' }, 'notice-kind-unknown'],
    ['official', { constructor: 'NOW' }, 'notice-kind-unknown'],
    ['official', { assigned: 'SOMETIMES' }, 'notice-way-unknown'],
  ] as const)('of %s is refused when it is %j, and the refusal names the field', (role, choices, code) => {
    expect(refusalOfChoices(role, choices)).toMatchObject({ code, field: `choices.${Object.keys(choices)[0]}` });
  });

  it('may say of each kind what that kind allows', () => {
    expect(refusalOfChoices('official', { assigned: 'DIGEST', 'deadline-passed': 'OFF' })).toBeUndefined();
    expect(refusalOfChoices('applicant', { 'meeting-changed': 'OFF', 'decision-dispatched': 'NOW' })).toBeUndefined();
  });
});

describe('the hour of the digest', () => {
  it('is by the clock in Sweden, summer and winter', () => {
    expect(at('2026-03-27T06:30:00Z')).toBe('2026-03-27T06:00:00Z');
    expect(at('2026-03-30T05:30:00Z')).toBe('2026-03-30T05:00:00Z');
  });

  it('has come at its very instant and not before', () => {
    expect(at('2026-03-03T06:00:00Z')).toBe('2026-03-03T06:00:00Z');
    expect(at('2026-03-03T05:59:59.999Z')).toBe('2026-03-02T06:00:00Z');
  });

  it('is not on Saturdays, Sundays and holidays unless that is asked for', () => {
    expect(at('2026-04-06T12:00:00Z')).toBe('2026-04-02T05:00:00Z'); // Easter Monday → Maundy Thursday
    expect(at('2026-04-06T12:00:00Z', 7, 'EVERY')).toBe('2026-04-06T05:00:00Z');
  });

  it('that the clock jumps over is the one after, and that comes twice is the first', () => {
    expect(at('2026-03-29T12:00:00Z', 2, 'EVERY')).toBe('2026-03-29T01:00:00Z');
    expect(at('2026-10-25T12:00:00Z', 2, 'EVERY')).toBe('2026-10-25T00:00:00Z');
  });

  it('is always the latest that has come: at the hour, on a day that counts, and none between it and now', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * 366 * 24 * 4 }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('WORKING' as const, 'EVERY' as const),
        (quarters, hour, days) => {
          const now = instant('2026-01-01T00:00:00Z').add({ minutes: quarters * 15 });
          const found = latestDigest(now, { hour, days });
          expect(Temporal.Instant.compare(found, now)).toBeLessThanOrEqual(0);
          const local = found.toZonedDateTimeISO(AUTHORITY_ZONE);
          expect([hour, hour + 1]).toContain(local.hour);
          if (days === 'WORKING') expect(isWorkingDay(local.toPlainDate())).toBe(true);
          // asked again at the hour itself it is the same one
          expect(latestDigest(found, { hour, days }).equals(found)).toBe(true);
          const next = latestDigest(found.add({ hours: 24 * 14 }), { hour, days });
          expect(Temporal.Instant.compare(next, found)).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
