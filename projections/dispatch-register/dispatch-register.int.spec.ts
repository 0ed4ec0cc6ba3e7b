import { accessPredicate } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { dispatchStream, type DispatchEvent } from '#libs/mail/events';
import { contentOnly, type Page, type Predicate } from '#projections/reading';
import { chronicle, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import { dispatchedMail, dispatches, type DispatchFilter, type DispatchLine, type DispatchReader } from './queries';

const [CASE, OTHER] = [uuid(0xca5e, 1), uuid(0xca5e, 2)];
const ALL: DispatchFilter = { status: null, kind: null, caseId: null, text: null, from: null, to: null };
const HANNA = { ref: 'p_hanna', name: 'Hanna Berg', role: 'official', organisation: 'Region Örebro län' } as const;
const EVA = { ref: 'p_eva', name: 'Eva Nyberg', role: 'registrar', organisation: 'Region Örebro län' } as const;

type Body = DispatchEvent['body'];
const told = (): Chronicle => {
  const log = chronicle();
  for (const caseId of [CASE, OTHER]) log.happens('ApplicationSubmitted', {}, {}, caseId);
  log.happens('ApplicationRegistered', { number: 'LIG 2026-3' }, {}, CASE);
  log.happens('CaseAssigned', { official: HANNA, advisers: [] }, {}, CASE).happens('ImpartialityDeclared', { person: HANNA }, {}, CASE);
  // the registrar has a conflict of interest in one of them
  log.happens('ConflictOfInterestDeclared', { person: EVA }, {}, OTHER);
  let n = 0;
  const mail = (type: DispatchEvent['type'], change: Partial<Body> & object, at?: string): void => {
    n++;
    const id = uuid(0xd15, n);
    const body = {
      jobId: `job-${n}`,
      channel: 'EMAIL',
      kind: 'supplement-requested',
      recipient: { ref: null, role: 'applicant' },
      address: 'alva@example.org',
      caseId: CASE,
      subject: `Ärende LIG 2026-3: utskick ${n}`,
      text: 'Logga in för att läsa.',
      messageId: `<${id}@region.example>`,
      documentSha256: null,
      ...change,
    };
    log.write(dispatchStream(id), type, body, at === undefined ? {} : { at });
  };
  mail('MailSent', { sentAt: '2026-03-03T09:00:00Z', answer: '250 ok' }, '2026-03-03T22:59:00Z');
  mail('MailKept', { reason: 'NO_ADDRESS', address: null, caseId: OTHER }, '2026-03-03T23:00:00Z');
  mail('MailRefused', { refusedAt: '2026-03-04T09:00:00Z', answer: '550 no' });
  const digest = { kind: 'digest', caseId: null, address: 'hanna@region.example' };
  mail('MailSent', { ...digest, recipient: { ref: HANNA.ref, role: 'official' }, sentAt: '2026-03-04T09:00:00Z', answer: '250 ok' });
  mail('MailSent', { ...digest, recipient: { ref: 'p_karl', role: 'official' }, sentAt: '2026-03-04T09:00:00Z', answer: '250 ok' });
  return log;
};

describe('the register of what has been sent', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());
  const cases = (ref: string, role: Role): Predicate => {
    const { where, level, value } = accessPredicate({ ref, role }, 'case_queue', 1);
    return { sql: where, level, params: [value] };
  };
  const keeper = (ref: string, role: Role): DispatchReader => ({ ref, all: true, cases: cases(ref, role) });
  const handler = (ref: string): DispatchReader => ({ ref, all: false, cases: contentOnly(cases(ref, 'official')) });
  const SECRETARY = keeper('p_karin', 'boardSecretary');
  const seen = async (reader: DispatchReader, filter: Partial<DispatchFilter> = {}): Promise<readonly number[]> => {
    const page = (await dispatches(there.db.app, reader, { ...ALL, ...filter }, { cursor: null, limit: 50 })) as Page<DispatchLine>;
    return page.rows.map(({ dispatchId }) => Number(dispatchId.slice(-3)));
  };

  it('shows the latest first, with what became of each', async () => {
    expect(await seen(SECRETARY)).toEqual([5, 4, 3, 2, 1]);
    const { rows } = (await dispatches(
      there.db.app,
      SECRETARY,
      { ...ALL, caseId: CASE },
      { cursor: null, limit: 50 },
    )) as Page<DispatchLine>;
    expect(rows).toMatchObject([
      { status: 'REFUSED', caseNumber: 'LIG 2026-3', address: 'alva@example.org' },
      { status: 'SENT', recipientName: null, recipientRole: 'applicant' },
    ]);
  });

  it('is searched by outcome, kind, case, part of address or subject, and by day in Sweden', async () => {
    expect(await seen(SECRETARY, { status: 'KEPT' })).toEqual([2]);
    expect(await seen(SECRETARY, { kind: 'digest' })).toEqual([5, 4]);
    expect(await seen(SECRETARY, { text: 'ALVA@' })).toEqual([3, 1]);
    expect(await seen(SECRETARY, { text: 'utskick 4' })).toEqual([4]);
    expect(await seen(SECRETARY, { to: '2026-03-03' })).toEqual([1]);
    expect(await seen(SECRETARY, { from: '2026-03-04', to: '2026-03-04' })).toEqual([5, 4, 3, 2]);
  });

  it('shows an official what concerns the cases that they handle and have declared in, and their own digests', async () => {
    expect(await seen(handler(HANNA.ref))).toEqual([4, 3, 1]);
    expect(await seen(handler('p_karl'))).toEqual([5]);
  });

  it('shows nothing of a case to somebody with a conflict of interest in it', async () => {
    expect(await seen(keeper(EVA.ref, 'registrar'))).toEqual([5, 4, 3, 1]);
    expect(await dispatchedMail(there.db.app, keeper(EVA.ref, 'registrar'), uuid(0xd15, 2))).toBeUndefined();
    expect(await dispatchedMail(there.db.app, SECRETARY, uuid(0xd15, 2))).toMatchObject({
      reason: 'NO_ADDRESS',
      text: 'Logga in för att läsa.',
    });
  });

  it('gives every line exactly once, page by page', async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = (await dispatches(there.db.app, SECRETARY, ALL, { cursor, limit: 2 })) as Page<DispatchLine>;
      ids.push(...page.rows.map(({ dispatchId }) => dispatchId));
      cursor = page.next;
    } while (cursor !== null);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });
});
