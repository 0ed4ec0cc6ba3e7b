/** 1–4: what the processes' own login may do to the log, to its proofs and to the keys: nothing but by the functions made for it. */
import path from 'node:path';
import { runner } from 'node-pg-migrate';
import { Client, escapeLiteral, Pool } from 'pg';
import { bareDatabase } from '../../database';
import type { Case } from '../case';
import { answered, bed, sharedBed } from './bed';

/** What nobody may edit. A table that is added there is covered by itself. */
const SCHEMAS = ['evlog', 'evlog_mirror', 'audit', 'privacy'];
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' order by a.attnum limit 1) as "column"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = any($1) order by 1`;
/** What is refused whoever asks: triggers that fire for a replica too; with what they fire on. */
const GUARDED = `
  select format('%I.%I', n.nspname, c.relname) as name, bool_or(t.tgtype & 16 > 0) as "update", bool_or(t.tgtype & 8 > 0) as "delete",
    bool_or(t.tgtype & 32 > 0) as "truncate",
    (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' order by a.attnum limit 1) as "column"
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
  where not t.tgisinternal and t.tgenabled = 'A' and p.proname in ('refuse', 'only_the_disposed') and n.nspname = any($1) group by 1, c.oid order by 1`;
/** What the append-only tables are: said here, so that a trigger that is gone is missed. */
const MOST_GUARDED = [
  'evlog.event',
  'evlog.event_data',
  'evlog_mirror.event',
  'evlog_mirror.event_data',
  'audit.log_key',
  'audit.verification',
  'privacy.tombstone',
];

interface Table {
  readonly name: string;
  readonly column: string;
}
const REFUSED = '42501';

/** Runs them all and gives, as an error that takes back whatever was done, which of them were not refused. */
const onAll = (statements: readonly (readonly [name: string, statement: string])[]): string => `
  do $all$
  declare
    names text[] := array[${statements.map(([name]) => escapeLiteral(name)).join(', ')}]::text[];
    statements text[] := array[${statements.map(([, statement]) => escapeLiteral(statement)).join(', ')}]::text[];
    wrong text := '';
  begin
    for n in 1 .. coalesce(cardinality(names), 0) loop
      begin
        execute statements[n];
        wrong := wrong || names[n] || ': done, ';
      exception when others then
        if sqlstate <> '${REFUSED}' then wrong := wrong || names[n] || ': ' || sqlstate || ', '; end if;
      end;
    end loop;
    raise exception using errcode = 'LG999', message = coalesce(nullif(wrong, ''), '${REFUSED} on each');
  end $all$`;

/** The answers to one statement on each table: refused on each, or which were not. */
async function onEach(as: Pool, tables: readonly Table[], statement: Statement, but: readonly string[] = []): Promise<string> {
  const asked = tables.filter(({ name }) => !but.includes(name)).map((table) => [table.name, statement(table)] as const);
  if (asked.length === 0) return 'no tables';
  try {
    await as.query(onAll(asked));
    return 'no answer';
  } catch (error) {
    return (error as Error).message.replace(/, $/, '');
  }
}

type Statement = (table: Table) => string;
const STATEMENTS: readonly (readonly [nr: string, what: string, Statement, but?: readonly string[]])[] = [
  ['1', 'UPDATE', ({ name, column }) => `update ${name} set ${column} = ${column}`],
  ['2', 'DELETE', ({ name }) => `delete from ${name}`],
  ['3', 'TRUNCATE', ({ name }) => `truncate ${name} cascade`],
  ['4', 'DISABLE TRIGGER', ({ name }) => `alter table ${name} disable trigger all`],
  ['4b', 'DROP', ({ name }) => `drop table ${name} cascade`],
  // what came of a check, and new keys, are added by the processes themselves; nothing else is
  ['4c', 'INSERT past the functions', ({ name }) => `insert into ${name} default values`, ['audit.verification', 'privacy.subject_key']],
];

async function tablesIn(pool: Pool): Promise<readonly Table[]> {
  return (await pool.query<Table>(TABLES, [SCHEMAS])).rows;
}

const onTables = ([nr, what, statement, but = []]: (typeof STATEMENTS)[number]): Case => ({
  nr,
  name: `the processes' login: ${what} on every table of ${SCHEMAS.join(', ')}`,
  expected: `${REFUSED} on each`,
  run: async (ground) => {
    const { db } = await sharedBed(ground);
    return onEach(db.app, await tablesIn(db.owner), statement, but);
  },
});

/** The same after each migration, from the first one on. */
const afterEachMigration: Case = {
  nr: '1-4',
  name: 'the same six after every single migration, from the first',
  expected: 'refused after each',
  run: async (ground) => {
    const bare = await bareDatabase();
    ground.closing(() => bare.drop());
    const owner = new Client(bare.ownerConnection);
    await owner.connect();
    const [app, looking] = [new Pool({ ...bare.appConnection, max: 1 }), new Pool({ ...bare.ownerConnection, max: 1 })];
    app.on('error', () => undefined);
    looking.on('error', () => undefined);
    ground.closing(async () => {
      await Promise.all([app.end(), looking.end(), owner.end()]);
    });
    for (;;) {
      const [ran] = await runner({
        dbClient: owner,
        dir: path.resolve(__dirname, '../../../deploy/migrations'),
        direction: 'up',
        count: 1,
        migrationsSchema: 'public',
        migrationsTable: 'migration',
        log: () => undefined,
      });
      if (!ran) return 'refused after each';
      if (ground.tampered !== null) await owner.query(ground.tampered).catch(() => undefined);
      const tables = await tablesIn(looking);
      for (const [, what, statement, but] of STATEMENTS) {
        const answer = tables.length === 0 ? `${REFUSED} on each` : await onEach(app, tables, statement, but);
        if (answer !== `${REFUSED} on each`) return `${ran.name}: ${what}: ${answer}`;
      }
    }
  },
};

