import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk, Done, Told } from '../../../test/desk';
import { commandIdOf } from './issued';

const GROUP = { groupId: 'grupp-1', name: 'Handläggningsgruppen' };
const SCHEME = {
  schemeId: 'sociala-innovationer',
  name: 'Stöd till sociala innovationer',
  board: 'Kulturnämnden',
  boardId: 'kulturnamnden',
  legalRegime: 'KL13',
  caseGroup: 'H',
};
/** Five days from the first of a month. */
const PAUSE = (from: string) => ({ from, to: `${from.slice(0, 8)}05`, reason: 'Nämnden ser över stödet.' });

describe('a command over HTTP', () => {
  let application: TestApplication;
  let karin: Desk;
  /** The service itself may seal the log meanwhile. */
  const byPeople = async () => (await application.running.log.readAll()).filter(({ actor }) => actor.role !== 'system');
  const events = async (): Promise<number> => (await byPeople()).length;

  beforeAll(async () => {
    application = await startTestApplication();
    karin = await application.desk('namndsekreterare.karin');
    await karin.does('/api/schemes', SCHEME);
  }, 60_000);
  afterAll(() => application?.stop());

  it('is refused without a key that makes it safe to send twice, and with one that is no UUID', async () => {
    const without = await karin.browser.send('POST', '/api/schemes/sociala-innovationer/pause-intake', PAUSE('2026-12-01'));
    expect(await without.json()).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    expect(await karin.isRefused('/api/schemes', SCHEME, { key: 'abc' })).toMatchObject({ status: 400, code: 'idempotency-key-invalid' });
  });

  it('answers with the position to wait for, and the etag that the next command builds on', async () => {
    const done = await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-01-01'));
    expect(done).toEqual({ position: (await byPeople()).at(-1)!.position, revision: 1, etag: '"1"' });
  });

  it('is done once and answered alike when it is sent again with the same key, also under another case of letters', async () => {
    const key = newId();
    const first = await karin.post('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-02-01'), { key });
    const before = await events();
    const again = await karin.post('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-02-01'), { key: key.toUpperCase() });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await again.json()).toEqual(await first.json());
    expect(await events()).toBe(before);
  });

  it('is refused when the key was used for something else', async () => {
    const key = newId();
    await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-03-01'), { key });
    for (const [path, body] of [
      ['/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-04-01')],
      ['/api/schemes/sociala-innovationer/resume-intake', PAUSE('2027-03-01')],
    ] as const)
      expect(await karin.isRefused(path, body, { key })).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('belongs to its sender: the same key from somebody else is another command', async () => {
    const key = newId();
    const anna = await application.desk('omradeschef.anna');
    await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-05-01'), { key });
    expect(await anna.isRefused('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-05-01'), { key })).toMatchObject({
      status: 403,
      code: 'not-the-boards-secretary',
    });
  });

  it('is done once when twenty copies of it arrive together', async () => {
    const key = newId();
    const before = await events();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => karin.post('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-06-01'), { key })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(((await answer.json()) as Told).code).toBe('idempotency-in-progress');
    }
    expect(await events()).toBe(before + 1);
    expect((await karin.post('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-06-01'), { key })).status).toBe(200);
  });

  it('finds its own events when the process died between writing them and keeping the answer', async () => {
    const key = newId();
    const first = await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-07-01'), { key });
    await application.db.owner.query('delete from app.idempotency where key = $1', [key]);
    const before = await events();
    expect(await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-07-01'), { key })).toEqual(first);
    expect(await events()).toBe(before);
  });

  it('takes over from a process that claimed the key and was never heard of again', async () => {
    const key = newId();
    await application.db.owner.query(
      `insert into app.idempotency (person_ref, key, route, request_sha256, claim, claimed_at)
       select $1, $2, route, request_sha256, $3, now() - interval '1 minute' from app.idempotency where route like '%pause-intake' order by claimed_at desc limit 1`,
      [karin.ref, key, newId()],
    );
    await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-07-01'), { key });
  });

  it('leaves its key free when it is refused, so that it can be mended and sent again', async () => {
    const key = newId();
    const wrong = { ...PAUSE('2027-09-01'), from: '2027-09-09' };
    expect(await karin.isRefused('/api/schemes/sociala-innovationer/pause-intake', wrong, { key })).toMatchObject({
      status: 422,
      code: 'pause-ends-first',
    });
    await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-09-01'), { key });
  });

  it('is refused with what has changed when the sender has seen an older version, and nothing is written', async () => {
    const { etag } = await karin.does('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-10-01'));
    await karin.does('/api/schemes/sociala-innovationer/resume-intake', { from: '2027-10-03' }, { seen: etag });
    const before = await events();
    const told = await karin.isRefused('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-12-01'), { seen: etag });
    expect(told).toMatchObject({ status: 412, code: 'case-changed' });
    expect(told.changes).toEqual([expect.objectContaining({ what: 'intag återupptaget' })]);
    expect(told.detail).toContain('intag återupptaget');
    expect(await events()).toBe(before);
    expect(await karin.isRefused('/api/schemes/sociala-innovationer/pause-intake', PAUSE('2027-12-01'), { seen: 'v12' })).toMatchObject({
      status: 400,
      code: 'if-match-invalid',
    });
  });

  it('is read by its own sender at once, by waiting for its position', async () => {
    const sara = await application.desk('handlaggare.sara');
    const members = [sara.ref];
    const { position } = await karin.does('/api/schemes/sociala-innovationer/compose-handling-group', { ...GROUP, members });
    const scheme = await karin.sees<{ groups: { groupId: string }[]; upToDate?: boolean }>('/api/schemes/sociala-innovationer', position);
    expect(scheme.groups).toEqual([expect.objectContaining({ groupId: 'grupp-1' })]);
    expect(scheme).not.toHaveProperty('upToDate');
  });

  it('says so when an answer is not up to date after two seconds', async () => {
    const response = await karin.browser.request(`/api/schemes?after=${(await events()) + 1000}`);
    expect(response.headers.get('x-not-up-to-date')).toBe('true');
    expect(await response.json()).toMatchObject({ upToDate: false, rows: [expect.anything()] });
  });

  it('sets no money aside for a scheme that is not there', async () => {
    const frame = { year: 2026, amountOre: 1_000_000, boardParagraph: '§ 1' };
    expect(await karin.isRefused('/api/schemes/finns-inte/set-frame', frame)).toMatchObject({ status: 404, code: 'no-scheme' });
  });

  it('names a person who is not there by the field that named them', async () => {
    const told = await karin.isRefused('/api/schemes/sociala-innovationer/compose-handling-group', {
      ...GROUP,
      members: [karin.ref, 'p_ingen'],
    });
    expect(told).toMatchObject({ status: 422, code: 'invalid-input', errors: [{ field: 'members.1' }] });
  });

  it('carries the same command id whatever process takes it', () => {
    const key = newId();
    expect(commandIdOf('p_a', key)).toBe(commandIdOf('p_a', key));
    expect(commandIdOf('p_a', key)).not.toBe(commandIdOf('p_b', key));
  });

  it('takes the caller’s trace along into the event', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'idempotency-key': newId(), traceparent };
    const answer = await karin.browser.send('POST', '/api/schemes/sociala-innovationer/pause-intake', PAUSE('2028-01-01'), headers);
    const { position } = (await answer.json()) as Done;
    const [event] = await application.running.log.readAll({ after: position - 1, limit: 1 });
    expect(event).toMatchObject({ traceparent, actor: { ref: karin.ref, role: 'boardSecretary' }, rules: 'liggaren/1' });
  });
});
