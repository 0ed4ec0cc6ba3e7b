import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPool, startEmbeddedPostgres } from '#libs/database';
import { newId } from '#libs/kernel';
import { compareWithRefold } from '#libs/projection-runtime';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { readModels } from '../../projections';
import { asReadIn } from '../as-read';
import { Desk, type Done } from '../desk';
import { openOffice } from '../e2e/board';
import { formFor } from '../e2e/case-work';
import { freePort } from '../identity-app';
import { startProcess, type Process } from './process';

const COMMANDS = 200;
/** So many answers have come when the process dies. */
const KILL_AFTER = 60;
/** So many are sent as it dies: it can't be done with all of them, however late the answers are heard. */
const LAST = 40;

describe('kill -9 in the middle of 200 concurrent commands', () => {
  let folder: string;
  let running: Process | undefined;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-kill-'));
    fs.chmodSync(folder, 0o711);
  });
  afterAll(async () => {
    await running?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('loses no acknowledged command, does none twice, and leaves read models that agree with the log', async () => {
    const environment = { DATA_DIR: folder, PORT: String(await freePort()), DEMONSTRATION: 'nej', LOG_LEVEL: 'silent' };
    running = await startProcess(environment);
    const { url } = running;
    const { scheme } = await openOffice({ desk: (subject) => Desk.open(url, subject) });
    const amina = await Desk.open(url, 'sokande.amina');
    const drafts = Array.from({ length: COMMANDS }, (_, n) => ({ draftId: newId(), key: newId(), title: `Ansökan ${n}` }));
    for (const { draftId, title } of drafts)
      await amina.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: scheme, callId: null, content: formFor({ title }) });

    const acknowledged = new Map<string, Done>();
    const submit = async ({ draftId, key }: (typeof drafts)[number]): Promise<void> => {
      let answer = await amina.post(`/api/drafts/${draftId}/submit`, {}, { key });
      // a command whose process died is somebody's for some seconds more: do as the answer says
      for (; answer.status === 409; answer = await amina.post(`/api/drafts/${draftId}/submit`, {}, { key })) {
        expect(await answer.json()).toMatchObject({ code: 'idempotency-in-progress' });
        await pause(Number(answer.headers.get('retry-after')) * 1000);
      }
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      acknowledged.set(draftId, (await answer.json()) as Done);
    };
    const dying = running;
    const { promise: death, resolve: dies } = Promise.withResolvers<void>();
    let killed: Promise<void> | undefined;
    const first = await Promise.allSettled(
      drafts.map(async (draft, n) => {
        if (n >= COMMANDS - LAST) await death;
        await submit(draft);
        if (acknowledged.size < KILL_AFTER) return;
        killed ??= dying.kill();
        dies();
      }),
    );
    await killed;
    const before = new Map(acknowledged);
    expect(first.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect(before.size).toBeGreaterThanOrEqual(KILL_AFTER);

    running = await startProcess(environment);
    await Promise.all(drafts.map(submit)); // everybody tries again with the same key, also those who have their answer
    for (const [draftId, { caseId, revision }] of before) expect(acknowledged.get(draftId)).toMatchObject({ caseId, revision });

    const { rows } = await amina.sees<{ rows: readonly { caseId: string; title: string }[] }>(
      '/api/my-applications',
      Math.max(...[...acknowledged.values()].map(({ position }) => position)),
    );
    expect(rows.map(({ title }) => title).toSorted()).toEqual(drafts.map(({ title }) => title).toSorted());

    const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), ifRunning: 'use' });
    const pool = openPool({ ...server.superuser, database: 'liggaren' });
    const log = asReadIn(folder, pool, new PostgresEventLog({ pool, origin: 'fault.example', application: 'test@1' }));
    try {
      const events = [];
      for (let after = 0; ; after = events.length) {
        const page = await log.readAll({ after });
        if (page.length === 0) break;
        events.push(...page);
      }
      expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
      const submitted = events.filter(({ type }) => type === 'ApplicationSubmitted');
      expect(new Set(submitted.map(({ stream }) => stream)).size).toBe(COMMANDS);
      expect(submitted).toHaveLength(COMMANDS);
      for (const model of readModels) expect(await compareWithRefold(model, { pool, log })).toMatchObject({ differing: 0 });
    } finally {
      await log.close();
      await pool.end();
    }
  }, 180_000);

  it('stops in good order when told to', async () => {
    expect(await running?.stop()).toBe(0);
    running = undefined;
  });
});
