import fc from 'fast-check';
import { isRefusal } from '#libs/kernel';
import { timersOf } from '#libs/timers';
import { caseDecider } from '.';
import type { CaseEventType } from '../events';
import { given } from '../testing/given';
import { Story } from '../testing/story';
import { wildStep } from '../testing/wild';
import * as world from '../testing/world';

const { administrator, applicant, delegate, official, registrar, secretary, stranger, system } = world;
const flag = (timer: 'ACKNOWLEDGEMENT' | 'TARGET_DECISION', dueOn: string) =>
  ({ type: 'FlagDeadlinePassed', timer, dueOn, ref: null }) as const;

describe('A time that has passed', () => {
  // registered on Monday 2 March 2026: five working days end on the 9th
  const due = '2026-03-09';
  const assigned = () => new Story().assigned();

  test('is flagged by the system from the day after its last, and by no person', () => {
    given(assigned().later({ days: 7 }))
      .when(system, flag('ACKNOWLEDGEMENT', due))
      .thenRefused('timer-runs');
    given(assigned().later({ days: 8 }))
      .when(system, flag('ACKNOWLEDGEMENT', due))
      .thenEvents({ type: 'DeadlinePassed', body: { timer: 'ACKNOWLEDGEMENT', dueOn: due, ref: null } });
    for (const person of [official, delegate, administrator, registrar])
      given(assigned().later({ days: 8 }))
        .when(person, flag('ACKNOWLEDGEMENT', due))
        .thenRefused('not-yours-to-do');
  });

  test('has nothing to say twice, nor when it has been done, nor of a day that is not its own', () => {
    given(assigned().later({ days: 8 }).tell(system, flag('ACKNOWLEDGEMENT', due)))
      .when(system, flag('ACKNOWLEDGEMENT', due))
      .thenNothing();
    const done = assigned().tell(official, { type: 'AcknowledgeCase', expectedBy: '2026-05-01', message: 'Tack.' });
    given(done.later({ days: 8 }))
      .when(system, flag('ACKNOWLEDGEMENT', due))
      .thenNothing();
    given(assigned().later({ days: 8 }))
      .when(system, flag('ACKNOWLEDGEMENT', '2026-03-08'))
      .thenNothing();
    given(new Story()).when(system, flag('ACKNOWLEDGEMENT', due)).thenRefused('no-such-case');
  });

  test('that has an event of its own is told by that one, and a reminder is no deadline', () => {
    const asked = { timer: 'SUPPLEMENT', dueOn: due, ref: null } as const;
    given(assigned())
      .when(system, { type: 'FlagDeadlinePassed', ...asked })
      .thenRefused('timer-has-its-own');
    given(assigned()).when(system, { type: 'RaiseReminder', timer: 'CEILING', dueOn: due, ref: null }).thenRefused('timer-has-its-own');
  });

  test('gives the move back to the official when a meeting was offered and nobody answered', () => {
    const times = ['2026-03-20T09:00:00Z'];
    const offer = { times, place: 'Digitalt', participantRefs: [official.ref], answerBy: '2026-03-12', message: null };
    const story = new Story().inPreparation().tell(official, { type: 'OfferMeeting', ...offer });
    expect(story.state.move.who).toBe('APPLICANT');
    const ref = story.state.meetings[0]!.id;
    story.later({ days: 12 }).tell(system, { type: 'FlagDeadlinePassed', timer: 'MEETING', dueOn: '2026-03-12', ref });
    expect(story.state.move.who).toBe('OFFICIAL');
    // the applicant may still choose
    given(story).when(applicant, { type: 'BookMeeting', meetingId: ref, startsAt: times[0]! }).thenTypes('MeetingScheduled');
  });
});

describe('The time for appeal', () => {
  const flagEnd = { type: 'FlagAppealTimeEnded' } as const;
  const announced = () => new Story().decided('AVSLAG').announced();

  test('has ended the day after its last: a flag that is no legal force', () => {
    given(announced().later({ days: 21 }))
      .when(system, flagEnd)
      .thenRefused('appeal-time-runs');
    const ended = announced().later({ days: 22 });
    given(ended)
      .when(system, flagEnd)
      .thenEvents({ type: 'AppealTimeEnded', body: { postedOn: '2026-03-17', lastDay: '2026-04-07' } });
    ended.tell(system, flagEnd);
    expect(ended.state).toMatchObject({ legalForce: null, move: { who: 'OFFICIAL' } });
    given(ended).when(system, flagEnd).thenNothing();
    given(new Story().decided('AVSLAG').later({ years: 1 }))
      .when(system, flagEnd)
      .thenNothing();
    given(announced().later({ days: 22 }))
      .when(secretary, flagEnd)
      .thenRefused('not-yours-to-do');
  });
});

