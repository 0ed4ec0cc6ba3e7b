import { instantFrom, localTimeOf } from './local-time';

describe('clock time in Sweden', () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(instantFrom('2026-11-21T14:30')).toBe('2026-11-21T13:30:00.000Z');
    expect(instantFrom('2026-06-21T14:30')).toBe('2026-06-21T12:30:00.000Z');
    expect(localTimeOf('2026-11-21T13:30:00Z')).toBe('2026-11-21T14:30');
  });

  it('comes back as it was typed, whatever the hour of the year', () => {
    for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 1_800_000) {
      const typed = localTimeOf(new Date(at));
      expect(localTimeOf(instantFrom(typed))).toBe(typed);
    }
  });

  it('means the first of the two hours when the clock is set back', () => {
    expect(instantFrom('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('leaves what is no time for the API to answer', () => {
    expect(instantFrom('')).toBe('');
  });
});
