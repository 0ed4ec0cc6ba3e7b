import { given } from '../testing/given';
import { Story } from '../testing/story';
import { decisionId, decisionIdAfter, delegate, everybody, official, secretary } from '../testing/world';

// decided on Tuesday 17 March 2026
const decided = () => new Story().decided('AVSLAG');
const later = (days: number) => decided().later({ days });
const report = { type: 'ReportToBoard', meetingOn: '2026-03-24', paragraph: 'KN § 61' } as const;
const minute = { type: 'MinuteSeparately', minutedOn: '2026-03-18', paragraph: 'Delegationsprotokoll § 4' } as const;
const approve = { type: 'ApproveMinutes', approvedOn: '2026-03-30', approvedBy: 'Olle Ordförande' } as const;
const post = { type: 'PostAnnouncement', postedOn: '2026-03-31', proof: 'https://anslag.example/61', minutesAt: 'Diariet' } as const;
const interrupt = { type: 'InterruptAnnouncement', interruptedOn: '2026-04-10', reason: 'Anslagstavlan låg nere.' } as const;
const remove = { type: 'RemoveAnnouncement', removedOn: '2026-04-22' } as const;

describe('The board’s record of a decision', () => {
  test('is kept by its secretary, and by nobody else, once there is a decision', () => {
    for (const command of [report, minute, approve, post, interrupt, remove])
      for (const person of everybody.filter(({ role }) => role !== 'boardSecretary' && role !== 'applicant'))
        given(later(30)).when(person, command).thenRefused('not-yours-to-do');
    given(new Story().readyForDecision('AVSLAG')).when(secretary, report).thenRefused('not-decided');
  });

  test('says that it was reported or that it was minuted separately, once, and never both (KL 7:8)', () => {
    given(later(30))
      .when(secretary, report)
      .thenEvents({ type: 'DecisionReportedToBoard', body: { meetingOn: '2026-03-24', paragraph: 'KN § 61' } });
    given(later(30)).when(secretary, minute).thenTypes('DecisionSeparatelyMinuted');
    for (const first of [report, minute])
      for (const second of [report, minute])
        given(later(30).tell(secretary, first)).when(secretary, second).thenRefused('already-reported');
  });

  test('says it the way that the item of the delegation order says, and no other (KL 7:8)', () => {
    const reporting = (route: 'ANMALAN' | 'SARSKILT_PROTOKOLL' | null) => ({ reporting: route });
    given(later(30)).when(secretary, report, reporting('SARSKILT_PROTOKOLL')).thenRefused('to-be-minuted');
    given(later(30)).when(secretary, minute, reporting('ANMALAN')).thenRefused('to-be-reported');
    for (const command of [report, minute]) {
      const refusal = given(later(30)).when(secretary, command, reporting(null)).thenRefused('reporting-unknown');
      expect(refusal.message.sv).toContain('punkt H.3');
    }
  });

  test('is of the decision that it names, which must be the one that stands', () => {
    const named = { decisionId };
    const former = { decisionId: decisionIdAfter({ ended: Array(8) as never }) };
    given(later(30))
      .when(secretary, { ...report, ...named })
      .thenTypes('DecisionReportedToBoard');
    const recorded = later(60).tell(secretary, report).tell(secretary, approve);
    const up = later(60).tell(secretary, report).tell(secretary, approve).tell(secretary, post);
    const commands = [
      [later(60), report],
      [later(60), minute],
      [later(60).tell(secretary, report), approve],
      [recorded, post],
      [up, interrupt],
      [up, remove],
    ] as const;
    for (const [told, command] of commands)
      expect(
        given(told)
          .when(secretary, { ...command, ...former })
          .thenRefused('another-decision'),
      ).toMatchObject({ field: 'decisionId' });
  });

  test('must name its decision where the case has had another before it', () => {
    const anew = new Story().decided('BIFALL').announced().reopened().decidedAnew();
    const [first, second] = [anew.state.ended[0]!.decisionId, anew.state.decision!.decisionId];
    const today = { minutedOn: anew.context(secretary).today };
    given(anew)
      .when(secretary, { ...minute, ...today })
      .thenRefused('decision-unstated');
    given(anew)
      .when(secretary, { ...minute, ...today, decisionId: first })
      .thenRefused('another-decision');
    given(anew)
      .when(secretary, { ...minute, ...today, decisionId: second })
      .thenTypes('DecisionSeparatelyMinuted');
  });

  test('is of what has taken place, and not of what comes before what it follows on', () => {
    expect(
      given(later(30))
        .when(secretary, { ...report, meetingOn: '2026-03-16' })
        .thenRefused('record-too-early'),
    ).toMatchObject({ field: 'meetingOn' });
    given(later(30))
      .when(secretary, { ...report, meetingOn: '2026-05-01' })
      .thenRefused('record-in-future');
    given(later(30).tell(secretary, report))
      .when(secretary, { ...approve, approvedOn: '2026-03-23' })
      .thenRefused('record-too-early');
    given(later(30).tell(secretary, report).tell(secretary, approve))
      .when(secretary, { ...post, postedOn: '2026-03-29' })
      .thenRefused('record-too-early');
  });

  test('is approved after the meeting, once; what was minuted separately waits for no approval', () => {
    given(later(30)).when(secretary, approve).thenRefused('not-reported');
    given(later(30).tell(secretary, minute)).when(secretary, approve).thenRefused('no-minutes-to-approve');
    given(later(30).tell(secretary, report)).when(secretary, approve).thenTypes('MinutesApproved');
    given(later(30).tell(secretary, report).tell(secretary, approve)).when(secretary, approve).thenRefused('minutes-approved');
  });
});

