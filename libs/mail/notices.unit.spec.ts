import type { Person } from '#libs/event-log';
import { caseDecider, caseEvents, type CaseEvent } from '#libs/grant-cases';
import * as world from '../grant-cases/testing/world';
import { correcting, revocation, revoking, slip } from '../grant-cases/testing/changes';
import { Story } from '../grant-cases/testing/story';
import { isNoticeKind, kindsOf, noticeKind, NOTICE_KIND_NAMES } from './kinds';
import { mayBeTold, noticesOf, TOLD_TYPES, type Happening, type Notice } from './notices';

const { applicant, coompanion, activa, delegate, official, registrar, spare, system } = world;

/** Given what a story has told, when this happens besides … */
const given = (story: Story) => ({
  when: (by: Person, event: CaseEvent): readonly Notice[] => {
    const state = caseDecider.evolve(story.state, event);
    return noticesOf({ ...event, by } as Happening, state);
  },
});
/** … or as the last thing of the story itself. */
const told = (by: Person, story: Story): readonly Notice[] => noticesOf({ ...story.events.at(-1)!, by } as Happening, story.state);
const role = (name: string) => ({ role: name });
const ref = (person: Person) => ({ ref: person.ref });
const APPLICANT = { applicant: true };
const SUPPLEMENT = {
  type: 'RequestSupplement',
  items: [{ what: 'Budget', why: 'Saknas' }],
  deadline: '2026-03-20',
  consequence: 'Prövas som den är.',
} as const;
const asked = (): Story => new Story().inPreparation().tell(official, SUPPLEMENT);
const timer = (type: 'DeadlinePassed' | 'ReminderDue', kind: string): CaseEvent =>
  ({ type, body: { timer: kind, dueOn: '2026-03-20', ref: null } }) as CaseEvent;

