import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { Client, Pool } from 'pg';
import { loadStream, personalPaths, stateOf, type EventContext, type EventLog, type SealedReader } from '#libs/event-log';
import { caseEvidence } from '#libs/evidence';
import { FolderStore } from '#libs/documents';
import { caseDecider, caseEvents, caseStream, disposableIn, type DecideDisposal } from '#libs/grant-cases';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { readPolicy, verify } from '#libs/integrity';
import { newId, type Clock } from '#libs/kernel';
import { KeptProofs } from '#libs/sealing';
import { PDF_FILE } from '../../libs/documents/testing';
import { configuration } from '../../services/all/configuration';
import { start, type Running } from '../../services/all/start';
import { Desk } from '../desk';
import { CRITERIA, inDays, openOffice, type Office } from './board';
import { approval, formFor, momentIn, refusal, ruling, shownTo } from './case-work';
import { plainText, tracesInFiles, tracesInRows } from './traces/search';

const ROOT = path.join(__dirname, '../..');
const NODE = ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', '--disable-warning=ExperimentalWarning', 'services/cli/main.ts'];

/** Stands in every text about a person, with a number of its own. */
const MARK = 'Qzvx7';
/** Stands in what is nobody's name and no free text: only the contents themselves have it. */
const CONTENT_MARK = 'Wkqj4';

/** A wrapped key, in hex. */
interface Kept {
  readonly kid: string;
  readonly kek: string;
  readonly wrapped: string;
}

class MovableClock implements Clock {
  ahead = Temporal.Duration.from({ hours: 0 });
  now(): Temporal.Instant {
    return Temporal.Now.instant().add(this.ahead);
  }
}

