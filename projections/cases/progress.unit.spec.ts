import type { CaseQueueRow } from '#projections/case-queue';
import { caseQueue } from '#projections/case-queue';
import { ANNA, BODIES, BODIL, CARL, chronicle, MEETING, rowOf, SUPPLEMENT, type Chronicle } from '../examples';

const row = (told: Chronicle): CaseQueueRow => rowOf<CaseQueueRow>(caseQueue, told)!;
const standing = (told: Chronicle): string => `${row(told).phase} ${row(told).whose_move}`;
const due = (told: Chronicle): string => `${row(told).deadline_kind} ${row(told).next_deadline}`;

const received = (): Chronicle => chronicle().happens('ApplicationSubmitted');
const registered = (): Chronicle => received().happens('ApplicationRegistered');
const assigned = (): Chronicle => registered().happens('CaseAssigned');
const submitted = (): Chronicle => assigned().happens('ProposalDrafted').happens('ProposalSubmitted');
const decided = (): Chronicle => submitted().happens('DelegationVerified').happens('DecisionMade').happens('DecisionSigned');

describe('where a case stands and whose move it is', () => {
  it.each<[string, () => Chronicle, string]>([
    ['a received application waits for the registrar', received, 'RECEIVED REGISTRAR'],
    ['a registered one waits for an official', registered, 'REGISTERED OFFICIAL'],
    ['an assigned one is prepared', assigned, 'IN_PREPARATION OFFICIAL'],
    ['a supplement is the applicant’s move', () => assigned().happens('SupplementRequested'), 'AWAITING_SUPPLEMENT APPLICANT'],
    [
      'an overdue supplement is the official’s move',
      () => assigned().happens('SupplementRequested').happens('SupplementOverdue'),
      'AWAITING_SUPPLEMENT OFFICIAL',
    ],
    [
      'a reminder gives the move back to the applicant',
      () => assigned().happens('SupplementRequested').happens('SupplementOverdue').happens('SupplementReminded'),
      'AWAITING_SUPPLEMENT APPLICANT',
    ],
    [
      'a received supplement ends the wait',
      () => assigned().happens('SupplementRequested').happens('SupplementReceived'),
      'IN_PREPARATION OFFICIAL',
    ],
    ['times that are offered are the applicant’s to choose among', () => assigned().happens('MeetingOffered'), 'MEETING_OFFERED APPLICANT'],
    [
      'a chosen time is a planned meeting',
      () => assigned().happens('MeetingOffered').happens('MeetingScheduled'),
      'MEETING_PLANNED OFFICIAL',
    ],
    [
      'a declined meeting is the official’s move',
      () => assigned().happens('MeetingOffered').happens('MeetingDeclined'),
      'IN_PREPARATION OFFICIAL',
    ],
    ['a planned meeting shows', () => assigned().happens('MeetingScheduled'), 'MEETING_PLANNED OFFICIAL'],
    ['a cancelled meeting doesn’t', () => assigned().happens('MeetingScheduled').happens('MeetingCancelled'), 'IN_PREPARATION OFFICIAL'],
    ['the group is behind when only the official has assessed', () => assigned().happens('CriterionAssessed'), 'ASSESSING GROUP'],
    [
      'the group is not behind when all have assessed',
      () =>
        assigned()
          .happens('CriterionAssessed')
          .happens('CriterionAssessed', { assessor: BODIL })
          .happens('CriterionAssessed', { assessor: CARL }),
      'ASSESSING OFFICIAL',
    ],
    [
      'nobody waits for an adviser who is barred',
      () => assigned().happens('ConflictOfInterestDeclared').happens('CriterionAssessed').happens('CriterionAssessed', { assessor: BODIL }),
      'ASSESSING OFFICIAL',
    ],
    [
      'an amended application has to be assessed anew',
      () => assigned().happens('CriterionAssessed').happens('ApplicationAmended'),
      'IN_PREPARATION OFFICIAL',
    ],
    ['a proposal is the official’s to submit', () => assigned().happens('ProposalDrafted'), 'PROPOSED OFFICIAL'],
    [
      'communication is the applicant’s move',
      () => assigned().happens('ProposalDrafted').happens('CommunicationSent'),
      'COMMUNICATED APPLICANT',
    ],
    [
      'a lapsed communication gives the move back',
      () => assigned().happens('ProposalDrafted').happens('CommunicationSent').happens('CommunicationTimeLapsed'),
      'PROPOSED OFFICIAL',
    ],
    ['a submitted proposal is the delegate’s move', submitted, 'READY_FOR_DECISION DELEGATE'],
    ['a returned one is the official’s again', () => submitted().happens('ProposalReturned'), 'PROPOSED OFFICIAL'],
    ['a matter handed up is the board’s move', () => submitted().happens('ReferredToBoard'), 'REFERRED_TO_BOARD BOARD'],
    ['preparation goes on while the board is to decide', () => assigned().happens('ReferredToBoard'), 'IN_PREPARATION OFFICIAL'],
    [
      'what the board sends back is prepared again',
      () => submitted().happens('ReferredToBoard').happens('ProposalReturned'),
      'PROPOSED OFFICIAL',
    ],
    ['a withdrawn case waits to be written off', () => assigned().happens('ApplicationWithdrawn'), 'WITHDRAWN DELEGATE'],
    ['also what is withdrawn must be registered', () => received().happens('ApplicationWithdrawn'), 'WITHDRAWN REGISTRAR'],
    ['a decision has to be dispatched', decided, 'DECIDED OFFICIAL'],
    ['a dispatched one is to be reported to the board', () => decided().happens('DecisionDispatched'), 'DECIDED BOARD'],
    ['with legal force it can be closed', () => decided().happens('DecisionDispatched').happens('LegalForceConfirmed'), 'DECIDED OFFICIAL'],
    ['a written off case says so', () => assigned().happens('ApplicationWithdrawn').happens('CaseWrittenOff'), 'WRITTEN_OFF OFFICIAL'],
    ['a closed case is nobody’s move', () => decided().happens('CaseClosed'), 'CLOSED NONE'],
    [
      'without its official a case waits for a new one',
      () => assigned().happens('ParticipantExcluded', { person: ANNA }),
      'REGISTERED OFFICIAL',
    ],
  ])('%s', (_, told, expected) => {
    expect(standing(told())).toBe(expected);
  });

  it('counts from when the move changed, not from what happened in between', () => {
    const told = assigned().happens('SupplementRequested', {}, { at: '2026-03-05T08:00:00Z' });
    const { since } = row(told);
    expect(since).toBe('2026-03-05T08:00:00.000000Z');
    expect(row(told.happens('NoteRecorded')).since).toBe(since);
    expect(row(told.happens('SupplementReceived', {}, { effectiveAt: '2026-03-11T10:00:00Z' })).since).toBe('2026-03-11T10:00:00.000000Z');
  });
});

