import { ALL_TYPES, ANNA, application, BODIES, BODIL, CARL, chronicle, DORIS, rowOf, type Chronicle } from '../examples';
import type { CasePage } from './page';
import { casePage, type CasePageRow } from './projection';
import { ownShareOf } from './queries';

const row = (told: Chronicle): CasePageRow => rowOf<CasePageRow>(casePage, told)!;
const page = (told: Chronicle): CasePage => row(told).page;
const assigned = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');

describe('the case page', () => {
  it('keeps every version of the application, the current one last', () => {
    const { versions } = page(assigned().happens('ApplicationAmended'));
    expect(versions.map(({ version, reason, application: { amountOre } }) => [version, reason, amountOre])).toEqual([
      [1, null, 5_000_000],
      [2, 'Lägre kostnad', 4_500_000],
    ]);
  });

  it('says who recorded each thing, when, and at which revision', () => {
    expect(page(assigned()).registered).toMatchObject({
      by: { ref: ANNA.ref, name: 'Anna Ek' },
      at: '2026-03-02T10:30:00.000000Z',
      revision: 1,
    });
  });

  it('follows a supplement from request to answer, with reminders', () => {
    const told = assigned().happens('SupplementRequested').happens('SupplementOverdue');
    expect(page(told).supplements).toMatchObject([{ state: 'OVERDUE', deadline: '2026-03-14', answers: [] }]);
    expect(page(told.happens('SupplementReminded')).supplements).toMatchObject([
      { state: 'OPEN', deadline: '2026-03-28', reminders: [{ newDeadline: '2026-03-28' }] },
    ]);
    expect(page(told.happens('SupplementReceived')).supplements).toMatchObject([
      { state: 'ANSWERED', answers: [{ answer: 'Här är de.' }] },
    ]);
    expect(page(assigned().happens('SupplementRequested').happens('SupplementWaived')).supplements).toMatchObject([
      { state: 'WAIVED', waived: { reason: 'HEMLIGT frånfallet' } },
    ]);
  });

  it('keeps facts and opinion of a note apart', () => {
    expect(page(assigned().happens('NoteRecorded')).notes).toMatchObject([{ facts: 'HEMLIGT fakta', opinion: 'HEMLIGT omdöme' }]);
  });

  it('follows a meeting', () => {
    const told = assigned().happens('MeetingScheduled');
    expect(page(told.happens('MeetingHeld')).meetings).toMatchObject([
      { place: 'Eklundavägen 1', held: { fromApplicant: ['Sara Sökande'] }, cancelled: null },
    ]);
    expect(page(assigned().happens('MeetingScheduled').happens('MeetingCancelled')).meetings).toMatchObject([
      { held: null, cancelled: { reason: 'HEMLIGT inställt' } },
    ]);
  });

  it('keeps every assessment of a criterion and says who has filed, each once', () => {
    const told = assigned()
      .happens('CriterionAssessed')
      .happens('CriterionAssessed', { score: 2 })
      .happens('CriterionAssessed', { assessor: BODIL, capacity: 'ADVISER' })
      .happens('CriterionAssessed', { criterion: 'nytt-lokalt' });
    expect(page(told).criteria).toMatchObject([
      { criterion: 'samhallsnytta', filedBy: [ANNA.ref, BODIL.ref], assessments: [{ score: 4 }, { score: 2 }, { score: 4 }] },
      { criterion: 'nytt-lokalt', filedBy: [ANNA.ref], assessments: [{ score: 4 }] },
    ]);
  });

  it('tells of each participant what they have declared and what has been decided about them', () => {
    const told = assigned()
      .happens('ImpartialityDeclared')
      .happens('ConflictOfInterestDeclared')
      .happens('ConflictDecided')
      .happens('ParticipantExcluded')
      .happens('ParticipantReplaced')
      .happens('ImpartialityDeclared', { person: DORIS });
    expect(page(told).participants).toMatchObject([
      { person: { ref: ANNA.ref }, active: true, declaration: { advisedApplicant: false } },
      { person: { ref: BODIL.ref }, active: false, replaced: { successor: { name: 'Berit Ny' } } },
      {
        person: { ref: CARL.ref },
        active: false,
        conflicts: [{ ground: 'REPRESENTATIVE', decided: { outcome: 'CONFLICT' } }],
        excluded: { reason: 'HEMLIGT undantag' },
      },
      { person: { ref: 'p_berit' }, active: true },
      { person: { ref: DORIS.ref }, active: false, declaration: {} },
    ]);
  });

  it('keeps every version of the proposal with what became of it', () => {
    const told = assigned()
      .happens('ProposalDrafted')
      .happens('ProposalSubmitted')
      .happens('ProposalReturned')
      .happens('ProposalRevised')
      .happens('ProposalSubmitted', { version: 2 });
    expect(page(told).proposals).toMatchObject([
      { version: 1, submitted: { submittedBy: { ref: ANNA.ref } }, returned: { reason: 'HEMLIGT återsänt' } },
      { version: 2, submitted: { submittedBy: { ref: ANNA.ref } }, returned: null },
    ]);
  });

  it('does not call a communication lapsed that was answered', () => {
    const told = assigned().happens('CommunicationSent').happens('CommunicationReplied').happens('CommunicationTimeLapsed');
    expect(page(told).communications).toMatchObject([{ state: 'REPLIED', replies: [{ answer: 'Vi håller inte med.' }] }]);
    expect(page(assigned().happens('CommunicationSent').happens('CommunicationTimeLapsed')).communications).toMatchObject([
      { state: 'LAPSED' },
    ]);
  });

  it('lists every document of the case, whatever event brought it', () => {
    const told = chronicle();
    for (const type of ALL_TYPES) told.happens(type);
    const filed = ALL_TYPES.map((type) => BODIES[type]).flatMap((body) => ('handling' in body ? [body.handling.number] : []));
    expect(page(told).handlings.map(({ number }) => number)).toEqual(filed);
    expect(page(told).handlings[0]).toMatchObject({ label: { sv: 'ansökan inkommen' }, revision: 0, direction: 'IN' });
  });

  it('keeps what is left when some of the content has been disposed of', () => {
    const told = chronicle().disposed('ApplicationSubmitted').happens('ApplicationRegistered').happens('DecisionMade');
    expect(row(told)).toMatchObject({ number: 'LIG 2026-17', title: null, applicants: [], revision: 2 });
    expect(page(told)).toMatchObject({ received: null, versions: [], disposed: [0], decision: { decidedOn: '2026-04-20' } });
  });
});