describe('of what happens in a case', () => {
  it('an application is a receipt to who sent it, and news to the registrar', () => {
    expect(told(applicant, new Story().submitted())).toEqual([
      { kind: 'application-received', to: [APPLICANT] },
      { kind: 'new-application', to: [role('registrar')] },
    ]);
  });

  it('an application that was handed in elsewhere is no receipt from here', () => {
    const [submitted] = new Story().submitted().events;
    const imported = { ...submitted!, body: { ...submitted!.body, channel: 'IMPORT' } } as CaseEvent;
    expect(
      given(new Story())
        .when(registrar, imported)
        .map(({ kind }) => kind),
    ).toEqual(['new-application']);
  });

  it('a registered case is told to those who assign, as long as nobody has it', () => {
    expect(told(registrar, new Story().registered())).toEqual([{ kind: 'to-assign', to: [role('official')] }]);
  });

  it('an assignment is told to each of those who got it, but not to who made it', () => {
    expect(told(official, new Story().assigned())).toEqual([{ kind: 'assigned', to: [ref(coompanion), ref(activa)] }]);
  });

  it('a request for a supplement is told to the applicant, and the answer to the official in charge', () => {
    expect(told(official, asked())).toEqual([{ kind: 'supplement-requested', to: [APPLICANT] }]);
    const supplementId = asked().state.supplements[0]!.id;
    const answered = asked().tell(applicant, { type: 'ReceiveSupplement', supplementId, answer: 'Här är den.', receivedAt: null });
    expect(told(applicant, answered)).toEqual([{ kind: 'supplement-received', to: [ref(official)] }]);
  });

  it('a deadline that has passed is told to the official in charge, or to the registrar as long as there is nobody else', () => {
    const supplementId = asked().state.supplements[0]!.id;
    const overdue = { type: 'SupplementOverdue', body: { supplementId, deadline: '2026-03-20' } } as const;
    expect(given(asked()).when(system, overdue)).toEqual([{ kind: 'deadline-passed', to: [ref(official)] }]);
    expect(given(new Story().submitted()).when(system, timer('DeadlinePassed', 'REGISTRATION'))).toEqual([
      { kind: 'deadline-passed', to: [role('registrar')] },
    ]);
    expect(given(asked()).when(system, timer('DeadlinePassed', 'MINUTES'))).toEqual([
      { kind: 'deadline-passed', to: [ref(official), role('boardSecretary')] },
    ]);
  });

  it.each([
    ['SUPPLEMENT_REMINDER', ['supplement-due']],
    ['REPORT_REMINDER', ['report-due', 'deadline-near']],
    ['DELAY_NOTICE', ['deadline-near']],
  ])('a reminder of %s is %j', (kind, kinds) => {
    expect(
      given(asked())
        .when(system, timer('ReminderDue', kind))
        .map((one) => one.kind),
    ).toEqual(kinds);
  });

  it('a proposal is told to the delegates, and a decision to those who handled the case and to the board’s secretary', () => {
    expect(told(official, new Story().readyForDecision('BIFALL'))).toEqual([{ kind: 'proposal-ready', to: [role('delegate')] }]);
    const decided = new Story().decided('BIFALL');
    const made = decided.events.find(({ type }) => type === 'DecisionMade')!;
    expect(noticesOf({ ...made, by: delegate } as Happening, decided.state)).toEqual([
      { kind: 'decision-made', to: [ref(official), ref(coompanion), ref(activa), role('boardSecretary')] },
    ]);
  });

  it('a decision that is sent by the portal or by e-mail is told to the applicant, and one on paper tells itself', () => {
    const sent = (channel: 'PORTAL' | 'LETTER') =>
      told(
        official,
        new Story().decided('BIFALL').tell(official, { type: 'DispatchDecision', recipient: 'Alva Ek', channel, explanation: 'Ja.' }),
      );
    expect(sent('PORTAL')).toEqual([{ kind: 'decision-dispatched', to: [APPLICANT] }]);
    expect(sent('LETTER')).toEqual([]);
  });

  it('a correction and a revocation are told to the applicant, who has been told of the decision, and not otherwise', () => {
    const changed = (story: Story) => [
      told(delegate, story.tell(delegate, correcting(story, delegate, slip))),
      told(delegate, story.tell(delegate, revoking(story, delegate, revocation))),
    ];
    const sent = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'LETTER', explanation: 'Ja.' } as const;
    expect(changed(new Story().decided('BIFALL').tell(official, sent))).toEqual([
      [{ kind: 'decision-corrected', to: [APPLICANT] }],
      [{ kind: 'decision-revoked', to: [APPLICANT] }],
    ]);
    expect(changed(new Story().decided('BIFALL'))).toEqual([[], []]);
  });

  it('a meeting that the applicant booked is told to the official, and one that the official booked to the applicant', () => {
    const event: CaseEvent = {
      type: 'MeetingScheduled',
      body: { meetingId: world.commandId(7), startsAt: '2026-03-09T09:00:00Z', place: 'Digitalt', participants: [official] },
    };
    expect(given(new Story().inPreparation()).when(applicant, event)).toEqual([{ kind: 'meeting-answered', to: [ref(official)] }]);
    expect(given(new Story().inPreparation()).when(official, event)).toEqual([{ kind: 'meeting-changed', to: [APPLICANT] }]);
  });

  it('a conflict of interest is told to those who decide on it, and to the official unless it is the official’s own', () => {
    const declare = (by: Person) =>
      told(by, new Story().inPreparation().tell(by, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' }));
    const deciders = [role('delegate'), role('boardSecretary')];
    expect(declare(coompanion)).toEqual([{ kind: 'conflict-declared', to: [ref(official), ...deciders] }]);
    expect(declare(official)).toEqual([{ kind: 'conflict-declared', to: deciders }]);
  });

  it('nothing is told to somebody with a conflict of interest but what was decided on that', () => {
    const { state } = new Story().inPreparation().tell(coompanion, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    expect(mayBeTold(state, 'application-changed', coompanion.ref)).toBe(false);
    expect(mayBeTold(state, 'conflict-decided', coompanion.ref)).toBe(true);
    expect(mayBeTold(state, 'application-changed', activa.ref)).toBe(true);
  });

  it('whoever takes over a case is told, and nobody else', () => {
    const event: CaseEvent = { type: 'ParticipantReplaced', body: { former: activa, successor: spare, reason: 'Sjuk.' } };
    expect(given(new Story().inPreparation()).when(official, event)).toEqual([{ kind: 'assigned', to: [ref(spare)] }]);
  });

  it('a note, a declaration and an assessment are told to nobody', () => {
    for (const type of ['NoteRecorded', 'ImpartialityDeclared', 'CriterionAssessed'] as const) expect(TOLD_TYPES).not.toContain(type);
    expect(told(delegate, new Story().inPreparation())).toEqual([]);
  });
});

describe('the kinds of notice', () => {
  it('are all somebody’s, and every event that gives rise to one is an event of a case', () => {
    for (const name of NOTICE_KIND_NAMES) expect(noticeKind(name).roles.length).toBeGreaterThan(0);
    for (const type of TOLD_TYPES) expect(caseEvents).toHaveProperty(type);
  });

  it('that an applicant gets go at once; those of the staff may wait, and none of them is demanded', () => {
    for (const name of kindsOf('applicant')) expect(noticeKind(name)).toMatchObject({ mayWait: false, usual: 'NOW' });
    for (const name of NOTICE_KIND_NAMES.filter((one) => !kindsOf('applicant').includes(one)))
      expect(noticeKind(name)).toMatchObject({ mayWait: true, demanded: false });
  });

  it('are known by their names, and by nothing that every object has', () => {
    expect(isNoticeKind('assigned')).toBe(true);
    expect(isNoticeKind('toString')).toBe(false);
  });
});
