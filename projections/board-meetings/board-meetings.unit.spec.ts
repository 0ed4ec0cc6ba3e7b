import { BODIES, CASE, chronicle, rowOf, uuid, type Chronicle } from '../examples';
import { called, enters, reported } from '../examples/registers';
import { boardMeetings, boardReports, type MeetingFacts, type MeetingRow, type ReportRow } from '.';

const MEETING = uuid(0xb, 1);
const STREAM = `board-meeting-${MEETING}`;
const meetingOf = (told: Chronicle): MeetingRow => rowOf<MeetingRow>(boardMeetings, told, MEETING)!;
const factsOf = (told: Chronicle): MeetingFacts => meetingOf(told).facts as unknown as MeetingFacts;

describe('the read model of the board’s meetings', () => {
  const fixed = (): Chronicle => {
    const told = enters(chronicle(), STREAM, 'BoardMeetingCalled', called('2026-04-14'));
    return enters(told, STREAM, 'ReportListFixed', { entries: [reported(1, CASE, uuid(1, 1)), reported(2, CASE, uuid(1, 2))] });
  };

  it('has a meeting as it was last moved, with the list that was fixed last', () => {
    const told = enters(fixed(), STREAM, 'BoardMeetingMoved', { meetingOn: '2026-04-21', place: 'Kumla', reason: 'Lokalen.' });
    enters(told, STREAM, 'ReportListFixed', { entries: [reported(1, CASE, uuid(1, 2))] });
    expect(meetingOf(told)).toMatchObject({ meeting_on: '2026-04-21', place: 'Kumla', decision_ids: [uuid(1, 2)], cancelled: false });
  });

  it('has what has been recorded for it, and an announcement that was interrupted is none until it is made anew', () => {
    const told = fixed();
    const announcement = { proof: 'https://anslag.example/1', minutesAt: 'Diariet' };
    enters(told, STREAM, 'BoardMeetingHeld', { heldOn: '2026-04-14', paragraph: '§ 31' });
    enters(told, STREAM, 'BoardMinutesApproved', { approvedOn: '2026-04-16', approvedBy: ['Olle Ek'] });
    enters(told, STREAM, 'BoardAnnouncementPosted', { postedOn: '2026-04-17', ...announcement });
    expect(factsOf(told)).toMatchObject({ held: { paragraph: '§ 31' }, posted: { postedOn: '2026-04-17' }, interruptedOn: null });
    enters(told, STREAM, 'BoardAnnouncementInterrupted', { interruptedOn: '2026-04-20', reason: 'Webben låg nere.' });
    expect(factsOf(told)).toMatchObject({ posted: null, interruptedOn: '2026-04-20' });
    enters(told, STREAM, 'BoardAnnouncementPosted', { postedOn: '2026-04-21', ...announcement });
    enters(told, STREAM, 'BoardAnnouncementRemoved', { removedOn: '2026-05-13' });
    expect(factsOf(told)).toMatchObject({ posted: { postedOn: '2026-04-21' }, interruptedOn: null, removedOn: '2026-05-13' });
  });

  it('has no meeting that was never called', () => {
    const told = enters(chronicle(), STREAM, 'BoardMeetingHeld', { heldOn: '2026-04-14', paragraph: '§ 31' });
    expect(rowOf<MeetingRow>(boardMeetings, told, MEETING)).toBeUndefined();
  });

  it('says that a meeting has been cancelled', () => {
    expect(meetingOf(enters(fixed(), STREAM, 'BoardMeetingCancelled', { reason: 'Ingen kan.' }))).toMatchObject({ cancelled: true });
  });
});

describe('the read model of decisions to report', () => {
  const decided = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('DelegationVerified').happens('DecisionMade');
  const row = (told: Chronicle): ReportRow => rowOf<ReportRow>(boardReports, told)!;

  it('has nothing to report until there is a decision', () => {
    expect(row(chronicle().happens('ApplicationSubmitted'))).toMatchObject({ decision_id: null, recorded: null });
  });

  it('has the decision with its post and its item, unreported until the case says otherwise', () => {
    const { decisionId, decidedOn, itemNumber, content } = BODIES.DecisionMade;
    expect(row(decided())).toMatchObject({
      decision_id: decisionId,
      decided_on: decidedOn,
      item_number: itemNumber,
      outcome: content.outcome,
      amount_ore: content.amountOre,
      post_title: BODIES.DelegationVerified.postTitle,
      recorded: null,
      signed: false,
    });
    const told = decided().happens('DecisionSigned').happens('DecisionReportedToBoard', { meetingOn: '2026-04-14', paragraph: '§ 31' });
    expect(row(told)).toMatchObject({ signed: true, recorded: 'REPORTED', recorded_on: '2026-04-14', paragraph: '§ 31' });
    expect(row(decided().happens('DecisionSeparatelyMinuted'))).toMatchObject({ recorded: 'MINUTED' });
  });

  it('reports a later decision of the same case on its own', () => {
    const told = decided()
      .happens('DecisionReportedToBoard')
      .happens('DelegationVerified')
      .happens('DecisionMade', { decisionId: uuid(1, 2) });
    expect(row(told)).toMatchObject({ decision_id: uuid(1, 2), recorded: null, paragraph: null });
  });
});
