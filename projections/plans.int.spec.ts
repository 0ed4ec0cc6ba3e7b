/** What PostgreSQL does for each list that people wait for, in a register too large to be read through: the statements as they are sent, explained. */
import { accessPredicate } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { dispatchStream } from '#libs/mail/events';
import { casesOfApplicant, statusForApplicant } from '#projections/applicant-status';
import { historyOf } from '#projections/case-history';
import { accessOf, casePageOf } from '#projections/case-page';
import {
  appealingOf,
  caseInQueue,
  countByMover,
  countEach,
  filterBy,
  firingBy,
  listCases,
  NO_FILTER,
  parse,
} from '#projections/case-queue';
import type { CaseQueueFilter, CaseQueueSort } from '#projections/case-queue';
import { authoritiesInUse, chainsAtRisk, chainSchemes, type Risk } from '#projections/delegation-chain';
import { countDecisions, delegatedDecisions, listDecisions, usualDays } from '#projections/decision-queue';
import {
  decisionsOfScore,
  equalTotals,
  numbersOfCases,
  outcomesByScore,
  populationNow,
  sampledDecisions,
  unequalSets,
} from '#projections/decision-register';
import { keptDiary, publicDiary } from '#projections/diary';
import { dispatches } from '#projections/dispatch-register';
import type { Database, Predicate } from '#projections/reading';
import { BODIL, chronicle, DORIS, uuid, type Chronicle } from './examples';
import { built, type Built } from './examples/database';
import { enters, scheme } from './examples/registers';

const CASES = 7_000;
/** Rows that may be read, or sorted, for one answer: what is counted is counted to a thousand, of which a third may match. */
const FEW = 3_300;
const SCHEME = 'sociala-innovationer';

/** One case with a row in every read model of cases. */
const one = (): Chronicle => {
  const told = chronicle();
  enters(told, `scheme-${SCHEME}`, 'SchemeEstablished', scheme(SCHEME, 'Stöd'));
  told.happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('CaseAssigned').happens('ProposalDrafted');
  told.happens('ProposalSubmitted').happens('DecisionMade');
  told.write('diary-2026', 'CaseEntered', {
    caseId: uuid(0xca5e, 1),
    external: false,
    date: '2026-03-03',
    number: 'LIG 2026-1',
    counterpart: 'Byalaget',
    subject: 'Öppen verkstad',
    withheld: null,
  });
  told.write(dispatchStream(uuid(0xd15, 1)), 'MailSent', {
    jobId: 'job-1',
    channel: 'EMAIL',
    kind: 'supplement-requested',
    recipient: { ref: null, role: 'applicant' },
    address: 'alva@example.org',
    caseId: uuid(0xca5e, 1),
    subject: 'Ärende LIG 2026-1',
    text: 'Logga in för att läsa.',
    messageId: '<1@region.example>',
    documentSha256: null,
    sentAt: '2026-03-03T09:00:00Z',
    answer: '250 ok',
  });
  return told;
};

