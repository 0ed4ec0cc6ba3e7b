import { CASE_REFUSALS } from '.';
import { refusals } from './refusals';

const every = Object.entries(CASE_REFUSALS);

describe('Every refusal', () => {
  test('has a stable code in kebab-case', () => expect(every.filter(([code]) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]));

  test('is a Swedish sentence that ends like one', () =>
    expect(every.filter(([, [, , message]]) => !/^[A-ZÅÄÖ{].*\.$/s.test(message))).toEqual([]));

  test('says what it rests on, and never claims that the parts of förvaltningslagen that don’t apply are law', () => {
    for (const [code, [basis, citation]] of every) {
      expect([code, citation]).not.toEqual([code, '']);
      if (basis === 'LAW') expect([code, /FL (10|11|12|16|17|18|19|20|2[3-9]|3\d|4\d) §/.test(citation)]).toEqual([code, false]);
      if (citation.includes('jfr FL')) expect([code, basis]).toEqual([code, 'POLICY']);
    }
  });

  test('of POLICY is the board’s own: its guidelines, routine or budget', () => {
    const foreign = every.filter(([, [basis, citation]]) => basis === 'POLICY' && !citation.startsWith('nämndens'));
    expect(foreign).toEqual([]);
  });
});

test('What a refusal leaves open is filled in as people read it', () => {
  const no = refusals({ late: ['LAW', 'KL 1:1', 'Senast {day}, {count} dagar, {unknown}.', 'deadline'] });
  expect(no('late', { day: '2026-03-16', count: 14 }).refusal).toEqual({
    code: 'late',
    basis: 'LAW',
    citation: 'KL 1:1',
    message: 'Senast 16 mars 2026, 14 dagar, .',
    field: 'deadline',
  });
  expect(no('late', {}, 'other').refusal.field).toBe('other');
});
