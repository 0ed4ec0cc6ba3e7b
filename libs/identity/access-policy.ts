/**
 * Who may see what of a case: decided here, for commands and queries alike. Pure. A person has one of three levels; DIARY is the diary row
 * (number, organisation, title, dates, amount, phase), CONTENT is the handlingar.
 */
import type { Refusal, Role } from '#libs/kernel';

export const ACCESS_LEVELS = ['NONE', 'DIARY', 'CONTENT'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

/** What the rule needs to know of a case. Lists of persons' refs. */
export interface CaseAccess {
  /** Who applied. */
  readonly applicants: readonly string[];
  /** Official and advisers of the case, now. */
  readonly participants: readonly string[];
  /** Who declared that they are impartial, and have not taken it back. */
  readonly declared: readonly string[];
  /** Open or affirmed conflict of interest, or excluded. */
  readonly barred: readonly string[];
  readonly submittedForDecision: boolean;
}
/** The one who asks. */
export interface Viewer {
  readonly ref: string;
  readonly role: Role;
}
/** Less than everything comes with the reason. */
export type Access =
  { readonly level: 'CONTENT'; readonly refusal?: undefined } | { readonly level: 'DIARY' | 'NONE'; readonly refusal: Refusal };

const ROUTINE = { basis: 'POLICY', citation: 'nämndens rutin för behörighet' } as const;
const IMPARTIALITY = { basis: 'POLICY', citation: 'nämndens rutin (jfr KL 6:30)' } as const;

/** Also for a case that does not exist: the answer must not tell which. */
export const CASE_NOT_FOUND: Refusal = {
  code: 'case-not-found',
  message: {
    sv: 'Ärendet finns inte, eller så har du inte tillgång till det. Kontrollera länken eller sök i ärendelistan.',
    en: 'There is no such case, or you do not have access to it. Check the link or search the list of cases.',
  },
  ...ROUTINE,
};
const BARRED = {
  code: 'barred-by-conflict',
  message: {
    sv: 'Du är jävig, undantagen eller har en jävsfråga som inte är avgjord i ärendet, och får varken delta eller läsa. Är det fel, vänd dig till din chef.',
    en: 'You have a conflict of interest in the case, declared or not yet decided on, or are excluded from it, and may neither take part nor read. If that is wrong, turn to your manager.',
  },
};
const IMPARTIALITY_REQUIRED: Refusal = {
  code: 'impartiality-required',
  message: {
    sv: 'Läs vilka ärendet gäller och lämna en försäkran om opartiskhet. Sedan kan du öppna handlingarna. Är du jävig, anmäl det i stället.',
    en: 'Read whom the case concerns and give a declaration of impartiality. Then you can open the documents. If you have a conflict of interest, declare it instead.',
  },
  ...IMPARTIALITY,
};
const NOT_IN_GROUP: Refusal = {
  code: 'not-in-group',
  message: {
    sv: 'Du ingår inte i handläggningsgruppen och ser bara ärendets uppgifter i diariet. Behöver du handlingarna, be den som fördelar ärenden.',
    en: 'You are not in the handling group and see only what the register says of the case. If you need the documents, ask whoever assigns cases.',
  },
  ...ROUTINE,
};
const NOT_SUBMITTED: Refusal = {
  code: 'not-submitted-for-decision',
  message: {
    sv: 'Ärendet är inte lämnat för beslut än. Du ser handlingarna när du har lämnat en försäkran om opartiskhet.',
    en: 'The case has not been submitted for decision yet. You will see the documents when you have given a declaration of impartiality.',
  },
  ...ROUTINE,
};
const ROLE_WITHOUT_CONTENT: Refusal = {
  code: 'role-without-content',
  message: {
    sv: 'Din roll ger tillgång till ärendets uppgifter i diariet men inte till handlingarna. Vänd dig till handläggaren.',
    en: 'Your role gives access to what the register says of the case but not to the documents. Turn to the case officer.',
  },
  ...ROUTINE,
};

/** KL 6:30 and 7:4 bind employees; advisers from outside are held to the same by routine. */
const barred = ({ role }: Viewer): Access => ({
  level: 'NONE',
  refusal: role === 'adviser' ? { ...BARRED, ...IMPARTIALITY } : { ...BARRED, basis: 'LAW', citation: 'KL 6:30, 7:4' },
});
const CONTENT: Access = { level: 'CONTENT' };
const diary = (refusal: Refusal): Access => ({ level: 'DIARY', refusal });
const HIDDEN: Access = { level: 'NONE', refusal: CASE_NOT_FOUND };

/** The level that `viewer` has to a case, and why it is not more. */
export function accessTo(viewer: Viewer, facts: CaseAccess): Access {
  const { ref, role } = viewer;
  const applicant = facts.applicants.includes(ref);
  if (role === 'applicant') return applicant ? CONTENT : HIDDEN;
  if (role === 'auditor') return CONTENT;
  if (role === 'system') return HIDDEN;
  // whoever works here and is a party is barred without having said so (KL 6:28 1)
  if (applicant || facts.barred.includes(ref)) return barred(viewer);
  const [participant, declared] = [facts.participants.includes(ref), facts.declared.includes(ref)];
  if (role === 'official') return participant ? (declared ? CONTENT : diary(IMPARTIALITY_REQUIRED)) : diary(NOT_IN_GROUP);
  if (role === 'adviser') return participant ? (declared ? CONTENT : diary(IMPARTIALITY_REQUIRED)) : HIDDEN;
  if (role === 'delegate') return declared ? CONTENT : diary(facts.submittedForDecision ? IMPARTIALITY_REQUIRED : NOT_SUBMITTED);
  return diary(ROLE_WITHOUT_CONTENT);
}

/** Refusals that say "not there" (404), and those that say "not you" (403). */
export const ABSENT_CODES: ReadonlySet<string> = new Set([CASE_NOT_FOUND.code]);
export const FORBIDDEN_CODES: ReadonlySet<string> = new Set([
  BARRED.code,
  IMPARTIALITY_REQUIRED.code,
  NOT_IN_GROUP.code,
  NOT_SUBMITTED.code,
  ROLE_WITHOUT_CONTENT.code,
  'role-may-not',
]);
