import { EVERYTHING, type Page } from '#projections/reading';
import { application, chronicle, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, guidelines, scheme } from '../examples/registers';
import { countDecisions, listDecisions, type DecisionQueueItem } from './queries';
import type { DecisionStatus } from './projection';

const [READY, SHORT, DECIDED, WITHDRAWN, UNKNOWN] = [1, 2, 3, 4, 5].map((n) => uuid(0xca5e, n)) as [string, string, string, string, string];

const told = (): Chronicle => {
  const log = chronicle();
  enters(log, 'scheme-sociala-innovationer', 'SchemeEstablished', scheme('sociala-innovationer', 'Stöd'));
  enters(log, 'scheme-sociala-innovationer', 'GuidelinesAdopted', guidelines('2026:1', '2026-01-01'));
  const submit = (caseId: string, ownHours: number, schemeId = 'sociala-innovationer'): void => {
    const applied = application({ ownShare: { cashOre: 0, hours: ownHours } });
    log.happens('ApplicationSubmitted', { schemeId, application: applied }, {}, caseId).happens('ApplicationRegistered', {}, {}, caseId);
    log.happens('ProposalDrafted', {}, {}, caseId);
  };
  submit(READY, 121.5);
  submit(SHORT, 121);
  submit(DECIDED, 200);
  submit(WITHDRAWN, 0);
  submit(UNKNOWN, 0, 'okand');
  log.happens('ProposalSubmitted', {}, {}, DECIDED).happens('DecisionMade', {}, {}, DECIDED);
  for (const caseId of [SHORT, READY, UNKNOWN]) log.happens('ProposalSubmitted', {}, {}, caseId);
  log.happens('ApplicationWithdrawn', {}, {}, WITHDRAWN);
  return log;
};

describe('the delegate’s lists', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());
  const list = async (statuses: readonly DecisionStatus[], cursor: string | null = null, limit = 50): Promise<Page<DecisionQueueItem>> =>
    (await listDecisions(there.db.app, EVERYTHING, statuses, { cursor, limit })) as Page<DecisionQueueItem>;

  it('put those that have waited longest first', async () => {
    const { rows } = await list(['READY', 'TO_WRITE_OFF']);
    expect(rows.map(({ caseId, status }) => [caseId, status])).toEqual([
      [SHORT, 'READY'],
      [READY, 'READY'],
      [UNKNOWN, 'READY'],
      [WITHDRAWN, 'TO_WRITE_OFF'],
    ]);
  });

  it('weigh the own share against what is proposed, by the guidelines of the day of arrival', async () => {
    const share = new Map((await list(['READY'])).rows.map((row) => [row.caseId, row]));
    expect(share.get(READY)).toMatchObject({
      ownShareOre: 4_009_500,
      ownShareDemandedOre: 4_000_000,
      ownShareSuffices: true,
      proposedOre: 4_000_000,
    });
    expect(share.get(SHORT)).toMatchObject({ ownShareOre: 3_993_000, ownShareSuffices: false });
    expect(share.get(UNKNOWN)).toMatchObject({ ownShareOre: null, ownShareDemandedOre: null, ownShareSuffices: null });
  });

  it('show what was decided', async () => {
    expect((await list(['DECIDED'])).rows).toMatchObject([
      {
        caseId: DECIDED,
        decidedOutcome: 'BIFALL',
        decidedOre: 4_200_000,
        decidedOn: '2026-04-20',
        deciderName: 'Doris Lind',
        dispatched: false,
        level: 'CONTENT',
      },
    ]);
  });

  it('come page by page, every case once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<DecisionQueueItem> = await list(['READY', 'TO_WRITE_OFF'], cursor, 1);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([SHORT, READY, UNKNOWN, WITHDRAWN]);
  });

  it('are counted by status, under the same rule of access', async () => {
    expect(await countDecisions(there.db.app, EVERYTHING)).toEqual({ READY: 3, TO_WRITE_OFF: 1, DECIDED: 1 });
    expect(await countDecisions(there.db.app, { sql: 'decision_queue.case_id = $1', params: [READY] })).toEqual({ READY: 1 });
  });
});
