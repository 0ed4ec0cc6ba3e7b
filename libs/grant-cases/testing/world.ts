/** The people, the scheme and the delegation order that the tests of a case are set in. All of it made up. */
import { evolveOrder, findAuthority, noOrder, type OrderState } from '#libs/delegation';
import { DECISION_KINDS, type DecisionKind } from '#libs/delegation/events';
import { fold, type Person } from '#libs/event-log';
import { dayOf, type Role } from '#libs/kernel';
import { evolveScheme, noScheme, type Guidelines, type SchemeState } from '#libs/schemes';
import { orderItem } from '../../delegation/testing/item';
import type { Application } from '../application';
import type { CaseContext } from '../context';
import { authorityQuery } from '../decide/authority';
import type { CaseState } from '../state';

const someone = (ref: string, name: string, role: Role, organisation: string | null): Person => ({ ref, name, role, organisation });
const region = 'Region Örebro län';

export const applicant = someone('p_applicant', 'Alva Ek', 'applicant', 'Lindesbergs folkrörelse');
export const stranger = someone('p_stranger', 'Sven Främling', 'applicant', 'En annan förening');
export const official = someone('p_official', 'Hanna Berg', 'official', region);
export const colleague = someone('p_colleague', 'Karl Lund', 'official', region);
export const coompanion = someone('p_coompanion', 'Rut Dal', 'adviser', 'Coompanion Mälardalen');
export const activa = someone('p_activa', 'Ivar Sten', 'adviser', 'Stiftelsen Activa');
export const spare = someone('p_spare', 'Siv Ros', 'adviser', 'Stiftelsen Activa');
export const registrar = someone('p_registrar', 'Greta Ask', 'registrar', region);
export const delegate = someone('p_delegate', 'Disa Holm', 'delegate', region);
export const substitute = someone('p_substitute', 'Uno Vik', 'delegate', region);
export const secretary = someone('p_secretary', 'Nora Alm', 'boardSecretary', region);
export const administrator = someone('p_administrator', 'Adam Kvist', 'administrator', region);
export const auditor = someone('p_auditor', 'Rolf Gren', 'auditor', 'Regionens revisorer');
export const system = someone('p_system', 'Systemet', 'system', null);

export const advisers = [coompanion, activa];
export const everybody: readonly Person[] = [
  applicant,
  stranger,
  official,
  colleague,
  coompanion,
  activa,
  spare,
  registrar,
  delegate,
  substitute,
  secretary,
  administrator,
  auditor,
  system,
];

export const court = 'Förvaltningsrätten i Karlstad';
export const schemeId = 'sociala-innovationer';
export const repaymentClause = { id: 'aterbetalning', text: 'Bidrag som inte har använts för sitt ändamål betalas tillbaka.' };
export const reportClause = { id: 'redovisning', text: 'Projektet redovisas på nämndens formulär.' };

export const guidelines: Guidelines = {
  version: '2026:1',
  boardParagraph: '§ 14',
  adoptedOn: '2025-11-14',
  validFrom: '2026-01-01',
  criteria: ['samhallsnytta', 'nyskapande', 'nytt-lokalt', 'forankring'].map((id) => ({
    id,
    name: `Kriteriet ${id}`,
    question: 'På vilket sätt?',
  })),
  maxScore: 5,
  amount: { minOre: 2_000_000, maxOre: 5_000_000 },
  ownShare: { percent: 100, hourOre: 33_000 },
  applicantForms: ['ideell förening', 'stiftelse', 'studieförbund'],
  municipalities: ['Örebro', 'Lindesberg', 'Karlskoga'],
  meeting: 'ALWAYS',
  terms: { version: '2026:1', clauses: [repaymentClause, reportClause], reportMonthsAfterEnd: 1 },
  days: { supplement: 14, communication: 14, targetDecision: 60 },
};

/** The scheme with some of its guidelines changed. */
export const schemeWith = (change: Partial<Guidelines> = {}): SchemeState =>
  fold({ initial: noScheme, evolve: evolveScheme }, [
    {
      type: 'SchemeEstablished',
      body: {
        schemeId,
        name: 'Stöd till sociala innovationer',
        board: 'Kulturnämnden',
        boardId: 'kulturnamnden',
        legalRegime: 'KL13',
        caseGroup: 'H',
      },
    },
    { type: 'GuidelinesAdopted', body: { ...guidelines, ...change } },
    { type: 'IntakeRuleSet', body: { mode: 'ROLLING', closedMonths: [7, 12], boardParagraph: '§ 14' } },
    {
      type: 'HandlingGroupComposed',
      body: { groupId: 'grupp-1', name: 'Handläggningsgruppen', members: [official, coompanion, activa, spare] },
    },
  ]);