describe('everything forgets:', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-forgets-'));
  fs.chmodSync(folder, 0o755); // so that the server's own files lie in it whoever runs the tests
  const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', DEMONSTRATION: 'nej' };
  const clock = new MovableClock();
  const desks = new Map<string, Promise<Desk>>();
  let running: Running;
  let office: Office;
  let database: Client;
  let caseId: string;
  let marks = 0;
  /** The store of keys as it was before. */
  let backup: readonly Kept[];

  const desk = (subject: string): Promise<Desk> => {
    const known = desks.get(subject) ?? Desk.open(running.url, subject);
    desks.set(subject, known);
    return known;
  };
  /** A text that is found nowhere else. */
  const unusual = (what: string): string => `${what} ${MARK}${String((marks += 1)).padStart(3, '0')} åäö`;
  const eventsOf = async () => (await loadStream(running.log, caseStream(caseId))).events;

  /** Who may do anything with the database, as the service's own server has it. */
  async function asAdministrator(): Promise<Client> {
    const host = path.join(folder, 'postgres');
    const password = fs.readFileSync(path.join(host, 'superuser-password'), 'utf8').trim();
    const client = new Client({ host, port: 5432, user: 'liggaren_dba', password, database: 'liggaren' });
    await client.connect();
    return client;
  }

  beforeAll(async () => {
    running = await start(configuration(settings), { clock });
    database = await asAdministrator();
    office = await openOffice({ desk });
  }, 240_000);
  afterAll(async () => {
    await database?.end();
    await running?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** From draft to closed case, every free text and every name with a mark in it. */
  async function wholeCase(): Promise<void> {
    const { amina, eva, sara, leila, per, anna, karin, scheme, group } = office;
    const draftId = newId();
    const content = formFor({
      contact: { name: `Zoë ${MARK}000 Zetterqvist`, email: `zoe.${MARK.toLowerCase()}@example.org`, phone: `070-17 ${MARK}` },
      purpose: unusual('syfte'),
      implementation: unusual('genomförande'),
      targetGroup: unusual('målgrupp'),
      goals: unusual('mål'),
      effects: unusual('effekter'),
      novelty: unusual('nytt'),
      socialBenefit: unusual('nytta'),
      newLocally: unusual('nytt här'),
      anchoring: unusual('förankring'),
      ecology: unusual('ekologi'),
      otherFunding: unusual('annan finansiering'),
      earlierSupport: unusual('tidigare stöd'),
      partners: [`Kompanjonerna ${CONTENT_MARK}`],
    });
    const saved = await amina.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: scheme, callId: null, content });
    expect(saved.status).toBe(200);
    const file = Buffer.concat([PDF_FILE, Buffer.from(`\n% ${unusual('bilaga')}\n`)]);
    const put = await amina.browser.request(`/api/own-files/${draftId}/${newId()}`, {
      method: 'PUT',
      body: new Uint8Array(file),
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(`${unusual('fil')}.pdf`) },
    });
    expect(put.status).toBe(200);
    caseId = (await amina.does(`/api/drafts/${draftId}/submit`)).caseId!;
    const path = `/api/cases/${caseId}`;
    await eva.does(`${path}/register`, { number: null, registeredOn: inDays(0), sender: null, subject: 'Ansökan om stöd', withheld: null });
    await sara.does(`${path}/assign`, { official: sara.ref, groupId: group, advisers: [leila.ref, per.ref] });
    for (const one of [sara, leila, per])
      await one.does(`${path}/declare-impartiality`, { advisedApplicant: false, statement: unusual('jäv') });
    await sara.does(`${path}/acknowledge`, { expectedBy: inDays(50), message: unusual('bekräftelse') });
    await sara.does(`${path}/check-eligibility`, { exceptionReason: null });
    const asked = await sara.does(`${path}/request-supplement`, {
      items: [{ what: unusual('vad'), why: unusual('varför') }],
      deadline: inDays(14),
      consequence: unusual('följd'),
    });
    const { asked: questions } = await amina.sees<{ asked: readonly { id: string }[] }>(`/api/my-applications/${caseId}`, asked.position);
    await amina.does(`${path}/receive-supplement`, { supplementId: questions[0]!.id, receivedAt: null, answer: unusual('svar') });
    const participantRefs = [sara.ref, leila.ref, per.ref];
    const booked = await sara.does(`${path}/schedule-meeting`, { startsAt: momentIn(24), place: 'Eklundavägen 2', participantRefs });
    type Meetings = { readonly case: { readonly page: { readonly meetings: readonly { readonly id: string }[] } } };
    const meetingId = (await sara.sees<Meetings>(path, booked.position)).case.page.meetings[0]!.id;
    await sara.does(`${path}/hold-meeting`, {
      meetingId,
      heldAt: momentIn(0),
      presentRefs: participantRefs,
      fromApplicant: [unusual('deltagare')],
    });
    await sara.does(`${path}/record-note`, {
      meetingId,
      occurredAt: momentIn(0),
      source: unusual('källa'),
      channel: 'MEETING',
      facts: unusual('uppgift'),
      opinion: unusual('åsikt'),
    });
    for (const who of [leila, per, sara])
      for (const criterion of CRITERIA) await who.does(`${path}/assess-criterion`, { criterion, score: 2, reasons: unusual(criterion) });
    await sara.does(`${path}/assess-state-aid`, {
      outcome: 'NO_AID',
      reasons: unusual('statsstöd'),
      deMinimisOre: 0,
      declarationSeen: true,
    });
    const criterionReasons = CRITERIA.map((criterion) => ({ criterion, text: unusual(`skäl ${criterion}`) }));
    await sara.does(`${path}/draft-proposal`, {
      ...refusal(),
      adviserProposal: unusual('rådgivare'),
      officialAssessment: unusual('bedömning'),
      criterionReasons,
    });
    const sent = await sara.does(`${path}/send-communication`, {
      material: ['Förslag till beslut'],
      message: unusual('kommunicering'),
      deadline: inDays(14),
    });
    const told = await amina.sees<{ asked: readonly { id: string; kind: string }[] }>(`/api/my-applications/${caseId}`, sent.position);
    const communicationId = told.asked.at(-1)!.id;
    await amina.does(`${path}/reply-to-communication`, { communicationId, receivedAt: null, answer: unusual('yttrande') });
    await sara.does(`${path}/submit-proposal`);
    await anna.does(`${path}/declare-impartiality`, { advisedApplicant: false, statement: unusual('jäv') });
    const proposed = ruling({ outcome: 'AVSLAG' });
    const said = { ...proposed, content: { ...proposed.content, reasons: unusual('beslutsskäl'), criterionReasons } };
    const shown = await shownTo(anna, caseId, said);
    await anna.browser.stepUp(shown.digest);
    await anna.does(`${path}/decision`, approval(shown, said));
    await sara.does(`${path}/dispatch-decision`, {
      recipient: unusual('mottagare'),
      channel: 'PORTAL',
      explanation: unusual('förklaring'),
    });
    await karin.does(`${path}/report-to-board`, { meetingOn: inDays(0), paragraph: '§ 31' });
    await karin.does(`${path}/approve-minutes`, { approvedOn: inDays(0), approvedBy: unusual('justerare') });
    await karin.does(`${path}/post-announcement`, {
      postedOn: inDays(0),
      proof: 'https://anslagstavla.example/4',
      minutesAt: 'Regionens diarium',
    });
    clock.ahead = Temporal.Duration.from({ hours: 24 * 40 });
    await sara.does(`${path}/confirm-legal-force`, { evidence: unusual('laga kraft'), confirmedOn: inDays(30) });
    await sara.does(`${path}/close`, { reason: 'Inget återstår.' });
    // what people keep, and what went wrong
    await database.query(`insert into app.saved_view (view_id, owner_ref, name, q, sort, direction, shared, saved_at)
      values (gen_random_uuid(), '${sara.ref}', 'min vy', '${MARK}000', 'number', 'asc', false, now())`);
    await database.query(`insert into projection.failure (name, version, position, event_id, event_type, stream, error, skipped_at, skipped_by, reason)
      values ('prov', 1, 1, gen_random_uuid(), 'X', '${caseStream(caseId)}', 'kunde inte: ${MARK}000', now(), 'x', 'x')`);
    await database.query(
      `update jobs.outbox set error = '550 zoe.${MARK}000' where id = (select id from jobs.outbox where payload::text like '%${caseId}%' limit 1)`,
    );
  }

  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 5;) {
      const { rows } = await database.query<{ n: number }>(
        `select count(*)::int as n from jobs.outbox where state in ('waiting', 'queued') and (not_before is null or not_before <= now())`,
      );
      const types = (await eventsOf()).map(({ type }) => type);
      quiet = rows[0]!.n === 0 && types.includes('DecisionDocumentMade') ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  /** Decided by the registrar, carried out by the worker. */
  async function dispose(level: 'KEYS' | 'CONTENT'): Promise<void> {
    const events = await eventsOf();
    const state = stateOf(caseEvents, caseDecider, events);
    const { subjects, events: documents } = disposableIn(caseId, events, state);
    const command: DecideDisposal = {
      type: 'DecideDisposal',
      level,
      kids: subjects.filter(({ standing }) => standing !== 'DECIDER').map(({ kid }) => kid),
      events: level === 'CONTENT' ? documents.filter(({ kept }) => !kept).map(({ id }) => id) : [],
      decision: { reference: 'KN § 88', decidedOn: inDays(0), decidedBy: 'Kulturnämnden', ground: 'planen, punkt 4.3' },
      reason: 'Gallringsfristen har gått ut.',
      number: state.registration!.number,
    };
    const { eva } = office;
    const meta: EventContext = {
      actor: { ref: eva.ref, role: 'registrar', acr: 'loa3', at: 1, name: eva.me.name, organisation: null },
      commandId: newId(),
      correlationId: newId(),
      causationId: null,
      traceparent: null,
      rules: 'liggaren/1',
      recordedAt: clock.now(),
    };
    const told = await running.app.get(CommandBus).execute(new GiveCaseCommand(caseId, command, meta));
    expect(told).toMatchObject({ kind: 'done' });
    const completed = async () => (await eventsOf()).filter(({ type }) => type === 'ErasureCompleted').length;
    const before = events.filter(({ type }) => type === 'ErasureCompleted').length;
    while ((await completed()) === before) {
      const { rows } = await database.query<{ error: string | null }>(
        `select error from jobs.outbox where job = 'carry-out-disposal' and error is not null and state <> 'done'`,
      );
      if (rows[0]) throw new Error(rows[0].error!);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** In a process of its own, as somebody runs it beside the service. */
  function liggarenSays(...args: string[]): Promise<{ code: number | null; text: string }> {
    const child = spawn(process.execPath, [...NODE, ...args], { cwd: ROOT, env: { ...process.env, ...settings } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
  }

  /** The whole log as those who have the keys read it. */
  async function asRead(): Promise<string> {
    let text = '';
    for (let after = 0; ;) {
      const page = await running.log.readAll({ after });
      if (page.length === 0) return text;
      text += page.map((event) => JSON.stringify([event.body, event.actor])).join('\n');
      after = page.at(-1)!.position;
    }
  }

  it('a case that went through the whole service is found everywhere before, and nowhere when its keys and contents are gone', async () => {
    await wholeCase();
    await settled();
    const all = Array.from({ length: marks + 1 }, (_, n) => `${MARK}${String(n).padStart(3, '0')}`);

    // the search finds every one of them
    const read = await asRead();
    const numbered = all.slice(1);
    await database.query('checkpoint');
    const places = new Set(tracesInFiles(folder, [MARK]).map(({ where }) => where.replace(/\/[0-9A-F]{24}$|\/\d+$/, '')));
    expect([...places]).toEqual(
      expect.arrayContaining(['postgres/cluster/pg_wal', 'postgres/cluster/base'].map((one) => expect.stringContaining(one) as string)),
    );
    expect([...places].filter((one) => one.startsWith('files/'))).toHaveLength(2); // what was handed in, and the letter
    const lying = await plainText(folder, database);
    expect(numbered.filter((mark) => !read.includes(mark) && !lying.includes(mark))).toEqual([]);
    expect(numbered.filter((mark) => !lying.includes(mark))).toEqual([]);
    // and every field that is marked as personal was there
    const kinds = (await eventsOf()).map(({ type }) => type);
    expect(new Set(kinds).size).toBeGreaterThan(20);
    expect(personalPaths(caseEvents.ApplicationSubmitted.schema).length).toBeGreaterThan(10);

    backup = (await database.query<Kept>(`select kid, kek, encode(wrapped, 'hex') as wrapped from privacy.subject_key`)).rows;
    await dispose('KEYS');
    expect(await tracesInRows(database, [MARK])).toEqual([]);
    expect(await asRead()).not.toContain(MARK);
    expect(await asRead()).toContain(CONTENT_MARK);

    await dispose('CONTENT');
    expect(await asRead()).not.toContain(CONTENT_MARK);
    expect(await tracesInRows(database, [MARK, CONTENT_MARK])).toEqual([]);
    expect(tracesInFiles(folder, [MARK, CONTENT_MARK])).toEqual([]);
    expect((await database.query(`select from app.person where ref = $1`, [office.amina.ref])).rowCount).toBe(0);

    // and everything that is left holds
    const { sara } = office;
    const page = await sara.sees<{ row: object; case: { page: object } }>(`/api/cases/${caseId}`, await running.log.head());
    expect(JSON.stringify(page)).not.toContain(MARK);
    const evidence = await caseEvidence(
      {
        log: running.log as EventLog & SealedReader,
        files: new FolderStore(`${folder}/files`),
        proofs: new KeptProofs(running.app.get(Pool), running.log),
      },
      caseId,
    );
    const policy = readPolicy(await (await fetch(`${running.url}/.well-known/liggaren/keys`)).text());
    const verdict = await verify(evidence!.archive, { policy, published: [], now: Math.floor(Date.now() / 1000), maxAge: 86_400 * 60 });
    expect(verdict.findings.filter(({ fault }) => fault)).toEqual([]);
    expect(verdict.holds).toBe(true);
    const { code, text } = await liggarenSays('verify', '--full');
    // one text, so that a failure tells all that was said
    expect(`${code}: ${text}`).toMatch(/^0: [^]*gallrat innehåll[^]*Allt stämmer\./);
  }, 600_000);

  it('keys that come back with an old backup of their store are destroyed again at the start, and are nowhere in clear', async () => {
    const destroyed = async () => (await database.query('select kid, decision from privacy.tombstone order by kid')).rows;
    const before = await destroyed();
    await database.query(`
      alter table privacy.tombstone disable trigger user; delete from privacy.tombstone; alter table privacy.tombstone enable always trigger only_added_to`);
    await database.query(
      `insert into privacy.subject_key (kid, kek, wrapped)
       select kid, kek, decode(wrapped, 'hex') from json_to_recordset($1) as k(kid text, kek text, wrapped text) on conflict do nothing`,
      [JSON.stringify(backup)],
    );
    expect(await asRead()).toContain(MARK); // what the decision says of the party, in the events that stay
    await database.end();
    await running.stop();

    running = await start(configuration(settings), { clock });
    database = await asAdministrator();
    expect(await asRead()).not.toContain(MARK);
    expect(await destroyed()).toEqual(before);
  }, 240_000);
});
