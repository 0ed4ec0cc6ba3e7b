import fc from 'fast-check';
import { budgetSum, contentOf, EMPTY, filledRows, ownShareOf, valuesOf, type Values } from './values';

const FILLED: Values = {
  ...EMPTY,
  organisation: { name: 'Byalaget', number: '802401-1111', form: 'ideell förening', municipality: 'Nora' },
  contact: { name: 'Sara', email: 'sara@example.se', phone: '' },
  title: 'Verkstad',
  partners: 'Skolan\n\n Biblioteket ',
  amountOre: '40 000',
  budget: [
    { label: 'Verktyg', amountOre: '25 000' },
    { label: '', amountOre: '' },
    { label: 'Lokal', amountOre: '15 000,50' },
  ],
  ownShare: { cashOre: '10 000', hours: '90,5' },
  economicActivity: 'no',
  agenda2030: ['11', '12'],
};

describe('the form', () => {
  it('is sent as the API takes it: öre, hours, lists, and nothing for what is left out', () => {
    expect(contentOf(FILLED)).toMatchObject({
      contact: { phone: null },
      partners: ['Skolan', 'Biblioteket'],
      amountOre: 4_000_000,
      budget: [
        { label: 'Verktyg', amountOre: 2_500_000 },
        { label: 'Lokal', amountOre: 1_500_050 },
      ],
      ownShare: { cashOre: 1_000_000, hours: 90.5 },
      economicActivity: false,
      deMinimisOre: 0,
      agenda2030: [11, 12],
      advisedBy: null,
    });
    expect(filledRows(FILLED)).toEqual([0, 2]);
  });

  it('keeps what can’t be read as an amount as it was typed, for the API to refuse and the person to find again', () => {
    const typed = { ...FILLED, amountOre: 'cirka 40', ownShare: { cashOre: 'lite', hours: 'många' } };
    expect(contentOf(typed)).toMatchObject({ amountOre: 'cirka 40', ownShare: { cashOre: 'lite', hours: 'många' } });
    expect(valuesOf(contentOf(typed))).toMatchObject({ amountOre: 'cirka 40', ownShare: { cashOre: 'lite', hours: 'många' } });
  });

  it('comes back from a saved draft with every letter, whatever was typed in the texts', () => {
    const letters = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(fc.record({ title: letters, purpose: letters, otherFunding: letters.filter((one) => one.trim() !== '') }), (typed) => {
        expect(valuesOf(JSON.parse(JSON.stringify(contentOf({ ...FILLED, ...typed }))) as object)).toMatchObject(typed);
      }),
    );
  });

  it('can be opened whatever lies in a draft', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(EMPTY)), fc.anything()), (saved) => {
        expect(Object.keys(valuesOf(saved)).toSorted()).toEqual(Object.keys(EMPTY).toSorted());
        expect(valuesOf(saved).budget.length).toBeGreaterThan(0);
      }),
    );
  });

  it('sums itself, and reckons the own share by the hour', () => {
    expect(budgetSum(FILLED)).toBe(4_000_050);
    expect(ownShareOf(FILLED, { percent: 100, hourOre: 33_000 })).toEqual({
      cashOre: 1_000_000,
      hours: 90.5,
      hoursOre: 2_986_500,
      totalOre: 3_986_500,
      demandedOre: 4_000_000,
    });
    expect(ownShareOf(EMPTY, { percent: 100, hourOre: 33_000 })).toMatchObject({ totalOre: 0, demandedOre: 0 });
  });
});
