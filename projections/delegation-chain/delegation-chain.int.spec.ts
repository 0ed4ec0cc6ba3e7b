import { authorityOf, chainsFrom, orderFacts, unsoundDays } from '#libs/delegation-chain';
import { loadStream } from '#libs/event-log';
import { canonicalJson, nonceOf, plusDays, sha256Hex } from '#libs/kernel';
import { EVERYTHING, type Page, type Predicate } from '#projections/reading';
import { chronicle, DORIS, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, item, order, scheme } from '../examples/registers';
import { authoritiesInUse, chainsAtRisk, chainSchemes, RISKS, type ChainFilter, type ChainInList } from './queries';

const [NEW, REPORTED, LATE, INTERRUPTED, RUNNING, DONE, DONE_LATE, UNSOUND, UNDECIDED, UNAPPEALABLE] = Array.from({ length: 10 }, (_, n) =>
  uuid(0xca5e, n + 1),
) as [string, string, string, string, string, string, string, string, string, string];
const DECIDED_ON = '2026-04-20';
const BOARD = 'delegation-kulturnamnden';

const ALL = [NEW, REPORTED, LATE, INTERRUPTED, RUNNING, DONE, DONE_LATE, UNSOUND, UNAPPEALABLE, UNDECIDED];

/** Up to the decisions: what they are bound to lies in the log. */
function before(): Chronicle {
  const log = chronicle();
  enters(log, 'scheme-sociala-innovationer', 'SchemeEstablished', scheme('sociala-innovationer', 'Stöd'));
  enters(log, 'scheme-fast', 'SchemeEstablished', { ...scheme('fast', 'Kan inte överklagas'), legalRegime: 'NOT_APPEALABLE' });
  enters(log, BOARD, 'DelegationOrderAdopted', order('2026', '2026-01-01', [item('H.3')]));
  const post = { post: 'omradeschef-kultur', title: 'områdeschef', holder: DORIS, reason: null, acting: false };
  enters(log, BOARD, 'PostAssigned', { ...post, assignmentId: uuid(1, 1), from: '2026-01-01', to: null });
  for (const caseId of ALL) {
    const schemeId = caseId === UNAPPEALABLE ? 'fast' : 'sociala-innovationer';
    log.happens('ApplicationSubmitted', { schemeId }, {}, caseId).happens('ApplicationRegistered', {}, {}, caseId);
    log.happens('ImpartialityDeclared', { person: DORIS }, {}, caseId);
  }
  return log;
}

/** A decision that holds by itself: verified, made, and signed on a statement of just that. */
function decided(log: Chronicle, caseId: string, leafHash: Buffer, on: string): void {
  const decisionId = uuid(0xd, ALL.indexOf(caseId));
  const made = { decisionId, itemNumber: 'H.3', orderVersion: '2026' };
  log.happens('DelegationVerified', { ...made, validOn: on, holder: DORIS }, {}, caseId);
  log.happens('DecisionMade', { ...made, decidedOn: on, decider: DORIS, presenter: null, participants: [] }, {}, caseId);
  const statement = canonicalJson({
    decisionId,
    outcome: 'BIFALL',
    amountÖre: 4_200_000,
    beslutsdatum: on,
    beslutsfattare: { ref: DORIS.ref },
    delegation: { item: 'H.3', version: '2026' },
    caseHead: { rev: 2, leafHash: leafHash.toString('base64url') },
  });
  const statementSha256 = sha256Hex(statement);
  const digests = [statementSha256, 'e'.repeat(64)];
  const signed = { decisionId, statement, statementSha256, signer: DORIS, sitting: { digests, nonce: nonceOf(digests) } };
  log.happens('DecisionSigned', signed, { by: DORIS }, caseId);
}

async function after(log: Chronicle, built: Built): Promise<void> {
  for (const caseId of ALL.filter((one) => one !== UNDECIDED)) {
    const { events } = await loadStream(built.log, `case-${caseId}`);
    decided(log, caseId, events.at(-1)!.leafHash, caseId === UNSOUND ? '2026-06-20' : DECIDED_ON);
  }
  for (const caseId of [REPORTED, LATE, INTERRUPTED, RUNNING, DONE, DONE_LATE, UNAPPEALABLE])
    log.happens('DecisionReportedToBoard', { meetingOn: caseId === REPORTED ? '2026-06-25' : '2026-05-04', paragraph: '§ 31' }, {}, caseId);
  for (const caseId of [INTERRUPTED, RUNNING, DONE, DONE_LATE]) {
    const late = caseId === DONE_LATE ? '2026-05-20' : '2026-05-10';
    const approvedOn = caseId === RUNNING ? '2026-05-18' : late;
    log
      .happens('MinutesApproved', { approvedOn }, {}, caseId)
      .happens('AnnouncementPosted', { postedOn: plusDays(approvedOn, 1) }, {}, caseId);
  }
  log.happens('AnnouncementInterrupted', { interruptedOn: '2026-05-15' }, {}, INTERRUPTED);
  for (const caseId of [DONE, DONE_LATE]) log.happens('LegalForceConfirmed', { confirmedOn: '2026-06-15' }, {}, caseId);
  await built.again();
}

