/** 5 and 6: a superuser who is above every rule of the database edits what lies there. The monitor names it. */
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import type { ReadSealed } from '../../../libs/event-log';
import { ML_DSA_44, newPrivateKey, readPolicy, signingKey, spellKey } from '../../../libs/integrity';
import { SystemClock } from '../../../libs/kernel';
import { rebuild } from '../../../libs/projection-runtime';
import { ORIGIN } from '../../../libs/sealing/testing/logs';
import { readModels } from '../../../projections';
import { ALL_TYPES, appendTo, CASE, chronicle, registers, uuid } from '../../../projections/examples';
import { run } from '../../../services/cli/line';
import { verifyAll } from '../../../services/worker/verification';
import type { Case, Ground } from '../case';
import { A, answered, B, database, first, logIn, lawlessBed, named, putBack, sharedBed, verified, write, type Bed } from './bed';

/** What lies behind the log, and the row of each that is edited. */
const ROWS: Readonly<Record<string, string>> = {
  'evlog.event': 'position = 57',
  'evlog.event_data': 'position = 57',
  'evlog.head': 'the_only_one',
  'audit.tile': 'level = 0 and index = 0',
  'audit.tree': 'the_only_one',
  'audit.head': `stream = '${B}'`,
  'audit.checkpoint': 'size = 181',
  'audit.log_key': 'true',
};
const COLUMNS = `
  select table_schema || '.' || table_name as "table", column_name as "column", udt_name as type from information_schema.columns
  where table_schema in ('evlog', 'audit') order by table_schema, table_name, ordinal_position`;

const EDITS: Readonly<Record<string, (column: string) => string>> = {
  bytea: (column) => `set_byte(${column}, length(${column}) / 2, get_byte(${column}, length(${column}) / 2) # 1)`,
  bytes32: (column) => `set_byte(${column}, 16, get_byte(${column}, 16) # 1)`,
  int8: (column) => `-1 - ${column}`,
  int4: (column) => `-1 - ${column}`,
  text: (column) => `${column} || 'x'`,
  uuid: () => 'gen_random_uuid()',
};
/** Edits that mean something where the general one would only be an impossible value. */
const OWN_EDITS: Readonly<Record<string, string>> = {
  'evlog.head.position': 'position - 6',
  'audit.tree.size': 'size - 6',
  'audit.checkpoint.size': 'size + 7',
};

/** What no proof rests on: where to look for what is held against hashes afterwards, when, and who said what besides. */
const NO_PROOF: Readonly<Record<string, string>> = {
  'evlog.head.the_only_one': 'says nothing',
  'audit.tree.the_only_one': 'says nothing',
  'audit.tree.position': 'where to read on: made anew at the start from what lies there',
  'audit.tile.after': 'where to begin to read: a proof made from another place does not hold, and the verifier says so',
  'audit.checkpoint.kind': 'held against the policy, where there is one: 5r',
  'audit.checkpoint.witnesses': 'as kind',
  'audit.checkpoint.signed_at': 'when it was kept; when witnesses stood for it, their signatures say',
  'audit.log_key.from_size': 'which key is the newer one, for the page; what each signed, it signed',
  'audit.log_key.since': 'the order in which keys are listed',
};
/** Bookkeeping and results, not the log. */
const NOT_THE_LOG = ['audit.keeper', 'audit.verification', 'audit.asked_witnesses', 'audit.log_key_end', 'evlog.stream'];

const EXPECTED: Readonly<Record<string, string>> = {
  'evlog.head.position': 'TREE 300', // the log ends there
  'audit.tile.hashes': 'TILE 128',
  'audit.tile.level': 'TILE 0',
  'audit.tile.index': 'TILE 0',
  'audit.tree.size': 'TILE',
  'audit.tree.peaks': 'TILE',
  'audit.head.stream': `HEAD ${B}`,
  'audit.head.revision': `HEAD ${B}`,
  'audit.head.leaf_hash': `HEAD ${B}`,
  'audit.checkpoint.size': 'CHECKPOINT',
  'audit.checkpoint.root': 'CHECKPOINT',
  'audit.checkpoint.note': 'CHECKPOINT',
  'audit.log_key.vkey': 'CHECKPOINT',
};

