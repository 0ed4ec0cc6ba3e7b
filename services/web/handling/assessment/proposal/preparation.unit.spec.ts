import { emptyPage, type CasePage } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { preparationsOf, type Preparation } from './preparation';

const guidelines = { version: '2026:1', meeting: 'ALWAYS', criteria: [{ id: 'samhallsnytta' }] } as unknown as Guidelines;
const sara = { ref: 'p_sara', name: 'Sara Lindqvist', role: 'official', organisation: null };
const page = (changes: object): CasePage => ({
  ...emptyPage(),
  ...({ versions: [{ revision: 0 }], participants: [{ person: sara, active: true, conflicts: [], excluded: null }] } as object),
  ...changes,
});
const stateOf = (id: Preparation['id'], changes: object) => preparationsOf(page(changes), guidelines).find((one) => one.id === id)!.state;

const checked = { revision: 3, guidelineVersion: '2026:1', findings: [{ passed: true }], exceptionReason: null };

describe('before a proposal', () => {
  it('the formal check is to be of the application and the guidelines as they are', () => {
    expect(stateOf('eligibility', { eligibility: [checked] })).toBe('DONE');
    expect(stateOf('eligibility', { eligibility: [checked], versions: [{ revision: 0 }, { revision: 5 }] })).toBe('MISSING');
    expect(stateOf('eligibility', { eligibility: [{ ...checked, guidelineVersion: '2025:1' }] })).toBe('MISSING');
  });

  it('a remark without an exception stands in the way of a grant', () => {
    const findings = [{ passed: false }];
    expect(stateOf('eligibility', { eligibility: [{ ...checked, findings }] })).toBe('REMARKS');
    expect(stateOf('eligibility', { eligibility: [{ ...checked, findings, exceptionReason: 'Nära nog.' }] })).toBe('DONE');
  });

  it('a supplement that has been asked for is waited for', () => {
    expect(stateOf('supplements', { supplements: [{ state: 'OVERDUE' }] })).toBe('MISSING');
    expect(stateOf('supplements', { supplements: [{ state: 'WAIVED' }, { state: 'ANSWERED' }] })).toBe('DONE');
  });

  it('a meeting is to be held where the guidelines always want one, unless it is said why not', () => {
    expect(stateOf('meeting', { meetings: [{ held: null }] })).toBe('MISSING');
    expect(stateOf('meeting', { meetings: [{ held: {} }] })).toBe('DONE');
    expect(stateOf('meeting', { proposals: [{ noMeetingReason: 'Vi möttes i våras.' }] })).toBe('DONE');
  });

  it('everybody has assessed every criterion', () => {
    expect(stateOf('criteria', {})).toBe('MISSING');
    expect(stateOf('criteria', { criteria: [{ criterion: 'samhallsnytta', filedBy: ['p_sara'], assessments: [] }] })).toBe('DONE');
  });

  it('State aid has been assessed of the application as it reads now', () => {
    expect(stateOf('stateAid', { stateAid: { revision: 4 } })).toBe('DONE');
    expect(stateOf('stateAid', { stateAid: { revision: 4 }, versions: [{ revision: 0 }, { revision: 5 }] })).toBe('MISSING');
  });
});

describe('comments from the applicant', () => {
  it('are not needed when all is granted', () => {
    expect(stateOf('communication', { proposals: [{ outcome: 'BIFALL' }] })).toBe('DONE');
  });

  it('come later while nothing has been proposed', () => {
    expect(stateOf('communication', {})).toBe('LATER');
  });

  it('are missing when less is proposed and nobody has asked for them', () => {
    expect(stateOf('communication', { proposals: [{ outcome: 'AVSLAG' }] })).toBe('MISSING');
    expect(stateOf('communication', { proposals: [{ outcome: 'AVSLAG' }], communicationSkipped: {} })).toBe('DONE');
  });

  it('are waited for while there is time', () => {
    expect(stateOf('communication', { proposals: [{ outcome: 'BIFALL' }], communications: [{ state: 'OPEN' }] })).toBe('MISSING');
    expect(stateOf('communication', { proposals: [{ outcome: 'AVSLAG' }], communications: [{ state: 'LAPSED' }] })).toBe('DONE');
  });
});