describe('A notice of delay', () => {
  const told = () =>
    new Story().inPreparation().tell(official, { type: 'AcknowledgeCase', expectedBy: '2026-05-01', message: 'Tack.' }).later({ days: 50 });
  const notify = { type: 'NotifyDelay', reason: 'Många ansökningar.', expectedBy: '2026-05-20' } as const;

  test('is approved and sent by the official in charge, never by the system', () => {
    const [event] = given(told()).when(official, notify).thenTypes('DelayNotified');
    expect(event?.body).toMatchObject({ expectedBy: '2026-05-20', handling: { direction: 'OUT' } });
    for (const person of [system, delegate, secretary, registrar]) given(told()).when(person, notify).thenRefused('not-yours-to-do');
  });

  test('gives a later day than the one before, and then that day is waited for', () => {
    given(told())
      .when(official, { ...notify, expectedBy: '2026-05-01' })
      .thenRefused('delay-not-later');
    given(new Story().inPreparation().later({ days: 50 }))
      .when(official, { ...notify, expectedBy: '2026-04-01' })
      .thenRefused('delay-not-ahead');
    const story = told().tell(official, notify);
    given(story).when(official, notify).thenNothing();
    expect(story.state.move).toMatchObject({ deadline: '2026-05-20', deadlineKind: 'EXPECTED_DECISION' });
    given(new Story().decided('AVSLAG')).when(official, notify).thenRefused('already-decided');
  });
});

describe('The report on a grant', () => {
  const report = { type: 'ReceiveReport', receivedAt: null, report: 'Så gick det.' } as const;
  test('comes from the applicant, or through the registrar or the official, once, and only of a grant', () => {
    const granted = () => new Story().decided('BIFALL').later({ days: 300 });
    const [event] = given(granted()).when(applicant, report).thenTypes('ReportReceived');
    expect(event?.body).toMatchObject({ handling: { direction: 'IN', subject: 'Redovisning' } });
    given(granted()).when(registrar, report).thenTypes('ReportReceived');
    given(granted()).when(stranger, report).thenRefused('not-yours-to-do');
    given(granted().tell(applicant, report)).when(applicant, report).thenRefused('report-received');
    given(new Story().decided('AVSLAG')).when(applicant, report).thenRefused('nothing-to-report');
    given(granted())
      .when(applicant, { ...report, receivedAt: '2026-12-01T09:00:00Z' })
      .thenRefused('arrival-not-yours');
  });
});

describe('The times that a case goes by', () => {
  test('are those of the scheme the day it arrived, written down with the application when they are not the usual', () => {
    const timers = [{ kind: 'ACKNOWLEDGEMENT', length: 2, unit: 'WORKING_DAYS', on: true }] as const;
    const set = { reference: '§ 15', validFrom: '2026-03-01', timers: [...timers] };
    const story = new Story({ scheme: { ...world.scheme, timers: [set] } }).submitted();
    expect(story.events.map(({ type }) => type)).toEqual(['ApplicationSubmitted', 'TimersApplied']);
    expect(story.registered().state.timing?.set).toEqual(timers);
    expect(timersOf(story.state.timing!).find(({ kind }) => kind === 'ACKNOWLEDGEMENT')?.dueOn).toBe('2026-03-04');
    const early = new Story({ scheme: { ...world.scheme, timers: [{ ...set, validFrom: '2026-03-03' }] } }).submitted();
    expect(early.events.map(({ type }) => type)).toEqual(['ApplicationSubmitted']);
  });
});

describe('The system', () => {
  const FLAGS: readonly CaseEventType[] = [
    'SupplementOverdue',
    'CommunicationTimeLapsed',
    'AppealTimeEnded',
    'DeadlinePassed',
    'ReminderDue',
    // sets what has been decided and signed as a document, and decides nothing
    'DecisionDocumentMade',
  ];

  test('can bring about flags and reminders, and no decision, rejection or writing off, whatever it asks for (KL 6:38)', () => {
    const stories = [
      new Story().inPreparation().later({ days: 90 }),
      new Story().readyForDecision('AVSLAG').later({ days: 200 }),
      new Story().inPreparation().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' }).later({ days: 200 }),
      new Story().decided('BIFALL').announced().later({ days: 500 }),
    ];
    const plan = { application: world.application } as Parameters<typeof wildStep>[1];
    let flagged = 0;
    fc.assert(
      fc.property(fc.constantFrom(...stories), fc.array(fc.nat(997), { minLength: 6, maxLength: 6 }), (story, numbers) => {
        let thrown = 0;
        const { command } = wildStep(story, plan, (of) => of[(numbers[thrown % 6]! + 31 * thrown++) % of.length]!);
        const decision = caseDecider.decide(command, story.state, story.context(system));
        if (isRefusal(decision)) return;
        flagged += decision.events.length;
        expect(decision.events.map(({ type }) => type).filter((type) => !FLAGS.includes(type))).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(flagged).toBeGreaterThan(0);
    for (const story of stories) {
      for (const kind of ['AVSLAG', 'AVVISNING', 'BIFALL'] as const) {
        const context = story.deciding(system, kind, 0);
        const approval = { decisionId: world.decisionId, decidedOn: context.today, boardQuestions: {} as never, content: {} as never };
        const signed = { ...approval, statementSha256: '0'.repeat(64), sitting: null, acr: 'x', authenticatedAt: context.now };
        expect(isRefusal(caseDecider.decide({ type: 'Decide', ...signed }, story.state, context))).toBe(true);
        expect(isRefusal(caseDecider.decide({ type: 'WriteOff', ...signed, cause: 'WITHDRAWN', reasons: 'x' }, story.state, context))).toBe(
          true,
        );
      }
    }
  });
});
