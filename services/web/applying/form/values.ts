/** The form as it is typed, and as the API takes it. What can't be read as an amount is kept as it was typed: no letter is lost on the way. */
import { kronorText, oreFrom } from '../../texts/money';

export interface BudgetRow {
  readonly label: string;
  readonly amountOre: string;
}
/** Everything is text, as in the fields. Named as the API names it, so that its errors find their fields. */
export interface Values {
  readonly organisation: { readonly name: string; readonly number: string; readonly form: string; readonly municipality: string };
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly title: string;
  readonly purpose: string;
  readonly implementation: string;
  readonly targetGroup: string;
  readonly schedule: { readonly from: string; readonly to: string };
  readonly goals: string;
  readonly effects: string;
  readonly novelty: string;
  readonly socialBenefit: string;
  readonly newLocally: string;
  readonly anchoring: string;
  /** One on each line. */
  readonly partners: string;
  readonly ecology: string;
  readonly amountOre: string;
  readonly budget: readonly BudgetRow[];
  readonly ownShare: { readonly cashOre: string; readonly hours: string };
  readonly otherFunding: string;
  readonly earlierSupport: string;
  readonly economicActivity: '' | 'yes' | 'no';
  readonly deMinimisOre: string;
  readonly agenda2030: readonly string[];
  readonly advisedBy: string;
}

export const EMPTY: Values = {
  organisation: { name: '', number: '', form: '', municipality: '' },
  contact: { name: '', email: '', phone: '' },
  title: '',
  purpose: '',
  implementation: '',
  targetGroup: '',
  schedule: { from: '', to: '' },
  goals: '',
  effects: '',
  novelty: '',
  socialBenefit: '',
  newLocally: '',
  anchoring: '',
  partners: '',
  ecology: '',
  amountOre: '',
  budget: [
    { label: '', amountOre: '' },
    { label: '', amountOre: '' },
  ],
  ownShare: { cashOre: '', hours: '' },
  otherFunding: '',
  earlierSupport: '',
  economicActivity: '',
  deMinimisOre: '',
  agenda2030: [],
  advisedBy: '',
};

const ore = (typed: string): number | string => oreFrom(typed) ?? typed;
const oreOrNone = (typed: string): number | string => (typed.trim() === '' ? 0 : ore(typed));
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed);
/** Hours as people write them: `120`, `12,5`. */
export const hoursFrom = (typed: string): number | undefined => {
  const plain = typed.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
};
const isBlank = ({ label, amountOre }: BudgetRow): boolean => label.trim() === '' && amountOre.trim() === '';

/** Rows of the budget that say something, by their place in the form: the API counts only those. */
export const filledRows = (values: Values): readonly number[] => values.budget.flatMap((row, index) => (isBlank(row) ? [] : [index]));

/** As a draft is saved and an application is handed in. */
export const contentOf = (values: Values) => ({
  ...values,
  contact: { ...values.contact, phone: orNull(values.contact.phone) },
  partners: values.partners.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
  amountOre: ore(values.amountOre),
  budget: values.budget.filter((row) => !isBlank(row)).map(({ label, amountOre }) => ({ label, amountOre: ore(amountOre) })),
  ownShare: {
    cashOre: oreOrNone(values.ownShare.cashOre),
    hours: values.ownShare.hours.trim() === '' ? 0 : (hoursFrom(values.ownShare.hours) ?? values.ownShare.hours),
  },
  otherFunding: orNull(values.otherFunding),
  earlierSupport: orNull(values.earlierSupport),
  economicActivity: values.economicActivity === '' ? '' : values.economicActivity === 'yes',
  deMinimisOre: values.economicActivity === 'yes' ? oreOrNone(values.deMinimisOre) : 0,
  agenda2030: values.agenda2030.map(Number),
  advisedBy: orNull(values.advisedBy),
});
export type Content = ReturnType<typeof contentOf>;

type Loose = { readonly [key: string]: unknown };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const money = (value: unknown): string => (typeof value === 'number' ? kronorText(value) : text(value));
/** Nothing owed shows as nothing typed. */
const moneyOrNone = (value: unknown): string => (value === 0 ? '' : money(value));
const part = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = <K extends string>(of: Loose, ...keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, text(of[key])])) as Record<K, string>;

/** What was saved, back in the fields; whatever is not there is empty. */
export function valuesOf(content: object): Values {
  const saved = content as Loose;
  const share = part(saved['ownShare']);
  const rows = list(saved['budget']).map((row) => ({ label: text(part(row)['label']), amountOre: money(part(row)['amountOre']) }));
  return {
    ...texts(saved, 'title', 'purpose', 'implementation', 'targetGroup', 'goals', 'effects', 'novelty', 'socialBenefit', 'newLocally'),
    ...texts(saved, 'anchoring', 'ecology', 'otherFunding', 'earlierSupport', 'advisedBy'),
    organisation: texts(part(saved['organisation']), 'name', 'number', 'form', 'municipality'),
    contact: texts(part(saved['contact']), 'name', 'email', 'phone'),
    schedule: texts(part(saved['schedule']), 'from', 'to'),
    partners: list(saved['partners']).map(text).join('\n'),
    amountOre: money(saved['amountOre']),
    budget: rows.length > 0 ? rows : EMPTY.budget,
    ownShare: {
      cashOre: moneyOrNone(share['cashOre']),
      hours:
        share['hours'] === 0 ? '' : typeof share['hours'] === 'number' ? String(share['hours']).replace('.', ',') : text(share['hours']),
    },
    economicActivity: saved['economicActivity'] === true ? 'yes' : saved['economicActivity'] === false ? 'no' : '',
    deMinimisOre: moneyOrNone(saved['deMinimisOre']),
    agenda2030: list(saved['agenda2030']).map(String),
  };
}

/** The sum of what can be read, in öre. */
export const budgetSum = ({ budget }: Values): number => budget.reduce((sum, { amountOre }) => sum + (oreFrom(amountOre) ?? 0), 0);

export interface OwnShare {
  readonly cashOre: number;
  readonly hours: number;
  readonly hoursOre: number;
  readonly totalOre: number;
  /** For the amount that is applied for; 0 while none is given. */
  readonly demandedOre: number;
}
/** By the guidelines: percent of the amount, and öre an hour. */
export function ownShareOf(values: Values, rule: { readonly percent: number; readonly hourOre: number }): OwnShare {
  const cashOre = oreFrom(values.ownShare.cashOre) ?? 0;
  const hours = hoursFrom(values.ownShare.hours) ?? 0;
  const hoursOre = Math.round(hours * rule.hourOre);
  const demandedOre = Math.ceil(((oreFrom(values.amountOre) ?? 0) * rule.percent) / 100);
  return { cashOre, hours, hoursOre, totalOre: cashOre + hoursOre, demandedOre };
}
