import { invalidInput } from '../problems';

const BACKWARDS = {
  sv: 'Perioden slutar före den börjar. Rätta den sista dagen.',
  en: 'The period ends before it begins. Correct the last day.',
};

/** Throws a 422 for a period that ends before it begins. Null = open at that end. */
export function checkPeriod({ from, to }: { readonly from: string | null; readonly to: string | null }): void {
  if (from !== null && to !== null && to < from) throw invalidInput([{ field: 'to', message: BACKWARDS }]);
}