describe('a decision that is corrected, appealed against, or falls', () => {
  const decided = (): Chronicle => assigned().happens('ProposalDrafted').happens('DelegationVerified').happens('DecisionMade');

  it('reads as corrected, with both texts beside it', () => {
    const { decision, corrections } = page(decided().happens('DecisionCorrected'));
    expect(decision?.content.reasons).toBe('Skälen för beslutet');
    expect(corrections).toMatchObject([{ before: 'SKÄLEN för beslutet', after: 'Skälen för beslutet', corrector: { ref: DORIS.ref } }]);
  });

  it('follows an appeal from arrival to the day when the ruling became final', () => {
    const told = decided().happens('AppealReceived').happens('AppealForwarded').happens('CourtCaseNotified');
    told.happens('StayOrdered').happens('StatementToCourtSubmitted').happens('StayLifted').happens('CourtRuled', { finalOn: null });
    expect(page(told.happens('CourtRuled')).appeals).toMatchObject([
      {
        received: { appellant: 'Maj Medlem' },
        forwarded: { forwardedOn: '2026-05-04' },
        courtCases: [{ caseNumber: '1234-26' }],
        statements: [{ madeBy: 'BOARD', paragraph: 'KN § 44' }],
        stays: [{ orderedOn: '2026-05-18', liftedOn: '2026-06-15' }],
        rulings: [{ outcome: 'ANNULLED', finalOn: '2026-09-23' }],
      },
    ]);
  });

  it.each(['CaseReopenedAfterAnnulment', 'DecisionRevoked'] as const)('is kept beside what comes after it, by %s', (type) => {
    const told = decided().happens('DecisionDispatched').happens('AnnouncementPosted').happens(type);
    expect(page(told)).toMatchObject({
      decision: null,
      delegation: null,
      dispatches: [],
      announcements: [],
      proposals: [{ returned: {} }],
    });
    expect(page(told).ended).toMatchObject([{ decision: { decidedOn: '2026-04-20' }, dispatches: [{}], announcements: [{}] }]);
  });
});

describe('own share', () => {
  const rules = { ownShare: { percent: 100, hourOre: 33_000 } } as never;
  it('counts cash, and hours at the guidelines’ rate', () => {
    const { ownShare, amountOre } = application();
    expect(ownShareOf(ownShare, amountOre, rules)).toEqual({ cashOre: 1_000_000, hours: 130, totalOre: 5_290_000, demandedOre: 5_000_000 });
  });
  it('says nothing about the sum when there are no guidelines to count by', () => {
    expect(ownShareOf({ cashOre: 1, hours: 2 }, 100, null)).toMatchObject({ totalOre: null, demandedOre: null });
  });
});
