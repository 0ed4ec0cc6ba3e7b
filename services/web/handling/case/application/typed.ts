/** An application as it is typed: amounts and lists as text. Pure. */
import type { Application } from '#libs/grant-cases';
import { kronorText, oreFrom } from '../../../texts/money';
import { QUESTIONS } from './questions';

type Question = (typeof QUESTIONS)[number];
export type Typed = Readonly<Record<Question, string>> & {
  readonly organisation: Application['organisation'];
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly title: string;
  readonly schedule: Application['schedule'];
  /** One per line. */
  readonly partners: string;
  readonly amountOre: string;
  readonly budget: readonly { readonly label: string; readonly amountOre: string }[];
  readonly ownShare: { readonly cashOre: string; readonly hours: string };
  readonly otherFunding: string;
  readonly earlierSupport: string;
  /** `yes`, `no` or nothing yet. */
  readonly economicActivity: string;
  readonly deMinimisOre: string;
  /** Numbers, with commas between. */
  readonly agenda2030: string;
  readonly advisedBy: string;
};

const EMPTY_QUESTIONS = Object.fromEntries(QUESTIONS.map((question) => [question, ''])) as Record<Question, string>;
export const NOTHING_TYPED: Typed = {
  ...EMPTY_QUESTIONS,
  organisation: { name: '', number: '', form: '', municipality: '' },
  contact: { name: '', email: '', phone: '' },
  title: '',
  schedule: { from: '', to: '' },
  partners: '',
  amountOre: '',
  budget: [{ label: '', amountOre: '' }],
  ownShare: { cashOre: '0', hours: '0' },
  otherFunding: '',
  earlierSupport: '',
  economicActivity: '',
  deMinimisOre: '0',
  agenda2030: '',
  advisedBy: '',
};

export const typedFrom = (application: Application): Typed => ({
  ...application,
  contact: { ...application.contact, phone: application.contact.phone ?? '' },
  partners: application.partners.join('\n'),
  amountOre: kronorText(application.amountOre),
  budget: application.budget.map(({ label, amountOre }) => ({ label, amountOre: kronorText(amountOre) })),
  ownShare: { cashOre: kronorText(application.ownShare.cashOre), hours: String(application.ownShare.hours).replace('.', ',') },
  otherFunding: application.otherFunding ?? '',
  earlierSupport: application.earlierSupport ?? '',
  economicActivity: application.economicActivity ? 'yes' : 'no',
  deMinimisOre: kronorText(application.deMinimisOre),
  agenda2030: application.agenda2030.join(', '),
  advisedBy: application.advisedBy ?? '',
});

/** What is no number is sent as it was typed: the API says what is wrong, at its field. */
const numberFrom = (text: string): number | string => {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
};
const ore = (text: string): number | string => oreFrom(text) ?? text;
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const isBlankRow = ({ label, amountOre }: Typed['budget'][number]): boolean => label.trim() === '' && amountOre.trim() === '';

/** As the API takes it. Rows at the end of the budget that nothing is written in are left out. */
export function applicationFrom(typed: Typed): object {
  const filled = typed.budget.findLastIndex((row) => !isBlankRow(row)) + 1;
  return {
    ...typed,
    contact: { ...typed.contact, phone: orNull(typed.contact.phone) },
    partners: typed.partners
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    amountOre: ore(typed.amountOre),
    budget: typed.budget.slice(0, filled).map(({ label, amountOre }) => ({ label, amountOre: ore(amountOre) })),
    ownShare: { cashOre: ore(typed.ownShare.cashOre), hours: numberFrom(typed.ownShare.hours) },
    otherFunding: orNull(typed.otherFunding),
    earlierSupport: orNull(typed.earlierSupport),
    economicActivity: typed.economicActivity === '' ? undefined : typed.economicActivity === 'yes',
    deMinimisOre: ore(typed.deMinimisOre),
    agenda2030: typed.agenda2030
      .split(/[,\s]+/)
      .filter(Boolean)
      .map(numberFrom),
    advisedBy: orNull(typed.advisedBy),
  };
}
