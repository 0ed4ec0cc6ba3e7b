import fc from 'fast-check';
import { DECISION_KINDS, type DelegationItem } from '../../../../libs/delegation/events';
import { asItem, emptyItem, sent, typed } from './values';

const words = fc.stringMatching(/^[a-zåäö0-9.]{1,20}$/);
const item: fc.Arbitrary<DelegationItem> = fc.record({
  number: words,
  caseGroup: words,
  matter: words,
  kinds: fc.subarray([...DECISION_KINDS], { minLength: 1 }),
  statute: words,
  post: words,
  substitutePost: fc.option(words),
  grantedBy: fc.constantFrom('BOARD' as const, 'FORVALTNINGSCHEF' as const),
  subDelegation: fc.boolean(),
  limitOre: fc.option(fc.nat({ max: 100_000_000_00 })),
  reporting: fc.constantFrom('ANMALAN' as const, 'SARSKILT_PROTOKOLL' as const),
  conditions: fc.option(words),
});

describe('an item as it is typed', () => {
  it('is sent as it stood in the order when nothing is changed', () => {
    fc.assert(fc.property(item, (one) => expect([sent(typed(one)), asItem(typed(one))]).toEqual([one, one])));
  });

  it('has nothing where nothing is typed, and an amount that is none is left for the API to answer', () => {
    expect(sent(emptyItem)).toMatchObject({ limitOre: null, substitutePost: null, conditions: null });
    expect(sent({ ...emptyItem, limitOre: 'femtio' }).limitOre).toBe('femtio');
    expect(asItem({ ...emptyItem, limitOre: 'femtio' }).limitOre).toBeNull();
  });
});
