/** The pages of the list against the whole of it, ranked one row after the other in plain code. */
import fc from 'fast-check';
import { daysBetween, plusDays } from '#libs/kernel';
import { EVERYTHING } from '#projections/reading';
import { chronicle, uuid } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, scheme } from '../examples/registers';
import { chainsAtRisk, RISKS, type Risk, type UnsoundAuthorities } from './queries';

const SCHEMES = ['ett', 'tva'] as const;
const TODAY = '2026-07-01';
const AUTHORITY = 'det beslut vilar på';
/** Whatever was decided or changed in May by more than this. */
const UNSOUND: UnsoundAuthorities = { [AUTHORITY]: [{ from: '2026-05-01', until: '2026-06-01', aboveOre: 100, unlessBarred: ['p_a'] }] };

const day = fc.integer({ min: -70, max: 5 }).map((days) => plusDays(TODAY, days));
const act = fc.record({
  authority: fc.constantFrom(AUTHORITY, 'annat'),
  on: day,
  barred: fc.constantFrom<readonly string[]>([], ['p_a'], ['p_a', 'p_b']),
});
const row = fc.record({
  schemeId: fc.constantFrom(...SCHEMES),
  state: fc.constantFrom('BROKEN', 'OPEN', 'OPEN', 'OPEN', 'DONE_LATE', null),
  decided: act,
  amountOre: fc.constantFrom(100, 101),
  changes: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(act, { maxLength: 2 }) }),
  since: day,
  due: fc.option(day),
  late: fc.constantFrom(0, 0, 0, 3, 20, 40),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const isUnsound = ({ decided, changes, amountOre }: Row): boolean =>
  [decided, ...changes].some(
    ({ authority, on, barred }) =>
      authority === AUTHORITY && on >= '2026-05-01' && on < '2026-06-01' && amountOre > 100 && !barred.includes('p_a'),
  );

/** Null = nobody has anything to do about it, and nothing was late. */
function rankOf(one: Row): { readonly risk: Risk; readonly late: number; readonly day: string } | null {
  const { state, decided, since, due, late } = one;
  if (state === 'BROKEN' || isUnsound(one)) return { risk: 'BROKEN', late: 0, day: decided.on };
  if (state === 'DONE_LATE') return { risk: 'WAS_LATE', late: 0, day: decided.on };
  if (state === null) return null;
  const most = Math.max(late, due === null ? 0 : daysBetween(due, TODAY));
  return most > 0 ? { risk: 'LATE', late: most, day: since } : { risk: 'WAITS', late: 0, day: since };
}

describe('The pages of the chains at risk', () => {
  let there: Built;
  beforeAll(async () => {
    const log = chronicle();
    enters(log, 'scheme-ett', 'SchemeEstablished', scheme('ett', 'Ett'));
    enters(log, 'scheme-tva', 'SchemeEstablished', { ...scheme('tva', 'Två'), legalRegime: 'NOT_APPEALABLE' });
    for (const type of ['ApplicationSubmitted', 'ApplicationRegistered', 'DecisionMade'] as const) log.happens(type);
    there = await built(log);
  });
  afterAll(() => there.db.drop());

  const CASE = `'case_id', '00000000-0000-4000-8000-' || lpad((n - 1)::text, 12, '0')`;
  const FILL = (view: string, more = ''): string => `
    insert into read.${view}
    select made.* from (select example from read.${view} as example limit 1) as one, jsonb_array_elements($1) with ordinality as given(one_row, n),
    lateral jsonb_populate_record(example, jsonb_build_object(${CASE}, 'decision_id', '${uuid(0xd, 1)}') ${more}) as made`;
  const caseOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const columns = ({ schemeId, state, decided, amountOre, changes, since, due, late }: Row) => {
    const own = { state, link: 'MINUTES', since, due, late };
    const not = { state: 'OPEN', link: 'RECORD', since: '2020-01-01', due: '2020-01-02', late: 9 };
    const tracks = { kl13: schemeId === 'ett' ? own : not, fl40: not, none: schemeId === 'tva' ? own : not };
    return {
      scheme_id: schemeId,
      authority: decided.authority,
      decided_on: decided.on,
      barred: decided.barred,
      amount_ore: amountOre,
      changes: changes.length > 0 ? changes : null,
      ...Object.fromEntries(
        Object.entries(tracks).flatMap(([track, said]) => Object.entries(said).map(([name, value]) => [`${track}_${name}`, value])),
      ),
    };
  };

  it('follow on each other as the whole list does, whatever is late, broken or was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 10, maxLength: 60 }),
        fc.subarray([...RISKS], { minLength: 1 }),
        fc.constantFrom(null, ...SCHEMES),
        fc.integer({ min: 1, max: 9 }),
        async (rows, risks, schemeId, limit) => {
          const client = await there.db.app.connect();
          try {
            await client.query('begin');
            await client.query(FILL('decision_queue'), [JSON.stringify(rows)]);
            await client.query(FILL('delegation_chain', '|| one_row'), [JSON.stringify(rows.map(columns))]);
            await client.query(`delete from read.delegation_chain where case_id::text not like '00000000-0000-4000-8000-%'`);
            const expected = rows
              .map((one, n) => ({ caseId: caseOf(n), schemeId: one.schemeId, rank: rankOf(one) }))
              .filter((one) => one.rank && risks.includes(one.rank.risk) && (schemeId === null || one.schemeId === schemeId))
              .map(({ caseId, rank }) => ({ caseId, risk: rank!.risk, late: rank!.late, day: rank!.day }))
              .toSorted(
                (a, b) =>
                  RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk) ||
                  b.late - a.late ||
                  (a.day < b.day ? -1 : a.day > b.day ? 1 : a.caseId < b.caseId ? -1 : 1),
              );
            const found: string[] = [];
            for (let cursor: string | null = null, begun = false; !begun || cursor !== null; begun = true) {
              const asked = { risks, schemeId, link: null };
              const page = await chainsAtRisk(client, EVERYTHING, asked, { today: TODAY, unsound: UNSOUND }, { cursor, limit });
              if ('refusal' in page) throw new Error(page.refusal.code);
              found.push(...page.rows.map(({ caseId, risk }) => `${risk} ${caseId}`));
              cursor = page.next;
            }
            expect(found).toEqual(expected.map(({ caseId, risk }) => `${risk} ${caseId}`));
          } finally {
            await client.query('rollback');
            client.release();
          }
        },
      ),
      { numRuns: Number(process.env['CHAIN_RUNS'] ?? 15) },
    );
  });
});