/** Of $1 rows: their ids, and what sets them apart, over `n` = 1, 2 … One in twenty-five is open; what is said of it stands in each of them. */
const ID = `'case_id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0')`;
const OPEN = 'n % 25 = 0';
const MORE: Readonly<Record<string, string>> = {
  case_queue: `${ID}, 'number', 'LIG 2026-' || n, 'number_key', '2026-' || lpad(n::text, 9, '0'),
    'phase', case when ${OPEN} then (array['RECEIVED', 'REGISTERED', 'INVESTIGATION', 'READY_FOR_DECISION'])[n / 25 % 4 + 1] else 'CLOSED' end,
    'whose_move', case when ${OPEN} then (array['REGISTRAR', 'OFFICIAL', 'APPLICANT', 'DELEGATE'])[n / 25 % 4 + 1] else 'NONE' end,
    'next_deadline', case when ${OPEN} then date '2026-01-01' + n % 300 end, 'next_firing', case when ${OPEN} then timestamptz '2026-01-01' + n * interval '1 hour' end,
    'since', timestamptz '2019-01-01' + n * interval '3 hours', 'received_at', timestamptz '2018-12-01' + n * interval '3 hours',
    'amount_ore', 2000000 + n % 31 * 100000, 'organisation', 'Förening ' || md5(n::text), 'municipality', (array['Örebro', 'Nora', 'Laxå'])[n % 3 + 1],
    'assignee_ref', 'p_' || n % 40, 'assignee_name', 'Namn ' || n % 40, 'search', lower('LIG 2026-' || n || ' ' || md5(n::text) || ' verkstad'),
    'flags', case when n % 500 = 0 then '["CONFLICT_OPEN"]'::jsonb else '[]' end, 'applicants', jsonb_build_array('p_a' || n % 4000),
    'participants', jsonb_build_array('p_' || n % 40, case when n % 400 = 0 then 'p_bodil' else 'p_x' end), 'declared', '[]'::jsonb, 'barred', '[]'::jsonb`,
  case_page: `${ID}, 'applicants', jsonb_build_array('p_a' || n % 4000)`,
  applicant_status: `${ID}, 'applicants', jsonb_build_array('p_a' || n % 4000), 'received_at', timestamptz '2019-01-01' + n * interval '3 hours'`,
  decision_queue: `${ID}, 'status', case when ${OPEN} then (array['PREPARING', 'READY', 'RETURNED', 'TO_WRITE_OFF'])[n / 25 % 4 + 1]
    else (array['DECIDED', 'CLOSED'])[n % 2 + 1] end, 'status_since', timestamptz '2019-01-01' + n * interval '3 hours', 'received_on', date '2018-12-01' + n / 8,
    'decided_on', case when not ${OPEN} then date '2019-01-01' + n / 8 end, 'applicants', '[]'::jsonb, 'participants', '[]'::jsonb`,
  diary: `${ID}, 'handling', n % 2, 'case_number', case n % 2 when 0 then 'LIG 2026-' || n end, 'date', date '2019-01-01' + n / 8, 'position', 1000 + n,
    'counterpart_words', 'förening ' || md5(n::text)`,
  case_history: `${ID}, 'revision', n % 3`,
  delegation_chain: `${ID}, 'scheme_id', '${SCHEME}', 'decision_id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'decided_on', date '2019-01-01' + n / 8,
    'authority', '["${SCHEME}",' || n % 7 || ']', 'amount_ore', 2000000 + n % 31 * 100000, 'barred', '[]'::jsonb,
    'kl13_state', case when ${OPEN} then (array['OPEN', 'OPEN', 'OPEN', 'BROKEN'])[n / 25 % 4 + 1] when n % 2 = 1 then 'DONE_LATE' end,
    'kl13_link', 'MINUTES', 'kl13_since', date '2026-01-01', 'kl13_due', case when n % 3 = 2 then date '2026-01-01' + n % 130 end, 'kl13_late', n % 2,
    'changes', case when n % 100 = 0 then jsonb_build_array(jsonb_build_object('authority', '["${SCHEME}",' || n % 7 || ']', 'on', '2020-03-05', 'barred', '[]'::jsonb)) end,
    'fl40_state', null, 'none_state', null`,
  decision_register: `${ID}, 'decision_id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'decided_on', date '2019-01-01' + n / 8,
    'outcome', (array['BIFALL', 'DELVIS_BIFALL', 'AVSLAG'])[n % 3 + 1], 'sought_ore', 2000000, 'granted_ore', 2000000, 'guideline_version', '2026:1',
    'assessed', jsonb_build_object('nytta', jsonb_build_object('name', 'Nytta', 'official', n % 4, 'advisers', '[]'::jsonb)),
    'alike_official', '["2026:1",["nytta","' || n % 900 || '"]]', 'alike_all', '["2026:1",["nytta","' || n % 900 || '/"]]',
    'made', jsonb_build_array(jsonb_build_object('decisionId', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'decidedOn', date '2019-01-01' + n / 8,
    'outcome', 'BIFALL', 'amountOre', 2000000, 'position', n)), 'first_made_on', date '2019-01-01' + n / 8, 'last_made_on', date '2019-01-01' + n / 8`,
  dispatch_register: `'dispatch_id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), ${ID}, 'position', 1000 + n`,
};
// once a row: (f(…)).* would ask once for each column
const moreOf = (view: string): string => `
  insert into read.${view}
  select made.* from (select example from read.${view} as example limit 1) as one, generate_series(1, ${CASES}) as n,
  lateral jsonb_populate_record(example, jsonb_build_object(${MORE[view]})) as made`;

