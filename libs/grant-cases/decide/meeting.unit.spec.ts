import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, colleague, commandId, coompanion, delegate, official, registrar, spare, substitute } from '../testing/world';

const schedule = {
  type: 'ScheduleMeeting',
  startsAt: '2026-03-10T09:00:00Z',
  place: 'Eklundavägen 1',
  participantRefs: [official.ref, activa.ref],
} as const;
const planned = () => new Story().inPreparation().tell(official, schedule);
const meetingId = (story: Story) => story.state.meetings[0]!.id;
const hold = (story: Story) =>
  ({
    type: 'HoldMeeting',
    meetingId: meetingId(story),
    heldAt: '2026-03-10T09:05:00Z',
    presentRefs: schedule.participantRefs,
    fromApplicant: ['Alva Ek'],
  }) as const;

describe('A meeting', () => {
  test('is booked ahead with people who take part in the case', () => {
    const story = new Story().inPreparation();
    const [event] = given(story).when(official, schedule).thenTypes('MeetingScheduled');
    expect(event?.body).toMatchObject({ participants: [official, activa] });
    given(story)
      .when(official, { ...schedule, participantRefs: [delegate.ref] })
      .thenTypes('MeetingScheduled');
    given(story)
      .when(official, { ...schedule, startsAt: story.now })
      .thenRefused('meeting-in-past');
    given(story)
      .when(official, { ...schedule, participantRefs: [] })
      .thenRefused('nobody-present');
    given(story)
      .when(official, { ...schedule, participantRefs: [spare.ref] })
      .thenRefused('present-not-participant');
    given(story)
      .when(official, { ...schedule, participantRefs: [substitute.ref] })
      .thenRefused('present-not-participant');
    given(story).when(activa, schedule).thenRefused('not-yours-to-do');
  });

  test('is the official’s to hold, and has a day', () => {
    expect(planned().state.move).toMatchObject({ who: 'OFFICIAL', deadline: '2026-03-10', deadlineKind: 'MEETING' });
  });

  test('is held once it has been, with somebody there from each side', () => {
    const story = planned();
    given(story).when(official, hold(story)).thenRefused('meeting-not-yet');
    story.later({ days: 8, hours: 3 });
    const [event] = given(story).when(official, hold(story)).thenTypes('MeetingHeld');
    expect(event).toMatchObject({ effectiveAt: '2026-03-10T09:05:00Z', body: { present: [official, activa] } });
    given(story)
      .when(official, { ...hold(story), fromApplicant: [] })
      .thenRefused('applicant-absent');
    given(story)
      .when(official, { ...hold(story), presentRefs: [] })
      .thenRefused('nobody-present');
    given(story)
      .when(official, { ...hold(story), meetingId: commandId(5) })
      .thenRefused('meeting-unknown');
    story.tell(official, hold(story));
    given(story).when(official, hold(story)).thenRefused('meeting-settled');
  });

  test('is never held with somebody barred, undeclared or from outside in the room', () => {
    const barred = planned().later({ days: 9 }).tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    const refusal = given(barred).when(official, hold(barred)).thenRefused('present-barred');
    expect(refusal).toMatchObject({ basis: 'LAW', citation: 'KL 6:30', field: 'presentRefs' });
    expect(refusal.message.sv).toContain(activa.name);
    given(barred).when(official, schedule).thenRefused('meeting-in-past');
    given(barred)
      .when(official, { ...schedule, startsAt: '2026-04-01T09:00:00Z' })
      .thenRefused('present-barred');
    barred.tell(delegate, { type: 'DecideConflict', personRef: activa.ref, outcome: 'CONFLICT', reasons: 'Syskon.' });
    given(barred).when(official, hold(barred)).thenRefused('present-barred');

    const undeclared = new Story().assigned().declared(official).tell(official, schedule).later({ days: 9 });
    given(undeclared).when(official, hold(undeclared)).thenRefused('present-undeclared');
    given(undeclared)
      .when(official, { ...hold(undeclared), presentRefs: [colleague.ref] })
      .thenRefused('present-not-participant');
  });

  test('can be cancelled while it is still to come', () => {
    const story = planned();
    const cancel = { type: 'CancelMeeting', meetingId: meetingId(story), reason: 'Sjukdom.' } as const;
    given(story).when(official, cancel).thenTypes('MeetingCancelled');
    given(story.tell(official, cancel)).when(official, cancel).thenRefused('meeting-settled');
  });
});

describe('A note', () => {
  const note = {
    type: 'RecordNote',
    meetingId: null,
    occurredAt: '2026-03-01T09:00:00Z',
    source: 'Alva Ek',
    channel: 'PHONE',
    facts: 'Lokalen är klar.',
    opinion: 'Det stärker genomförandet.',
  } as const;
  const story = new Story().inPreparation();

  test('keeps what was said apart from what the writer makes of it', () => {
    const [event] = given(story).when(coompanion, note).thenTypes('NoteRecorded');
    expect(event).toMatchObject({
      effectiveAt: note.occurredAt,
      body: { handling: { direction: 'INTERNAL', date: '2026-03-02', counterpart: null } },
    });
    given(story)
      .when(official, { ...note, opinion: null })
      .thenTypes('NoteRecorded');
    given(story)
      .when(official, { ...note, opinion: ' lokalen  är KLAR. ' })
      .thenRefused('facts-and-opinion-alike');
  });

  test('is about something that has happened, at a meeting of this case if at one', () => {
    given(story)
      .when(official, { ...note, occurredAt: '2026-03-02T08:00:01Z' })
      .thenRefused('note-in-future');
    given(story)
      .when(official, { ...note, meetingId: commandId(5) })
      .thenRefused('meeting-unknown');
    given(story).when(registrar, note).thenRefused('not-yours-to-do');
  });

  test('can be made until the case is closed: the decision ends no duty to document', () => {
    given(new Story().decided('AVSLAG')).when(official, note).thenTypes('NoteRecorded');
  });
});

test('Advice on other funding ends nothing', () => {
  const story = new Story().inPreparation();
  const before = story.state;
  story.tell(coompanion, { type: 'ReferToOtherFunding', funder: 'Allmänna arvsfonden', advice: 'Sök där för barnverksamheten.' });
  expect({ ...story.state, documents: [] }).toEqual({ ...before, documents: [] });
  expect(story.state.documents.at(-1)?.handling).toMatchObject({ direction: 'OUT', subject: 'Hänvisning till annan finansiering' });
});
