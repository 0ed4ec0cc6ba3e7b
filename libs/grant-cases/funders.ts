/** Others who fund what this scheme does not, or not in full: what a referral (FL 6, 8 §§) can name. Advice is a start to write on, in Swedish as it is sent. */
import type { Wording } from '#libs/kernel';

export interface Funder {
  readonly id: string;
  readonly name: string;
  /** For whom and what, in a sentence. */
  readonly forWhom: Wording;
  /** Where to read on; null when it depends on where the applicant is. */
  readonly link: { readonly text: string; readonly url: string } | null;
  /** Letter text that can be sent as it is. */
  readonly advice: string;
}

const advice = (about: string, first: string): string =>
  `${about} ${first} Läs villkoren innan ni söker, och berätta för oss om ni får stöd därifrån: det påverkar vad vi kan bidra med. ` +
  'Den här hänvisningen är ett råd. Er ansökan hos oss handläggs som vanligt.';

export const FUNDERS: readonly Funder[] = [
  {
    id: 'allmanna-arvsfonden',
    name: 'Allmänna arvsfonden',
    forWhom: {
      sv: 'Ideella föreningar som prövar något nytt för barn, unga, äldre eller personer med funktionsnedsättning, tillsammans med målgruppen.',
      en: 'Non-profit associations that try something new for children, young people, the elderly or people with disabilities, together with the target group.',
    },
    link: { text: 'arvsfonden.se', url: 'https://www.arvsfonden.se' },
    advice: advice(
      'Arvsfonden ger stöd till nyskapande projekt under ett till tre år, med betydligt större belopp än vårt stöd.',
      'Börja med att ringa dem: de ger råd om idén innan ni skriver en ansökan.',
    ),
  },
  {
    id: 'leader',
    name: 'Leader (lokalt ledd utveckling)',
    forWhom: {
      sv: 'Föreningar, företag och kommuner som utvecklar landsbygden i ett leaderområde.',
      en: 'Associations, businesses and municipalities that develop the countryside in a Leader area.',
    },
    link: { text: 'jordbruksverket.se', url: 'https://www.jordbruksverket.se' },
    advice: advice(
      'Leader ger stöd till projekt som bygger på lokala idéer och samarbete på landsbygden.',
      'Kontakta leaderkontoret för ert område. De hjälper till att utforma projektet från början.',
    ),
  },
  {
    id: 'esf',
    name: 'Europeiska socialfonden (ESF+)',
    forWhom: {
      sv: 'Organisationer med vana av större projekt som gäller arbete, kompetens eller inkludering.',
      en: 'Organisations used to larger projects on work, skills or inclusion.',
    },
    link: { text: 'esf.se', url: 'https://www.esf.se' },
    advice: advice(
      'ESF+ finansierar större insatser för fler i arbete och mot utanförskap, genom utlysningar.',
      'Administrationen är omfattande, så sök gärna tillsammans med en kommun, en region eller en större organisation.',
    ),
  },
  {
    id: 'kommunens-foreningsbidrag',
    name: 'Kommunens föreningsbidrag',
    forWhom: {
      sv: 'Lokala föreningar som behöver stöd till löpande verksamhet, lokal eller arrangemang.',
      en: 'Local associations that need support for running activities, premises or events.',
    },
    link: null,
    advice: advice(
      'Kommunen ger bidrag till den löpande verksamhet som vårt projektstöd inte kan betala.',
      'Kontakta kommunens kultur- och fritidsförvaltning där föreningen har sitt säte.',
    ),
  },
  {
    id: 'postkodstiftelsen',
    name: 'Postkodstiftelsen',
    forWhom: {
      sv: 'Ideella organisationer med projekt för människors livsvillkor, natur, kultur eller idrott.',
      en: 'Non-profit organisations with projects on living conditions, nature, culture or sport.',
    },
    link: { text: 'postkodstiftelsen.se', url: 'https://postkodstiftelsen.se' },
    advice: advice(
      'Postkodstiftelsen ger stöd till projekt som gör tydlig skillnad och som kan mätas.',
      'Ansökan görs i två steg; det första är en kort idébeskrivning.',
    ),
  },
  {
    id: 'mucf',
    name: 'MUCF (Myndigheten för ungdoms- och civilsamhällesfrågor)',
    forWhom: {
      sv: 'Föreningar med verksamhet av, för eller med unga, och det civila samhället i stort.',
      en: 'Associations with activities by, for or with young people, and civil society at large.',
    },
    link: { text: 'mucf.se', url: 'https://www.mucf.se' },
    advice: advice(
      'MUCF fördelar flera statsbidrag till civilsamhället, och pengar ur Erasmus+ för unga.',
      'Varje bidrag har egna villkor och egna ansökningstider.',
    ),
  },
  {
    id: 'kulturradet',
    name: 'Kulturrådet',
    forWhom: {
      sv: 'Organisationer med kulturprojekt av nationellt intresse, och kultur för barn och unga.',
      en: 'Organisations with cultural projects of national interest, and culture for children and young people.',
    },
    link: { text: 'kulturradet.se', url: 'https://www.kulturradet.se' },
    advice: advice(
      'Kulturrådet ger projektbidrag inom kulturens alla områden.',
      'Se efter i deras bidragskalender när nästa omgång öppnar.',
    ),
  },
  {
    id: 'utvecklingsmedel-kultur',
    name: 'Region Örebro läns utvecklingsmedel för kultur',
    forWhom: {
      sv: 'Kulturaktörer i länet som vill pröva nya former för kultur.',
      en: 'Cultural organisations in the county that want to try new forms of culture.',
    },
    link: { text: 'regionorebrolan.se', url: 'https://www.regionorebrolan.se' },
    advice: advice(
      'Är kulturen huvudsaken i projektet kan utvecklingsmedlen för kultur passa bättre än stödet till sociala innovationer.',
      'Det är en annan ansökan. Säg till om ni vill att vi hjälper er rätt.',
    ),
  },
  {
    id: 'coompanion',
    name: 'Coompanion (rådgivning)',
    forWhom: {
      sv: 'Grupper som vill starta eller driva företag tillsammans, till exempel arbetsintegrerande sociala företag.',
      en: 'Groups that want to start or run a business together, for example work-integrating social enterprises.',
    },
    link: { text: 'coompanion.se', url: 'https://coompanion.se' },
    advice: advice(
      'Coompanion ger inga bidrag men kostnadsfri rådgivning om kooperativt företagande, affärsplan och finansiering.',
      'Boka ett första möte om ni tänker er att verksamheten ska bära sig själv.',
    ),
  },
];
