import { phaseOf } from '../progress';
import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, applicant, commandId, coompanion, official, stranger } from '../testing/world';

const FIRST = '2026-03-10T09:00:00Z';
const SECOND = '2026-03-11T13:00:00Z';
const offer = {
  type: 'OfferMeeting',
  times: [SECOND, FIRST],
  place: 'Eklundavägen 1',
  participantRefs: [official.ref, activa.ref],
  answerBy: '2026-03-09',
  message: 'Vi vill höra mer om målgruppen.',
} as const;
const offered = () => new Story().inPreparation().tell(official, offer);
const meetingId = (story: Story) => story.state.meetings[0]!.id;
const book = (story: Story, startsAt = SECOND) => ({ type: 'BookMeeting', meetingId: meetingId(story), startsAt }) as const;
const decline = (story: Story) => ({ type: 'DeclineMeeting', meetingId: meetingId(story), reason: 'Vi kan bara på kvällar.' }) as const;

describe('Times for a meeting', () => {
  test('are offered in order, as a letter to the applicant, who then has the move', () => {
    const story = new Story().inPreparation();
    const [event] = given(story).when(official, offer).thenTypes('MeetingOffered');
    expect(event?.body).toMatchObject({
      times: [FIRST, SECOND],
      participants: [official, activa],
      handling: { direction: 'OUT', subject: 'Inbjudan till möte' },
    });
    const { state } = story.tell(official, offer);
    expect(phaseOf(state)).toBe('MEETING_OFFERED');
    expect(state.move).toMatchObject({ who: 'APPLICANT', deadline: '2026-03-09', deadlineKind: 'MEETING' });
  });

  test('lie ahead, each once, with time to answer before the first', () => {
    const when = (change: object) => given(new Story().inPreparation()).when(official, { ...offer, ...change });
    when({ times: ['2026-03-01T09:00:00Z', SECOND] }).thenRefused('times-not-ahead');
    when({ times: [] }).thenRefused('times-not-ahead');
    when({ times: [FIRST, '2026-03-10T09:00:00.000Z'] }).thenRefused('times-twice');
    when({ answerBy: '2026-03-02' }).thenRefused('answer-day-passed');
    when({ answerBy: '2026-03-11' }).thenRefused('answer-after-times');
    when({ answerBy: '2026-03-10' }).thenTypes('MeetingOffered');
    when({ participantRefs: [] }).thenRefused('nobody-present');
  });

  test('are one offer at a time, by the official in charge', () => {
    given(offered()).when(official, offer).thenRefused('offer-open');
    given(new Story().inPreparation()).when(coompanion, offer).thenRefused('not-yours-to-do');
    given(new Story().inPreparation()).when(applicant, offer).thenRefused('not-yours-to-do');
  });

  test('are the applicant’s to choose among: the meeting is then booked with those who were to come', () => {
    const story = offered();
    const [event] = given(story).when(applicant, book(story)).thenTypes('MeetingScheduled');
    expect(event?.body).toEqual({ meetingId: meetingId(story), startsAt: SECOND, place: offer.place, participants: [official, activa] });
    given(story).when(applicant, book(story, '2026-03-12T09:00:00Z')).thenRefused('time-not-offered');
    given(story)
      .when(applicant, { ...book(story), meetingId: commandId(7) })
      .thenRefused('meeting-not-yours-to-choose');
    given(story).when(stranger, book(story)).thenRefused('not-yours-to-do');
    given(story).when(official, book(story)).thenRefused('not-yours-to-do');
    const { state } = story.tell(applicant, book(story));
    expect(phaseOf(state)).toBe('MEETING_PLANNED');
    expect(state.move.who).toBe('OFFICIAL');
  });

  test('are chosen once: the same again changes nothing, another is a conflict', () => {
    const story = offered();
    story.tell(applicant, book(story));
    given(story).when(applicant, book(story)).thenNothing();
    given(story).when(applicant, book(story, FIRST)).thenRefused('meeting-already-booked');
  });

  test('can be chosen late, but not when they have passed', () => {
    const story = offered().later({ days: 8, hours: 5 });
    given(story).when(applicant, book(story, FIRST)).thenRefused('time-passed');
    given(story).when(applicant, book(story, SECOND)).thenTypes('MeetingScheduled');
  });

  test('bring nobody to the table who has become barred since', () => {
    const story = offered().tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    const [event] = given(story).when(applicant, book(story)).thenTypes('MeetingScheduled');
    expect(event?.body).toMatchObject({ participants: [official] });
    story.tell(official, { type: 'DeclareConflict', ground: 'OTHER', details: 'Granne.' });
    given(story).when(applicant, book(story)).thenRefused('nobody-left-to-meet');
  });

  test('can be declined with a reason, which is a document of the case and the official’s move', () => {
    const story = offered();
    const [event] = given(story).when(applicant, decline(story)).thenTypes('MeetingDeclined');
    expect(event?.body).toMatchObject({ reason: 'Vi kan bara på kvällar.', handling: { direction: 'IN', subject: 'Svar om möte' } });
    story.tell(applicant, decline(story));
    expect(story.state.move.who).toBe('OFFICIAL');
    given(story).when(applicant, decline(story)).thenRefused('meeting-answered');
    given(story).when(applicant, book(story)).thenRefused('meeting-answered');
    given(story).when(official, offer).thenTypes('MeetingOffered');
  });

  test('can be declined also once one is booked', () => {
    const story = offered();
    story.tell(applicant, book(story)).tell(applicant, decline(story));
    expect(phaseOf(story.state)).toBe('ASSESSING');
    expect(story.state.move.who).toBe('OFFICIAL');
  });

  test('can be taken back by the official, and are never held as a meeting before one is booked', () => {
    const story = offered();
    given(story)
      .when(official, { type: 'CancelMeeting', meetingId: meetingId(story), reason: 'Sjukdom.' })
      .thenTypes('MeetingCancelled');
    const hold = {
      type: 'HoldMeeting',
      meetingId: meetingId(story),
      heldAt: story.now,
      presentRefs: [official.ref],
      fromApplicant: ['Alva Ek'],
    } as const;
    given(story).when(official, hold).thenRefused('meeting-settled');
  });
});
