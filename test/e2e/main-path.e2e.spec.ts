import { stateOf } from '#libs/event-log';
import { caseDecider } from '#libs/grant-cases';
import { caseEvents, caseStream } from '#libs/grant-cases/events';
import { reactorStandings } from '#libs/jobs';
import { formatOre, sha256Hex, type Wording } from '#libs/kernel';
import { compareWithRefold } from '#libs/projection-runtime';
import { KeptProofs, sealingStanding } from '#libs/sealing';
import { readModels } from '../../projections';
import { run as liggaren } from '../../services/cli/line';
import { startTestApplication, urlOf, type TestApplication } from '../application';
import type { Desk } from '../desk';
import { startEventStore, type EventStore } from '../event-store';
import { CRITERIA, inDays, openOffice, type Office } from './board';
import { apply, approval, assess, decide, declare, grant, meet, prepare, refusal, register, ruling, shownTo } from './case-work';

interface Status {
  readonly headline: Wording;
  readonly whoseMove: string;
  readonly number: string | null;
  readonly asked: readonly { readonly id: string; readonly kind: string; readonly deadline: string }[];
  readonly decision: { readonly outcome: string; readonly appealText: string } | null;
}
interface Row {
  readonly phase: string;
  readonly whoseMove: string;
}
interface History {
  readonly rows: readonly { readonly revision: number; readonly type: string; readonly sentence: string; readonly who: string }[];
}

