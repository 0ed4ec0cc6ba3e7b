import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { PostgresPersons } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { GiveSchemeCommand } from '#libs/schemes/module';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { readModels } from '../../projections';
import { testDatabase, type TestDatabase } from '../../test/database';
import { openBuses } from './buses';
import { run } from './line';
import type { ImportReport } from './import/report';

const UTF_8 = path.join(__dirname, 'demonstration/brochure-projects.csv');
const FIXTURES = path.join(__dirname, '../../test/fixtures');
const WINDOWS_1252 = path.join(FIXTURES, 'brochure-projects.windows-1252.csv');
const BROKEN = path.join(FIXTURES, 'broken-rows.csv');

let db: TestDatabase;
let log: PostgresEventLog;

beforeEach(async () => {
  db = await testDatabase();
  log = new PostgresEventLog({ pool: db.app, origin: 'test.invalid/log', application: 'test' });
});
afterEach(async () => {
  await log.close();
  await db.drop();
});

/** What a command line says, and with which code it ends; the register stays open for the next one. */
async function liggaren(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => void (said.out += `${text}\n`),
    err: (text: string) => void (said.err += `${text}\n`),
    environment: {},
  };
  const code = await run(args, terminal, async () => ({ pool: db.app, log, close: async () => undefined }));
  return { code, ...said };
}
const imported = async (...args: readonly string[]): Promise<{ code: number; report: ImportReport }> => {
  const { code, out } = await liggaren('import', '--json', ...args);
  return { code, report: JSON.parse(out) as ImportReport };
};
const outcomes = ({ rows }: ImportReport): readonly string[] => rows.map(({ line, outcome }) => `${line} ${outcome}`);
const all = (outcome: string): readonly string[] => [2, 3, 4, 5, 6, 7, 8, 9].map((line) => `${line} ${outcome}`);

/** The scheme that the import is for. */
async function establish(): Promise<void> {
  const at = Temporal.Instant.from('2025-09-01T08:00:00Z');
  const actor = { ref: 'p_karin', role: 'boardSecretary', acr: 'x', at: 0, name: 'Karin Wallenius', organisation: null };
  const id = '0198c0de-0000-7000-8000-00000000000a';
  const meta = { actor, commandId: id, correlationId: id, causationId: null, traceparent: null, rules: 'x', recordedAt: at };
  const named = {
    schemeId: 'sociala-innovationer',
    name: 'Stöd till sociala innovationer',
    board: 'Kulturnämnden',
    boardId: 'kulturnamnden',
  };
  const command = { type: 'EstablishScheme', ...named, legalRegime: 'KL13', caseGroup: 'H' } as const;
  const buses = await openBuses(log);
  await buses.commands.execute(new GiveSchemeCommand(named.schemeId, command, meta));
  await buses.close();
}

