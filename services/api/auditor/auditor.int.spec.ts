import { setTimeout as rest } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type { ShownReading } from './access-log.controller';
import type { CaseAtAnswer } from './case-at.controller';
import type { EventsAnswer } from './events.controller';
import type { DelegatedDecision } from '#projections/decision-queue';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { openOffice, type Office } from '../../../test/e2e/board';
import { apply, decide, prepare, register } from '../../../test/e2e/case-work';
import type { Listed } from '../queries/paging';

describe('what auditors examine', () => {
  let app: TestApplication;
  let office: Office;
  let decided: string;
  beforeAll(async () => {
    app = await startTestApplication();
    office = await openOffice(app, 'granskning');
    decided = await prepare(office, { over: { title: '=Formel; "citat"' } });
    await decide(office.anna, decided);
    // the worker adds the decision's document to the case by itself
    const documents = async () => (await office.sara.sees<CaseAtAnswer>(`/api/cases/${decided}`)).case.page.decisionDocuments;
    while ((await documents()).length === 0) await rest(100);
  }, 120_000);
  afterAll(() => app?.stop());

  const at = (revision: number, clock = 'recorded') =>
    office.ulla.sees<CaseAtAnswer>(`/api/auditor/cases/${decided}/at/${revision}?clock=${clock}`);
  const file = async (path: string): Promise<{ text: string; headers: Headers }> => {
    const response = await office.ulla.browser.request(path);
    expect(response.status).toBe(200);
    // fetch's own text() would take the byte order mark away
    return { text: Buffer.from(await response.arrayBuffer()).toString('utf8'), headers: response.headers };
  };
  const head = (): Promise<number> => app.running.log.head();

  it('is a case as it stands now when the slider is at its end, by either clock, with the guidelines and the own share of the page', async () => {
    const { case: live } = await office.ulla.sees<{ case: CaseAtAnswer['case'] }>(`/api/cases/${decided}`, await head());
    for (const clock of ['recorded', 'effective']) {
      const stood = await at(live.revision, clock);
      expect(stood.case).toEqual(live);
      expect(stood).toMatchObject({ clock, last: live.revision, writtenLater: [] });
    }
  });

  it('is a case as it stood at its first event: what it brought, who did it, and on what basis', async () => {
    const stood = await at(0);
    expect(stood.case).toMatchObject({ number: null, revision: 0, page: { registered: null, decision: null } });
    expect(stood.changes.map(({ path }) => path.join('.'))).toContain('versions.0');
    expect(stood.event).toMatchObject({
      type: 'ApplicationSubmitted',
      label: 'ansökan inkommen',
      basis: 'LAW',
      citation: 'TF 2:9, FL 22 §',
      rules: 'liggaren/1',
      roleName: 'sökande',
      actor: { name: 'Amina Yusuf', role: 'applicant' },
    });
    expect(stood.event.actor.acr).toContain('loa');
  });

  it('answers 404 for an event that the case has not come to, and for what is no number', async () => {
    for (const revision of ['9999', '-1', 'x']) expect(await office.ulla.maySee(`/api/auditor/cases/${decided}/at/${revision}`)).toBe(404);
  });

  it('is every delegated decision with a proof that holds when it is looked at anew', async () => {
    const { rows } = await office.ulla.sees<Listed<DelegatedDecision>>(`/api/auditor/decisions?scheme=${office.scheme}`, await head());
    expect(rows).toMatchObject([
      {
        caseId: decided,
        outcome: 'BIFALL',
        amountOre: 4_000_000,
        deciderName: office.anna.me.name,
        delegation: { orderVersion: 'ordning 1', postTitle: 'områdeschef', limitOre: 4_500_000 },
        verified: { revision: expect.any(Number) as number, eventId: expect.any(String) as string },
        signature: { statementSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        proof: {
          item: { validUntil: null },
          post: { to: null },
          checks: {
            ITEM_IN_FORCE: true,
            POST_HELD: true,
            WITHIN_LIMIT: true,
            WITHIN_FRAME: true,
            ONE_PERSON: true,
            NO_BOARD_MATTER: true,
            STATEMENT_UNCHANGED: true,
          },
        },
      },
    ]);
    expect(rows[0]!.signature).not.toHaveProperty('statement');
    const found = async (query: string): Promise<number> =>
      (await office.ulla.sees<Listed<DelegatedDecision>>(`/api/auditor/decisions?scheme=${office.scheme}&${query}`)).rows.length;
    expect(await found(`decider=${encodeURIComponent(office.anna.me.name.slice(0, 4).toUpperCase())}`)).toBe(1);
    expect(await found('decider=nobody')).toBe(0);
    expect(await found('outcome=AVSLAG')).toBe(0);
    expect(await found('to=2020-01-01')).toBe(0);
  });

  it.each([
    ['ulla', 'auditor/decisions?'],
    ['ulla', 'auditor/equal-treatment?scheme=s&'],
    ['ulla', 'auditor/equal-treatment/alike?scheme=s&'],
    ['ulla', 'auditor/equal-treatment/decisions?criterion=k&scheme=s&'],
    ['eva', 'dispatches?'],
    ['eva', 'diary?'],
    ['eva', 'diary/kept?'],
  ] as const)('%s is told of a period that ends before it begins, rather than shown nothing: /api/%s', async (who, list) => {
    const until = (to: string) => office[who].maySee(`/api/${list}from=2026-05-01&to=${to}`);
    expect([await until('2026-05-01'), await until('2026-04-30')]).toEqual([200, 422]);
  });

  it('is the log, by person, kind, paragraph, case and day, in either order, and in English for those who ask', async () => {
    const events = (query: string) => office.ulla.sees<EventsAnswer>(`/api/auditor/events?${query}`);
    const decisions = await events(`caseId=${decided}&paragraph=${encodeURIComponent('KL 7:5')}&order=newest-first`);
    expect(decisions.rows.map(({ type }) => type)).toEqual(['DecisionMade', 'DelegationVerified']);
    expect(decisions.rows[0]!.sentence).toContain('40 000 kr'.replace(' ', '\u00a0'));
    const first = await events(`caseId=${decided}&limit=2`);
    const second = await events(`caseId=${decided}&limit=2&from=${first.next}`);
    expect([...first.rows, ...second.rows].map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect((await events(`actor=${office.eva.ref}&type=ApplicationRegistered`)).rows.map(({ caseId }) => caseId)).toContain(decided);
    const answer = await office.ulla.browser.request(`/api/auditor/events?caseId=${decided}&limit=1`, {
      headers: { 'accept-language': 'en' },
    });
    expect(((await answer.json()) as EventsAnswer).rows[0]).toMatchObject({ label: 'application received', roleName: 'applicant' });
  });

  it('comes as files: CSV for spreadsheets, where nothing is a formula, and JSON with all that the log says', async () => {
    const { text, headers } = await file(`/api/auditor/events/export?caseId=${decided}&format=csv`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="handelser-[0-9a-f-]+-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.startsWith('\uFEFFPosition;Ström;')).toBe(true);
    const rows = parse(text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];
    const log = await app.running.log.readStream(`case-${decided}`);
    expect(rows.map((row) => row['Händelsens id'])).toEqual(log.map(({ id }) => id));

    const json = JSON.parse((await file(`/api/auditor/events/export?caseId=${decided}&format=json`)).text) as {
      log: string;
      rows: { leaf: string; leafSha256: string }[];
    };
    expect(json.log).toBe(app.running.log.origin);
    expect(json.rows.map(({ leafSha256 }) => leafSha256)).toEqual(log.map(({ leafHash }) => leafHash.toString('hex')));

    const list = await file(`/api/auditor/decisions/export?format=csv&scheme=${office.scheme}`);
    const [decision] = parse(list.text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];
    expect(decision).toMatchObject({
      Projekt: `'=Formel; "citat"`,
      'Belopp (kr)': '40000',
      Beslut: 'bifall',
      'Beloppsgränsen hölls': 'ja',
    });
    expect(JSON.parse((await file(`/api/auditor/decisions/export?format=json&scheme=nobodys`)).text)).toMatchObject({ rows: [] });
  });

  it('is read by auditors only, and every reading is in the access log before it is answered', async () => {
    const caseId = await apply(office.bengt, office.scheme, { title: 'Sett av revisorn' });
    const { position } = await register(office, caseId);
    await office.sara.sees('/api/cases', position); // its number is read there
    const before = await head();
    await office.ulla.sees(`/api/auditor/cases/${caseId}/at/0?clock=effective`);
    await file('/api/auditor/decisions/export?format=json&decider=Anna');
    // mail about the case may be recorded meanwhile
    const read = (await app.running.log.readAll({ after: before })).filter(({ stream }) => stream.startsWith('access-'));
    expect(read.map(({ body }) => body)).toEqual([
      { caseId, what: 'ärendet så som det stod vid händelse 1, med senare rättelser', query: null },
      { caseId: null, what: 'export av delegationsbeslut (JSON)', query: 'beslutsfattare: Anna' },
    ]);
    const access = (query: string) => office.ulla.sees<{ rows: ShownReading[] }>(`/api/auditor/access-log?${query}`);
    const { rows } = await access('limit=3');
    expect(rows.map(({ what }) => what)).toEqual([
      'åtkomstlogg',
      'export av delegationsbeslut (JSON)',
      expect.stringContaining('händelse 1') as string,
    ]);
    const known = await app.db.app.query<{ number: string }>('select number from read.case_queue where case_id = $1', [caseId]);
    const { number } = known.rows[0]!;
    const ofCase = (await access(`case=${encodeURIComponent(number.toLowerCase())}&actor=${office.ulla.ref}&kind=CASE`)).rows;
    expect(ofCase).toMatchObject([
      { caseId, caseNumber: number, kind: 'CASE', kindName: 'ett ärende', who: { name: office.ulla.me.name } },
    ]);
    expect((await access('from=2020-01-01&to=2020-02-01')).rows).toEqual([]);
    expect(await office.ulla.maySee('/api/auditor/access-log?case=LIG%202026-99999')).toBe(422);
    expect(await office.ulla.maySee('/api/auditor/access-log?from=2026-05-01&to=2026-04-01')).toBe(422);
    const list = await file(`/api/auditor/access-log/export?case=${caseId}&kind=CASE`);
    const [line] = parse(list.text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];
    expect(line).toMatchObject({ Vem: office.ulla.me.name, Diarienummer: number, Slag: 'ett ärende', 'Ärendets id': caseId });
    // in Sweden it is an hour or two later
    expect(line!['När (svensk tid)']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(line!['När (svensk tid)']!.slice(11)).not.toBe(line!['När (UTC)']!.slice(11, 19));
    const at_ = await head();
    for (const path of [`cases/${caseId}/at/0`, 'decisions', 'decisions/export', 'events', 'events/export', 'event-kinds'])
      for (const who of [office.sara, office.anna, office.karin, office.amina])
        expect([path, who.me.name, await who.maySee(`/api/auditor/${path}`)]).toEqual([path, who.me.name, 403]);
    const since = await app.running.log.readAll({ after: at_ });
    expect(since.filter(({ actor }) => actor.role !== 'system')).toEqual([]); // a job may have recorded its mail
  });
});
