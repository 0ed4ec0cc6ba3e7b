import { formFor } from '../../../../../test/e2e/case-work';
import type { Application } from '#libs/grant-cases';
import { differences, type Said } from './compare';

const said: Said = {
  money: (ore) => `${ore / 100} kr`,
  day: (day) => day,
  number: String,
  period: (from, to) => `${from}–${to}`,
  yes: 'Ja',
  no: 'Nej',
};
const application = formFor() as Application;

describe('two versions of an application', () => {
  it('differ in nothing when nothing was changed', () => {
    expect(differences(application, structuredClone(application), said)).toEqual([]);
  });

  it('differ in exactly the answers that were changed, under the names of their questions', () => {
    const after = { ...application, goals: 'Tvåhundra deltagare.', ownShare: { ...application.ownShare, hours: 120 } };
    expect(differences(application, after, said)).toEqual([
      { name: 'goals', before: application.goals, after: 'Tvåhundra deltagare.' },
      { name: 'ownShareHours', before: '100', after: '120' },
    ]);
  });

  it('show a change in any answer', () => {
    const changed: Application = {
      ...application,
      organisation: { name: 'B', number: '802401-1111', form: 'stiftelse', municipality: 'Kumla' },
      contact: { name: 'C', email: 'c@example.org', phone: '019' },
      title: 'D',
      schedule: { from: '2030-01-01', to: '2030-02-01' },
      partners: [],
      agenda2030: [],
      amountOre: 1,
      budget: [{ label: 'E', amountOre: 1 }],
      ownShare: { cashOre: 1, hours: 1 },
      otherFunding: 'F',
      earlierSupport: 'G',
      economicActivity: true,
      deMinimisOre: 1,
      advisedBy: 'H',
      ...Object.fromEntries(
        [
          'purpose',
          'implementation',
          'targetGroup',
          'goals',
          'effects',
          'novelty',
          'socialBenefit',
          'newLocally',
          'anchoring',
          'ecology',
        ].map((question) => [question, 'I']),
      ),
    };
    expect(differences(application, changed, said)).toHaveLength(11 + 10 + 9);
  });
});
