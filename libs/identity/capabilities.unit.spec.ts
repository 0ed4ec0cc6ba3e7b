import { orderDecider, type OrderCommand } from '#libs/delegation';
import { ROLES } from '#libs/kernel';
import { ALL_CAPABILITIES, capabilitiesOf, mayUse } from './capabilities';

describe('what a role may use', () => {
  it.each([
    ['applicant', ['apply']],
    ['adviser', ['seeCaseList']],
    [
      'registrar',
      [
        'seeCaseList',
        'registerApplications',
        'findPersons',
        'seeBoardMeetings',
        'seeDispatches',
        'seeStatistics',
        'seeDisposals',
        'disposeOfRecords',
      ],
    ],
    ['auditor', ['seeCaseList', 'seeBoardMeetings', 'seeStatistics', 'seeDisposals', 'readEventLog', 'readAccessLog']],
    ['system', []],
  ] as const)('lets the %s do exactly %j', (role, expected) => {
    expect(capabilitiesOf({ role })).toEqual(expected);
  });

  it('lets nobody who decides or handles cases administer, and nobody who administers decide', () => {
    const administering = ['administerSchemes', 'administerDelegation', 'administerSessions', 'operate'] as const;
    for (const role of ['official', 'delegate', 'adviser'] as const)
      for (const one of administering) expect(mayUse({ role }, one)).toHaveProperty('refusal');
    expect(mayUse({ role: 'administrator' }, 'seeDecisionQueue')).toHaveProperty('refusal');
  });

  it('lets those enter the delegation order whom the rules of the order do not turn away', () => {
    for (const role of ROLES) {
      const actor = { ref: 'p_1', name: 'Någon', role, organisation: null };
      const end = {
        type: 'EndAssignment',
        post: 'chef',
        holderRef: 'p_2',
        endedOn: '2026-03-01',
        reason: 'Slutat',
      } as unknown as OrderCommand;
      const answer = orderDecider.decide(end, orderDecider.initial, { actor, today: '2026-03-02' });
      const turnedAway = 'refusal' in answer && answer.refusal.code === 'not-the-boards-secretary';
      expect([role, 'permitted' in mayUse({ role }, 'administerDelegation')]).toEqual([role, !turnedAway]);
    }
  });

  it('says who may, in both languages', () => {
    expect(mayUse({ role: 'official' }, 'readAccessLog')).toEqual({
      refusal: {
        code: 'role-may-not',
        message: {
          sv: 'Du är inloggad som handläggare. För att läsa åtkomstloggen behöver du vara revisor eller administratör. Be en administratör om din roll är fel.',
          en: 'You are signed in in the role case officer. To read the access log you need the role auditor or administrator. Ask an administrator if your role is wrong.',
        },
        basis: 'POLICY',
        citation: 'nämndens rutin för behörighet',
      },
    });
  });

  it('leaves no capability without somebody who has it', () => {
    for (const capability of ALL_CAPABILITIES) expect(ROLES.some((role) => 'permitted' in mayUse({ role }, capability))).toBe(true);
  });
});
