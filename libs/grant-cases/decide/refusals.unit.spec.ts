import { CASE_REFUSALS } from '.';
import { refusals } from './refusals';

const every = Object.entries(CASE_REFUSALS);

/** Said only where decisions are appealed by FL 40 §, or not at all: there FL applies whole. */
const UNDER_FL40: readonly string[] = [
  'appeal-not-examined',
  'appeal-dismissed',
  'appeal-in-time',
  'appeal-time-not-shown',
  'appeal-excused',
  'appeal-late',
  'notice-known',
  'legal-force-notice-unknown',
  'legal-force-time-runs',
  'legal-force-before-decision',
];

describe('Every refusal', () => {
  test('has a stable code in kebab-case', () => expect(every.filter(([code]) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]));

  test('is a sentence that ends like one, in Swedish and in English', () => {
    expect(every.filter(([, [, , { sv }]]) => !/^[A-ZÅÄÖ{].*\.$/s.test(sv))).toEqual([]);
    expect(every.filter(([, [, , { en }]]) => !/^[A-Z{][^åäöÅÄÖ]*\.$/s.test(en))).toEqual([]);
  });

  test('says the same in both languages: what one leaves open is left open in the other', () => {
    const open = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
    for (const [code, [, , { sv, en }]] of every) expect([code, open(en)]).toEqual([code, open(sv)]);
  });

  test('says what it rests on, and never claims that the parts of förvaltningslagen that don’t apply are law', () => {
    for (const [code, [basis, citation]] of every) {
      expect([code, citation]).not.toEqual([code, '']);
      if (basis === 'LAW' && !UNDER_FL40.includes(code))
        expect([code, /FL (10|11|12|16|17|18|19|20|2[3-9]|3\d|4\d) §/.test(citation)]).toEqual([code, false]);
      if (citation.includes('jfr FL')) expect([code, basis]).toEqual([code, 'POLICY']);
    }
  });

  test('of POLICY is the board’s own: its guidelines, routine or budget', () => {
    const foreign = every.filter(([, [basis, citation]]) => basis === 'POLICY' && !citation.startsWith('nämndens'));
    expect(foreign).toEqual([]);
  });
});

test('What a refusal leaves open is filled in as people read it', () => {
  const no = refusals({
    late: ['LAW', 'KL 1:1', { sv: 'Senast {day}, {count} dagar, {unknown}.', en: 'By {day}, {count} days, {unknown}.' }, 'deadline'],
  });
  expect(no('late', { day: '2026-03-16', count: 14 }).refusal).toEqual({
    code: 'late',
    basis: 'LAW',
    citation: 'KL 1:1',
    message: { sv: 'Senast 16 mars 2026, 14 dagar, .', en: 'By 16 March 2026, 14 days, .' },
    field: 'deadline',
  });
  expect(no('late', {}, 'other').refusal.field).toBe('other');
});
