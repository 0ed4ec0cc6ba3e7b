import { want } from '#libs/jobs';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk, Told } from '../../../test/desk';
import type { VerificationStanding } from '#libs/sealing';
import type { OperationStanding, ShownJob } from './standing';

interface Jobs {
  readonly rows: readonly ShownJob[];
  readonly next: number | null;
}

describe('the operation, over the API', () => {
  let application: TestApplication;
  let [david, ulla] = [] as unknown as [Desk, Desk];
  const dead = async (): Promise<readonly ShownJob[]> => (await david.sees<Jobs>('/api/operation/jobs?list=dead')).rows;
  const told = async (response: Promise<Response>): Promise<Told> => (await (await response).json()) as Told;
  /** Dead letters as they lie after their last attempt. */
  const die = async (...ids: readonly string[]): Promise<void> => {
    const client = await application.db.app.connect();
    const origin = { reactor: 'post', eventId: '0197a000-0000-7000-8000-000000000001', position: 7, stream: `case-${CASE}` };
    await client.query('begin');
    for (const id of ids) await want(client, id, { job: 'letter', payload: {} }, origin);
    await client.query(
      `update jobs.outbox set state = 'dead', attempts = 5, error = 'Adressen finns inte.', settled_at = now() where id = any($1)`,
      [ids],
    );
    await client.query('commit');
    client.release();
  };
  const CASE = '0197a000-0000-7000-8000-00000000000c';

  beforeAll(async () => {
    application = await startTestApplication({ ROLES: 'api,projector' });
    david = await application.desk('administrator.david');
    ulla = await application.desk('revisor.ulla');
  }, 90_000);
  afterAll(() => application?.stop());

  it('shows the administrator, and nobody else, what waits, what is dead and of what, and where the readers of the log stand', async () => {
    await die('a.post');
    expect(await david.sees<OperationStanding>('/api/operation')).toMatchObject({
      outbox: { waiting: 0, dead: 1 },
      underWay: 0,
      kinds: [{ kind: 'letter', waiting: 0, queued: 0, dead: 1 }],
      readModels: expect.arrayContaining([expect.objectContaining({ name: 'case_queue', failure: null })]),
    });
    expect(await dead()).toMatchObject([
      { id: 'a.post', kind: 'letter', standing: 'DEAD', attempts: 5, error: 'Adressen finns inte.', caseId: CASE },
    ]);
    expect((await told(ulla.post('/api/operation/jobs/a.post/retry'))).status).toBe(403);
    expect(await dead()).toHaveLength(1);
  });

  it('shows administrators and auditors what the latest check of the whole log came to', async () => {
    const shown = { latest: null, lastFull: null, alarm: null };
    expect((await david.sees<OperationStanding>('/api/operation')).verification).toEqual(shown);
    expect(await ulla.sees<VerificationStanding>('/api/auditor/verification')).toEqual(shown);
  });

  it('lets a job be run again, once for each time that it has failed, and writes down by whom', async () => {
    await david.does('/api/operation/jobs/a.post/retry');
    expect(await david.sees<Jobs>('/api/operation/jobs?list=unfinished')).toMatchObject({
      rows: [{ id: 'a.post', standing: 'WAITING', attempts: 0 }],
    });
    expect(await told(david.post('/api/operation/jobs/a.post/retry'))).toMatchObject({ status: 409, code: 'job-not-dead' });
    expect(await told(david.post('/api/operation/jobs/unknown/retry'))).toMatchObject({ status: 404, code: 'job-not-found' });
    const events = (await application.running.log.readAll()).filter(({ stream }) => stream.startsWith('operation-'));
    expect(events).toMatchObject([{ type: 'JobRetried', actor: { ref: david.ref }, body: { jobId: 'a.post', kind: 'letter' } }]);
  });

  it('gives up a job for a reason only, and runs all of a kind again together', async () => {
    await die('b.post', 'c.post', 'd.post');
    expect(await told(david.post('/api/operation/jobs/b.post/give-up', { reason: ' ' }))).toMatchObject({ status: 422 });
    await david.does('/api/operation/jobs/b.post/give-up', { reason: 'Föreningen har upphört.' });
    await david.does('/api/operation/kinds/letter/retry');
    expect(await dead()).toEqual([]);
    expect((await told(david.post('/api/operation/kinds/letter/retry'))).status).toBe(409);
    const events = (await application.running.log.readAll()).filter(({ stream }) => stream.startsWith('operation-'));
    expect(events.slice(1)).toMatchObject([
      { type: 'JobGivenUp', body: { jobId: 'b.post', reason: 'Föreningen har upphört.' } },
      { type: 'JobsOfKindRetried', body: { kind: 'letter', count: 2 } },
    ]);
  });

  it('lets what stands still try again', async () => {
    await application.db.owner.query(
      `insert into jobs.reactor (name, position, failed_position, failure, failed_at) values ('post', 3, 4, 'Det går inte att läsa.', now())`,
    );
    const reactors = async () => (await david.sees<OperationStanding>('/api/operation')).reactors;
    expect(await reactors()).toMatchObject([{ name: 'post', state: 'stopped', failure: { position: 4, error: 'Det går inte att läsa.' } }]);
    await david.does('/api/operation/reactors/post/resume');
    expect(await reactors()).toMatchObject([{ name: 'post', state: 'unattended', failure: null }]);
    expect((await told(david.post('/api/operation/reactors/post/resume'))).status).toBe(409);
    expect((await told(david.post('/api/operation/read-models/case_queue/resume'))).status).toBe(409);
  });
});
