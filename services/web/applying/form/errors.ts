/** What the API says is amiss, in the words and at the places of the form. */
import type { ProblemDocument } from '../../../api/problems/problem';
import { oreFrom } from '../../texts/money';
import { valueAt } from '../../parts/paths';
import { FIELDS, placeOf, stepOf, STEPS, type Field, type Step } from './steps';
import type { FormTexts } from './texts';
import { filledRows, hoursFrom, type Values } from './values';

export interface FormError {
  /** As the form names it: the row of a budget by its place on the page. */
  readonly field: string;
  readonly message: string;
  readonly step: Step;
}

/** Rows that say nothing are not sent, so the API counts fewer. */
function placed(field: string, values: Values): string {
  const row = /^budget\.(\d+)(?=\.)/.exec(field)?.[1];
  if (row === undefined) return placeOf(field);
  return field.replace(/^budget\.\d+/, `budget.${filledRows(values)[Number(row)] ?? 0}`);
}
const CHOICES = ['organisation.form', 'organisation.municipality'];

function inOurWords(field: string, values: Values, t: FormTexts): string | undefined {
  const value = valueAt(values, field);
  const typed = typeof value === 'string' ? value.trim() : '';
  const row = /^budget\.(\d+)\.(label|amountOre)$/.exec(field);
  if (row) {
    const label = row[2] === 'label' ? t.rowLabel(Number(row[1]) + 1) : t.rowAmount(Number(row[1]) + 1);
    if (values.budget.every((one) => one.label.trim() === '' && one.amountOre.trim() === '')) return t.noBudget;
    return row[2] === 'label' ? t.fillIn(label) : t.notAnAmount(label);
  }
  const label = t.label[field as Field];
  if (label === undefined) return undefined;
  if (field.endsWith('Ore') && oreFrom(typed) === undefined) return t.notAnAmount(label);
  if (field === 'ownShare.hours' && hoursFrom(typed) === undefined) return t.notHours;
  if (field === 'economicActivity') return t.notAnswered;
  if (field.startsWith('schedule.')) return t.notADay(label);
  if (typed === '') return CHOICES.includes(field) ? t.chooseOne(label) : t.fillIn(label);
  return undefined;
}

/** In the order of the form. */
export function errorsOf(problem: ProblemDocument, values: Values, t: FormTexts): readonly FormError[] {
  const found = (problem.errors ?? []).map(({ field, message }): FormError => {
    const at = placed(field, values);
    return { field: at, message: inOurWords(at, values, t) ?? message, step: stepOf(at) };
  });
  const place = ({ field, step }: FormError): number =>
    STEPS.indexOf(step) * 100 + (FIELDS[step] as readonly string[]).findIndex((one) => field === one || field.startsWith(`${one}.`));
  return found
    .filter(({ field }, index) => found.findIndex((one) => one.field === field) === index)
    .toSorted((a, b) => place(a) - place(b));
}
