/** Invented applications: plausible enough to list, search and read, and different from each other. */
import type { Application } from '#libs/grant-cases';
import type { Dice } from './dice';
import { FAMILY, GIVEN, KINDS, ORGANISATIONS, PLACES, SENTENCES, THINGS } from './words';

export interface Organisation extends Readonly<Application['organisation']> {
  readonly contact: string;
  readonly place: string;
}

/** The tenth digit (Luhn, as SKV 709). */
function withCheckDigit(nine: string): string {
  const sum = Array.from(nine, (digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1)).reduce(
    (total, product) => total + (product > 9 ? product - 9 : product),
    0,
  );
  return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
}

export const personName = (dice: Dice): string => `${dice.of(GIVEN)} ${dice.of(FAMILY)}`;

export function organisation(dice: Dice, index: number): Organisation {
  const [name, form] = dice.of(ORGANISATIONS);
  const [place, municipality] = dice.of(PLACES);
  const serial = Math.floor(index / (ORGANISATIONS.length * PLACES.length));
  return {
    name: `${name} i ${place}${serial === 0 ? '' : ` ${serial + 1}`}`,
    number: withCheckDigit(`899${String(100_000 + (index % 900_000))}`),
    form,
    municipality,
    place,
    contact: personName(dice),
  };
}

const text = (dice: Dice, sentences: number): string => Array.from({ length: sentences }, () => dice.of(SENTENCES)).join(' ');
const later = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** `receivedOn` = the day it is handed in. One in twelve falls short of the guidelines in some way. */
export function application(dice: Dice, { contact, place, ...organisationFields }: Organisation, receivedOn: string): Application {
  const amountOre = dice.between(20, 50) * 100_000;
  const short = dice.percent(5);
  const economic = dice.percent(4);
  const material = dice.between(2, 6) * 100_000;
  return {
    organisation: organisationFields,
    contact: { name: contact, email: `kontakt${dice.below(10_000)}@example.org`, phone: null },
    title: `${dice.of(KINDS)} ${dice.of(THINGS)} i ${place}`,
    purpose: text(dice, 3),
    implementation: text(dice, 3),
    targetGroup: text(dice, 1),
    schedule: { from: later(receivedOn, dice.between(60, 120)), to: later(receivedOn, dice.between(240, 420)) },
    goals: text(dice, 2),
    effects: text(dice, 2),
    novelty: text(dice, 1),
    socialBenefit: text(dice, 2),
    newLocally: text(dice, 1),
    anchoring: text(dice, 1),
    partners: ['Kommunen', 'Biblioteket'].slice(0, dice.between(1, 2)),
    ecology: text(dice, 1),
    amountOre,
    budget: [
      { label: 'Samordnare', amountOre: amountOre - material },
      { label: 'Material och resor', amountOre: material },
    ],
    ownShare: { cashOre: dice.between(0, 10) * 100_000, hours: short ? 10 : Math.ceil(amountOre / 33_000) },
    otherFunding: dice.percent(15) ? 'Kommunens föreningsbidrag, sökt.' : null,
    earlierSupport: dice.percent(8) ? 'Stöd för ett annat projekt för fyra år sedan.' : null,
    economicActivity: economic,
    deMinimisOre: economic ? 5_000_000 : 0,
    agenda2030: [dice.between(1, 8), dice.between(9, 17)],
    advisedBy: dice.percent(3) ? 'Coompanion Mälardalen' : null,
  };
}
