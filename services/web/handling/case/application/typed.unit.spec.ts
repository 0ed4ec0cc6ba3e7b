import { formFor } from '../../../../../test/e2e/case-work';
import type { Application } from '#libs/grant-cases';
import { applicationFrom, NOTHING_TYPED, typedFrom } from './typed';

const application = formFor({
  contact: { name: 'Amina Yusuf', email: 'amina@example.org', phone: '070-123 45 67' },
  ownShare: { cashOre: 1_250_050, hours: 12.5 },
  otherFunding: 'Kommunen, 5 000 kr.',
  partners: ['Bostadsbolaget', 'Skolan'],
}) as Application;

describe('an application as it is typed', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(applicationFrom(typedFrom(application))).toEqual(application);
  });

  it('leaves out the budget rows at the end that nothing is written in, and what is optional and empty', () => {
    const typed = typedFrom(application);
    const sent = applicationFrom({ ...typed, budget: [...typed.budget, { label: '', amountOre: ' ' }], otherFunding: ' ' });
    expect(sent).toEqual({ ...application, otherFunding: null });
  });

  it('sends what is no amount as it was typed, so that the answer names the field', () => {
    expect(applicationFrom({ ...NOTHING_TYPED, amountOre: 'femtio tusen' })).toMatchObject({ amountOre: 'femtio tusen', budget: [] });
  });
});
