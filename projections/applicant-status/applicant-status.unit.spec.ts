import { ALL_TYPES, ANNA, CARL, chronicle, MEETING, OLLE, rowOf, type Chronicle } from '../examples';
import { applicantStatus } from './projection';
import type { ApplicantStatusRow } from './status';

const row = (told: Chronicle): ApplicantStatusRow => rowOf<ApplicantStatusRow>(applicantStatus, told)!;
const headline = (told: Chronicle): string => row(told).headline.sv;
const assigned = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');
const decided = (): Chronicle =>
  assigned()
    .happens('ProposalDrafted')
    .happens('ProposalSubmitted')
    .happens('DelegationVerified')
    .happens('DecisionMade')
    .happens('DecisionSigned');

/** Everything that leaves the table. */
const shown = (told: Chronicle): string => {
  const { held: _held, facts: _facts, ...rest } = row(told);
  return JSON.stringify(rest);
};

describe('what the applicant is told', () => {
  it.each<[() => Chronicle, string, string]>([
    [() => chronicle().happens('ApplicationSubmitted'), 'AUTHORITY', 'Vi har tagit emot din ansökan.'],
    [
      () => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered'),
      'AUTHORITY',
      'Din ansökan är diarieförd med nummer LIG 2026-17.',
    ],
    [assigned, 'AUTHORITY', 'Anna Ek handlägger din ansökan.'],
    [() => assigned().happens('SupplementRequested'), 'APPLICANT', 'Vi väntar på dina kompletteringar till den 14 mars.'],
    [
      () => assigned().happens('SupplementRequested').happens('SupplementOverdue'),
      'APPLICANT',
      'Vi har inte fått dina kompletteringar, som skulle ha kommit den 14 mars.',
    ],
    [() => assigned().happens('MeetingOffered'), 'APPLICANT', 'Välj en tid för möte senast den 18 mars.'],
    [
      () => assigned().happens('MeetingOffered').happens('MeetingScheduled'),
      'AUTHORITY',
      'Vi ses på möte den 20 mars 2026 kl. 13.30, Eklundavägen 1.',
    ],
    [() => assigned().happens('MeetingScheduled').happens('MeetingDeclined'), 'AUTHORITY', 'Anna Ek handlägger din ansökan.'],
    [() => assigned().happens('MeetingScheduled'), 'AUTHORITY', 'Vi ses på möte den 20 mars 2026 kl. 13.30, Eklundavägen 1.'],
    [() => assigned().happens('CriterionAssessed'), 'AUTHORITY', 'Din ansökan bedöms av handläggningsgruppen.'],
    [() => assigned().happens('ProposalDrafted'), 'AUTHORITY', 'Din ansökan bedöms av handläggningsgruppen.'],
    [
      () => assigned().happens('ProposalDrafted').happens('CommunicationSent'),
      'APPLICANT',
      'Du kan yttra dig över underlaget till den 10 april.',
    ],
    [() => assigned().happens('ProposalDrafted').happens('ProposalSubmitted'), 'AUTHORITY', 'Din ansökan väntar på beslut.'],
    [decided, 'AUTHORITY', 'Din ansökan väntar på beslut.'],
    [() => assigned().happens('ApplicationWithdrawn'), 'AUTHORITY', 'Du har tagit tillbaka din ansökan.'],
  ])('%#: %s: %s', (told, mover, expected) => {
    expect(row(told())).toMatchObject({ headline: { sv: expected }, whose_move: mover });
  });

  it('says that it takes longer, why, and until when', () => {
    const told = assigned().happens('CaseAcknowledged').happens('DelayNotified');
    expect(row(told).happened.at(-1)?.sentence.sv).toBe(
      'Handläggningen tar längre tid än vi har sagt. Beslut väntas senast den 1 juni 2026. Vi har många ansökningar.',
    );
    expect(row(told).next_step.sv).toContain('Beslut väntas senast den 1 juni 2026.');
  });

  it('tells until when the decision can be appealed, but never before the decision itself has been sent', () => {
    const unsent = decided().happens('DecisionSeparatelyMinuted').happens('AnnouncementPosted');
    expect(shown(unsent)).not.toMatch(/överklaga|tillkännag/);
    expect(shown(unsent.happens('LegalForceConfirmed'))).not.toMatch(/laga kraft/);
    const sent = decided().happens('DecisionDispatched').happens('AnnouncementPosted');
    expect(row(sent).happened.at(-1)?.sentence.sv).toContain('kan överklagas till och med den 11 juni 2026');
    expect(row(sent.happens('AppealTimeEnded')).happened.at(-1)?.sentence.sv).toBe('Tiden för att överklaga gick ut den 11 juni 2026.');
  });

  it('asks for the report until it has come', () => {
    const sent = decided().happens('DecisionDispatched');
    expect(row(sent).next_step.sv).toContain('Redovisa projektet senast den 31 januari 2027.');
    expect(row(sent.happens('ReportReceived')).next_step.sv).toContain('Din redovisning har kommit in.');
  });

  it('names the year of a deadline in another year', () => {
    expect(headline(assigned().happens('SupplementRequested', { deadline: '2027-01-11' }))).toBe(
      'Vi väntar på dina kompletteringar till den 11 januari 2027.',
    );
  });

  it('tells what has happened, with the day it happened on', () => {
    const told = assigned()
      .happens('CriterionAssessed')
      .happens('SupplementRequested')
      .happens('SupplementReceived', {}, { effectiveAt: '2026-03-11T23:30:00Z' });
    expect(row(told).happened).toMatchObject([
      { date: '2026-03-02', sentence: { sv: 'Din ansökan kom in.' } },
      { date: '2026-03-02', sentence: { sv: 'Ansökan diariefördes med nummer LIG 2026-17.' } },
      { date: '2026-03-02', sentence: { sv: 'Anna Ek blev din handläggare.' } },
      { date: '2026-03-02', sentence: { sv: 'Vi bad om kompletteringar, senast den 14 mars 2026.' } },
      { date: '2026-03-12', sentence: { sv: 'Dina kompletteringar kom in.' } },
    ]);
  });

  it('asks for what is open, with items and deadline, and stops asking when it has come', () => {
    const told = assigned().happens('SupplementRequested').happens('SupplementReminded');
    expect(row(told).asked).toMatchObject([
      {
        kind: 'SUPPLEMENT',
        deadline: '2026-03-28',
        items: [{ what: 'budget' }, { what: 'intyg' }],
        consequence: 'Annars prövas ansökan som den är.',
      },
    ]);
    expect(row(told.happens('SupplementReceived')).asked).toEqual([]);
    expect(row(assigned().happens('CommunicationSent')).asked).toMatchObject([
      { kind: 'COMMUNICATION', material: ['Utkast till beslut'], deadline: '2026-04-10' },
    ]);
    expect(row(assigned().happens('SupplementRequested').happens('ApplicationWithdrawn')).asked).toEqual([]);
  });

  it('shows planned meetings only', () => {
    const told = assigned().happens('MeetingScheduled');
    expect(row(told).meetings).toMatchObject([
      { id: MEETING, startsAt: '2026-03-20T12:30:00Z', place: 'Eklundavägen 1', people: [{ name: 'Anna Ek' }, { name: 'Bodil Åkesson' }] },
    ]);
    expect(row(told.happens('MeetingHeld')).meetings).toEqual([]);
  });

  it('asks for a choice among the times that are offered, until one is chosen or none', () => {
    const offered = () => assigned().happens('MeetingOffered');
    expect(row(offered()).asked).toMatchObject([
      { kind: 'MEETING', id: MEETING, times: ['2026-03-20T12:30:00Z', '2026-03-21T08:00:00Z'], deadline: '2026-03-18' },
    ]);
    expect(row(offered().happens('MeetingScheduled'))).toMatchObject({ asked: [], meetings: [{ id: MEETING }] });
    expect(row(offered().happens('MeetingDeclined'))).toMatchObject({ asked: [], meetings: [] });
    expect(row(offered().happens('MeetingCancelled'))).toMatchObject({ asked: [], meetings: [] });
  });

  it('lists the files that were handed in, with the document they came with', () => {
    const told = chronicle().happens('ApplicationSubmitted').happens('AttachmentsReceived');
    expect(row(told).files).toMatchObject([{ name: 'stadgar.pdf', bytes: 1234, handlingNumber: 1 }]);
  });

  it('remembers that the application was taken back, also when the case has been written off', () => {
    const told = assigned().happens('ApplicationWithdrawn').happens('CaseWrittenOff');
    expect([row(assigned()).withdrawn, row(told).withdrawn]).toEqual([false, true]);
  });

  it('says everything in English too', () => {
    const told = assigned().happens('SupplementRequested').happens('MeetingScheduled');
    expect(row(told)).toMatchObject({
      headline: { en: 'We are waiting for your answer, by 14 March.' },
      happened: expect.arrayContaining([
        expect.objectContaining({
          sentence: expect.objectContaining({ en: 'A meeting was booked for 20 March 2026 at 13:30, Eklundavägen 1.' }) as object,
        }),
      ]) as object,
    });
  });

  it('names the organisations whose people read the application, and who handles it', () => {
    expect(row(assigned())).toMatchObject({
      official_name: 'Anna Ek',
      readers: ['Region Örebro län', 'Coompanion Mälardalen', 'Stiftelsen Activa'],
    });
    expect(row(assigned().happens('ParticipantReplaced', { former: ANNA, successor: OLLE }))).toMatchObject({ official_name: 'Olle Dahl' });
    expect(row(assigned().happens('ParticipantExcluded', { person: ANNA }))).toMatchObject({
      official_name: null,
      headline: { sv: 'Din ansökan är diarieförd med nummer LIG 2026-17.' },
    });
  });

  it('keeps the decision back until it is dispatched, then tells it with how to appeal', () => {
    expect(row(decided()).decision).toBeNull();
    expect(shown(decided())).not.toContain('SKÄLEN');
    expect(row(decided().happens('DecisionDispatched'))).toMatchObject({
      headline: { sv: 'Din ansökan har beviljats. Bidraget är 42\u00a0000 kr.', en: expect.stringContaining('42,000') as string },
      whose_move: 'NONE',
      next_step: { sv: 'Redovisa projektet senast den 31 januari 2027. Här nedanför står skälen och hur beslutet kan överklagas.' },
      decision: {
        outcome: 'BIFALL',
        amountOre: 4_200_000,
        deciderName: 'Doris Lind',
        reasons: 'SKÄLEN för beslutet',
        criterionReasons: [{ criterion: 'samhallsnytta', text: 'SKÄLEN för kriteriet' }],
        appealText: 'Så överklagar du.',
        explanation: 'Er ansökan beviljas.',
      },
    });
  });

  it('tells of a case that was written off when that decision is dispatched', () => {
    const told = assigned().happens('ApplicationWithdrawn').happens('CaseWrittenOff');
    expect(shown(told)).not.toContain('SKÄLEN');
    expect(row(told.happens('DecisionDispatched'))).toMatchObject({
      headline: { sv: 'Ärendet är avskrivet och handläggs inte längre.' },
      decision: { outcome: 'AVSKRIVNING', reasons: 'SKÄLEN för avskrivningen' },
    });
  });

  it('does not tell another decision than the one that was dispatched', () => {
    expect(row(decided().happens('DecisionDispatched', { decisionId: MEETING })).decision).toBeNull();
  });

  it('reads the decision as corrected, and is told both texts', () => {
    const told = row(decided().happens('DecisionDispatched').happens('DecisionCorrected'));
    expect(told.decision?.reasons).toBe('Skälen för beslutet');
    expect(told.happened.at(-1)?.sentence.sv).toContain('Där det stod ”SKÄLEN för beslutet” står det nu ”Skälen för beslutet”.');
  });

  it('has the document of the decision as it reads now, and as it read before', () => {
    const [first, second, letter] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const;
    const told = decided()
      .happens('DecisionDispatched')
      .happens('DecisionCorrected')
      .happens('DecisionDocumentMade', { sha256: second, corrections: 1 })
      .happens('DecisionDocumentMade', { sha256: first });
    expect(row(told).decision).toMatchObject({
      document: { sha256: second, corrections: 1 },
      earlier: [{ sha256: first, corrections: 0 }],
      corrections: [{ correctedOn: '2026-04-27', after: 'Skälen för beslutet' }],
    });
    const revoked = row(told.happens('DecisionRevoked').happens('DecisionDocumentMade', { sha256: letter, revocation: true }));
    expect(revoked).toMatchObject({
      decision: null,
      fallen: [{ endedOn: '2026-10-01', revoked: { ground: 'MISLEADING' }, document: { sha256: second }, letter: { sha256: letter } }],
    });
  });

  it('is told that a decision has fallen, and waits for the next; of one that was never sent nothing is told', () => {
    const fallen = row(decided().happens('DecisionDispatched').happens('CaseReopenedAfterAnnulment'));
    expect(fallen).toMatchObject({ decision: null, headline: { sv: 'Din ansökan bedöms av handläggningsgruppen.' } });
    expect(fallen.fallen).toMatchObject([{ endedOn: '2026-09-24', revoked: null, letter: null }]);
    expect(row(decided().happens('DecisionRevoked')).fallen).toEqual([]);
    expect(fallen.happened.at(-1)?.sentence.sv).toBe('Domstolen har upphävt beslutet. Din ansökan prövas på nytt.');
    expect(
      row(decided().happens('DecisionRevoked'))
        .happened.map(({ sentence }) => sentence.sv)
        .join(' '),
    ).not.toContain('återkallades');
  });

  it('never tells what the authority keeps to itself: assessments, proposals, notes, conflicts of interest', () => {
    for (const type of ALL_TYPES) {
      const told = decided().happens('ConflictOfInterestDeclared').happens(type).happens('DecisionDispatched');
      if (type !== 'ApplicationSubmitted') expect(shown(told)).toContain('Byalaget');
      expect(shown(told)).not.toContain('HEMLIGT');
      expect(shown(told)).not.toContain(CARL.name);
    }
  });
});
