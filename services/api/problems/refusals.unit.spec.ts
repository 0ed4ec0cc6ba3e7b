import { CASE_REFUSALS } from '#libs/grant-cases';
import { ABSENT, CHANGED, FORBIDDEN, refused, statusOf } from './refusals';

const refusal = (code: string, field?: string) =>
  ({ code, message: { sv: 'Nej.', en: 'No.' }, basis: 'LAW', citation: 'KL 6:30', ...(field ? { field } : {}) }) as const;

describe('the status of a refusal', () => {
  it.each([
    ['barred', undefined, 403],
    ['over-limit', 'content.amountOre', 403],
    ['no-such-case', undefined, 404],
    ['statement-changed', 'statementSha256', 412],
    ['deadline-too-soon', 'deadline', 422],
    ['already-decided', undefined, 409],
  ])('of %s (field %s) is %i', (code, field, status) => {
    expect(statusOf(refusal(code, field))).toBe(status);
  });

  it('is decided once: no code stands in two lists', () => {
    const all = [...FORBIDDEN, ...ABSENT, ...CHANGED];
    expect(new Set(all).size).toBe(all.length);
  });

  it('never asks somebody to mend a field when they lack the right to act at all', () => {
    const aboutPeople = Object.entries(CASE_REFUSALS).filter(([, [, , message]]) => /Lämna över|får bara .* göra/.test(message.sv));
    expect(aboutPeople.length).toBeGreaterThan(3);
    for (const [code] of aboutPeople) expect({ code, forbidden: FORBIDDEN.has(code) }).toEqual({ code, forbidden: true });
  });

  it('comes with basis, paragraph and field', () => {
    expect(refused(refusal('deadline-too-soon', 'deadline'))).toMatchObject({
      status: 422,
      members: { basis: 'LAW', citation: 'KL 6:30', errors: [{ field: 'deadline', message: { sv: 'Nej.', en: 'No.' } }] },
    });
  });
});