/** Indexes are made when the rows are there, which takes a fraction of the time. */
async function fill(db: Database, view: string): Promise<void> {
  const { rows: indexes } = await db.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in (select oid from pg_class where relnamespace = 'read'::regnamespace and relname ~ $1) and not i.indisprimary`,
    [`^${view}_v\\d+$`],
  );
  for (const { name } of indexes) await db.query(`drop index read."${name}"`);
  await db.query(moreOf(view));
  for (const { definition } of indexes) await db.query(definition);
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'read'::regnamespace and relname ~ $1 and relkind = 'r'`,
    [`^${view}_v\\d+$`],
  );
  await db.query(`analyze read.${rows[0]!.name}`);
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesIn = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesIn)];
/** Tables that are read from their beginning: at once below a limit they are read only until there are enough, as a count does. */
const scannedIn = (plan: Plan): readonly string[] =>
  (plan.Plans ?? []).flatMap((below) => [
    ...(below['Node Type'] === 'Seq Scan' && plan['Node Type'] !== 'Limit' ? [below['Relation Name']!] : []),
    ...scannedIn(below),
  ]);
const isLarge = (table: string): boolean => Object.keys(MORE).some((view) => table.startsWith(`${view}_v`));
const passed = (plan: Plan): number => plan['Actual Rows'] * plan['Actual Loops'];
const read = (plan: Plan): number =>
  passed(plan) + ((plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * plan['Actual Loops'];

describe('in a register of many cases', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(one());
    for (const view of Object.keys(MORE)) await fill(there.db.app, view);
  }, 120_000);
  afterAll(() => there.db.drop());

  /** Runs what is asked and gives how many rows were read and sorted on the way, where that was more than a few. */
  async function tooMuch(ask: (db: Database) => Promise<unknown>): Promise<readonly string[]> {
    const found: string[] = [];
    const query = async (text: string, values: unknown[]): Promise<unknown> => {
      const { rows } = await there.db.app.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
      );
      const plan = rows[0]!['QUERY PLAN'][0].Plan;
      found.push(
        ...scannedIn(plan)
          .filter(isLarge)
          .map((table) => `Seq Scan on ${table}`),
      );
      for (const node of nodesIn(plan)) {
        if (node['Relation Name'] && read(node) > FEW) found.push(`${node['Node Type']} on ${node['Relation Name']}: ${read(node)} rows`);
        if (/Sort|Hash$/.test(node['Node Type']))
          for (const input of node.Plans ?? []) if (passed(input) > FEW) found.push(`${node['Node Type']} of ${passed(input)} rows`);
      }
      return there.db.app.query(text, values);
    };
    await ask({ query } as unknown as Database);
    return found;
  }

  const seenBy = (ref: string, role: Role, view: string): Predicate => {
    const { where, level, value } = accessPredicate({ ref, role }, view, 1);
    return { sql: where, level, params: [value] };
  };
  const official = (): Predicate => seenBy('p_7', 'official', 'case_queue');
  const asked = (text: string): CaseQueueFilter => filterBy(parse(text).clauses, { ref: 'p_7', today: '2026-03-09' });
  const list = (
    db: Database,
    filter: CaseQueueFilter,
    access: Predicate,
    by: CaseQueueSort = 'deadline',
    direction: 'asc' | 'desc' = 'asc',
  ) => listCases(db, access, filter, { by, direction }, { cursor: null, limit: 60 });

  const SORTS = ['deadline', 'since', 'received', 'amount', 'number', 'organisation'] as const;
  it.each(SORTS.flatMap((by) => [[by, 'asc'] as const, [by, 'desc'] as const]))(
    'the list sorted by %s %s reads its first page and its second',
    async (by, direction) => {
      expect(
        await tooMuch(async (db) => {
          const first = await list(db, NO_FILTER, official(), by, direction);
          if ('refusal' in first) throw new Error(first.refusal.code);
          expect(first.rows).toHaveLength(60);
          return listCases(db, official(), NO_FILTER, { by, direction }, { cursor: first.next, limit: 60 });
        }),
      ).toEqual([]);
    },
  );

  it.each([
    'status:öppet',
    'status:inkommet',
    'tur:sökanden',
    'ansvarig:@mig',
    'ansvarig:@mig status:öppet,beslutat',
    'ansvarig:@ingen',
    'ansvarig:"namn 37"',
    'frist:försenad',
    'frist:<7d',
    'frist:ingen',
    'belopp:>40000',
    'ålder:>30d',
    'ålder:<7d',
    'flagga:jäv',
    'kommun:laxå',
    `stödform:${SCHEME}`,
    'verkstad',
    'c4ca4238a0',
    '2026-1777',
    'finns inte alls',
  ])('the list narrowed by %s reads few rows, and so does its count', async (text) => {
    expect(await tooMuch((db) => list(db, asked(text), official()))).toEqual([]);
    expect(await tooMuch((db) => countEach(db, official(), [asked(text)]))).toEqual([]);
  });

  it('an adviser who takes part in few cases is shown them without the others being read', async () => {
    expect(await tooMuch((db) => list(db, NO_FILTER, seenBy(BODIL.ref, 'adviser', 'case_queue')))).toEqual([]);
  });

  const ID_7 = '00000000-0000-4000-8000-000000000007';
  const PAGE = { cursor: null, limit: 50 };
  const NO_DAY = { text: null, from: null, to: null, caseId: null };
  const NO_DISPATCH = { status: null, kind: null, caseId: null, text: null, from: null, to: null };
  const QUARTER = { schemeId: SCHEME, from: '2020-01-01', to: '2020-03-31' };
  const ANY = { from: null, to: null, decider: null, outcomes: null, schemeId: null };
  /** What the order of today takes the ground from: two of the authorities in use, on some days. */
  const UNSOUND = Object.fromEntries(
    [3, 4].map((n) => [
      `["${SCHEME}",${n}]`,
      [{ from: '2020-03-01', until: '2020-03-11', aboveOre: n === 3 ? null : 3_000_000, unlessBarred: [] }],
    ]),
  );
  /** The first page and the second. */
  async function chains(db: Database, ...risks: Risk[]): Promise<void> {
    let cursor: string | null = null;
    for (let turn = 0; turn < 2; turn++) {
      const page = await chainsAtRisk(
        db,
        seenBy('p_7', 'boardSecretary', 'decision_queue'),
        { risks, schemeId: null, link: null },
        { today: '2026-03-09', unsound: UNSOUND },
        { cursor, limit: 25 },
      );
      if ('refusal' in page) throw new Error(page.refusal.code);
      expect(page.rows).toHaveLength(25);
      expect(page.rows.every(({ risk }) => risks.includes(risk))).toBe(true);
      cursor = page.next;
    }
  }

  it.each<[string, (db: Database) => Promise<unknown>]>([
    ['the chains that somebody has to see to', (db) => chains(db, 'BROKEN', 'LATE', 'WAITS')],
    ['the chains that are broken', (db) => chains(db, 'BROKEN')],
    ['the chains that are late', (db) => chains(db, 'LATE')],
    ['the chains that wait', (db) => chains(db, 'WAITS')],
    ['the chains in which something was done late', (db) => chains(db, 'WAS_LATE')],
    ['the schemes of the chains', chainSchemes],
    ['what decisions rest on', authoritiesInUse],
    ['the number of cases that wait on each', (db) => countByMover(db, official(), NO_FILTER)],
    ['one case in the list', (db) => caseInQueue(db, official(), ID_7)],
    ['how the decision of a case is appealed', (db) => appealingOf(db, ID_7)],
    ['whom a case concerns', (db) => accessOf(db, ID_7)],
    ['a case page', (db) => casePageOf(db, { sql: 'true', params: [] }, ID_7)],
    ['the applicant’s cases', (db) => casesOfApplicant(db, 'p_a7')],
    ['the applicant’s case', (db) => statusForApplicant(db, 'p_a7', ID_7)],
    [
      'what waits for the delegate',
      (db) => listDecisions(db, seenBy(DORIS.ref, 'delegate', 'decision_queue'), ['READY', 'TO_WRITE_OFF'], PAGE),
    ],
    [
      'what the delegate has decided',
      (db) => listDecisions(db, seenBy(DORIS.ref, 'delegate', 'decision_queue'), ['DECIDED', 'CLOSED'], PAGE),
    ],
    ['the number of decisions in each state', (db) => countDecisions(db, seenBy(DORIS.ref, 'delegate', 'decision_queue'))],
    ['how long decisions usually take', (db) => usualDays(db, SCHEME, '2025-06-01')],
    ['the auditor’s list of decisions', (db) => delegatedDecisions(db, ANY, new Map(), PAGE)],
    ['what a quarter’s sample is drawn from', (db) => populationNow(db, { ...QUARTER, outcomes: null })],
    ['the decisions of a sample', (db) => sampledDecisions(db, [{ decisionId: ID_7, caseId: ID_7 }])],
    ['the numbers of cases', (db) => numbersOfCases(db, [ID_7])],
    ['what a quarter’s decisions were assessed as', (db) => outcomesByScore(db, QUARTER, 'nytta')],
    [
      'the decisions behind one assessment',
      (db) => decisionsOfScore(db, QUARTER, { criterion: 'nytta', score: 3, outcome: 'AVSLAG' }, PAGE),
    ],
    [
      'a quarter’s cases that were assessed alike and decided differently',
      (db) => unequalSets(db, QUARTER, 'OFFICIAL', { cursor: null, limit: 10 }),
    ],
    ['how many of a quarter’s were', (db) => equalTotals(db, QUARTER, 'ALL')],
    ['the public diary', (db) => publicDiary(db, NO_DAY, PAGE)],
    ['the diary of a month', (db) => publicDiary(db, { ...NO_DAY, from: '2022-03-01', to: '2022-03-31' }, PAGE)],
    ['the registrar’s diary', (db) => keptDiary(db, NO_DAY, PAGE)],
    ['a rare word in the diary', (db) => publicDiary(db, { ...NO_DAY, text: 'c4ca4238a0' }, PAGE)],
    ['a word that is nowhere in the diary', (db) => keptDiary(db, { ...NO_DAY, text: 'finns inte' }, PAGE)],
    ['a number in the diary', (db) => publicDiary(db, { ...NO_DAY, text: 'LIG 2026-1778' }, PAGE)],
    ['a document’s number in the diary', (db) => publicDiary(db, { ...NO_DAY, text: 'LIG 2026-1778-1' }, PAGE)],
    ['the history of a case', (db) => historyOf(db, ID_7, 'sv')],
    ['what has been sent', (db) => dispatches(db, { ref: 'p_7', all: true, cases: official() }, NO_DISPATCH, PAGE)],
    [
      'what has been sent about the few cases that somebody handles',
      (db) => dispatches(db, { ref: BODIL.ref, all: false, cases: seenBy(BODIL.ref, 'adviser', 'case_queue') }, NO_DISPATCH, PAGE),
    ],
    ['the look for deadlines that have passed', (db) => firingBy(db, '2026-02-01T00:00:00Z', null, 100)],
  ])('%s is found by index', async (_, ask) => {
    expect(await tooMuch(ask)).toEqual([]);
  });
});