/** Edits, looks, and puts everything back as it was. */
async function edited(on: Bed, statement: string): Promise<string> {
  try {
    await on.db.owner.query(statement);
    return first(await verified(on));
  } finally {
    await putBack(on);
  }
}

/** Which event is named, whatever is found wrong with it. */
const ofEvent = (found: string): string => (found.endsWith(' 56') ? 'index 56' : found);

/** Every column of every table that the log and its proofs lie in: a new one has to be expected here or told of as no proof. */
const everyColumn: Case = {
  nr: '5',
  name: 'superuser edits a row, each column of each table of the log and its proofs in turn: named by index, stream or note',
  expected: 'each named',
  run: async (ground) => {
    const on = await lawlessBed(ground);
    const { rows } = await on.db.owner.query<{ table: string; column: string; type: string }>(COLUMNS);
    const wrong: string[] = [];
    let told = 0;
    for (const { table, column, type } of rows) {
      const name = `${table}.${column}`;
      if (NOT_THE_LOG.includes(table) || NO_PROOF[name] !== undefined) continue;
      const [where, edit] = [ROWS[table], OWN_EDITS[name] ?? EDITS[type]?.(column)];
      const expected = table.startsWith('evlog.event') ? 'index 56' : EXPECTED[name];
      if (where === undefined || edit === undefined || expected === undefined) wrong.push(`${name}: nothing is expected of it`);
      else {
        const found = ofEvent(await edited(on, `update ${table} set ${column} = ${edit} where ${where}`));
        if (found !== expected) wrong.push(`${name}: ${found}, not ${expected}`);
        told += 1;
      }
    }
    if (told < 20) wrong.push(`only ${told} columns`);
    return wrong.length === 0 ? 'each named' : wrong.join('; ');
  },
};

const alone = (nr: string, name: string, expected: string, ...statements: readonly string[]): Case => ({
  nr,
  name: `superuser ${name}`,
  expected,
  run: async (ground) => {
    const on = await lawlessBed(ground);
    for (const statement of statements) await on.db.owner.query(statement);
    return first(await verified(on));
  },
});

const REHASHED = `update evlog.event set leaf = e.l, leaf_hash = sha256('\\x00'::bytea || e.l)
  from (select convert_to(replace(convert_from(leaf, 'UTF8'), '"role":"system"', '"role":"sysadm"'), 'UTF8') as l from evlog.event where position = 57) e
  where position = 57`;

const TO_DAY = (where: string): string => `delete from evlog.event where ${where}`;

