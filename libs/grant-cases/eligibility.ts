/** What a machine can see about whether an application is within the guidelines. It flags for a person to look at, and rejects nothing (KL 6:38). */
import { dayOf, formatDay, formatOre, type Basis, type Wording } from '#libs/kernel';
import { intakeOn, type Guidelines, type SchemeState } from '#libs/schemes';
import { ownShareOre, type Application } from './application';
import type { EligibilityRule } from './wordings';

/** As the event has it, but for the observation, which is recorded in Swedish. */
export interface Finding {
  readonly rule: EligibilityRule;
  readonly passed: boolean;
  readonly observation: Wording;
  readonly basis: Basis;
  readonly citation: string;
}

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

/** Every {@link EligibilityRule} in the order of their names, passed or not. */
export function eligibilityFindings({ application, receivedAt, callId, scheme, guidelines }: Asked): readonly Finding[] {
  const { organisation, amountOre, ownShare, schedule } = application;
  const received = dayOf(receivedAt);
  const intake = intakeOn(scheme, received, callId);
  const { minOre, maxOre } = guidelines.amount;
  const share = ownShareOre(ownShare, guidelines.ownShare.hourOre);
  const wantedShare = Math.ceil((amountOre * guidelines.ownShare.percent) / 100);
  const aid = application.deMinimisOre + amountOre;
  const finding = (rule: EligibilityRule, passed: boolean, observation: Wording, on?: readonly [Basis, string]): Finding => {
    const [basis, citation] = on ?? ['POLICY' as const, `nämndens riktlinjer ${guidelines.version}`];
    return { rule, passed, observation, basis, citation };
  };
  const { form, municipality, number } = organisation;
  return [
    finding('organisation-form', listed(guidelines.applicantForms, form), {
      sv: `Sökanden är ${form}. Stödet är till för ${guidelines.applicantForms.join(', ')}.`,
      en: `The applicant is ${form}. The support is for ${guidelines.applicantForms.join(', ')}.`,
    }),
    finding(
      'municipality',
      listed(guidelines.municipalities, municipality),
      {
        sv: `Sökanden finns i ${municipality}. Verksamheten ska höra hemma i länet.`,
        en: `The applicant is in ${municipality}. The activities must belong in the county.`,
      },
      ['LAW', 'KL 2:1'],
    ),
    finding('intake', 'open' in intake, arrived(received, 'open' in intake ? null : intake.refusal.message)),
    finding('amount', amountOre >= minOre && amountOre <= maxOre, {
      sv: `Sökt belopp är ${formatOre(amountOre)}. Riktlinjerna anger ${formatOre(minOre)} till ${formatOre(maxOre)}.`,
      en: `The amount sought is ${formatOre(amountOre, 'en')}. The guidelines say ${formatOre(minOre, 'en')} to ${formatOre(maxOre, 'en')}.`,
    }),
    finding('own-share', share >= wantedShare, {
      sv: `Egen insats är värd ${formatOre(share)}. Den ska vara minst ${formatOre(wantedShare)} (${guidelines.ownShare.percent} procent).`,
      en: `The own contribution is worth ${formatOre(share, 'en')}. It must be at least ${formatOre(wantedShare, 'en')} (${guidelines.ownShare.percent} per cent).`,
    }),
    finding('organisation-number', isOrganisationNumber(number), {
      sv: `Organisationsnummer ${number}: kontrollsiffran ${isOrganisationNumber(number) ? 'stämmer' : 'stämmer inte'}.`,
      en: `Organisation number ${number}: the check digit is ${isOrganisationNumber(number) ? 'right' : 'wrong'}.`,
    }),
    finding('economic-activity', !application.economicActivity, application.economicActivity ? ECONOMIC : NOT_ECONOMIC, ['LAW', 'KL 2:8']),
    finding('schedule', schedule.from <= schedule.to && schedule.to > received, {
      sv: `Projektet pågår ${formatDay(schedule.from)} till ${formatDay(schedule.to)}. Det ska sluta efter att det börjat och efter att ansökan kom in.`,
      en: `The project runs from ${formatDay(schedule.from, 'en')} to ${formatDay(schedule.to, 'en')}. It must end after it has begun and after the application was received.`,
    }),
    finding(
      'de-minimis',
      !application.economicActivity || aid <= DE_MINIMIS_FLAG_ORE,
      application.economicActivity
        ? {
            sv: `Stöd av mindre betydelse blir ${formatOre(aid)} på tre år med det sökta beloppet. Taket är 300 000 euro.`,
            en: `De minimis aid will be ${formatOre(aid, 'en')} in three years with the amount sought. The ceiling is EUR 300,000.`,
          }
        : { sv: 'Stöd av mindre betydelse gäller bara ekonomisk verksamhet.', en: 'De minimis aid concerns economic activity only.' },
      ['LAW', '(EU) 2023/2831 art. 3.2'],
    ),
  ];
}

/** `closed` = why there was no intake that day. */
const arrived = (day: string, closed: Wording | null): Wording => ({
  sv: `Ansökan kom in ${formatDay(day)}${closed ? `. ${closed.sv}` : ', när intaget var öppet.'}`,
  en: `The application was received on ${formatDay(day, 'en')}${closed ? `. ${closed.en}` : ', when the intake was open.'}`,
});
const ECONOMIC: Wording = {
  sv: 'Sökanden bedriver ekonomisk verksamhet. Pröva om stödet är tillåtet: enskilda näringsidkare får stödjas bara om det finns synnerliga skäl.',
  en: 'The applicant carries on economic activity. Consider whether the support is allowed: individual traders may be supported only for exceptional reasons.',
};
const NOT_ECONOMIC: Wording = {
  sv: 'Sökanden uppger att den inte bedriver ekonomisk verksamhet.',
  en: 'The applicant states that it carries on no economic activity.',
};
