/** Who takes part in the cases of the rebuild bench, and what they apply for. */
import type { CaseEvent } from '../../libs/grant-cases/events';
import { sha256Hex } from '../../libs/kernel';
import type { Dice } from './rebuild-texts';

export type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];
export type Person = BodyOf<'CaseAssigned'>['official'];
type Application = BodyOf<'ApplicationSubmitted'>['application'];

const REGION = 'Region Örebro län';
export const people = (role: Person['role'], organisation: string | null, names: readonly string[]): Person[] =>
  names.map((name) => ({ ref: `p_${sha256Hex(name).slice(0, 16)}`, name, role, organisation }));
export const OFFICIALS = people('official', REGION, ['Anna Ek', 'Olle Dahl', 'Mira Sand', 'Karin Lund']);
export const ADVISERS = [
  ...people('adviser', 'Coompanion', ['Bodil Åkesson', 'Per Grahn']),
  ...people('adviser', 'Stiftelsen Activa', ['Carl Ström']),
];
export const [DELEGATE] = people('delegate', REGION, ['Doris Lind']) as [Person];
export const [REGISTRAR] = people('registrar', REGION, ['Rut Holm']) as [Person];
const MUNICIPALITIES = ['Örebro', 'Askersund', 'Karlskoga', 'Lindesberg', 'Nora', 'Hällefors'];

export const application = (dice: Dice, name: string, amountOre: number): Application => ({
  organisation: { name, number: '802000-1234', form: 'ideell förening', municipality: dice.of(MUNICIPALITIES) },
  contact: { name: 'Sara Sökande', email: 'sara@example.se', phone: '070-000 00 00' },
  title: dice.text(45),
  purpose: dice.text(600),
  implementation: dice.text(700),
  targetGroup: dice.text(200),
  schedule: { from: '2026-06-01', to: '2026-12-31' },
  goals: dice.text(350),
  effects: dice.text(300),
  novelty: dice.text(250),
  socialBenefit: dice.text(300),
  newLocally: dice.text(120),
  anchoring: dice.text(200),
  partners: [dice.text(20), dice.text(25)],
  ecology: dice.text(150),
  amountOre,
  budget: ['Material', 'Hyra', 'Resor', 'Arvoden'].map((label) => ({ label, amountOre: amountOre / 4 })),
  ownShare: { cashOre: 1_000_000, hours: 130 },
  otherFunding: dice.below(3) === 0 ? dice.text(60) : null,
  earlierSupport: null,
  economicActivity: dice.below(4) === 0,
  deMinimisOre: 0,
  agenda2030: [11, 12],
  advisedBy: null,
});