describe('the import', () => {
  beforeEach(establish);

  it('takes each application in once, whatever the file’s encoding and the order of its rows', async () => {
    const first = await imported(UTF_8);
    expect([first.code, first.report.encoding, outcomes(first.report)]).toEqual([0, 'UTF-8', all('IMPORTED')]);
    const head = await log.head();

    const again = await imported(UTF_8);
    expect([again.code, outcomes(again.report)]).toEqual([0, all('ALREADY_THERE')]);
    const other = await imported(WINDOWS_1252);
    expect([other.report.encoding, outcomes(other.report)]).toEqual(['Windows-1252', all('ALREADY_THERE')]);
    expect(other.report.rows.map(({ caseId }) => caseId)).toEqual(first.report.rows.map(({ caseId }) => caseId));

    const [header, ...rows] = fs.readFileSync(UTF_8, 'utf8').split('\r\n').filter(Boolean);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-import-'));
    const reordered = path.join(folder, 'omvand.csv');
    fs.writeFileSync(reordered, [header, ...rows.toReversed()].join('\n'));
    expect(outcomes((await imported(reordered)).report)).toEqual(all('ALREADY_THERE'));
    fs.rmSync(folder, { recursive: true });
    expect(await log.head()).toBe(head);
  });

  it('writes the same applications from both encodings', async () => {
    const contents = async (file: string): Promise<unknown[]> => {
      const { report } = await imported(file);
      const streams = await Promise.all(report.rows.map(({ caseId }) => loadStream(log, caseStream(caseId!))));
      return streams.map(({ events }) => [events[0]!.effectiveAt, events[0]!.body?.['application']]);
    };
    const fromWindows = await contents(WINDOWS_1252);
    await log.close();
    await db.drop();
    db = await testDatabase();
    log = new PostgresEventLog({ pool: db.app, origin: 'test.invalid/log', application: 'test' });
    await establish();
    expect(await contents(UTF_8)).toEqual(fromWindows);
  });

  it('says when and how the application arrived, and that a file is the source', async () => {
    const { report } = await imported(UTF_8);
    const { events } = await loadStream(log, caseStream(report.rows[0]!.caseId!));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'ApplicationSubmitted',
      effectiveAt: '2026-01-14T11:00:00.000000Z',
      actor: { ref: 'system-import', role: 'administrator', name: 'Inläsning från fil' },
      body: {
        channel: 'IMPORT',
        applicant: null,
        receivedAt: '2026-01-14T11:00:00Z',
        receivedAtReason: expect.stringContaining('2026-01-14'),
      },
    });
  });

  it('takes in the good rows of a file and tells line and column of the bad ones', async () => {
    const { code, out } = await liggaren('import', BROKEN);
    expect(code).toBe(1);
    expect(out).toContain('rad 2  inläst  Exempelföreningen 1 – Första goda raden  ärende ');
    expect(out).toContain(
      'rad 4  inte inläst  Exempelföreningen 2 – Belopp och dag fel\n    kolumn ”tidsplan från”: ”1 mars 2026” är ingen dag.',
    );
    expect(out).toContain('rad 5  inte inläst');
    expect(out).toContain('    kolumn ”organisationsnummer”: ”899999-0017” har fel kontrollsiffra.');
    expect(out).toContain('rad 6  inte inläst');
    expect(out).toContain('rad 8  inte inläst  Exempelföreningen 5 – För få fält\n    hela raden: Raden har 29 fält');
    expect(out).toContain('rad 9  inläst  Exempelföreningen 6 – Andra goda raden  ärende ');
    expect(out).toContain('6 rader: 2 inläst, 4 inte inläst.');
  });

  it('writes nothing in a dry run, and says what would come of it', async () => {
    const head = await log.head();
    const { code, report } = await imported(UTF_8, '--dry-run');
    expect([code, report.dryRun, outcomes(report)]).toEqual([0, true, all('WOULD_IMPORT')]);
    expect(await log.head()).toBe(head);
    const real = await imported(UTF_8);
    expect(real.report.rows.map(({ caseId }) => caseId)).toEqual(report.rows.map(({ caseId }) => caseId));
  });

  it('is done in the name of an administrator if one is given, and of nobody else', async () => {
    const persons = new PostgresPersons(db.app);
    const known = (name: string, role: Role) =>
      persons.ensure({ issuer: 'urn:test', subject: name, name, role, organisation: null, email: null }, Temporal.Now.instant());
    const [david, sara] = [await known('David Marklund', 'administrator'), await known('Sara Lindqvist', 'official')];
    expect(await liggaren('import', UTF_8, '--as', sara.ref)).toMatchObject({
      code: 2,
      err: expect.stringContaining('ingen administratör'),
    });
    const { report } = await imported(UTF_8, '--as', david.ref);
    const { events } = await loadStream(log, caseStream(report.rows[0]!.caseId!));
    expect(events[0]!.actor).toMatchObject({ ref: david.ref, name: 'David Marklund' });
  });

  it('uses no file that it cannot read, no scheme that is not there, and no other delimiter', async () => {
    const head = await log.head();
    for (const [args, says] of [
      [['finns-inte.csv'], 'finns inte'],
      [[path.join(FIXTURES, 'README.md')], 'Skiljetecknet går inte att avgöra'],
      [[UTF_8, '--delimiter', ','], 'Kolumner saknas'],
      [[UTF_8, '--delimiter', '\t'], 'Skiljetecknet är ; eller ,'],
      [[UTF_8, '--scheme', 'annat'], 'Stödformen annat är inte inrättad'],
      [[UTF_8, '--allt'], 'Det finns inget val --allt'],
      [[], 'Ange en fil'],
    ] as const) {
      const { code, err } = await liggaren('import', ...args);
      expect([code, err]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(await log.head()).toBe(head);
  });
});

