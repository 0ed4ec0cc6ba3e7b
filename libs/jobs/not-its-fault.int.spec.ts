import type { Pool } from 'pg';
import type { JobKind } from '.';
import { Desk } from './desk';
import { eventually, Floor } from './testing/floor';
import { onBothStores } from './testing/stores';

/** More often than a process may die during a job. */
const OFTEN = 6;

describe('a job that can not be begun, again and again', () => {
  onBothStores((open) => {
    let floor: Floor;
    let done: number;
    const noted: JobKind = { name: 'noted', attempts: 1, run: async () => void done++ };
    const settled = () =>
      eventually(async () => {
        const job = await floor.job('a.reactor');
        return job?.settledAt ? job : undefined;
      });
    beforeAll(async () => {
      floor = await Floor.open(await open());
    });
    beforeEach(() => void (done = 0));
    afterEach(() => floor.clear());
    afterAll(() => floor.close());

    it('because its row can not be read, is done when it can: nobody has died', async () => {
      const { app } = floor.database;
      let away = OFTEN;
      const query = (text: string, values: unknown[]): Promise<unknown> =>
        text.startsWith('select id, job, payload') && away-- > 0
          ? Promise.reject(new Error('the database is away'))
          : app.query(text, values);
      await floor.staff([noted], { pool: Object.create(app, { query: { value: query } }) as Pool });
      await floor.want('a.reactor', { job: 'noted' });
      expect(await settled()).toMatchObject({ state: 'done', attempts: 0 });
      expect(done).toBe(1);
    });

    it('because its process is of a release that does not know it, is done by one that does', async () => {
      const older = await floor.staff([]);
      await floor.want('a.reactor', { job: 'noted' });
      await eventually(() => floor.errors.length >= OFTEN || undefined);
      await older.stop();
      await floor.staff([noted]);
      expect(await settled()).toMatchObject({ state: 'done', attempts: 0 });
      expect(done).toBe(1);
    });

    it('because each process that begins it dies, is given up', async () => {
      await floor.want('a.reactor', { job: 'noted' });
      const desk = new Desk(floor.database.app, [noted], () => undefined, new AbortController().signal);
      const begun = (attemptsStarted: number) => desk.take({ id: 'a.reactor', attemptsStarted, attemptsMade: 1 });
      await expect(begun(6)).rejects.toThrow('Processen har dött 4 gånger');
      expect([await settled(), done]).toMatchObject([{ state: 'dead' }, 0]);
    });
  });
});
