import type { CaseQueueRow } from '#projections/case-queue';
import { caseQueue } from '#projections/case-queue';
import { ANNA, BODIL, CARL, chronicle, MEETING, rowOf, SUPPLEMENT, type Chronicle } from '../examples';

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

  it('is nothing once the case is decided', () => {
    expect(due(decided())).toBe('null null');
  });
});
