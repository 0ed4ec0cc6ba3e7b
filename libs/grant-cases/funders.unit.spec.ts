import { caseEvents } from './events';
import { FUNDERS } from './funders';

describe('the catalogue of funders', () => {
  it('names each of them once', () => {
    expect(new Set(FUNDERS.map(({ id }) => id)).size).toBe(FUNDERS.length);
    expect(new Set(FUNDERS.map(({ name }) => name)).size).toBe(FUNDERS.length);
  });

  it('has advice that a referral can carry word for word, and that says the case goes on', () => {
    const handling = { number: 1, date: '2026-03-02', direction: 'OUT', counterpart: 'Föreningen', subject: 'Hänvisning', withheld: null };
    for (const { name, advice } of FUNDERS) {
      expect(caseEvents.ReferredToOtherFunding.schema.parse({ funder: name, advice, handling })).toMatchObject({ funder: name, advice });
      expect(advice).toContain('handläggs som vanligt');
    }
  });

  it('leads to encrypted addresses only', () => {
    for (const { link } of FUNDERS) if (link) expect(new URL(link.url).protocol).toBe('https:');
  });
});
