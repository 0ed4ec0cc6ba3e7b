import { accessPredicate } from '#libs/identity';
import { casesOfApplicant, statusForApplicant } from '#projections/applicant-status';
import { historyOf, WHOLE_HISTORY } from '#projections/case-history';
import { contentOnly, EVERYTHING, type Predicate } from '#projections/reading';
import { ANNA, BODIL, CARL, CASE, chronicle, DORIS, SARA, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, guidelines, scheme } from '../examples/registers';
import { accessOf, casePageOf } from './queries';

const OTHER = uuid(0xca5e, 2);
const NOBODY = uuid(0xca5e, 3);

const told = (): Chronicle => {
  const log = chronicle();
  enters(log, 'scheme-sociala-innovationer', 'SchemeEstablished', scheme('sociala-innovationer', 'Stöd'));
  enters(log, 'scheme-sociala-innovationer', 'GuidelinesAdopted', guidelines('2026:1', '2026-01-01'));
  enters(
    log,
    'scheme-sociala-innovationer',
    'GuidelinesAdopted',
    guidelines('2026:2', '2026-03-03', { ownShare: { percent: 50, hourOre: 1 } }),
  );
  log.happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned');
  log.happens('ImpartialityDeclared').happens('ImpartialityDeclared', { person: BODIL }).happens('ConflictOfInterestDeclared');
  log.happens('SupplementRequested').happens('NoteRecorded');
  log.happens('ApplicationSubmitted', { schemeId: 'okand', applicant: null, channel: 'PAPER' }, {}, OTHER);
  return log;
};

describe('reading a case', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());
  const content = (ref: string, role: Parameters<typeof accessPredicate>[0]['role']): Predicate => {
    const { where, level, value } = accessPredicate({ ref, role }, 'case_page', 1);
    return contentOnly({ sql: where, level, params: [value] });
  };

  it('gives the page with the guidelines of the day that the application arrived, and the own share by them', async () => {
    expect(await casePageOf(there.db.app, EVERYTHING, CASE)).toMatchObject({
      number: 'LIG 2026-17',
      title: 'Öppen verkstad',
      guidelines: { version: '2026:1' },
      ownShare: { totalOre: 5_290_000, demandedOre: 5_000_000 },
      page: { notes: [{ facts: 'HEMLIGT fakta' }], supplements: [{ state: 'OPEN' }] },
      revision: 7,
    });
  });

  it('says so when there are no guidelines to count by', async () => {
    expect(await casePageOf(there.db.app, EVERYTHING, OTHER)).toMatchObject({
      guidelines: null,
      ownShare: { totalOre: null, demandedOre: null },
    });
  });

  it('opens for those who take part and have declared themselves impartial, and for nobody else', async () => {
    const opens = async (ref: string, role: Parameters<typeof content>[1]): Promise<boolean> =>
      (await casePageOf(there.db.app, content(ref, role), CASE)) !== undefined;
    expect(await opens(ANNA.ref, 'official')).toBe(true);
    expect(await opens(BODIL.ref, 'adviser')).toBe(true);
    expect(await opens(CARL.ref, 'adviser')).toBe(false);
    expect(await opens(DORIS.ref, 'delegate')).toBe(false);
    expect(await opens('p_auditor', 'auditor')).toBe(true);
  });

  it('opens by a rule that looks at nobody’s ref', async () => {
    expect(await casePageOf(there.db.app, { sql: 'true', params: ['p_auditor'] }, CASE)).toBeDefined();
  });

  it('gives the access rule what it asks', async () => {
    expect(await accessOf(there.db.app, CASE)).toEqual({
      applicants: [SARA.ref],
      participants: [ANNA.ref, BODIL.ref, CARL.ref],
      declared: [ANNA.ref, BODIL.ref],
      barred: [CARL.ref],
      submitted: false,
    });
    expect(await accessOf(there.db.app, NOBODY)).toBeUndefined();
  });

  it('tells the history newest or oldest first, and only what is asked for', async () => {
    const revisions = async (...args: [Partial<typeof WHOLE_HISTORY>, 'oldest-first' | 'newest-first']): Promise<number[]> =>
      (await historyOf(there.db.app, CASE, 'sv', { ...WHOLE_HISTORY, ...args[0] }, args[1])).map(({ revision }) => revision);
    expect(await revisions({}, 'newest-first')).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await revisions({ upTo: 2 }, 'oldest-first')).toEqual([0, 1, 2]);
    expect(await revisions({ after: 5 }, 'oldest-first')).toEqual([6, 7]);
    expect(await revisions({ types: ['ImpartialityDeclared'] }, 'oldest-first')).toEqual([3, 4]);
    expect((await historyOf(there.db.app, CASE, 'sv'))[1]).toMatchObject({
      sentence: 'Komplettering begärd: budget och intyg, svar senast 14 mars 2026.',
      recordedAt: '2026-03-02T18:30:00.000000Z',
      label: 'komplettering begärd',
      basis: 'LAW',
      citation: 'FL 6 §',
      disposed: false,
    });
  });

  it('tells the history in English to whoever reads that', async () => {
    expect((await historyOf(there.db.app, CASE, 'en'))[1]).toMatchObject({
      sentence: 'Supplement requested: budget and intyg, to be answered by 14 March 2026.',
      label: 'supplement requested',
      role: 'official',
      roleName: 'case officer',
      citation: 'FL 6 §',
    });
    const assigned = { ...WHOLE_HISTORY, types: ['CaseAssigned'] };
    expect(await historyOf(there.db.app, CASE, 'en', assigned)).toMatchObject([{ basis: 'POLICY', citation: 'the board’s routine' }]);
  });

  it('gives applicants their own cases, and nobody another’s', async () => {
    expect(await casesOfApplicant(there.db.app, SARA.ref)).toMatchObject([{ caseId: CASE, whoseMove: 'APPLICANT' }]);
    expect(await casesOfApplicant(there.db.app, 'p_stranger')).toEqual([]);
    expect(await statusForApplicant(there.db.app, 'p_stranger', CASE)).toBeUndefined();
    const status = await statusForApplicant(there.db.app, SARA.ref, CASE);
    expect(status).toMatchObject({
      headline: { sv: 'Vi väntar på dina kompletteringar till den 14 mars.' },
      asked: [{ kind: 'SUPPLEMENT' }],
      readers: ['Region Örebro län', 'Coompanion Mälardalen', 'Stiftelsen Activa'],
      decision: null,
      revision: 7,
    });
    expect(status!.publicNotice).toContain('allmänna handlingar');
  });
});