describe('the list of chains', () => {
  let there: Built;
  const log = before();
  beforeAll(async () => {
    there = await built(log);
    await after(log, there);
  });
  afterAll(() => there.db.drop());

  const all: ChainFilter = { risks: RISKS, schemeId: null, link: null };
  const TODAY = '2026-07-01';
  const unsound = async () => {
    const schemes = new Map((await chainSchemes(there.db.app)).map((one) => [one.schemeId, one]));
    const known = orderFacts(log.events.filter(({ stream }) => stream === BOARD));
    return Object.fromEntries(
      (await authoritiesInUse(there.db.app)).map((authority) => {
        const asked = authorityOf(authority);
        return [authority, unsoundDays(asked, known, schemes.get(asked.schemeId)!.caseGroup)];
      }),
    );
  };
  const list = async (filter = all, { limit = 50, cursor = null as string | null, access = EVERYTHING as Predicate } = {}) =>
    (await chainsAtRisk(there.db.app, access, filter, { today: TODAY, unsound: await unsound() }, { cursor, limit })) as Page<ChainInList>;
  const found = async (filter = all) => (await list(filter)).rows.map(({ caseId, risk }) => [caseId, risk]);

  it('puts what is broken first, then what is most overdue, then what has waited longest, and leaves out what is whole', async () => {
    expect(await found()).toEqual([
      [INTERRUPTED, 'BROKEN'],
      [LATE, 'LATE'],
      [NEW, 'WAITS'],
      [RUNNING, 'WAITS'],
      [UNSOUND, 'WAITS'],
      [REPORTED, 'WAITS'],
      [DONE_LATE, 'WAS_LATE'],
    ]);
  });

  it('finds broken what the register of posts takes the ground from, once that is written down', async () => {
    enters(log, BOARD, 'PostAssignmentEnded', { assignmentId: uuid(1, 1), lastDay: '2026-06-01', reason: 'Ny tjänst.' });
    await there.again();
    expect((await found()).slice(0, 2).map(([caseId]) => caseId)).toEqual(expect.arrayContaining([INTERRUPTED, UNSOUND]));
    expect(await found({ ...all, risks: ['BROKEN'] })).toHaveLength(2);
  });

  it('says of each what its own chain says', async () => {
    const known = orderFacts(log.events.filter(({ stream }) => stream === BOARD));
    for (const { facts, risk } of (await list()).rows) {
      const chain = chainsFrom(facts, { order: known, today: TODAY, scheme: { legalRegime: 'KL13', caseGroup: null } }).at(-1)!;
      expect([risk, chain.state, chain.whole]).toEqual([risk, risk === 'WAS_LATE' ? 'LATE' : risk, risk === 'WAS_LATE']);
    }
  });

  it('is narrowed by state, link and scheme, and by what the reader may see', async () => {
    expect(await found({ ...all, link: 'MINUTES' })).toEqual([
      [LATE, 'LATE'],
      [REPORTED, 'WAITS'],
    ]);
    expect(await found({ ...all, schemeId: 'fast' })).toEqual([]);
    const access = { sql: 'decision_queue.case_id = $1', params: [LATE] };
    expect((await list(all, { access })).rows.map(({ caseId }) => caseId)).toEqual([LATE]);
  });

  it('comes page by page, every decision once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<ChainInList> = await list(all, { limit: 2, cursor });
      seen.push(...page.rows.map(({ caseId }) => caseId));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual((await list()).rows.map(({ caseId }) => caseId));
  });

  it('keeps what a correction rests on, and has a decision broken by one that was not approved as it reads', async () => {
    const statement = canonicalJson({
      change: 'RATTELSE',
      dag: '2026-06-20',
      beslutsfattare: { ref: DORIS.ref },
      delegation: { item: 'H.3', version: '2026', post: 'omradeschef-kultur', limitÖre: 5_000_000, validAt: '2026-06-20' },
    });
    const signed = { statement, statementSha256: sha256Hex(statement), method: 'LOGGED_APPROVAL' as const, acr: 'loa3' };
    const approval = { ...signed, authenticatedAt: '2026-06-20T08:00:00Z' };
    const body = { decisionId: uuid(0xd, ALL.indexOf(DONE)), orderVersion: '2026', correctedOn: '2026-06-20', corrector: DORIS, approval };
    log.happens('DecisionCorrected', body, {}, DONE);
    await there.again();
    expect(await found({ ...all, link: 'SIGNATURE' })).toEqual([[DONE, 'BROKEN']]);
    const { rows } = await there.db.app.query('select changes from read.delegation_chain where case_id = $1', [DONE]);
    const [{ authority, ...act }] = rows[0].changes;
    expect(act).toEqual({ on: '2026-06-20', barred: [] });
    expect(authorityOf(authority)).toMatchObject({
      itemNumber: 'H.3',
      kind: 'BIFALL',
      post: 'omradeschef-kultur',
      holder: DORIS.ref,
      route: null,
    });
    expect(await authoritiesInUse(there.db.app)).toContain(authority);
  });
});
