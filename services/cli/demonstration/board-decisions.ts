/** What the board has decided before the first application: the scheme, its guidelines and intake, the year's money, and the delegation order. */
import type { OrderCommand } from '#libs/delegation';
import type { FrameCommand, SchemeCommand } from '#libs/schemes';
import { CLOSED_MONTHS, type Calendar } from './calendar';
import { delegation, standIn } from './delegation-order';
import type { People, Who } from './people';

export const SCHEME = 'sociala-innovationer';
export const BOARD = 'kulturnamnden';
export const GROUP = 'handlaggningsgruppen';
const CASE_GROUP = 'H';

/** Working days before today when the guidelines came into force. */
const IN_FORCE = 295;
/** Working days before that when the board met, and when its decisions were written in. */
const MET = 7;
const RECORDED = 5;

const COUNTY = [
  'Askersund',
  'Degerfors',
  'Hallsberg',
  'Hällefors',
  'Karlskoga',
  'Kumla',
  'Laxå',
  'Lekeberg',
  'Lindesberg',
  'Ljusnarsberg',
  'Nora',
  'Örebro',
];

const CLAUSES = [
  { id: 'andamal', text: 'Bidraget ska användas till det som står i ansökan och i beslutet.' },
  { id: 'egen-insats', text: 'Den egna insatsen ska motsvara minst bidraget, i pengar eller arbetstid. En timme räknas som 330 kr.' },
  { id: 'andring', text: 'Ändringar av tidsplan, budget eller inriktning ska godkännas av Region Örebro län innan de görs.' },
  {
    id: 'redovisning',
    text: 'Projektet ska redovisas senast en månad efter att det avslutats: genomförande, resultat, kostnader och egna timmar.',
  },
  {
    id: 'aterbetalning',
    text: 'Bidraget kan återkrävas, helt eller delvis, om det använts till annat än det beviljats för, om villkoren inte följts, om redovisning uteblir eller om beslutet grundats på oriktiga uppgifter. Outnyttjade medel ska betalas tillbaka.',
  },
  { id: 'samhallssamtal', text: 'Mottagaren berättar om projektet vid ett Samhällssamtal om Region Örebro län bjuder in till det.' },
] as const;

/** One stream's command, with the day and the one who writes it in. */
export type BoardStep = { readonly ago: number; readonly time: string; readonly by: Who; readonly name: string } & (
  | { readonly kind: 'scheme'; readonly schemeId: string; readonly command: SchemeCommand }
  | { readonly kind: 'order'; readonly command: OrderCommand }
  | { readonly kind: 'frame'; readonly schemeId: string; readonly year: number; readonly command: FrameCommand }
);

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** What a larger register is set up with. */
export interface Established {
  /** Working days before today when the guidelines came into force. */
  readonly inForce?: number;
  /** Besides the first one, and handled as it is. */
  readonly otherSchemes?: readonly { readonly id: string; readonly name: string }[];
}

/** What is decided on a scheme and its money, once more for another one. */
function alike(step: BoardStep, { id, name }: { readonly id: string; readonly name: string }): readonly BoardStep[] {
  if (step.kind === 'order') return [];
  const common = { name: `${step.name}/${id}`, schemeId: id };
  if (step.kind === 'frame') return [{ ...step, ...common, command: { ...step.command, schemeId: id } as FrameCommand }];
  const { command } = step;
  return [{ ...step, ...common, command: command.type === 'EstablishScheme' ? { ...command, schemeId: id, name } : command }];
}

/** Every step has a name of its own; they come in the order of their times. */
export function boardDecisions(
  calendar: Calendar,
  people: People,
  { inForce = IN_FORCE, otherSchemes = [] }: Established = {},
): readonly BoardStep[] {
  const steps = firstDecisions(calendar, people, inForce);
  return [...steps, ...otherSchemes.flatMap((scheme) => steps.flatMap((step) => alike(step, scheme)))];
}

