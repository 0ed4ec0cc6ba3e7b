import fc from 'fast-check';
import * as values from './values';
import { isProblem } from './values';

const value = <T>(parsed: values.Parsed<T>): T => {
  if (isProblem(parsed)) throw new Error(parsed.problem);
  return parsed.value;
};
const refused = (parsed: values.Parsed<unknown>): string => {
  if (!isProblem(parsed)) throw new Error(`read as ${JSON.stringify(parsed.value)}`);
  return parsed.problem;
};
const grouped = (kronor: number, space: string): string => String(kronor).replace(/\B(?=(\d{3})+$)/g, space);

describe('an amount in the form’s export', () => {
  it.each([
    ['50000', 5_000_000],
    ['50 000', 5_000_000],
    ['50 000 kr', 5_000_000],
    ['50\u00a0000 kr', 5_000_000],
    ['50000,50', 5_000_050],
    ['1 250,5 kronor', 125_050],
    ['0', 0],
  ])('reads %s as %i öre', (cell, ore) => expect(value(values.amount(cell))).toBe(ore));

  it.each(['50.000', '50 00', '5 0000', '-500', 'femtio tusen', '50000,505', '1e5', '', '٥٠'])(
    'refuses %s and says what to write',
    (cell) => {
      expect(refused(values.amount(cell))).toContain('Skriv kronor med siffror');
    },
  );

  it('refuses a sum that no grant in kronor can be', () => expect(refused(values.amount('999999999'))).toContain('orimligt'));

  it('reads every way of writing the same sum as the same öre', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009'),
        fc.constantFrom('', ' kr', 'kr', ' kronor', ' SEK'),
        (kronor, ore, space, unit) => {
          const cell = `${grouped(kronor, space)},${String(ore).padStart(2, '0')}${unit}`;
          expect(value(values.amount(cell))).toBe(kronor * 100 + ore);
        },
      ),
    );
  });

  it('either refuses what anybody types or gives whole öre that are not negative', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ,.kr-]{0,14}$/)), (cell) => {
        const parsed = values.amount(cell);
        return isProblem(parsed) || (Number.isSafeInteger(parsed.value) && parsed.value >= 0);
      }),
    );
  });
});

describe('a budget in one cell', () => {
  it('splits on semicolons and takes the longest well-formed number at the end as the amount', () => {
    expect(value(values.budget('Lön ungdomsledare 62000; lokaler 12 000 kr;buss 54 14 000; Trycksaker: 900,50;'))).toEqual([
      { label: 'Lön ungdomsledare', amountOre: 6_200_000 },
      { label: 'lokaler', amountOre: 1_200_000 },
      { label: 'buss 54', amountOre: 1_400_000 },
      { label: 'Trycksaker', amountOre: 90_050 },
    ]);
  });

  it.each(['', 'lokaler', '12000', 'lokaler 12.000', 'lokaler 12000; resor'])('refuses %s', (cell) => {
    expect(refused(values.budget(cell))).toContain('t.ex. lokaler 12000');
  });

  it('gives back the lines that were written, whatever they are called', () => {
    const label = fc.stringMatching(/^[A-Za-zåäöÅÄÖ][A-Za-zåäö ]{0,20}[a-zåäö]$/);
    const lines = fc.array(fc.record({ label, kronor: fc.integer({ min: 0, max: 9_999_999 }) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.constantFrom('', ' '), (written, space) => {
        const cell = written.map(({ label: name, kronor }) => `${name} ${grouped(kronor, space)}`).join('; ');
        expect(value(values.budget(cell))).toEqual(written.map(({ label: name, kronor }) => ({ label: name, amountOre: kronor * 100 })));
      }),
    );
  });
});

describe('an organisation number', () => {
  it('is read with or without its hyphen', () => {
    expect(value(values.organisationNumber('899999-0016'))).toBe('899999-0016');
    expect(value(values.organisationNumber('8999990016'))).toBe('899999-0016');
  });

  it('is refused when any one digit is wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digits = Array.from('8999990016');
        digits[place] = String((Number(digits[place]) + more) % 10);
        expect(refused(values.organisationNumber(digits.join('')))).toContain('kontrollsiffra');
      }),
    );
  });

  it('is not a person’s number, and the refusal does not repeat it', () => {
    const problem = refused(values.organisationNumber('811228-9874'));
    expect(problem).toContain('personnummer');
    expect(problem).not.toContain('9874');
  });
});

describe('the other values', () => {
  it('a day exists in the calendar and is written year first', () => {
    expect(value(values.day('2028-02-29'))).toBe('2028-02-29');
    for (const cell of ['2026-02-29', '2026-13-01', '1/3 2026', '20260301', '2026-03-01T12:00'])
      expect(refused(values.day(cell))).toContain('år-månad-dag');
  });

  it('economic activity is yes or no and nothing more, so that no explanation is lost', () => {
    expect(value(values.yesOrNo('Ja'))).toBe(true);
    expect(value(values.yesOrNo('nej'))).toBe(false);
    expect(refused(values.yesOrNo('nej, men vi säljer kaffe'))).toContain('bara ja eller nej');
  });

  it('earlier support keeps the applicant’s words', () => {
    expect(value(values.yesWithWords('nej'))).toBeNull();
    expect(value(values.yesWithWords('ja, en gång 2024'))).toBe('ja, en gång 2024');
    expect(refused(values.yesWithWords('nej, fast kanske'))).toContain('varken');
    expect(refused(values.yesWithWords('januari 2024'))).toContain('varken');
  });

  it('hours may have decimals and a unit', () => {
    expect(value(values.hours('96'))).toBe(96);
    expect(value(values.hours('96,5 timmar'))).toBe(96.5);
    expect(refused(values.hours('ca 100'))).toContain('antal timmar');
  });

  it('goals are numbers from 1 to 17, each once', () => {
    expect(value(values.agenda2030('10, 3,11, 3'))).toEqual([3, 10, 11]);
    expect(value(values.agenda2030(''))).toEqual([]);
    for (const cell of ['0', '18', '3; 4', '3,']) expect(refused(values.agenda2030(cell))).toContain('1–17');
  });

  it('nobody advised is said in words', () => {
    expect(value(values.adviser('ingen'))).toBeNull();
    expect(value(values.adviser('Coompanion'))).toBe('Coompanion');
  });
});
