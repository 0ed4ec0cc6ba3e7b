/** What a role may do that is not tied to one case. Pure. What is tied to a case is {@link accessTo} and the deciders' business. */
import { ROLE_NAMES, type Refusal, type Role } from '#libs/kernel';

interface Entry {
  /** After "för att", in Swedish. */
  readonly to: string;
  readonly roles: readonly Role[];
}
const may = (to: string, ...roles: readonly Role[]): Entry => ({ to, roles });

const CAPABILITIES = {
  apply: may('skriva och lämna in ansökningar', 'applicant'),
  seeCaseList: may('se ärendelistan', 'official', 'adviser', 'registrar', 'delegate', 'boardSecretary', 'auditor', 'administrator'),
  registerApplications: may('diarieföra ansökningar och föra in dem som kommit på papper eller med e-post', 'registrar'),
  assignCases: may('fördela ärenden', 'official', 'delegate'),
  findPersons: may('söka bland användarna', 'official', 'registrar', 'delegate', 'boardSecretary', 'administrator'),
  decideConflicts: may('avgöra jävsfrågor', 'delegate', 'boardSecretary'),
  seeDecisionQueue: may('se ärenden som väntar på beslut', 'delegate'),
  keepBoardRecords: may('föra anmälningslistor, protokoll och anslag', 'boardSecretary'),
  administerSchemes: may('ändra stödformer, riktlinjer och ramar', 'boardSecretary', 'administrator'),
  administerDelegation: may('föra in delegationsordningen och vem som har vilken befattning', 'boardSecretary', 'administrator'),
  seeStatistics: may('se statistiken', 'official', 'registrar', 'delegate', 'boardSecretary', 'auditor', 'administrator'),
  readEventLog: may('läsa hela händelseloggen och hämta bevis', 'auditor'),
  readAccessLog: may('läsa åtkomstloggen', 'auditor', 'administrator'),
  administerSessions: may('logga ut andra', 'administrator'),
  operate: may('se och sköta driften', 'administrator'),
} as const satisfies Readonly<Record<string, Entry>>;

export type Capability = keyof typeof CAPABILITIES;
export const ALL_CAPABILITIES = Object.keys(CAPABILITIES) as readonly Capability[];

const orList = new Intl.ListFormat('sv', { type: 'disjunction' });

/** Whether a role allows it; the refusal says which roles do. */
export function mayUse(
  { role }: { readonly role: Role },
  capability: Capability,
): { readonly permitted: true } | { readonly refusal: Refusal } {
  const { to, roles }: Entry = CAPABILITIES[capability];
  if (roles.includes(role)) return { permitted: true };
  const needed = orList.format(roles.map((one) => ROLE_NAMES[one]));
  return {
    refusal: {
      code: 'role-may-not',
      message: `Du är inloggad som ${ROLE_NAMES[role]}. För att ${to} behöver du vara ${needed}. Be en administratör om din roll är fel.`,
      basis: 'POLICY',
      citation: 'nämndens rutin för behörighet',
    },
  };
}

/** Everything a role may do, so that pages show what can be used. */
export const capabilitiesOf = (person: { readonly role: Role }): readonly Capability[] =>
  ALL_CAPABILITIES.filter((capability) => 'permitted' in mayUse(person, capability));