function firstDecisions(calendar: Calendar, people: People, inForce: number): readonly BoardStep[] {
  const adoptedOn = calendar.day(inForce + MET);
  const validFrom = calendar.day(inForce);
  const paragraph = (number: number): string => `Kulturnämnden ${adoptedOn} § ${number}`;
  const written = (time: string, name: string) => ({ ago: inForce + RECORDED, time, name, by: 'namndsekreterare.karin' as const });
  const years = Array.from({ length: yearOf(calendar.today) + 2 - yearOf(validFrom) }, (_, index) => yearOf(validFrom) + index);

  return [
    {
      ...written('09:00', 'scheme'),
      kind: 'scheme',
      schemeId: SCHEME,
      command: {
        type: 'EstablishScheme',
        schemeId: SCHEME,
        name: 'Stöd till sociala innovationer',
        board: 'Kulturnämnden',
        boardId: BOARD,
        legalRegime: 'KL13',
        caseGroup: CASE_GROUP,
      },
    },
    {
      ...written('09:10', 'guidelines'),
      kind: 'scheme',
      schemeId: SCHEME,
      command: {
        type: 'AdoptGuidelines',
        version: `${yearOf(adoptedOn)}:1`,
        boardParagraph: paragraph(41),
        adoptedOn,
        validFrom,
        criteria: [
          { id: 'samhallsnytta', name: 'Samhällsnytta', question: 'På vilket sätt är projektet till nytta för samhället?' },
          {
            id: 'nyskapande',
            name: 'Nyskapande med långsiktiga effekter',
            question: 'Vad är nyskapande, och hur blir effekterna långsiktiga och hållbara?',
          },
          { id: 'nytt-lokalt', name: 'Nytt lokalt', question: 'Är projektet nytt på platsen? Det får ha förebilder på andra håll.' },
          {
            id: 'forankring',
            name: 'Förankrat hos samarbetspartner',
            question: 'Är projektet förankrat hos de samarbetspartner som det bygger på?',
          },
        ],
        maxScore: 3,
        amount: { minOre: 2_000_000, maxOre: 5_000_000 },
        ownShare: { percent: 100, hourOre: 33_000 },
        applicantForms: ['ideell förening', 'ekonomisk förening', 'stiftelse', 'studieförbund'],
        municipalities: COUNTY,
        meeting: 'ALWAYS',
        terms: { version: `${yearOf(adoptedOn)}:1`, clauses: [...CLAUSES], reportMonthsAfterEnd: 1 },
        days: { supplement: 14, communication: 14, targetDecision: 60 },
      },
    },
    {
      ...written('09:15', 'intake'),
      kind: 'scheme',
      schemeId: SCHEME,
      command: { type: 'SetIntakeRule', mode: 'ROLLING', closedMonths: [...CLOSED_MONTHS], boardParagraph: paragraph(41) },
    },
    {
      ...written('09:20', 'group'),
      kind: 'scheme',
      schemeId: SCHEME,
      command: {
        type: 'ComposeHandlingGroup',
        groupId: GROUP,
        name: 'Handläggningsgruppen',
        members: [people['handlaggare.sara'], people['handlaggare.johan'], people['radgivare.leila'], people['radgivare.per']],
      },
    },
    ...years.map((year, index): BoardStep => ({
      ...written(`09:${25 + index}`, `frame/${year}`),
      kind: 'frame',
      schemeId: SCHEME,
      year,
      command: { type: 'SetFrame', schemeId: SCHEME, year, amountOre: 50_000_000, boardParagraph: paragraph(42) },
    })),
    ...delegation(people, { caseGroup: CASE_GROUP, adoptedOn, validFrom, boardParagraph: paragraph(43) }).map(
      (command, index): BoardStep => ({ ...written(`09:${40 + index * 5}`, `delegation/${index}`), kind: 'order', command }),
    ),
    {
      ...written('10:20', 'delegation/leave'),
      ago: 26,
      kind: 'order',
      command: standIn(people, calendar.day(24), calendar.day(20)),
    },
    {
      ...written('10:40', 'timers'),
      ago: 3,
      kind: 'scheme',
      schemeId: SCHEME,
      command: {
        type: 'SetTimers',
        reference: `Kulturnämnden ${calendar.day(12)} § 79`,
        validFrom: calendar.later(calendar.today, 1),
        timers: [
          { kind: 'ACKNOWLEDGEMENT', length: 3, unit: 'WORKING_DAYS', on: true },
          { kind: 'DELAY_NOTICE', length: 14, unit: 'DAYS', on: true },
          { kind: 'BOARD_REPORT', length: 45, unit: 'DAYS', on: true },
        ],
      },
    },
  ];
}
