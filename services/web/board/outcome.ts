import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import type { DecisionKind } from '#libs/delegation/events';
import type { Format } from '../texts/format';
import type { Language } from '../texts/language';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Bifall, 40 000 kr`; what grants nothing has no amount. */
export const outcomeIn = (language: Language, { money }: Format, outcome: DecisionKind, amountOre: number): string => {
  const name = capital(DECISION_KIND_NAMES[outcome][language]);
  return amountOre > 0 ? `${name}, ${money(amountOre)}` : name;
};
export { capital };
