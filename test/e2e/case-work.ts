/** The steps of a case as people take them, so that a test can begin where it gets interesting. */
import { newId } from '#libs/kernel';
import type { Desk, Done } from '../desk';
import { CLAUSES, CRITERIA, inDays, type Office } from './board';

export const formFor = (over: Record<string, unknown> = {}) => ({
  organisation: {
    name: 'Demonstrationsföreningen Landsbygdens unga',
    number: '899999-0016',
    form: 'ideell förening',
    municipality: 'Örebro',
  },
  contact: { name: 'Amina Yusuf', email: 'amina@example.org', phone: null },
  title: 'Grannar lagar mat',
  purpose: 'Grannar som inte känner varandra ska laga mat ihop.',
  implementation: 'Tolv kvällar i fyra kök.',
  targetGroup: 'Boende i tre stadsdelar.',
  schedule: { from: inDays(30), to: inDays(200) },
  goals: 'Hundra deltagare, varav hälften nya.',
  effects: 'Köken drivs vidare av de boende.',
  novelty: 'Ingen har prövat det här.',
  socialBenefit: 'Färre är ensamma.',
  newLocally: 'Nytt i kommunen.',
  anchoring: 'Bostadsbolaget lånar ut köken.',
  partners: ['Bostadsbolaget'],
  ecology: 'Råvaror som annars kastas.',
  amountOre: 4_000_000,
  budget: [
    { label: 'Ledare', amountOre: 5_000_000 },
    { label: 'Råvaror', amountOre: 3_000_000 },
  ],
  ownShare: { cashOre: 1_000_000, hours: 100 },
  otherFunding: null,
  earlierSupport: null,
  economicActivity: false,
  deMinimisOre: 0,
  agenda2030: [1, 11],
  advisedBy: null,
  ...over,
});

/** From a saved draft to a case. */
export async function apply(who: Desk, schemeId: string, over: Record<string, unknown> = {}): Promise<string> {
  const draftId = newId();
  const saved = await who.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId, callId: null, content: formFor(over) });
  if (saved.status !== 200) throw new Error(`draft: ${saved.status} ${await saved.text()}`);
  return (await who.does(`/api/drafts/${draftId}/submit`)).caseId!;
}

export async function register({ eva, sara, leila, per, group }: Office, caseId: string): Promise<Done> {
  const path = `/api/cases/${caseId}`;
  await eva.does(`${path}/register`, { number: null, registeredOn: inDays(0), sender: null, subject: null, withheld: null });
  return sara.does(`${path}/assign`, { official: sara.ref, groupId: group, advisers: [leila.ref, per.ref] });
}

export const declare = (who: Desk, caseId: string): Promise<Done> =>
  who.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen i föreningen.' });

/** An instant as browsers send it, so many hours from now. */
export const momentIn = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

type PageWith<K extends string> = { readonly case: { readonly page: Readonly<Record<K, readonly { readonly id: string }[]>> } };

/** Booked for tomorrow, held today: what was said there is noted with what the writer makes of it kept apart. */
export async function meet({ sara, leila, per }: Office, caseId: string): Promise<Done> {
  const path = `/api/cases/${caseId}`;
  const participantRefs = [sara.ref, leila.ref, per.ref];
  const startsAt = momentIn(24);
  const { position } = await sara.does(`${path}/schedule-meeting`, { startsAt, place: 'Eklundavägen 2', participantRefs });
  const meetingId = (await sara.sees<PageWith<'meetings'>>(path, position)).case.page.meetings[0]!.id;
  const heldAt = momentIn(0);
  await sara.does(`${path}/hold-meeting`, { meetingId, heldAt, presentRefs: participantRefs, fromApplicant: ['Amina Yusuf'] });
  return sara.does(`${path}/record-note`, {
    meetingId,
    occurredAt: heldAt,
    source: 'Amina Yusuf',
    channel: 'MEETING',
    facts: 'Köken är bokade till hösten.',
    opinion: 'Väl förberett.',
  });
}