const asApp = (nr: string, name: string, statement: string, expected = REFUSED): Case => ({
  nr,
  name: `the processes' login: ${name}`,
  expected,
  run: async (ground) => {
    const { db } = await sharedBed(ground);
    return answered(() => db.app.query(statement));
  },
});

const APPEND = (leaf: string, hash: string, prev = `(select leaf_hash from evlog.stream where stream = 'case-a')`): string => `
  select evlog.append(array['case-a'], array[(select revision from evlog.stream where stream = 'case-a')], array[${prev}], array[1],
    array[gen_random_uuid()], array['NoteWritten'], array[${leaf}::bytea], array[${hash}], array[decode(repeat('07', 32), 'hex')], array['{}'::bytea])`;
const ROOT = `decode(repeat('ab', 32), 'hex')`;
const keep = (size: string, root: string, kind: string): string =>
  `select audit.keep_checkpoint(${size}, ${root}, '${kind}', 'note', '{}', now())`;

/** By every right but that to alter the tables: whoever is above all grants still meets the triggers. */
const asReplica = (what: 'update' | 'delete' | 'truncate', statement: Statement): Case => ({
  nr: { update: '1b', delete: '2b', truncate: '3b' }[what],
  name: `superuser, in a session that calls itself a replica: ${what.toUpperCase()} where a trigger says no`,
  expected: `${REFUSED} on each`,
  run: async (ground) => {
    const { db } = await sharedBed(ground);
    const { rows } = await db.owner.query<Table & Record<'update' | 'delete' | 'truncate', boolean>>(GUARDED, [SCHEMAS]);
    const bare = MOST_GUARDED.filter((name) => !rows.some((row) => row.name === name && row[what]));
    if (bare.length > 0) return `no trigger on ${bare.join(', ')}`;
    const pool = new Pool({ ...db.ownerConnection, max: 1, options: '-c session_replication_role=replica' });
    ground.closing(() => pool.end());
    // a trigger for each row says nothing where there is none
    return onEach(
      pool,
      rows.filter((row) => row[what]),
      statement,
      what === 'delete' ? ['evlog_mirror.event_data'] : [],
    );
  },
});

export const onTheDatabase: readonly Case[] = [
  ...STATEMENTS.map(onTables),
  afterEachMigration,
  asApp('4d', 'becomes the owner', 'set role liggaren_owner'),
  asApp('4e', 'becomes a replica, whose triggers rest', 'set session_replication_role = replica'),
  asApp(
    '4f',
    'puts another function in place of the one that refuses',
    `create or replace function evlog.refuse() returns trigger language plpgsql as 'begin return null; end'`,
  ),
  asApp('4g', 'begins the proofs anew', 'select audit.begin_anew()'),
  asApp('4h', 'appends a leaf under a hash that is not its own', APPEND(`'{}'`, ROOT), '23514'),
  asApp('4i', 'makes a root for more leaves than there are', keep('400', ROOT, 'SEALED'), 'P0001'),
  asApp('4j', 'gives a signed size another root', keep('181', ROOT, 'WITNESSED'), REFUSED),
  asApp('4k', 'changes a personal key where it lies', `update privacy.subject_key set wrapped = wrapped`),
  {
    nr: '4l',
    name: "the processes' login: appends a leaf that does not build on the one before it",
    expected: 'nothing appended',
    run: async (ground) => {
      const { db } = await sharedBed(ground);
      const leaf = `convert_to('{"x":1}', 'UTF8')`;
      const { rows } = await db.app.query<{ base: number }>(APPEND(leaf, `sha256('\\x00'::bytea || ${leaf})`, ROOT));
      const { rows: counted } = await db.app.query<{ n: number }>('select count(*)::int as n from evlog.event');
      return rows.length === 1 && counted[0]!.n === 306 ? 'nothing appended' : 'appended';
    },
  },
  {
    nr: '4m',
    name: "the processes' login: makes what was witnessed worth less",
    expected: 'WITNESSED',
    run: async (ground) => {
      const { db } = await bed(ground);
      const { rows } = await db.app.query<{ root: Buffer }>('select root from audit.checkpoint where size = 181');
      await db.app.query('select audit.keep_checkpoint(181, $1, $2, $3, $4, now())', [rows[0]!.root, 'WITNESSED', 'note', ['w1']]);
      await db.app.query('select audit.keep_checkpoint(181, $1, $2, $3, $4, now())', [rows[0]!.root, 'SEALED', 'another', []]);
      const { rows: kept } = await db.app.query<{ kind: string }>('select kind from audit.checkpoint where size = 181');
      return kept[0]!.kind;
    },
  },
  {
    nr: '4n',
    name: "the processes' login: puts other keys in place of those that the log began with",
    expected: 'the first keys',
    run: async (ground) => {
      const { db } = await bed(ground);
      const { rows } = await db.app.query<{ k: string }>(`select audit.claim_keys(array['forged']) as k`);
      return rows.some(({ k }) => k === 'forged') ? 'the forged ones' : 'the first keys';
    },
  },
  asReplica('update', ({ name, column }) => `update ${name} set ${column} = ${column}`),
  asReplica('delete', ({ name }) => `delete from ${name}`),
  asReplica('truncate', ({ name }) => `truncate ${name} cascade`),
  {
    nr: '5a',
    name: 'superuser writes over a hash that was signed, in the tree: UPDATE of a tile that does more than grow',
    expected: REFUSED,
    run: async (ground) => {
      const { db } = await sharedBed(ground);
      return answered(() =>
        db.owner.query(`update audit.tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0 and index = 0`),
      );
    },
  },
];
