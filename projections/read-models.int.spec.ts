import { compareWithRefold, ProjectionRuntime } from '#libs/projection-runtime';
import { MemoryEventLog } from '../libs/event-log/memory';
import { testDatabase, type TestDatabase } from '../test/database';
import { ALL_TYPES, appendTo, CASE, chronicle, uuid } from './examples';
import { called, enters, entry, guidelines, item, keptMail, order, reported, scheme } from './examples/registers';
import { readModels } from './index';

describe('the read models in the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('are the same whether they follow the log event by event or are folded anew from its first event', async () => {
    const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
    const runtime = new ProjectionRuntime({ pool: db.app, log, projections: readModels });
    await runtime.start();
    try {
      const parts = [chronicle(), chronicle()];
      const told = parts[0]!;
      for (const [n, type] of ALL_TYPES.entries()) {
        if (n % 6 === 0)
          enters(told, 'frame-s-2026', 'FrameReserved', { decisionId: uuid(1, n), caseId: CASE, amountOre: n, caseRevision: n });
        told.happens(type).happens(type === 'ApplicationSubmitted' ? type : 'CaseAssigned', {}, {}, uuid(0xca5e, 2));
      }
      enters(told, 'scheme-s', 'SchemeEstablished', scheme('s', 'Stöd'));
      enters(told, 'scheme-s', 'GuidelinesAdopted', guidelines('1', '2026-01-01'));
      enters(told, 'delegation-kn', 'DelegationOrderAdopted', order('1', '2026-01-01', [item('H.1'), item('H.2')]));
      enters(told, 'diary-2026', 'CaseEntered', entry(CASE, 'LIG 2026-1'));
      enters(told, `dispatch-${uuid(0xd, 1)}`, 'MailKept', keptMail(CASE));
      enters(told, `board-meeting-${uuid(0xb, 1)}`, 'BoardMeetingCalled', called('2026-04-14'));
      enters(told, `board-meeting-${uuid(0xb, 1)}`, 'ReportListFixed', { entries: [reported(1, CASE, uuid(1, 1))] });
      // one append at a time, so that rows go through the table again and again
      for (const event of told.events) {
        await appendTo(log, { events: [event] } as unknown as typeof told);
        await runtime.progress.waitFor('case_queue', await log.head());
      }
      for (const { name } of readModels) await expect(runtime.progress.waitFor(name, await log.head(), 20_000)).resolves.toBe(true);
      for (const model of readModels) {
        const { rows, differences } = await compareWithRefold(model, { pool: db.app, log });
        expect({ name: model.name, differences }).toEqual({ name: model.name, differences: [] });
        expect(rows).toBeGreaterThan(0);
      }
    } finally {
      await runtime.stop();
      await log.close();
    }
  });
});
