import { placeOf, type Place } from './navigation';

const places = (...addresses: string[]): Place[] => addresses.map((to) => ({ to, text: to }));

describe('the main menu', () => {
  it('marks the place that an address belongs to, however deep it lies', () => {
    const auditor = places('/granska', '/granska/beslut');
    expect(placeOf(auditor, '/granska')).toBe('/granska');
    expect(placeOf(auditor, '/granska/beslut')).toBe('/granska/beslut');
    expect(placeOf(auditor, '/granska/0198c5a0-0000-7000-8000-000000000000')).toBe('/granska');
    expect(placeOf(auditor, '/om/registret')).toBeUndefined();
  });

  it('marks what there is to decide while a case is decided, for those who have that in their menu', () => {
    const decision = '/arenden/0198c5a0-0000-7000-8000-000000000000/beslut';
    expect(placeOf(places('/beslut', '/arenden'), decision)).toBe('/beslut');
    expect(placeOf(places('/beslut', '/arenden'), '/arenden')).toBe('/arenden');
    expect(placeOf(places('/arenden'), decision)).toBe('/arenden');
  });
});