describe.each(['PostgreSQL', 'EventStoreDB'])('a case, from application to decision, with its events in %s,', (engine) => {
  let store: EventStore | undefined;
  let app: TestApplication;
  let office: Office;
  beforeAll(async () => {
    if (engine === 'EventStoreDB') store = await startEventStore();
    app = await startTestApplication(store?.environment);
    office = await openOffice(app);
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await store?.stop();
  });

  const status = (who: Desk, caseId: string, after: number) => who.sees<Status>(`/api/my-applications/${caseId}`, after);
  const row = async (caseId: string, after: number) => (await office.sara.sees<{ row: Row }>(`/api/cases/${caseId}`, after)).row;

  it('is granted: every step is an event, and the applicant is told the right thing at every step', async () => {
    const { amina, eva, sara, leila, per, anna } = office;
    const caseId = await apply(amina, office.scheme, { ownShare: { cashOre: 1_000_000, hours: 100 } });
    const path = `/api/cases/${caseId}`;
    const headline = async (after: number): Promise<string> => (await status(amina, caseId, after)).headline.sv;
    const head = async (): Promise<number> => app.running.log.head();

    expect(await status(amina, caseId, await head())).toMatchObject({
      headline: { sv: 'Vi har tagit emot din ansökan.', en: 'We have received your application.' },
      number: null,
    });
    expect(await row(caseId, await head())).toMatchObject({ phase: 'RECEIVED', whoseMove: 'REGISTRAR' });

    const registered = await eva.does(`${path}/register`, {
      number: null,
      registeredOn: inDays(0),
      sender: null,
      subject: null,
      withheld: null,
    });
    const number = `LIG ${inDays(0).slice(0, 4)}-1`;
    expect(await headline(registered.position)).toBe(`Din ansökan är diarieförd med nummer ${number}.`);
    const assigned = await sara.does(`${path}/assign`, { official: sara.ref, groupId: office.group, advisers: [leila.ref, per.ref] });
    expect(await headline(assigned.position)).toBe('Sara Lindqvist handlägger din ansökan.');

    // nobody who takes part sees the content before declaring impartiality
    for (const who of [sara, leila, per]) {
      expect(await who.sees<{ case: unknown; why: string }>(path, assigned.position)).toMatchObject({
        case: null,
        why: expect.stringContaining('opartisk'),
      });
      const declared = await declare(who, caseId);
      expect(await who.sees<{ case: { page: unknown } }>(path, declared.position)).toMatchObject({
        case: { page: { versions: [{ version: 1 }] } },
      });
    }
    await sara.does(`${path}/acknowledge`, { expectedBy: inDays(50), message: 'Vi har fått din ansökan och läser den.' });
    await sara.does(`${path}/check-eligibility`, { exceptionReason: null });

    const asked = await sara.does(`${path}/request-supplement`, {
      items: [{ what: 'Avsiktsförklaring från bostadsbolaget', why: 'Förankringen ska kunna styrkas.' }],
      deadline: inDays(14),
      consequence: 'Utan den bedöms förankringen på det som finns.',
    });
    const waiting = await status(amina, caseId, asked.position);
    expect(waiting).toMatchObject({
      whoseMove: 'APPLICANT',
      headline: { sv: expect.stringMatching(/^Vi väntar på dina kompletteringar till den /) as string },
    });
    expect(await row(caseId, asked.position)).toMatchObject({ phase: 'AWAITING_SUPPLEMENT', whoseMove: 'APPLICANT' });
    const supplementId = waiting.asked[0]!.id;
    const answered = await amina.does(`${path}/receive-supplement`, {
      supplementId,
      receivedAt: null,
      answer: 'Bostadsbolaget lånar ut fyra kök.',
    });
    expect((await status(amina, caseId, answered.position)).whoseMove).not.toBe('APPLICANT');

    const noted = await meet(office, caseId);
    expect(await row(caseId, noted.position)).toMatchObject({ whoseMove: expect.stringMatching(/OFFICIAL|GROUP/) });
    await assess(office, caseId);
    await sara.does(`${path}/draft-proposal`, grant());
    const second = await sara.does(`${path}/revise-proposal`, {
      ...grant(),
      officialAssessment: 'Uppfyller riktlinjerna, och förankringen är nu styrkt.',
    });
    expect(await headline(second.position)).toBe('Din ansökan bedöms av handläggningsgruppen.');
    const submitted = await sara.does(`${path}/submit-proposal`);
    expect(await headline(submitted.position)).toBe('Din ansökan väntar på beslut.');
    expect(await row(caseId, submitted.position)).toMatchObject({ phase: 'READY_FOR_DECISION', whoseMove: 'DELEGATE' });

    await declare(anna, caseId);
    const queue = await anna.sees<{ rows: readonly { caseId: string; proposalVersion: number }[] }>('/api/decision-queue', await head());
    expect(queue.rows).toMatchObject([{ caseId, proposalVersion: 2 }]);

    const said = ruling();
    const shown = await shownTo(anna, caseId, said);
    expect(sha256Hex(shown.statement)).toBe(shown.digest);
    expect(shown.text).toContain(formatOre(4_000_000));
    const tooEarly = await anna.post(`${path}/decision`, approval(shown, said));
    expect(tooEarly.status).toBe(401);
    expect(tooEarly.headers.get('www-authenticate')).toMatch(/insufficient_user_authentication.*max_age="120"/);
    await anna.browser.stepUp(shown.digest);
    const decided = await anna.does(`${path}/decision`, approval(shown, said));
    // nothing shows before the decision is dispatched
    expect(await status(amina, caseId, decided.position)).toMatchObject({
      headline: { sv: 'Din ansökan väntar på beslut.' },
      decision: null,
    });

    const sent = await sara.does(`${path}/dispatch-decision`, {
      recipient: 'Amina Yusuf',
      channel: 'PORTAL',
      explanation: 'Ni får bidraget.',
    });
    const told = await status(amina, caseId, sent.position);
    expect(told.headline.sv).toBe(`Din ansökan har beviljats. Bidraget är ${formatOre(4_000_000)}.`);
    expect(told.decision).toMatchObject({ outcome: 'BIFALL', appealText: expect.stringContaining('förvaltningsrätten') });
    expect(told.decision!.appealText).toContain('tre veckor');
    expect(told.decision!.appealText).not.toMatch(/enligt \d+ § förvaltningslagen/);

    const { rows } = await sara.sees<History>(`${path}/history?order=oldest-first`, sent.position);
    expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, index) => index));
    const byPeople = rows.map(({ type }) => type).filter((type) => type !== 'DecisionDocumentMade'); // made when the worker comes to it
    expect(byPeople.slice(-4)).toEqual(['DelegationVerified', 'DecisionMade', 'DecisionSigned', 'DecisionDispatched']);
    expect(rows.every(({ sentence, who }) => sentence.length > 5 && who.length > 2)).toBe(true);
    expect(rows.filter(({ type }) => type === 'CriterionAssessed')).toHaveLength(3 * CRITERIA.length);

    // the secretary records it without reading the case, and the time for appeal runs from the announcement
    const { karin } = office;
    const proof = { evidence: 'Inget överklagande, enligt mejl.', confirmedOn: inDays(0) };
    expect(await sara.isRefused(`${path}/confirm-legal-force`, proof)).toMatchObject({ status: 409 });
    // the item of the delegation order says how the board is to be told
    const minuted = { minutedOn: inDays(0), paragraph: 'Delegationsprotokoll § 4' };
    expect(await karin.isRefused(`${path}/minute-separately`, minuted)).toMatchObject({ code: 'to-be-reported' });
    await karin.does(`${path}/report-to-board`, { meetingOn: inDays(0), paragraph: '§ 31' });
    await karin.does(`${path}/approve-minutes`, { approvedOn: inDays(0), approvedBy: 'Ordföranden' });
    const up = await karin.does(`${path}/post-announcement`, {
      postedOn: inDays(0),
      proof: 'https://anslagstavla.example/4',
      minutesAt: 'Regionens diarium',
    });
    expect(await karin.sees(path, up.position)).toMatchObject({
      case: null,
      row: { deadlineKind: 'APPEAL' },
      times: {
        handling: { decided: true, grossDays: 0, netDays: 0 },
        board: { board: { route: 'REPORTED' }, postedOn: inDays(0), appealEnded: false },
        timers: expect.arrayContaining([expect.objectContaining({ kind: 'APPEAL', state: 'running', basis: 'LAW' })]),
      },
    });
    expect(await sara.isRefused(`${path}/confirm-legal-force`, proof)).toMatchObject({ status: 422 });
    const longer = { reference: '§ 9', validFrom: inDays(1), timers: [{ kind: 'MINUTES', length: 15, unit: 'DAYS', on: true }] };
    expect(await karin.isRefused(`/api/schemes/${office.scheme}/set-timers`, longer)).toMatchObject({ status: 422 });
  }, 60_000);

  it('is referred to another funder, which ends nothing, and then refused', async () => {
    const { bengt, sara, leila, anna } = office;
    const caseId = await apply(bengt, office.scheme, {
      title: 'Cyklar till alla',
      organisation: { name: 'Demonstrationsföreningen Låna lek', number: '899999-0032', form: 'ideell förening', municipality: 'Kumla' },
    });
    const path = `/api/cases/${caseId}`;
    await register(office, caseId);
    for (const who of [office.sara, office.leila, office.per]) await declare(who, caseId);
    await sara.does(`${path}/check-eligibility`, { exceptionReason: null });
    await meet(office, caseId);
    const referred = await leila.does(`${path}/refer-to-other-funding`, {
      funder: 'Allmänna arvsfonden',
      advice: 'Projektet passar deras inriktning på barn och unga.',
    });
    expect((await status(bengt, caseId, referred.position)).decision).toBeNull();
    await assess(office, caseId);
    await sara.does(`${path}/draft-proposal`, refusal());
    expect(await sara.isRefused(`${path}/submit-proposal`)).toMatchObject({ status: 409 }); // not communicated yet
    const sent = await sara.does(`${path}/send-communication`, {
      material: ['Förslag till beslut'],
      message: 'Vi överväger att föreslå avslag.',
      deadline: inDays(14),
    });
    const { asked } = await status(bengt, caseId, sent.position);
    await bengt.does(`${path}/reply-to-communication`, {
      communicationId: asked[0]!.id,
      receivedAt: null,
      answer: 'Vi står fast vid ansökan.',
    });
    await sara.does(`${path}/submit-proposal`);
    await declare(anna, caseId);
    await decide(anna, caseId, ruling({ outcome: 'AVSLAG' }));
    const out = await sara.does(`${path}/dispatch-decision`, {
      recipient: 'Bengt Forsell',
      channel: 'LETTER',
      explanation: 'Ansökan avslås: verksamheten finns redan.',
    });
    expect(await status(bengt, caseId, out.position)).toMatchObject({
      headline: { sv: 'Din ansökan har fått avslag.', en: 'Your application has been rejected.' },
      decision: { outcome: 'AVSLAG' },
    });
  }, 60_000);

  it('replays to the same state, and every read model is the same when built again from nothing', async () => {
    const caseId = await prepare(office);
    await decide(office.anna, caseId);
    const { log } = app.running;
    const events = await log.readStream(caseStream(caseId));
    const whole = stateOf(caseEvents, caseDecider, events);
    const half = Math.floor(events.length / 2);
    const inTwo = events
      .slice(half)
      .reduce(
        (state, one) => stateOf(caseEvents, { ...caseDecider, initial: state }, [one]),
        stateOf(caseEvents, caseDecider, events.slice(0, half)),
      );
    expect(inTwo).toEqual(whole);
    expect(whole).toMatchObject({ decision: { content: { outcome: 'BIFALL' } } });

    await office.sara.sees(`/api/cases/${caseId}`, await log.head());
    for (const model of readModels) expect(await compareWithRefold(model, { pool: app.db.app, log })).toMatchObject({ differing: 0 });
  }, 60_000);

  it('leaves a trace of all that the auditor read, and of which cases others could read, once a day', async () => {
    const { ulla, sara } = office;
    const caseId = await apply(office.amina, office.scheme, { title: 'Att revidera' });
    const { position } = await register(office, caseId);
    /** What people did since; the service itself tells of what happened by mail. */
    const since = async (before: number) =>
      (await app.running.log.readAll({ after: before })).filter(({ actor }) => actor.role !== 'system');
    await sara.sees('/api/cases');
    await sara.sees(`/api/cases/${caseId}`, position); // nothing but what stands in the diary, before the declaration
    expect(await since(position)).toEqual([]);
    const declared = await declare(sara, caseId);
    for (let times = 0; times < 2; times++) await sara.sees(`/api/cases/${caseId}`, declared.position);
    await ulla.sees(`/api/cases/${caseId}`, declared.position);
    expect(await since(declared.position)).toMatchObject([
      { type: 'CaseRead', body: { caseId, what: 'ärendeakt' }, actor: { ref: sara.ref } },
      { type: 'AuditorAccessed', body: { caseId }, actor: { ref: ulla.ref } },
    ]);
  });

  it('is the same case when the whole log has been moved to the other engine, and goes on there', async () => {
    const { sara, scheme } = office;
    const other = (store ??= await startEventStore());
    const [from, to] = engine === 'PostgreSQL' ? ['postgres', 'eventstoredb'] : ['eventstoredb', 'postgres'];
    const cases = '/api/cases?limit=50';
    type Rows = { readonly rows: readonly { readonly position: number }[] };
    /** Everything but the places in the log, which are the engine's own. */
    const seenBy = async (who: Desk): Promise<readonly object[]> =>
      (await who.sees<Rows>(cases, await app.running.log.head())).rows.map((row) => ({ ...row, position: null }));
    const before = await seenBy(sara);
    expect(before.length).toBeGreaterThan(2);
    const said: string[] = [];
    await app.restart(to === 'postgres' ? {} : other.environment, async () => {
      const environment = { ...other.environment, DATABASE_URL: urlOf(app.db.appConnection), DATA_DIR: app.folder };
      const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text), environment };
      expect({ code: await liggaren(['copy-log', '--from', from!, '--to', to!], terminal), said }).toMatchObject({ code: 0 });
    });
    const { log } = app.running;
    const [again, amina] = [await app.desk('handlaggare.sara'), await app.desk('sokande.amina')];
    expect(await seenBy(again)).toEqual(before);
    const caseId = await apply(amina, scheme, { title: 'Efter flytten' });
    expect(await status(amina, caseId, await log.head())).toMatchObject({ whoseMove: 'AUTHORITY' });
    for (const model of readModels) expect(await compareWithRefold(model, { pool: app.db.app, log })).toMatchObject({ differing: 0 });
    // what reads the log for mail and other work goes on after the event that it read last
    for (const { failure } of await reactorStandings(app.db.app)) expect(failure).toBeNull();
    // and the proofs: the leaves are the same at other places
    const { size } = await new KeptProofs(app.db.app, log).sealNow();
    const { rows } = await app.db.app.query<{ signed: string }>(
      "select count(*) as signed from audit.checkpoint where kind = 'SEALED' and size < $1",
      [size],
    );
    expect(Number(rows[0]!.signed)).toBeGreaterThan(0);
    expect((await sealingStanding(app.db.app)).alarm).toBeNull();
  }, 60_000);
});
