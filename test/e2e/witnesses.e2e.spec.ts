/** A decision that waits for those outside who stand for the log, over HTTP: the whole service, and a witness that is away for a while. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { readKey } from '#libs/integrity';
import { listen, Witness, type Listening } from '#libs/sealing/module';
import type { CheckpointsAnswer } from '../../services/api/proof/checkpoints.controller';
import type { WitnessingAnswer } from '../../services/api/proof/witnessing.controller';
import { startTestApplication, type TestApplication } from '../application';
import type { Told } from '../desk';
import { openOffice, type Office } from './board';
import { decide, prepare } from './case-work';

const DISPATCH = { recipient: 'Amina Yusuf', channel: 'PORTAL', explanation: 'Ni får bidraget.' };

describe('a decision of a log that a witness stands for', () => {
  let app: TestApplication;
  let office: Office;
  let folder: string;
  let witness: Witness;
  let server: Listening;
  let away = false;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-witness-'));
    app = await startTestApplication();
    let keys: CheckpointsAnswer['keys'] = [];
    while (keys.length === 0) {
      keys = ((await (await fetch(`${app.base}/api/checkpoints`)).json()) as CheckpointsAnswer).keys;
      await rest(100);
    }
    const logs = keys.map(({ vkey }) => readKey(vkey)!);
    witness = await Witness.open(path.join(folder, 'w'), 'revision.example/w', logs);
    server = await listen(
      { host: '127.0.0.1', port: 0 },
      async (asking) => (away ? { status: 503 } : witness.answer(asking)),
      () => undefined,
    );
    const policy = path.join(folder, 'policy.txt');
    fs.writeFileSync(policy, `witness revision ${witness.verifierKey} ${server.url}\nquorum revision\n`);
    await app.restart({ WITNESS_POLICY: policy });
    office = await openOffice(app, 'bevittnat');
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await server?.close();
    await witness?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const decided = async (): Promise<string> => {
    const caseId = await prepare(office);
    await decide(office.anna, caseId);
    return caseId;
  };
  const waits = async (caseId: string) =>
    office.sara.sees<WitnessingAnswer>(`/api/cases/${caseId}/witnessing`, await app.running.log.head());
  const until = async (caseId: string, missing: WitnessingAnswer['missing']): Promise<void> => {
    while (JSON.stringify((await waits(caseId)).missing) !== JSON.stringify(missing)) await rest(200);
  };
  const sent = async (caseId: string) =>
    (await loadStream(app.running.log, caseStream(caseId))).events.filter(({ type }) => type === 'DecisionDispatched');

  it('is dispatched when the witness stands for it; while it is away the answer says so, and the applicant sees nothing', async () => {
    const first = await decided();
    await until(first, null);
    await office.sara.does(`/api/cases/${first}/dispatch-decision`, DISPATCH);
    expect((await sent(first))[0]!.body).not.toHaveProperty('unwitnessed');

    away = true;
    const second = await decided();
    expect(await waits(second)).toEqual({ asked: ['revision'], missing: ['revision'] });
    const refusal = await office.sara.post(`/api/cases/${second}/dispatch-decision`, DISPATCH);
    expect(refusal.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify((await refusal.json()) as Told)).toContain('Beslutet väntar på bevittning');
    expect(await office.amina.sees(`/api/my-applications/${second}`, await app.running.log.head())).toMatchObject({ decision: null });

    away = false; // it is asked again by itself
    await until(second, null);
    await office.sara.does(`/api/cases/${second}/dispatch-decision`, DISPATCH);
    expect(await sent(second)).toHaveLength(1);
  }, 120_000);

  it('may be sent before that with a reason, which stands in the case', async () => {
    away = true;
    const caseId = await decided();
    await office.sara.does(`/api/cases/${caseId}/dispatch-decision`, { ...DISPATCH, unwitnessed: 'Vittnet är borta över helgen.' });
    expect((await sent(caseId))[0]!.body).toMatchObject({ unwitnessed: 'Vittnet är borta över helgen.' });
    const { rows } = await office.sara.sees<{ rows: readonly { sentence: string }[] }>(
      `/api/cases/${caseId}/history`,
      await app.running.log.head(),
    );
    expect(JSON.stringify(rows)).toContain('Då hade för få vittnen intygat loggen. Skäl: Vittnet är borta över helgen.');
  }, 120_000);
});
