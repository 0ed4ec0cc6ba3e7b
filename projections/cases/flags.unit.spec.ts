import { caseQueue, type CaseQueueRow } from '#projections/case-queue';
import { application, CARL, chronicle, rowOf, type Chronicle } from '../examples';

const OTHER_DECISION = '00000000-0000-4000-8000-000000000099';
const flags = (told: Chronicle): string[] => rowOf<CaseQueueRow>(caseQueue, told)!.flags;
const assigned = (change: Parameters<typeof application>[0] = {}): Chronicle =>
  chronicle()
    .happens('ApplicationSubmitted', { application: application(change) })
    .happens('ApplicationRegistered')
    .happens('CaseAssigned');

describe('flags', () => {
  it('are raised for nothing in a plain application', () => {
    expect(flags(assigned())).toEqual([]);
  });

  it('tell what the application says of itself, and follow it when it is amended', () => {
    const told = assigned({ economicActivity: true, earlierSupport: '20 000 kr 2024' });
    expect(flags(told)).toEqual(['ECONOMIC_ACTIVITY', 'EARLIER_SUPPORT']);
    expect(flags(told.happens('ApplicationAmended'))).toEqual([]);
  });

  it('tell that somebody in the group has advised the applicant, by the application’s word or by their own', () => {
    expect(flags(assigned({ advisedBy: 'stiftelsen activa ' }))).toEqual(['ADVISED_BY_GROUP']);
    expect(flags(assigned({ advisedBy: 'Leader Bergslagen' }))).toEqual([]);
    expect(flags(assigned().happens('ImpartialityDeclared', { person: CARL, advisedApplicant: true }))).toEqual(['ADVISED_BY_GROUP']);
  });

  it('no longer tell of an adviser who has been replaced by somebody else', () => {
    const told = assigned({ advisedBy: 'Stiftelsen Activa' });
    const successor = { ...CARL, ref: 'p_berit', organisation: 'Coompanion Mälardalen' };
    expect(flags(told.happens('ParticipantReplaced', { former: CARL, successor }))).toEqual([]);
  });

  it('tell of the latest formal check, and whether going on was given a reason', () => {
    const told = assigned().happens('EligibilityChecked');
    expect(flags(told)).toEqual(['OWN_SHARE_SHORT', 'ELIGIBILITY_FLAGGED']);
    expect(flags(told.happens('EligibilityChecked', { exceptionReason: 'Särskilt skäl' }))).toEqual([
      'OWN_SHARE_SHORT',
      'ELIGIBILITY_EXCEPTION',
    ]);
    expect(flags(told.happens('EligibilityChecked', { findings: [] }))).toEqual([]);
  });

  it('tell of a conflict of interest until it is decided', () => {
    const told = assigned().happens('ConflictOfInterestDeclared');
    expect(flags(told)).toEqual(['CONFLICT_OPEN']);
    expect(flags(told.happens('ConflictDecided'))).toEqual([]);
  });

  it('tell of an overdue supplement, of aid that is not minor, and of the board', () => {
    const told = assigned()
      .happens('SupplementRequested')
      .happens('SupplementOverdue')
      .happens('StateAidAssessed', { outcome: 'OTHER' })
      .happens('ReferredToBoard');
    expect(flags(told)).toEqual(['STATE_AID', 'SUPPLEMENT_OVERDUE', 'AT_BOARD']);
  });

  it('tell that the time for appeal is out, which is not legal force, until a person has confirmed that or an appeal has come', () => {
    const announced = (): Chronicle => assigned().happens('DecisionMade').happens('AnnouncementPosted');
    expect(flags(announced())).toEqual([]);
    const out = (): Chronicle => announced().happens('AppealTimeEnded');
    expect(flags(out())).toEqual(['APPEAL_TIME_OUT']);
    expect(flags(out().happens('LegalForceConfirmed'))).toEqual([]);
    expect(flags(out().happens('AppealReceived'))).toEqual(['APPEALED']);
    expect(flags(out().happens('AnnouncementInterrupted'))).toEqual([]);
  });

  it('tell of an appeal until the court has answered it for good, of a stay, of an annulment, and of a case that is decided anew', () => {
    const decided = assigned().happens('ProposalDrafted').happens('DecisionMade');
    expect(flags(decided.happens('AppealReceived'))).toEqual(['APPEALED']);
    expect(flags(decided.happens('AppealForwarded').happens('StayOrdered'))).toEqual(['APPEALED', 'STAYED']);
    expect(flags(decided.happens('CourtRuled', { finalOn: null }))).toEqual(['APPEALED', 'STAYED']);
    expect(flags(decided.happens('CourtRuled'))).toEqual(['ANNULLED']);
    expect(flags(decided.happens('CaseReopenedAfterAnnulment'))).toEqual(['PROPOSAL_STALE', 'REOPENED']);
    expect(flags(decided.happens('DecisionMade', { decisionId: OTHER_DECISION }))).toEqual(['PROPOSAL_STALE']);
  });

  it.each(['ApplicationAmended', 'SupplementReceived', 'CriterionAssessed', 'StateAidAssessed'] as const)(
    'tell that the proposal builds on what has changed, after %s, until it is revised',
    (type) => {
      const told = assigned().happens(type).happens('ProposalDrafted');
      expect(flags(told)).toEqual([]);
      expect(flags(told.happens(type))).toEqual(['PROPOSAL_STALE']);
      expect(flags(told.happens('ProposalRevised'))).toEqual([]);
    },
  );
});