const rows: readonly Case[] = [
  alone('5b', 'alters an event together with its hash', 'TREE 56', REHASHED),
  alone('5c', 'forges the hash beside an event alone', 'HASH 56', `update evlog.event set leaf_hash = sha256('x') where position = 57`),
  alone('5d', 'takes an event away', 'TREE 56', TO_DAY('position = 57')),
  alone(
    '5e',
    'takes the last events away, with all that was kept of them but what the signer remembers',
    'SIGNER',
    TO_DAY('position > 250'),
    'update evlog.head set position = 250',
    'truncate audit.checkpoint',
    'truncate audit.tile',
    'truncate audit.head',
    `update audit.tree set size = 0, position = 0, peaks = ''`,
  ),
  alone('5f', 'lets the tree say that there were more events', 'TREE 306', `update audit.tree set size = 307`),
  alone(
    '5g',
    'adds a note over events that there are not',
    'CHECKPOINT',
    `insert into audit.checkpoint select 400, root, kind, note, witnesses, signed_at from audit.checkpoint where size = 301`,
  ),
  alone(
    '5h',
    'takes the content of an event away, without a decision',
    'DATA_MISSING 56',
    `delete from evlog.event_data where position = 57`,
  ),
  alone('5i', 'takes away what is kept of the tree from one leaf on', 'TILE 256', `delete from audit.tile where level = 0 and index = 1`),
  alone('5j', 'alters a hash higher up in the tree', 'TILE', `update audit.tile set hashes = sha256('x') where level = 1`),
  alone(
    '5k',
    'says in a note something else than in its row',
    'CHECKPOINT',
    `update audit.checkpoint c set note = o.note from audit.checkpoint o where c.size = 181 and o.size = 301`,
  ),
  alone(
    '5l',
    'takes a signature of the log off a note',
    'CHECKPOINT',
    `update audit.checkpoint set note = convert_to(regexp_replace(convert_from(note, 'UTF8'), E'\\n[^\\n]*\\n$', E'\\n'), 'UTF8') where size = 181`,
  ),
  alone('5m', 'makes a note unreadable', 'CHECKPOINT', `update audit.checkpoint set note = '\\x00' where size = 181`),
  {
    nr: '5v',
    name: 'superuser alters an event, and takes away the tree that it was made part of; the signer cannot be asked',
    expected: 'CHECKPOINT',
    run: async (ground) => {
      const on = await lawlessBed(ground);
      for (const statement of [
        REHASHED,
        'truncate audit.tile',
        'truncate audit.head',
        `update audit.tree set size = 0, position = 0, peaks = ''`,
      ])
        await on.db.owner.query(statement);
      return first(await verified(on, { signed: null, full: false }));
    },
  },
  {
    nr: '5w',
    name: 'superuser alters a signature of the log under a note: told as such',
    expected: 'en underskrift håller inte',
    run: async (ground) => {
      const on = await lawlessBed(ground);
      await on.db.owner.query(
        `update audit.checkpoint set note = overlay(note placing 'AAAA'::bytea from length(note) - 1500) where size = 181`,
      );
      const [fault] = await verified(on);
      return /en underskrift .+$/.exec(fault?.what ?? '')?.[0] ?? String(fault?.what);
    },
  },
  {
    nr: '5q',
    name: 'superuser takes the last events away, with all that was kept of them but the notes; the signer cannot be asked',
    expected: 'CHECKPOINT',
    run: async (ground) => {
      const on = await lawlessBed(ground);
      for (const statement of [
        TO_DAY('position > 250'),
        'update evlog.head set position = 250',
        'truncate audit.tile',
        'truncate audit.head',
        `update audit.tree set size = 0, position = 0, peaks = ''`,
      ])
        await on.db.owner.query(statement);
      return first(await verified(on, { signed: null }));
    },
  },
  {
    nr: '5r',
    name: 'superuser says of a note that witnesses stand for it, who do not',
    expected: 'CHECKPOINT',
    run: async (ground) => {
      const on = await lawlessBed(ground);
      const policy = readPolicy(
        `witness w1 ${spellKey(signingKey('revision.example/w1', ML_DSA_44, newPrivateKey(ML_DSA_44)).verifier)}\nquorum w1\n`,
      );
      await on.db.owner.query(`update audit.checkpoint set kind = 'WITNESSED', witnesses = '{}' where size = 181`);
      return first(await verified(on, { policy }));
    },
  },
  {
    nr: '5s',
    name: 'superuser edits the copy of a log that lies elsewhere: held against the log itself',
    expected: 'MIRROR 56',
    run: async (ground) => {
      const on = await sharedBed(ground);
      const mirror = {
        head: () => on.log.head(),
        readSealed: async (read: ReadSealed) =>
          (await on.log.readSealed(read)).map((one) => (one.position === 57 ? { ...one, data: Buffer.from('{}') } : one)),
      };
      return first(await verified(on, { mirror }));
    },
  },
  {
    nr: '5t',
    name: 'superuser takes an event out of the copy, and puts one in that the log has not',
    expected: 'MIRROR 56; 2 in all',
    run: async (ground) => {
      const on = await sharedBed(ground);
      const mirror = {
        head: () => on.log.head(),
        readSealed: async (read: ReadSealed) =>
          (await on.log.readSealed(read)).map((one) => (one.position === 57 ? { ...one, position: 57.5 } : one)),
      };
      const found = await verified(on, { mirror });
      return `${first(found)}; ${found.length} in all`;
    },
  },
  {
    nr: '5u',
    name: 'superuser takes an event away: those after it are told of as displaced',
    expected: 'hör hemma på index 57',
    run: async (ground) => {
      const on = await lawlessBed(ground);
      await on.db.owner.query(TO_DAY('position = 57'));
      const [fault] = await verified(on);
      return /hör hemma på index \d+/.exec(fault?.what ?? '')?.[0] ?? String(fault?.what);
    },
  },
  {
    nr: '5n',
    name: 'superuser moves the end of a stream, so that the next event would build on something else',
    expected: 'nothing appended; nothing found',
    run: async (ground) => {
      const answers: string[] = [];
      for (const edit of [`revision = revision - 1`, `revision = revision + 1`, `leaf_hash = sha256('x')`, `stream = 'case-x'`]) {
        const on = await lawlessBed(ground);
        await on.db.owner.query(`update evlog.stream set ${edit} where stream = '${A}'`);
        const before = await on.log.head();
        await answered(() => write(on.log, 1, A));
        const grown = (await on.log.head()) > before;
        const found = named(await verified(on));
        if (grown && found === 'nothing found') answers.push(`${edit}: appended, and nothing found`);
        else if (!grown && found !== 'nothing found') answers.push(`${edit}: ${found}`);
        await putBack(on);
      }
      return answers.length === 0 ? 'nothing appended; nothing found' : answers.join('; ');
    },
  },
  {
    nr: '7c',
    name: 'the signer remembers another history of the same size',
    expected: 'SIGNER',
    run: async (ground) => first(await verified(await sharedBed(ground), { signed: { size: 306, root: new Uint8Array(32) } })),
  },
  {
    nr: '5o',
    name: 'control: liggaren verify --full on the command line ends with 0 over a log that nobody touched',
    expected: '0',
    run: async (ground) => String((await commandLine(ground))[0]),
  },
  {
    nr: '5p',
    name: 'superuser alters an event: liggaren verify on the command line ends with 1 and says which',
    expected: '1: Index 56, case-a@56',
    run: async (ground) => {
      const [code, said] = await commandLine(ground, REHASHED);
      return `${code}: ${/Det första: (Index \d+, \S+@\d+)/.exec(said)?.[1] ?? said}`;
    },
  },
];

