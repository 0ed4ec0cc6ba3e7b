/** What a role may do that is not tied to one case. Pure. What is tied to a case is {@link accessTo} and the deciders' business. */
import { ROLE_NAMES, worded, type Language, type Refusal, type Role, type Wording } from '#libs/kernel';

interface Entry {
  /** After "för att". */
  readonly to: Wording;
  readonly roles: readonly Role[];
}
const may = (sv: string, en: string, ...roles: readonly Role[]): Entry => ({ to: { sv, en }, roles });

const CAPABILITIES = {
  apply: may('skriva och lämna in ansökningar', 'write and hand in applications', 'applicant'),
  seeCaseList: may(
    'se ärendelistan',
    'see the list of cases',
    'official',
    'adviser',
    'registrar',
    'delegate',
    'boardSecretary',
    'auditor',
    'administrator',
  ),
  registerApplications: may(
    'diarieföra ansökningar och föra in dem som kommit på papper eller med e-post',
    'register applications and enter those that came on paper or by e-mail',
    'registrar',
  ),
  assignCases: may('fördela ärenden', 'assign cases', 'official', 'delegate'),
  findPersons: may(
    'söka bland användarna',
    'search among the users',
    'official',
    'registrar',
    'delegate',
    'boardSecretary',
    'administrator',
  ),
  decideConflicts: may('avgöra jävsfrågor', 'decide on conflicts of interest', 'delegate', 'boardSecretary'),
  seeDecisionQueue: may('se ärenden som väntar på beslut', 'see cases that await a decision', 'delegate'),
  keepBoardRecords: may(
    'föra anmälningslistor, protokoll och anslag',
    'keep lists of reported decisions, minutes and announcements',
    'boardSecretary',
  ),
  seeBoardMeetings: may(
    'se nämndens sammanträden och anmälningslistor',
    'see the board’s meetings and lists of reported decisions',
    'official',
    'registrar',
    'delegate',
    'boardSecretary',
    'auditor',
    'administrator',
  ),
  seeDispatches: may('se vad som har skickats', 'see what has been sent', 'official', 'registrar', 'boardSecretary', 'administrator'),
  administerSchemes: may(
    'ändra stödformer, riktlinjer och ramar',
    'change grant schemes, guidelines and budgets',
    'boardSecretary',
    'administrator',
  ),
  /** Who may decide for the board is the board's to say: only its secretary writes it down (KL 6:37, 7:5). */
  administerDelegation: may(
    'föra in delegationsordningen och vem som har vilken befattning',
    'enter the delegation order and who holds which post',
    'boardSecretary',
  ),
  editPublicTexts: may('ändra myndighetens offentliga texter', 'change the authority’s public texts', 'boardSecretary', 'administrator'),
  seeStatistics: may(
    'se statistiken',
    'see the statistics',
    'official',
    'registrar',
    'delegate',
    'boardSecretary',
    'auditor',
    'administrator',
  ),
  seeDisposals: may(
    'se vad som har gallrats och kan gallras ur ett ärende',
    'see what has been disposed of in a case, and what can be',
    'registrar',
    'boardSecretary',
    'auditor',
    'administrator',
  ),
  disposeOfRecords: may('skriva in gallringsbeslut', 'enter decisions on disposal', 'registrar', 'administrator'),
  readEventLog: may('läsa hela händelseloggen och hämta bevis', 'read the whole event log and fetch evidence', 'auditor'),
  readAccessLog: may('läsa åtkomstloggen', 'read the access log', 'auditor', 'administrator'),
  administerSessions: may('logga ut andra', 'sign others out', 'administrator'),
  operate: may('se och sköta driften', 'see and run the operation', 'administrator'),
} as const satisfies Readonly<Record<string, Entry>>;

export type Capability = keyof typeof CAPABILITIES;
export const ALL_CAPABILITIES = Object.keys(CAPABILITIES) as readonly Capability[];

const OR_LIST: Readonly<Record<Language, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** Whether a role allows it; the refusal says which roles do. */
export function mayUse(
  { role }: { readonly role: Role },
  capability: Capability,
): { readonly permitted: true } | { readonly refusal: Refusal } {
  const { to, roles }: Entry = CAPABILITIES[capability];
  if (roles.includes(role)) return { permitted: true };
  const needed = worded((language) => OR_LIST[language].format(roles.map((one) => ROLE_NAMES[one][language])));
  const now = ROLE_NAMES[role];
  return {
    refusal: {
      code: 'role-may-not',
      message: {
        sv: `Du är inloggad som ${now.sv}. För att ${to.sv} behöver du vara ${needed.sv}. Be en administratör om din roll är fel.`,
        en: `You are signed in in the role ${now.en}. To ${to.en} you need the role ${needed.en}. Ask an administrator if your role is wrong.`,
      },
      basis: 'POLICY',
      citation: 'nämndens rutin för behörighet',
    },
  };
}

/** Everything a role may do, so that pages show what can be used. */
export const capabilitiesOf = (person: { readonly role: Role }): readonly Capability[] =>
  ALL_CAPABILITIES.filter((capability) => 'permitted' in mayUse(person, capability));
