import * as fc from 'fast-check';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { testDatabase, type TestDatabase } from '../../test/database';
import { RowFault } from './columns';
import { onConnection } from '#libs/database';
import { copyIn, CopyLines } from './copy-in';
import type { Projection, Row } from './projection';
import { Table, tableStatements } from './table';

type AllTypes = {
  id: number;
  code: string;
  line: string | null;
  many: string[] | null;
  numbers: number[];
  days: string[];
  json: Row | string[] | string | number | boolean | null;
  day: string | null;
  at: string;
  yes: boolean | null;
  money: number;
  share: number;
  ref: string;
};
const allTypes: Projection<AllTypes> = {
  name: 'all_types',
  version: 1,
  handles: [],
  tableSql: `create table {{table}} (id bigint not null, code text not null, line text, many text[], numbers integer[] not null, days date[] not null, json jsonb,
    day date, at timestamptz not null, yes boolean, money numeric(12,2) not null, share double precision not null, ref uuid not null);`,
  key: ['id', 'code'],
  keysOf: () => [],
  fold: () => undefined,
};

const AWKWARD = [
  '',
  '\\',
  '\\N',
  '\\.',
  '\n',
  '\r\n',
  '\t',
  '{}',
  '{a,b}',
  '"',
  '\\"',
  'NULL',
  'null',
  ' ',
  ',',
  "'",
  'åäö 🧾',
  '\u2028',
  '\u0001',
  'a\\nb',
];
const text = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...AWKWARD) }));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const row: fc.Arbitrary<AllTypes> = fc.record({
  id: fc.maxSafeInteger(),
  code: text,
  line: fc.option(fc.oneof({ weight: 9, arbitrary: text }, fc.constantFrom('å\t\\\n'.repeat(400), '"x"\n'.repeat(80_000)))),
  many: fc.option(fc.array(text, { maxLength: 5 })),
  numbers: fc.array(fc.integer(), { maxLength: 4 }),
  days: fc.array(day, { maxLength: 3 }),
  json: fc.oneof(
    fc.dictionary(fc.constantFrom('a', 'å', 'längre nyckel', '"', '\\'), text),
    fc.array(text),
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  ),
  day: fc.option(day),
  at: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().replace('Z', '000Z')),
  yes: fc.option(fc.boolean()),
  money: fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }).map((n) => n / 100),
  share: fc.double({ noDefaultInfinity: true, noNaN: true }).map((n) => n + 0),
  ref: fc.uuid(),
});
const rows = fc.uniqueArray(row, { selector: ({ id, code }) => `${id}/${code}`, minLength: 1, maxLength: 20 });

describe('what a row is written as', () => {
  let db: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    db = await testDatabase();
    // instants must come back as UTC whatever the session is set to
    pool = openPool(db.appConnection, { options: '-c timezone=Asia/Kolkata' });
  });
  afterAll(async () => {
    await pool.end();
    await db.drop();
  });

  async function create(name: string): Promise<Table> {
    const { create: createTable, finish } = tableStatements(allTypes, name);
    await pool.query(`drop table if exists ${name}`);
    for (const statement of [createTable, ...finish]) await pool.query(statement);
    return Table.describe(pool, allTypes, name);
  }
  async function copy(table: Table, content: readonly Row[]): Promise<void> {
    const lines = new CopyLines();
    for (const each of content) table.addLine(each, lines);
    await onConnection(pool, (client) => copyIn(client, table.copySql, lines));
  }
  const byKey = (content: readonly Row[]): Record<string, Row> =>
    Object.fromEntries(content.map((r) => [JSON.stringify([r['id'], r['code']]), r]));
  const keys = (content: readonly AllTypes[]): [number, string][] => content.map(({ id, code }) => [id, code]);

  it('comes back as it was, whether it went in by COPY or by upsert, with every type, null, backslash and line break', async () => {
    const [copied, upserted] = [await create('read.copied'), await create('read.upserted')];
    await fc.assert(
      fc.asyncProperty(rows, async (content) => {
        await pool.query('truncate read.copied, read.upserted');
        await copy(copied, content);
        const { text: sql, values } = upserted.change({ written: content, removed: [] });
        await pool.query(sql, values);
        expect(byKey(await copied.load(pool, keys(content)))).toEqual(byKey(content));
        expect(byKey(await upserted.load(pool, keys(content)))).toEqual(byKey(content));
      }),
      { numRuns: 60 },
    );
  });

  it('is replaced by an upsert of the same key and gone after a removal, in one statement', async () => {
    const table = await create('read.replaced');
    const [first, second] = fc.sample(rows, { numRuns: 2, seed: 7 }).map((content) => content[0]!) as [AllTypes, AllTypes];
    await copy(table, [first, second]);
    const changed = { ...second, line: 'ny' };
    const { text: sql, values } = table.change({ written: [changed], removed: keys([first]) });
    await pool.query(sql, values);
    expect(await table.load(pool, keys([first, second]))).toEqual([changed]);
  });

  it('is refused when a column is missing, unknown, or of a form that its column does not take', async () => {
    const table = await create('read.refused');
    const good = fc.sample(row, { numRuns: 1, seed: 1 })[0]!;
    const { line: _, ...missing } = good;
    expect(() => table.addLine(missing, new CopyLines())).toThrow(RowFault);
    expect(() => table.addLine({ ...good, extra: 1 }, new CopyLines())).toThrow('the table has no column extra');
    expect(() => table.addLine({ ...good, line: { a: 1 } }, new CopyLines())).toThrow(RowFault);
    expect(() => table.addLine({ ...good, many: 'text' }, new CopyLines())).toThrow(RowFault);
  });

  it('says so when the server refuses a line, and leaves nothing behind', async () => {
    const table = await create('read.broken');
    const lines = new CopyLines();
    lines.add('not\ta\trow\n');
    await expect(onConnection(pool, (client) => copyIn(client, table.copySql, lines))).rejects.toThrow(/invalid input syntax/);
    expect((await pool.query('select from read.broken')).rowCount).toBe(0);
  });
});
