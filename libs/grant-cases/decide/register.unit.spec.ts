import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, advisers, applicant, colleague, coompanion, delegate, official, registrar, secretary, spare } from '../testing/world';
import type { RegisterApplication } from './commands';

const register: RegisterApplication = {
  type: 'RegisterApplication',
  number: 'LIG 2026-14',
  external: false,
  registeredOn: '2026-03-02',
  sender: null,
  subject: null,
  withheld: null,
};

describe('Registering in the diary', () => {
  const received = new Story().submitted();

  test('takes sender and subject from the application unless others are given', () => {
    const [event] = given(received).when(registrar, register).thenTypes('ApplicationRegistered');
    expect(event?.body).toMatchObject({ number: 'LIG 2026-14', sender: 'Lindesbergs folkrörelse', subject: 'Grannar som lagar' });
    const [other] = given(received)
      .when(registrar, { ...register, sender: 'L. folkrörelse' })
      .thenTypes('ApplicationRegistered');
    expect(other?.body).toMatchObject({ sender: 'L. folkrörelse' });
  });

  test('writes down nothing of what is withheld, but why', () => {
    const withheld = { fields: ['counterpart' as const], reason: 'Skyddade uppgifter.' };
    const [event] = given(received)
      .when(registrar, { ...register, sender: 'Namnet', withheld })
      .thenTypes('ApplicationRegistered');
    expect(event?.body).toMatchObject({ sender: null, subject: 'Grannar som lagar', withheld });
    given(received)
      .when(registrar, { ...register, withheld: { ...withheld, reason: ' ' } })
      .thenRefused('withheld-without-reason');
  });

  test('keeps withholding the name in every later document', () => {
    const withheld = { fields: ['counterpart' as const], reason: 'Skyddade uppgifter.' };
    const story = new Story().submitted().tell(registrar, { ...register, withheld });
    story.tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' });
    expect(story.state.documents.at(-1)?.handling).toMatchObject({ number: 2, counterpart: null, withheld });
  });

  test('takes the numbers of both diaries and no other', () => {
    given(received)
      .when(registrar, { ...register, number: '26RS1234', external: true })
      .thenTypes('ApplicationRegistered');
    given(received)
      .when(registrar, { ...register, number: '26RS1234' })
      .thenRefused('number-malformed');
    given(received)
      .when(registrar, { ...register, external: true })
      .thenRefused('number-malformed');
    given(received)
      .when(registrar, { ...register, number: 'LIG 2026-0' })
      .thenRefused('number-malformed');
  });

  test('is dated from the day of arrival to today', () => {
    given(received)
      .when(registrar, { ...register, registeredOn: '2026-03-01' })
      .thenRefused('registration-day');
    given(received)
      .when(registrar, { ...register, registeredOn: '2026-03-03' })
      .thenRefused('registration-day');
  });

  test('is the registrar’s, and happens once', () => {
    given(received).when(official, register).thenRefused('not-yours-to-do');
    given(new Story().registered()).when(registrar, register).thenNothing();
    const refusal = given(new Story().registered())
      .when(registrar, { ...register, number: 'LIG 2026-15' })
      .thenRefused('already-registered');
    expect(refusal.message.sv).toContain('LIG 2026-14');
  });

  test('comes before everything else that is done to the case', () => {
    given(received).when(official, { type: 'AssignCase', official, groupId: 'grupp-1', advisers }).thenRefused('not-registered');
  });
});

describe('Assigning a case', () => {
  const registered = new Story().registered();
  const assign = { type: 'AssignCase', official, groupId: 'grupp-1', advisers } as const;

  test('names an official and advisers of one of the scheme’s groups', () => {
    given(registered)
      .when(colleague, assign)
      .thenEvents({ type: 'CaseAssigned', body: { official, groupId: 'grupp-1', groupName: 'Handläggningsgruppen', advisers } });
    given(registered).when(delegate, assign).thenTypes('CaseAssigned');
    given(registered)
      .when(official, { ...assign, official: coompanion })
      .thenRefused('not-an-official');
    given(registered)
      .when(official, { ...assign, groupId: 'grupp-2' })
      .thenRefused('group-unknown');
    given(registered)
      .when(official, { ...assign, advisers: [{ ...coompanion, ref: 'p_outsider' }] })
      .thenRefused('not-in-group');
    given(registered)
      .when(official, { ...assign, advisers: [colleague] })
      .thenRefused('not-an-adviser');
    given(registered)
      .when(official, { ...assign, advisers: [activa, activa] })
      .thenRefused('adviser-twice');
    given(registered).when(secretary, assign).thenRefused('not-yours-to-do');
  });

  test('the same again, in any order, changes nothing; others take over', () => {
    const assigned = new Story().assigned();
    given(assigned)
      .when(official, { ...assign, advisers: [...advisers].reverse() })
      .thenNothing();
    given(assigned)
      .when(official, { ...assign, advisers: [coompanion] })
      .thenTypes('CaseAssigned');
    assigned.tell(delegate, { ...assign, official: colleague, advisers: [spare] });
    expect(assigned.state.participants.map(({ person }) => person.ref)).toEqual([colleague.ref, spare.ref]);
  });

  test('never names somebody in conflict, or the applicant', () => {
    const story = new Story().assigned().tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Min syster söker.' });
    given(story)
      .when(official, { ...assign, advisers: [coompanion, spare] })
      .thenTypes('CaseAssigned');
    given(story)
      .when(official, { ...assign, advisers: [activa] })
      .thenRefused('person-barred');
    const own = { ...official, ref: applicant.ref };
    given(new Story().registered())
      .when(colleague, { ...assign, official: own })
      .thenRefused('person-is-applicant');
    given(new Story().registered()).when(own, assign).thenRefused('own-case');
  });
});

describe('Acknowledging a case', () => {
  test('tells the applicant when a decision can be expected, once', () => {
    const acknowledge = { type: 'AcknowledgeCase', expectedBy: '2026-05-01', message: 'Hanna Berg handlägger ditt ärende.' } as const;
    const story = new Story().assigned();
    given(story).when(official, acknowledge).thenTypes('CaseAcknowledged');
    given(story).when(colleague, acknowledge).thenRefused('not-yours-to-do');
    given(story)
      .when(official, { ...acknowledge, expectedBy: '2026-03-02' })
      .thenRefused('expected-day-passed');
    given(story.tell(official, acknowledge)).when(official, acknowledge).thenNothing();
    expect(story.state.move).toMatchObject({ who: 'OFFICIAL', deadline: '2026-05-01', deadlineKind: 'EXPECTED_DECISION' });
  });
});
