import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId } from '#libs/kernel';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { Desk } from '../../../test/desk';
import { freePort } from '../../../test/identity-app';
import { createApplication } from '../../all/application';
import { FolderStore } from '#libs/documents';
import { SystemClock } from '#libs/kernel';
import { openLog } from './logging';
import { Readiness } from './readiness';

type Application = Awaited<ReturnType<typeof createApplication>>;

describe('what operators see', () => {
  const lines: string[] = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-observed-'));
  let database: TestDatabase;
  let app: Application;
  let log: PostgresEventLog;
  let base: string;
  const logged = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const metrics = async (): Promise<string> => (await fetch(`${base}/metrics`)).text();

  beforeAll(async () => {
    database = await testDatabase();
    // a queue without room: every append is one too many
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test', queueLimit: 0 });
    base = `http://127.0.0.1:${await freePort()}`;
    app = await createApplication({
      roles: ['api', 'projector'],
      pool: database.app,
      projectionPool: database.app,
      log,
      clock: new SystemClock(),
      files: new FolderStore(`${folder}/files`),
      jobs: { database: database.appConnection, redisUrl: null },
      logger: openLog('info', { write: (line) => void lines.push(line) }),
      identity: { publicUrl: base, signIn: { kind: 'development' }, sessionSecret: null, folder },
    });
    await app.listen(Number(new URL(base).port), '127.0.0.1');
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await log?.close();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is that the process lives, and what it can reach', async () => {
    expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${base}/health/ready`);
    expect(ready.status).toBe(200);
    const { checks } = (await ready.json()) as { checks: Record<string, { ok: boolean; says: unknown }> };
    expect(checks['log']).toEqual({ ok: true, says: { head: 0 } });
    expect(checks['projections']!.says).toMatchObject({ case_queue: { behind: 0 } });
  });

  it('is 503 with Retry-After when the log takes no more, and the outcome is counted', async () => {
    const karin = await Desk.open(base, 'namndsekreterare.karin');
    const body = { schemeId: 'a', name: 'A', board: 'B', boardId: 'b', legalRegime: 'KL13', caseGroup: 'H' };
    const answer = await karin.post('/api/schemes', body);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await answer.json()).toMatchObject({ code: 'overloaded', detail: expect.stringContaining('Inget har sparats') as string });
    expect(await metrics()).toContain('liggaren_appends_total{outcome="failed"} 1');
  });

  it('is how long answers take by route, how large appends are and how far read models lag', async () => {
    await fetch(`${base}/api/diary?limit=1`);
    const text = await metrics();
    expect(text).toContain('liggaren_http_request_seconds_count{method="GET",route="/api/diary",status="200"} 1');
    expect(text).toContain('liggaren_append_events_bucket{le="1"} 1');
    expect(text).toContain('liggaren_projection_lag_events{projection="case_queue"} 0');
  });

  it('is a line for each request that says nothing of people: a pattern for the path, a pseudonym for the person', async () => {
    const eva = await Desk.open(base, 'registrator.eva');
    const caseId = newId();
    await eva.browser.request(`/api/cases/${caseId}?text=Sven%20Hemlig`);
    await eva.post('/api/cases', { hemligt: 'Sven Hemlig' });
    const line = logged().find(({ route }) => route === '/api/cases/:id');
    expect(line).toMatchObject({ method: 'GET', status: 404, person: eva.ref, request: expect.any(String) as string });
    const cookie = eva.browser.cookie('liggaren')!;
    expect(cookie).toBeDefined();
    for (const text of lines) {
      expect(text).not.toContain('Hemlig');
      expect(text).not.toContain(caseId);
      expect(text).not.toContain(cookie);
      expect(text).not.toContain('Eva Nyberg');
    }
  });

  it('is 503 as soon as the process is about to close', async () => {
    app.get(Readiness).close();
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
  });
});
