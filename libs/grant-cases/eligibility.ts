/** What a machine can see about whether an application is within the guidelines. It flags for a person to look at, and rejects nothing (KL 6:38). */
import { dayOf, formatDay, formatOre, type Basis } from '#libs/kernel';
import { intakeOn, type Guidelines, type SchemeState } from '#libs/schemes';
import { ownShareOre, type Application } from './application';
import type { CaseEvent } from './events';

export type Finding = Extract<CaseEvent, { type: 'EligibilityChecked' }>['body']['findings'][number];

/**
 * EUR 300 000 in three years ((EU) 2023/2831 art. 3.2), counted at ten kronor to the euro: lower than any rate of the last decade, so that what is
 * near the ceiling is flagged and reckoned by a person at the rate of the day.
 */
export const DE_MINIMIS_FLAG_ORE = 300_000_000;

/** The check digit of an organisation number `NNNNNN-NNNN` (Luhn, as SKV 709). */
export function isOrganisationNumber(number: string): boolean {
  if (!/^\d{6}-\d{4}$/.test(number)) return false;
  const digits = Array.from(number.replace('-', ''), Number);
  // the third digit of an organisation is at least 2: below it would be a person's month of birth
  if (digits[2]! < 2) return false;
  const sum = digits.map((digit, index) => (index % 2 === 0 ? digit * 2 : digit)).reduce((total, n) => total + (n > 9 ? n - 9 : n), 0);
  return sum % 10 === 0;
}

const listed = (list: readonly string[], name: string): boolean =>
  list.some((one) => one.localeCompare(name.trim(), 'sv', { sensitivity: 'accent' }) === 0);

interface Asked {
  readonly application: Application;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly callId: string | null;
  readonly scheme: SchemeState;
  readonly guidelines: Guidelines;
}

/** Every rule in the same order, passed or not. */
export function eligibilityFindings({ application, receivedAt, callId, scheme, guidelines }: Asked): readonly Finding[] {
  const { organisation, amountOre, ownShare, schedule } = application;
  const received = dayOf(receivedAt);
  const intake = intakeOn(scheme, received, callId);
  const { minOre, maxOre } = guidelines.amount;
  const share = ownShareOre(ownShare, guidelines.ownShare.hourOre);
  const wantedShare = Math.ceil((amountOre * guidelines.ownShare.percent) / 100);
  const aid = application.deMinimisOre + amountOre;
  const finding = (rule: string, passed: boolean, observation: string, on?: readonly [Basis, string]): Finding => {
    const [basis, citation] = on ?? ['POLICY' as const, `nämndens riktlinjer ${guidelines.version}`];
    return { rule, passed, observation, basis, citation };
  };
  return [
    finding(
      'organisation-form',
      listed(guidelines.applicantForms, organisation.form),
      `Sökanden är ${organisation.form}. Stödet är till för ${guidelines.applicantForms.join(', ')}.`,
    ),
    finding(
      'municipality',
      listed(guidelines.municipalities, organisation.municipality),
      `Sökanden finns i ${organisation.municipality}. Verksamheten ska höra hemma i länet.`,
      ['LAW', 'KL 2:1'],
    ),
    finding(
      'intake',
      'open' in intake,
      'open' in intake
        ? `Ansökan kom in ${formatDay(received)}, när intaget var öppet.`
        : `Ansökan kom in ${formatDay(received)}. ${intake.refusal.message.sv}`,
    ),
    finding(
      'amount',
      amountOre >= minOre && amountOre <= maxOre,
      `Sökt belopp är ${formatOre(amountOre)}. Riktlinjerna anger ${formatOre(minOre)} till ${formatOre(maxOre)}.`,
    ),
    finding(
      'own-share',
      share >= wantedShare,
      `Egen insats är värd ${formatOre(share)}. Den ska vara minst ${formatOre(wantedShare)} (${guidelines.ownShare.percent} procent).`,
    ),
    finding(
      'organisation-number',
      isOrganisationNumber(organisation.number),
      `Organisationsnummer ${organisation.number}: kontrollsiffran ${isOrganisationNumber(organisation.number) ? 'stämmer' : 'stämmer inte'}.`,
    ),
    finding(
      'economic-activity',
      !application.economicActivity,
      application.economicActivity
        ? 'Sökanden bedriver ekonomisk verksamhet. Pröva om stödet är tillåtet: enskilda näringsidkare får stödjas bara om det finns synnerliga skäl.'
        : 'Sökanden uppger att den inte bedriver ekonomisk verksamhet.',
      ['LAW', 'KL 2:8'],
    ),
    finding(
      'schedule',
      schedule.from <= schedule.to && schedule.to > received,
      `Projektet pågår ${formatDay(schedule.from)} till ${formatDay(schedule.to)}. Det ska sluta efter att det börjat och efter att ansökan kom in.`,
    ),
    finding(
      'de-minimis',
      !application.economicActivity || aid <= DE_MINIMIS_FLAG_ORE,
      application.economicActivity
        ? `Stöd av mindre betydelse blir ${formatOre(aid)} på tre år med det sökta beloppet. Taket är 300 000 euro.`
        : 'Stöd av mindre betydelse gäller bara ekonomisk verksamhet.',
      ['LAW', '(EU) 2023/2831 art. 3.2'],
    ),
  ];
}