describe('the other commands', () => {
  it('load the demonstration once, and bring every read model up to it', async () => {
    expect(await liggaren('demonstration')).toMatchObject({ code: 0, out: expect.stringContaining('Demonstrationen är inläst'), err: '' });
    const head = await log.head();
    expect(await liggaren('demonstration')).toMatchObject({ code: 0 });
    expect(await log.head()).toBe(head);

    expect((await liggaren('positions')).out).toContain('väntar på ombyggnad');
    const { code, out } = await liggaren('rebuild');
    expect([code, out.trim().split('\n').toSorted()]).toEqual([0, readModels.map(({ name }) => `${name}: ombyggd`).toSorted()]);
    const positions = await liggaren('positions', '--json');
    expect(JSON.parse(positions.out)).toEqual(
      readModels
        .map(({ name }) => name)
        .toSorted()
        .map((name) => expect.objectContaining({ name, position: head, behind: 0 })),
    );
    expect((await liggaren('rebuild', 'case_queue')).out).toBe('case_queue: ombyggd\n');
    expect(await liggaren('rebuild', 'fel')).toMatchObject({ code: 2, err: expect.stringContaining('Det finns ingen läsmodell fel') });
  });

  it('do not mix the demonstration into somebody’s register', async () => {
    const at = Temporal.Instant.from('2026-01-01T00:00:00Z');
    const id = '0198c0de-0000-7000-8000-000000000001';
    const actor = { ref: 'p_other', role: 'official', acr: 'x', at: 0, name: 'Någon', organisation: null };
    const context = { actor, commandId: id, correlationId: id, causationId: null, traceparent: null, rules: 'x', recordedAt: at };
    await log.append({ stream: 'other-1', expected: 'noStream', events: [{ id, type: 'Other', schemaVersion: 1, body: {} }], context });
    expect(await liggaren('demonstration')).toMatchObject({ code: 2, out: expect.stringContaining('bara in i en tom logg') });
    expect(await log.head()).toBe(1);
  });

  it('replay and export a case, with every envelope and its hash, and note that it was read', async () => {
    await liggaren('demonstration');
    const { report } = await imported(UTF_8);
    const caseId = report.rows[0]!.caseId!;
    const replayed = await liggaren('replay', caseId);
    expect(replayed.code).toBe(0);
    expect(replayed.out).toMatch(/^Historik\n {2}0 {2}.*Inläsning från fil \(administratör\): Ansökan ”Unga som löser det själva”/);
    expect(replayed.out).toContain('\nLäge: RECEIVED\n{\n  "application": {');

    const { out } = await liggaren('export-case', caseId, '--json');
    const {
      log: origin,
      stream,
      events,
    } = JSON.parse(out) as { log: string; stream: string; events: { leaf: string; leafHash: string; type: string }[] };
    expect([origin, stream, events.map(({ type }) => type)]).toEqual(['test.invalid/log', caseStream(caseId), ['ApplicationSubmitted']]);
    for (const { leaf, leafHash } of events) expect(createHash('sha256').update('\0').update(leaf).digest('hex')).toBe(leafHash);

    const read = await log.readAll({ direction: 'backwards', limit: 2 });
    expect(read.map(({ type, body, actor }) => [type, body!['caseId'], body!['what'], actor.name])).toEqual([
      ['CaseRead', caseId, 'export av ärendets händelser', expect.stringMatching(/^\S+ på kommandoraden$/)],
      ['CaseRead', caseId, 'ärendehistorik', expect.stringMatching(/^\S+ på kommandoraden$/)],
    ]);
    expect(await liggaren('replay', 'inget-id')).toMatchObject({ code: 2, err: expect.stringContaining('inget ärende-id') });
    expect(await liggaren('export-case', '0198c0de-0000-7000-8000-000000000009')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Det finns inget ärende'),
    });
  });

  it('explain themselves in Swedish, and end with 2 when they are not understood', async () => {
    expect(await liggaren('help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run liggaren -- import <fil.csv>') });
    expect(await liggaren()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Liggaren på kommandoraden') });
    for (const name of ['importera', 'constructor', '--allt'])
      expect(await liggaren(name)).toMatchObject({ code: 2, err: expect.stringContaining(`Det finns inget kommando ${name}.`) });
  });
});