export async function assess({ sara, leila, per }: Office, caseId: string): Promise<void> {
  const path = `/api/cases/${caseId}`;
  for (const who of [leila, per, sara])
    for (const criterion of CRITERIA)
      await who.does(`${path}/assess-criterion`, { criterion, score: 2, reasons: `${who.me.name} om ${criterion}.` });
  await sara.does(`${path}/assess-state-aid`, {
    outcome: 'NO_AID',
    reasons: 'Ingen ekonomisk verksamhet.',
    deMinimisOre: 0,
    declarationSeen: true,
  });
}

const criterionReasons = CRITERIA.map((criterion) => ({ criterion, text: `Uppfyller ${criterion}.` }));
const payment = () => ({ plan: 'Hela beloppet betalas ut när beslutet fattats.', reportDue: inDays(231) });

export const grant = (amountOre = 4_000_000) => ({
  outcome: 'BIFALL',
  amountOre,
  terms: CLAUSES,
  payment: payment(),
  adviserProposal: 'Vi föreslår att hela beloppet beviljas: köken står klara.',
  officialAssessment: 'Ansökan uppfyller riktlinjerna på alla fyra punkter.',
  criterionReasons,
  dissent: [],
  noMeetingReason: null,
});
export const refusal = () => ({
  ...grant(0),
  outcome: 'AVSLAG',
  terms: [],
  payment: null,
  adviserProposal: 'Vi föreslår avslag: liknande verksamhet finns redan.',
  officialAssessment: 'Projektet är inte nytt lokalt.',
});

export const NO_BOARD_MATTER = {
  goalsOrScope: false,
  statementToCouncil: false,
  principleOrMajor: false,
  citizenProposal: false,
  barredByStatute: false,
};
/** What the delegate writes. */
export const ruling = ({ outcome = 'BIFALL', amountOre = 4_000_000 } = {}) => {
  const grants = outcome !== 'AVSLAG';
  return {
    boardQuestions: NO_BOARD_MATTER,
    content: {
      outcome,
      amountOre: grants ? amountOre : 0,
      terms: grants ? CLAUSES : [],
      termsVersion: grants ? 'villkor 1' : null,
      payment: grants ? payment() : null,
      reasons: 'Jag har läst underlaget och delar inte allt, men utgången är riktig.',
      criterionReasons,
    },
  };
};

/** A whole case up to the delegate's table. */
export async function prepare(
  office: Office,
  { who = office.amina, over = {} as Record<string, unknown>, proposal = {} as Record<string, unknown> } = {},
): Promise<string> {
  const { sara, leila, per, anna } = office;
  const caseId = await apply(who, office.scheme, over);
  const path = `/api/cases/${caseId}`;
  await register(office, caseId);
  for (const one of [sara, leila, per]) await declare(one, caseId);
  await sara.does(`${path}/check-eligibility`, { exceptionReason: null });
  await meet(office, caseId);
  await assess(office, caseId);
  await sara.does(`${path}/draft-proposal`, { ...grant(), ...proposal });
  await sara.does(`${path}/submit-proposal`);
  await declare(anna, caseId);
  return caseId;
}

export interface Shown {
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly digest: string;
  readonly text: string;
  readonly statement: string;
  readonly revision: number;
  readonly stepUpUrl: string;
}

export async function shownTo(who: Desk, caseId: string, said: ReturnType<typeof ruling>): Promise<Shown> {
  const response = await who.browser.send('POST', `/api/cases/${caseId}/decision-statement`, said);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`statement: ${response.status} ${text}`);
  return JSON.parse(text) as Shown;
}

export const approval = ({ decisionId, decidedOn, digest }: Shown, said: ReturnType<typeof ruling>) => ({
  ...said,
  decisionId,
  decidedOn,
  statementSha256: digest,
});

/** Shown, signed in anew, decided. */
export async function decide(who: Desk, caseId: string, said = ruling()): Promise<Done> {
  const shown = await shownTo(who, caseId, said);
  await who.browser.stepUp(shown.digest);
  return who.does(`/api/cases/${caseId}/decision`, approval(shown, said));
}
