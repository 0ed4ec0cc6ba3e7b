import type { ProblemDocument } from '../../../api/problems/problem';
import { errorsOf } from './errors';
import { FIELDS, STEPS, stepOf } from './steps';
import type { FormTexts } from './texts';
import { EMPTY } from './values';

const labels = Object.fromEntries(Object.values(FIELDS).flatMap((fields) => fields.map((field) => [field, field])));
const t = {
  label: labels,
  rowLabel: (row: number) => `rad ${row}`,
  rowAmount: (row: number) => `belopp ${row}`,
  fillIn: (label: string) => `${label}: fyll i`,
  chooseOne: (label: string) => `${label}: välj`,
  notAnAmount: (label: string) => `${label}: belopp`,
  notADay: (label: string) => `${label}: dag`,
  notHours: 'timmar',
  notAnswered: 'svara',
  noBudget: 'minst en kostnad',
} as unknown as FormTexts;
const problem = (...fields: string[]): ProblemDocument =>
  ({ errors: fields.map((field) => ({ field, message: `API om ${field}` })) }) as unknown as ProblemDocument;
const told = (values: typeof EMPTY, ...fields: string[]) =>
  errorsOf(problem(...fields), values, t).map(({ field, message, step }) => [field, message, step]);

describe('what is amiss in the form', () => {
  it('is told in the words and the order of the form, with the step that asks for it', () => {
    expect(told(EMPTY, 'title', 'organisation.form', 'schedule.from', 'amountOre', 'economicActivity')).toEqual([
      ['organisation.form', 'organisation.form: välj', 'organisation'],
      ['title', 'title: fyll i', 'iden'],
      ['schedule.from', 'schedule.from: dag', 'genomforande'],
      ['amountOre', 'amountOre: belopp', 'pengar'],
      ['economicActivity', 'svara', 'ovrigt'],
    ]);
  });

  it('is what the API says when something is filled in, but not as it should be', () => {
    const values = { ...EMPTY, contact: { ...EMPTY.contact, email: 'sara' } };
    expect(told(values, 'contact.email')).toEqual([['contact.email', 'API om contact.email', 'organisation']]);
  });

  it('finds the row that is meant although empty rows are not sent', () => {
    const budget = [
      { label: '', amountOre: '' },
      { label: 'Lokal', amountOre: 'mycket' },
    ];
    expect(told({ ...EMPTY, budget }, 'budget.0.amountOre')).toEqual([['budget.1.amountOre', 'belopp 2: belopp', 'pengar']]);
    expect(told(EMPTY, 'budget')).toEqual([['budget.0.label', 'minst en kostnad', 'pengar']]);
  });

  it('leads to a field also when a whole part is missing', () => {
    expect(told(EMPTY, 'organisation', 'organisation.name')).toEqual([['organisation.name', 'organisation.name: fyll i', 'organisation']]);
    for (const step of STEPS) for (const field of FIELDS[step]) expect(stepOf(field)).toBe(step);
  });
});
