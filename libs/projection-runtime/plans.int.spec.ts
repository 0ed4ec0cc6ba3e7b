import { testDatabase, type TestDatabase } from '../../test/database';
import { moveGuard } from './checkpoint';
import { foldBatch } from './fold';
import { rebuild } from './rebuild';
import { LOGS } from './test-log';
import { tally } from './test-projections';
import { Table, type Changes } from './table';

/** Every node of a plan, e.g. `Index Scan on tally_v1`. */
const nodesOf = (plan: string): string[] =>
  plan.split('\n').flatMap((line) => /(?:->)?\s*((?:Seq|Index|Index Only|Bitmap Heap) Scan.*? on \w+)/.exec(line)?.[1] ?? []);

describe('the statements that every batch runs', () => {
  let db: TestDatabase;
  let table: Table;
  beforeAll(async () => {
    db = await testDatabase();
    await rebuild([tally], { pool: db.app, log: await LOGS[0]![1](db) });
    await db.app.query(`insert into read.tally_v1 (stream, title, opened_on, opened_at, amount, tags, large)
      select 's-' || n, 'x', '2026-01-01', now(), n, '{}', false from generate_series(1, 20000) n`);
    await db.app.query('analyze read.tally_v1');
    table = await Table.describe(db.app, tally, 'read.tally_v1');
  });
  afterAll(() => db.drop());

  /** What PostgreSQL does for a statement that the table gives, as the same client sends it. */
  async function plan(
    run: (explain: { query: (text: string, values: unknown[]) => Promise<{ rows: never[] }> }) => Promise<unknown>,
  ): Promise<string[]> {
    const lines: string[] = [];
    await run({
      query: async (text, values) => {
        const { rows } = await db.app.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
        lines.push(...nodesOf(rows.map((row) => row['QUERY PLAN']).join('\n')));
        return { rows: [] };
      },
    });
    return lines;
  }

  it.each([1, 20])('look %s rows up by the key, without reading the table through', async (count) => {
    const keys = Array.from({ length: count }, (_, n) => [`s-${n * 7}`] as const);
    const nodes = await plan((explain) => table.load(explain as never, keys));
    expect(nodes.filter((node) => node.endsWith('tally_v1') || node.endsWith(' t'))).toEqual([expect.stringMatching(/^Index Scan/)]);
  });

  it('write and remove rows by the key, without reading the table through', async () => {
    const changes: Changes = {
      written: (await foldBatch(tally, [], async () => [])).written,
      removed: Array.from({ length: 50 }, (_, n) => [`s-${n}`]),
    };
    const guard = moveGuard({ name: 'tally', version: 1, owner: '00000000-0000-4000-8000-000000000000', leaseMs: 1, from: 0, to: 1 });
    const nodes = await plan((explain) => {
      const { text, values } = table.change(changes, guard);
      return explain.query(text, values);
    });
    expect(nodes.filter((node) => node.startsWith('Seq Scan') && !node.endsWith('checkpoint'))).toEqual([]);
    expect(nodes).toContainEqual(expect.stringMatching(/^Index Scan using \w+ on tally_v1/));
  });
});