export const scheme = schemeWith();

export const order: OrderState = fold({ initial: noOrder, evolve: evolveOrder }, [
  {
    type: 'DelegationOrderAdopted',
    body: {
      board: 'Kulturnämnden',
      version: '2026:1',
      boardParagraph: '§ 7',
      adoptedOn: '2025-11-14',
      validFrom: '2026-01-01',
      items: [orderItem({ kinds: [...DECISION_KINDS], substitutePost: 'forvaltningschef', reporting: 'SARSKILT_PROTOKOLL' })],
    },
  },
  ...(
    [
      ['018f0000-0000-7000-8000-00000000aa01', 'omradeschef-kultur', 'Områdeschef kultur', delegate],
      ['018f0000-0000-7000-8000-00000000aa02', 'forvaltningschef', 'Förvaltningschef', substitute],
    ] as const
  ).map(([assignmentId, post, title, holder]) => ({
    type: 'PostAssigned' as const,
    body: { assignmentId, post, title, holder, from: '2026-01-01', to: null, acting: false, reason: null },
  })),
]);

export const application: Application = {
  organisation: { name: 'Lindesbergs folkrörelse', number: '802002-4496', form: 'ideell förening', municipality: 'Lindesberg' },
  contact: { name: 'Alva Ek', email: 'alva@example.org', phone: null },
  title: 'Grannar som lagar',
  purpose: 'Färre ensamma.',
  implementation: 'Verkstad en kväll i veckan.',
  targetGroup: 'Vuxna utan arbete.',
  schedule: { from: '2026-09-01', to: '2027-05-31' },
  goals: 'Fyrtio deltagare.',
  effects: 'Fler i arbete.',
  novelty: 'Ingen har gjort så.',
  socialBenefit: 'Minskad ensamhet.',
  newLocally: 'Finns inte i länet.',
  anchoring: 'Kommunen är med.',
  partners: ['Lindesbergs kommun'],
  ecology: 'Saker lagas i stället för att slängas.',
  amountOre: 4_000_000,
  budget: [{ label: 'Lokal', amountOre: 4_000_000 }],
  ownShare: { cashOre: 1_000_000, hours: 100 },
  otherFunding: null,
  earlierSupport: null,
  economicActivity: false,
  deMinimisOre: 0,
  agenda2030: [10],
  advisedBy: null,
};

export const caseId = '018f0000-0000-7000-8000-0000000000c1';
export const START = '2026-03-02T08:00:00Z';

/** Ids that are the same in every run. */
export const commandId = (n: number): string => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** Of the events of a told case, by their revision. */
export const eventId = (revision: number): string => `018f0000-0000-7000-9000-${revision.toString(16).padStart(12, '0')}`;
export const decisionId = '018f0000-0000-7000-8000-0000000000d1';
/** Every decision of a case has an id of its own. */
export const decisionIdAfter = ({ ended }: Pick<CaseState, 'ended'>): string => `${decisionId.slice(0, -1)}${ended.length + 1}`;

/** What a decision about a case would be given. `authority` is asked of the order as a handler would, for the kind and sum given. */
export function contextOf(actor: Person, now = START, change: Partial<CaseContext> = {}): CaseContext {
  return {
    now,
    today: dayOf(now),
    actor,
    commandId: commandId(1),
    caseId,
    origin: 'test/liggaren',
    rules: 'liggaren/1',
    scheme,
    authority: null,
    reporting: null,
    disposable: null,
    frame: { year: 2026, frameOre: 50_000_000, usedOre: 0 },
    head: { revision: 0, leafHashB64: 'AAAA' },
    ...change,
  };
}

/** The answer of the order to the question that this decision raises. */
export function authorityOf(
  state: CaseState,
  context: CaseContext,
  kind: DecisionKind,
  amountOre: number,
  from = order,
): CaseContext['authority'] {
  const asked = authorityQuery(state, context, kind, amountOre);
  return asked && { asked, ...findAuthority(from, asked) };
}
