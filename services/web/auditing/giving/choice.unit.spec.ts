import { isGiven, isKeptBack, maskOf } from '../../../../libs/evidence/mask';
import { personalPaths } from '#libs/event-log';
import { caseEvents } from '#libs/grant-cases/events';
import { words } from '../replay/words';
import { askedFor, atFirst, fieldsIn, type Choice } from './choice';
import { segmentsOf } from './field-name';

const CONTENTS = [
  { number: 1, fields: ['application.contact.name', 'application.purpose', 'who'], disposed: false },
  { number: 2, fields: [], disposed: false },
  { number: 3, fields: ['reasons', 'who'], disposed: false },
];
const maskFor = (choice: Partial<Choice>) => {
  const { withhold, release, provision } = askedFor({ ...atFirst(CONTENTS), provision: 'OSL 21 kap. 7 §', ...choice }, CONTENTS);
  return maskOf(withhold?.split(',') ?? [], release?.split(',') ?? [], provision);
};

describe('what of a case is chosen to be kept back', () => {
  it('is every personal field at first, each told once with where it stands', () => {
    expect(fieldsIn(CONTENTS)).toEqual([
      { field: 'application.contact.name', numbers: [1] },
      { field: 'application.purpose', numbers: [1] },
      { field: 'who', numbers: [1, 3] },
      { field: 'reasons', numbers: [3] },
    ]);
    const mask = maskFor({});
    for (const { field } of fieldsIn(CONTENTS)) expect(isGiven(mask, field)).toBe(false);
  });

  it('gives out the fields that are not ticked, and none that nobody could see', () => {
    const mask = maskFor({ fields: ['application.contact.name', 'who', 'reasons'] });
    expect(isGiven(mask, 'application.purpose')).toBe(true);
    expect(isGiven(mask, 'application.contact.name')).toBe(false);
    expect(isGiven(mask, 'application.contact.phone')).toBe(false);
  });

  it('keeps back the events that are ticked, and those that happen in the meantime', () => {
    const mask = maskFor({ fields: [], events: ['2'] });
    expect([1, 2, 3, 4].filter((number) => isKeptBack(mask, number))).toEqual([2, 4]);
    expect(isGiven(mask, 'reasons')).toBe(true);
  });

  it('is nothing when nothing is ticked', () => {
    expect(maskFor({ fields: [] })).toBeNull();
  });

  it.each(['sv', 'en'] as const)('every personal field of a case has a name (%s)', (language) => {
    const { fields } = words[language];
    const all = [...Object.values(caseEvents).flatMap(({ schema }) => personalPaths(schema)), 'who', 'org'];
    const missing = all.flatMap(segmentsOf).filter((segment) => !(segment in fields));
    expect([...new Set(missing)]).toEqual([]);
  });
});
