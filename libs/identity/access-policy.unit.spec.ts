import { ROLES, type Role } from '#libs/kernel';
import { ABSENT_CODES, accessTo, FORBIDDEN_CODES, type CaseAccess, type Viewer } from './access-policy';

const FACTS: CaseAccess = { applicants: ['p_amina'], participants: [], declared: [], barred: [], submittedForDecision: false };
const viewer = (role: Role): Viewer => ({ ref: 'p_me', role });
const seen = (role: Role, facts: Partial<CaseAccess>): string => {
  const { level, refusal } = accessTo(viewer(role), { ...FACTS, ...facts });
  return refusal ? `${level} ${refusal.code}` : level;
};
const ME = ['p_other', 'p_me'];
const WORKING: readonly Role[] = ['official', 'adviser', 'registrar', 'delegate', 'boardSecretary', 'administrator'];

describe('access to a case', () => {
  it('gives applicants everything of their own case, and not even a hint of others', () => {
    expect(seen('applicant', { applicants: ME })).toBe('CONTENT');
    expect(seen('applicant', {})).toBe('NONE case-not-found');
    // being listed elsewhere makes nobody an applicant
    expect(seen('applicant', { participants: ME, declared: ME })).toBe('NONE case-not-found');
  });

  it('gives the auditor everything, whoever has a conflict of interest', () => {
    expect(seen('auditor', {})).toBe('CONTENT');
    expect(seen('auditor', { barred: ME })).toBe('CONTENT');
  });

  it('gives an official the diary row, and the content when they are in the group and have declared', () => {
    expect(seen('official', {})).toBe('DIARY not-in-group');
    expect(seen('official', { declared: ME })).toBe('DIARY not-in-group');
    expect(seen('official', { participants: ME })).toBe('DIARY impartiality-required');
    expect(seen('official', { participants: ME, declared: ME })).toBe('CONTENT');
  });

  it('hides cases from advisers who are not in the group', () => {
    expect(seen('adviser', {})).toBe('NONE case-not-found');
    expect(seen('adviser', { declared: ME })).toBe('NONE case-not-found');
    expect(seen('adviser', { participants: ME })).toBe('DIARY impartiality-required');
    expect(seen('adviser', { participants: ME, declared: ME })).toBe('CONTENT');
  });

  it('gives a delegate the content when they have declared, in the group or not', () => {
    expect(seen('delegate', {})).toBe('DIARY not-submitted-for-decision');
    expect(seen('delegate', { submittedForDecision: true })).toBe('DIARY impartiality-required');
    expect(seen('delegate', { declared: ME })).toBe('CONTENT');
  });

  it.each(['registrar', 'boardSecretary', 'administrator'] as const)(
    'gives the %s the diary row and no more, whatever else is said',
    (role) => {
      expect(seen(role, {})).toBe('DIARY role-without-content');
      expect(seen(role, { participants: ME, declared: ME })).toBe('DIARY role-without-content');
    },
  );

  it.each(WORKING)('shuts out the %s who is barred, also after a declaration, and says so', (role) => {
    expect(seen(role, { barred: ME, participants: ME, declared: ME })).toBe('NONE barred-by-conflict');
  });

  it.each(WORKING)('shuts out the %s who is a party, also when nobody has declared it (KL 6:28 1)', (role) => {
    expect(seen(role, { applicants: ME, participants: ME, declared: ME })).toBe('NONE barred-by-conflict');
  });

  it('rests on the law for employees and on the routine for advisers from outside', () => {
    const on = (role: Role): string | undefined => accessTo(viewer(role), { ...FACTS, barred: ME }).refusal?.basis;
    expect([on('official'), on('delegate'), on('adviser')]).toEqual(['LAW', 'LAW', 'POLICY']);
  });

  it('never lets the system read as if it were somebody', () => {
    expect(seen('system', { participants: ME, declared: ME })).toBe('NONE case-not-found');
  });

  it('gives every refusal one place among the answers: not there, or not you', () => {
    for (const role of ROLES)
      for (const facts of [{}, { barred: ME }, { participants: ME }, { submittedForDecision: true }]) {
        const { refusal } = accessTo(viewer(role), { ...FACTS, ...facts });
        if (refusal) expect(Number(ABSENT_CODES.has(refusal.code)) + Number(FORBIDDEN_CODES.has(refusal.code))).toBe(1);
      }
  });

  it('says no with a sentence in Swedish that tells what to do', () => {
    const { refusal } = accessTo(viewer('official'), { ...FACTS, participants: ME });
    expect(refusal?.message.sv).toContain('lämna en försäkran om opartiskhet');
  });
});
