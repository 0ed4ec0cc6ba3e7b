import { caseQueue, type CaseQueueRow } from '#projections/case-queue';
import { ANNA, BODIL, CARL, chronicle, DORIS, rowOf, SARA, type Chronicle } from '../examples';

const row = (told: Chronicle): CaseQueueRow => rowOf<CaseQueueRow>(caseQueue, told)!;
const assigned = (): Chronicle => chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');

describe('who may read a case', () => {
  it('names the signed-in applicant, and nobody for a paper application', () => {
    expect(row(assigned()).applicants).toEqual([SARA.ref]);
    expect(row(chronicle().happens('ApplicationSubmitted', { channel: 'PAPER', applicant: null })).applicants).toEqual([]);
  });

  it('follows who takes part, also when the case is given to others', () => {
    expect(row(assigned()).participants).toEqual([ANNA.ref, BODIL.ref, CARL.ref]);
    expect(row(assigned().happens('ParticipantReplaced')).participants).toEqual([ANNA.ref, CARL.ref, 'p_berit']);
    expect(row(assigned().happens('CaseAssigned', { advisers: [] })).participants).toEqual([ANNA.ref]);
  });

  it('remembers each declaration of impartiality once', () => {
    const told = assigned()
      .happens('ImpartialityDeclared')
      .happens('ImpartialityDeclared')
      .happens('ImpartialityDeclared', { person: DORIS });
    expect(row(told).declared).toEqual([ANNA.ref, DORIS.ref]);
  });

  it('bars from the moment a conflict of interest is declared, and opens again only when there is none', () => {
    const declared = (): Chronicle => assigned().happens('ConflictOfInterestDeclared');
    expect(row(declared()).barred).toEqual([CARL.ref]);
    expect(row(declared().happens('ConflictDecided', { outcome: 'NO_CONFLICT' })).barred).toEqual([]);
    expect(row(declared().happens('ConflictDecided', { outcome: 'DISREGARDED' })).barred).toEqual([]);
    expect(row(declared().happens('ConflictDecided', { outcome: 'CONFLICT' })).barred).toEqual([CARL.ref]);
  });

  it('keeps out for good whoever has been excluded', () => {
    const told = assigned()
      .happens('ConflictOfInterestDeclared')
      .happens('ParticipantExcluded')
      .happens('ConflictDecided', { outcome: 'NO_CONFLICT' });
    expect(row(told)).toMatchObject({ barred: [CARL.ref], participants: [ANNA.ref, BODIL.ref] });
  });

  it('counts nobody as impartial any more when it can no longer be read whom a conflict was about', () => {
    const told = assigned().happens('ImpartialityDeclared');
    expect(row(told.disposed('NoteRecorded')).declared).toEqual([ANNA.ref]);
    expect(row(told.disposed('ConflictOfInterestDeclared')).declared).toEqual([]);
  });

  it('says when a proposal lies with the delegate', () => {
    const told = assigned().happens('ProposalDrafted').happens('ProposalSubmitted');
    expect(row(told).submitted).toBe(true);
    expect(row(told.happens('ProposalReturned')).submitted).toBe(false);
  });
});