describe('The announcement', () => {
  const up = (days = 30) => later(days).tell(secretary, report).tell(secretary, approve).tell(secretary, post);

  test('is posted when the minutes are approved, or minuted separately, and once', () => {
    given(later(30)).when(secretary, post).thenRefused('not-reported');
    given(later(30).tell(secretary, report)).when(secretary, post).thenRefused('minutes-not-approved');
    given(later(30).tell(secretary, minute)).when(secretary, post).thenTypes('AnnouncementPosted');
    given(up()).when(secretary, post).thenRefused('already-announced');
  });

  test('starts the time for appeal, and the letter to the applicant does not', () => {
    const dispatch = { type: 'DispatchDecision', recipient: 'Föreningen', channel: 'LETTER', explanation: 'Så blev det.' } as const;
    expect(later(30).tell(official, dispatch).state.timing?.postedOn).toBeNull();
    expect(up().state.timing?.postedOn).toBe('2026-03-31');
  });

  test('that was interrupted voids the time, is posted anew, and never before the interruption', () => {
    given(later(30)).when(secretary, interrupt).thenRefused('not-announced');
    const down = up().tell(secretary, interrupt);
    expect(down.state.timing).toMatchObject({ postedOn: null, interruptedOn: '2026-04-10' });
    given(down)
      .when(secretary, { ...post, postedOn: '2026-04-09' })
      .thenRefused('record-too-early');
    given(down)
      .when(secretary, { ...post, postedOn: '2026-04-13' })
      .thenTypes('AnnouncementPosted');
    given(down.later({ days: 90 }))
      .when(official, { type: 'ConfirmLegalForce', confirmedOn: '2026-06-01', evidence: 'Besked.' })
      .thenRefused('legal-force-unannounced');
  });

  test('is taken down after the last day; before that it is an interruption, and after it no interruption', () => {
    // three weeks from 31 March: 21 April
    given(up(60))
      .when(secretary, { ...remove, removedOn: '2026-04-21' })
      .thenRefused('taken-down-too-early');
    given(up(60))
      .when(secretary, { ...interrupt, interruptedOn: '2026-04-22' })
      .thenRefused('was-up-all-the-time');
    given(up(60)).when(secretary, remove).thenTypes('AnnouncementRemoved');
    given(up(60).tell(secretary, remove)).when(secretary, remove).thenNothing();
    given(up(60).tell(secretary, remove))
      .when(secretary, { ...remove, removedOn: '2026-04-23' })
      .thenRefused('not-announced');
  });

  test('can no longer void what has been confirmed as final', () => {
    const final = up(60).tell(official, { type: 'ConfirmLegalForce', confirmedOn: '2026-04-22', evidence: 'Besked.' });
    given(final).when(secretary, interrupt).thenRefused('legal-force-stands');
    given(final).when(delegate, interrupt).thenRefused('not-yours-to-do');
  });
});