describe('the next deadline', () => {
  it('is one working day after receipt until the case is registered, over weekends and holidays', () => {
    expect(due(received())).toBe('REGISTRATION 2026-03-03');
    expect(due(chronicle().happens('ApplicationSubmitted', { receivedAt: '2026-04-02T10:00:00Z' }))).toBe('REGISTRATION 2026-04-07');
  });

  it('is five working days after registration until the case is acknowledged', () => {
    expect(due(registered())).toBe('ACKNOWLEDGEMENT 2026-03-10');
  });

  it('is the day that the applicant was told to expect a decision, then', () => {
    expect(due(assigned().happens('CaseAcknowledged'))).toBe('TARGET_DECISION 2026-05-02');
  });

  it('is the first of those that run', () => {
    const told = assigned().happens('CaseAcknowledged').happens('SupplementRequested').happens('SupplementRequested', {
      supplementId: MEETING,
      deadline: '2026-03-09',
    });
    expect(due(told)).toBe('SUPPLEMENT 2026-03-09');
    expect(due(told.happens('SupplementWaived', { supplementId: MEETING }))).toBe('SUPPLEMENT 2026-03-14');
    expect(due(told.happens('SupplementReminded', { supplementId: SUPPLEMENT }))).toBe('SUPPLEMENT 2026-03-28');
    expect(due(told.happens('SupplementReceived').happens('CommunicationSent'))).toBe('COMMUNICATION 2026-04-10');
  });

  it('is sixty days after registration when the case lies with the delegate and nobody has told the applicant otherwise', () => {
    expect(due(submitted())).toBe('TARGET_DECISION 2026-05-02');
  });

  it('is the target, moved by the days that the applicant had the move, and the day that they were told as it was told', () => {
    const told = assigned()
      .happens('CaseAcknowledged')
      .happens('SupplementRequested', { handling: { ...BODIES.SupplementRequested.handling, date: '2026-03-05' } })
      .happens('SupplementReceived', { handling: { ...BODIES.SupplementReceived.handling, date: '2026-03-12' } });
    expect(due(told)).toBe('EXPECTED_DECISION 2026-05-02');
    expect(due(told.happens('DelayNotified', { expectedBy: '2026-06-01' }))).toBe('TARGET_DECISION 2026-05-09');
  });

  it('is, after the decision, what the board’s secretary and the time for appeal wait for', () => {
    const told = decided();
    expect(due(told)).toBe('BOARD_REPORT 2026-06-19');
    expect(due(told.happens('DecisionReportedToBoard'))).toBe('MINUTES 2026-05-26');
    expect(due(told.happens('MinutesApproved'))).toBe('ANNOUNCEMENT 2026-05-22');
    expect(due(told.happens('AnnouncementPosted'))).toBe('APPEAL 2026-06-11');
    // the second day after Thursday 28 May is a Saturday
    expect(due(told.happens('AnnouncementInterrupted'))).toBe('ANNOUNCEMENT 2026-06-01');
    expect(due(told.happens('AnnouncementPosted'))).toBe('APPEAL 2026-06-11');
    expect(due(told.happens('AppealTimeEnded'))).toBe('REPORT 2027-01-31');
    expect(standing(told.happens('DecisionDispatched'))).toBe('DECIDED OFFICIAL');
    expect(due(told.happens('ReportReceived').happens('LegalForceConfirmed'))).toBe('null null');
  });

  it('and what the system has to tell next, are those of the rules that the case was given', () => {
    const told = registered().happens('TimersApplied');
    expect(due(told)).toBe('ACKNOWLEDGEMENT 2026-03-06');
    // the day after begins in Sweden an hour before it does in UTC
    expect(row(told).next_firing).toBe('2026-03-06T23:00:00Z');
    expect(row(told.happens('DeadlinePassed', { timer: 'ACKNOWLEDGEMENT', dueOn: '2026-03-06', ref: null })).next_firing).toBe(
      '2026-04-24T22:00:00Z',
    );
    expect(due(told)).toBe('ACKNOWLEDGEMENT 2026-03-06');
  });

  it('is told with how long it took, with and without the applicant’s days', () => {
    const told = assigned()
      .happens('SupplementRequested', { handling: { ...BODIES.SupplementRequested.handling, date: '2026-03-05' } })
      .happens('SupplementReceived', { handling: { ...BODIES.SupplementReceived.handling, date: '2026-03-12' } });
    expect(row(told)).toMatchObject({ gross_days: null, net_days: null });
    // registered on 3 March, decided on 20 April: 48 days, of which the applicant had 7
    expect(row(told.happens('DecisionMade'))).toMatchObject({ gross_days: 48, net_days: 41 });
  });
});