async function commandLine(ground: Ground, ...statements: readonly string[]): Promise<readonly [number, string]> {
  const on = await lawlessBed(ground);
  await rebuild(readModels, { pool: on.db.app, log: on.log });
  for (const statement of statements) await on.db.owner.query(statement);
  const lines: string[] = [];
  const say = (text: string): void => void lines.push(text);
  const environment = { DATA_DIR: on.signer.replace(/\/signer$/, ''), LOG_ORIGIN: ORIGIN };
  const register = async () => ({ pool: on.db.app, log: on.log, close: async () => undefined });
  const code = await run(['verify', '--full'], { out: say, err: say, environment }, register);
  return [code, lines.join('\n')];
}

const { called, enters, entry, guidelines, item, keptMail, order, reported, scheme } = registers;

/** Every read model with rows. */
async function readable(ground: Ground) {
  const db = await database(ground);
  const log = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: 'liggaren@test' });
  ground.closing(() => log.close());
  const told = chronicle();
  for (const [n, type] of ALL_TYPES.entries()) {
    if (n % 6 === 0) enters(told, 'frame-s-2026', 'FrameReserved', { decisionId: uuid(1, n), caseId: CASE, amountOre: n, caseRevision: n });
    told.happens(type).happens(type === 'ApplicationSubmitted' ? type : 'CaseAssigned', {}, {}, uuid(0xca5e, 2));
  }
  enters(told, 'scheme-s', 'SchemeEstablished', scheme('s', 'Stöd'));
  enters(told, 'scheme-s', 'GuidelinesAdopted', guidelines('1', '2026-01-01'));
  enters(told, 'delegation-kn', 'DelegationOrderAdopted', order('1', '2026-01-01', [item('H.1'), item('H.2')]));
  enters(told, 'diary-2026', 'CaseEntered', entry(CASE, 'LIG 2026-1'));
  enters(told, `dispatch-${uuid(0xd, 1)}`, 'MailKept', keptMail(CASE));
  enters(told, `board-meeting-${uuid(0xb, 1)}`, 'BoardMeetingCalled', called('2026-04-14'));
  enters(told, `board-meeting-${uuid(0xb, 1)}`, 'ReportListFixed', { entries: [reported(1, CASE, uuid(1, 1))] });
  await appendTo(log, told);
  for (const [name, how] of await rebuild(readModels, { pool: db.app, log })) if (how !== 'switched') throw new Error(`${name} is ${how}`);
  return { db, log };
}

