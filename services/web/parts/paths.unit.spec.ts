import { valueAt, withValue } from './paths';

describe('places in a form', () => {
  const values = {
    title: 'Läger',
    budget: [
      { label: 'Hyra', amount: '1 000' },
      { label: 'Buss', amount: '' },
    ],
  };

  it('are found by the path that the API names them by', () => {
    expect(valueAt(values, 'budget.1.label')).toBe('Buss');
    expect(valueAt(values, 'budget.2.label')).toBeUndefined();
  });

  it('are changed without touching the rest, or what was there before', () => {
    const changed = withValue(values, 'budget.1.amount', '500');
    expect(changed.budget[1]).toEqual({ label: 'Buss', amount: '500' });
    expect(changed.budget[0]).toBe(values.budget[0]);
    expect(values.budget[1]?.amount).toBe('');
  });
});