const COLUMN_OF = `
  select quote_ident(a.attname) as name, format_type(a.atttypid, null) as type from pg_attribute a
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> all($2)
    and format_type(a.atttypid, null) in ('text', 'bigint', 'integer', 'boolean', 'jsonb', 'date', 'timestamp with time zone', 'text[]') order by a.attnum`;
const VALUE: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  boolean: (column) => `not coalesce(${column}, false)`,
  jsonb: () => `'"x"'::jsonb`,
  date: (column) => `coalesce(${column}, '2026-01-01') + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2026-01-01') + interval '1 minute'`,
  'text[]': (column) => `array_append(${column}, 'x')`,
};

const inReadModels: Case = {
  nr: '6',
  name: 'superuser edits every column of a row of every read model, and takes a row away: named by table, key and column',
  expected: 'each named',
  run: async (ground) => {
    const { db, log } = await readable(ground);
    const verify = async () =>
      (await verifyAll({ pool: db.app, source: log, signed: async () => null }, new SystemClock(), { full: true })).faults.flatMap(
        ({ kind, what }) => (kind === 'READ_MODEL' ? [what] : []),
      );
    const wrong = (await verify()).map((what) => `before anything was edited: ${what}`);
    for (const model of readModels) {
      const table = `read.${model.name}_v${model.version}`;
      const { rows: columns } = await db.owner.query<{ name: string; type: string }>(COLUMN_OF, [table, model.key]);
      const edits = columns.map(({ name, type }) => `${name} = ${VALUE[type]!(name)}`).join(', ');
      const { rowCount } = await db.owner.query(`update ${table} set ${edits} where ctid = (select ctid from ${table} limit 1)`);
      if (rowCount !== 1) wrong.push(`${table}: no row`);
    }
    const said = await verify();
    for (const model of readModels) {
      const what = said.find((one) => one.startsWith(`läsmodellen ${model.name}: 1 rad är inte`));
      const told = new Set(/; raden .+ skiljer sig i (.+)$/.exec(what ?? '')?.[1]?.split(', '));
      const { rows: columns } = await db.owner.query<{ name: string }>(COLUMN_OF, [`read.${model.name}_v${model.version}`, model.key]);
      const silent = columns.filter(({ name }) => !told.has(name.replaceAll('"', ''))).map(({ name }) => name);
      if (silent.length > 0) wrong.push(`${model.name}: ${what ?? 'nothing found'} (not ${silent.join(', ')})`);
    }
    await rebuild(readModels, { pool: db.app, log });
    const tables = readModels.map((model) => ({ model, table: `read.${model.name}_v${model.version}` }));
    for (const { table } of tables) await db.owner.query(`delete from ${table} where ctid = (select ctid from ${table} limit 1)`);
    const gone = await verify();
    for (const { model } of tables)
      if (!gone.some((one) => one.startsWith(`läsmodellen ${model.name}: 1 rad är inte`) && one.endsWith('saknas')))
        wrong.push(`${model.name}: a row taken away, nothing found`);
    return wrong.length === 0 ? 'each named' : wrong.slice(0, 5).join('; ');
  },
};

const notLooked: Case = {
  nr: '6b',
  name: 'read models that are not there: the check says that it could not look, which is not that all holds',
  expected: 'NOT_CHECKED',
  run: async (ground) => {
    const db = await database(ground);
    const log = logIn(db);
    ground.closing(() => log.close());
    return (await verifyAll({ pool: db.app, source: log, signed: async () => null }, new SystemClock(), { full: true })).outcome;
  },
};

export const onTheRows: readonly Case[] = [everyColumn, ...rows, inReadModels, notLooked];
export const NO_PROOF_COLUMNS = NO_PROOF;
