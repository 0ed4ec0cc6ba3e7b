import { once } from 'node:events';
import { CannotBeDone, forgetSettled, giveUpJob, NotYet, outboxFigures, retryJob, retryKind, type JobKind } from '.';
import { eventually, Floor } from './testing/floor';
import { QUICK_TO_MISS } from './testing/quick';
import { onBothStores } from './testing/stores';

type Run = Parameters<JobKind['run']>[0];
/** A kind that keeps what it was given. */
class Noted implements JobKind {
  readonly runs: Run[] = [];
  constructor(
    readonly name = 'noted',
    readonly attempts = 3,
    private readonly work: (job: Run) => Promise<void> | void = () => undefined,
  ) {}
  async run(job: Run): Promise<void> {
    this.runs.push(job);
    await this.work(job);
  }
}
const failing = (attempts: number, times: number, error: () => Error): Noted =>
  new Noted('noted', attempts, function (this: void, { attempt }) {
    if (attempt <= times) throw error();
  });

describe('a job', () => {
  onBothStores((open) => {
    let floor: Floor;
    beforeAll(async () => {
      floor = await Floor.open(await open());
    });
    afterEach(() => floor.clear());
    afterAll(() => floor.close());

    it('is done with what was wanted, and is then done', async () => {
      const noted = new Noted();
      await floor.staff([noted]);
      await floor.want('a.reactor', { job: 'noted', payload: { to: 'Å' } });
      expect(await floor.is('a.reactor', 'done')).toMatchObject({ attempts: 0, error: null });
      expect(noted.runs).toEqual([{ id: 'a.reactor', payload: { to: 'Å' }, attempt: 1, signal: expect.any(AbortSignal) as AbortSignal }]);
    });

    it('that is wanted many times over, before and after, is done once, whoever is at work', async () => {
      const noted = new Noted();
      await Promise.all([floor.staff([noted]), floor.staff([noted])]);
      const ids = Array.from({ length: 60 }, (_, n) => `event-${n}.reactor`);
      const all = (): Promise<unknown> => Promise.all(ids.map((id) => floor.want(id, { job: 'noted' })));
      await Promise.all([all(), all()]);
      await eventually(async () => (await Promise.all(ids.map((id) => floor.job(id)))).every((job) => job?.state === 'done') || undefined);
      await all();
      await floor.want('after', { job: 'noted' });
      await floor.is('after', 'done');
      expect(noted.runs.map(({ id }) => id).toSorted()).toEqual([...ids, 'after'].toSorted());
    });

    it('that the queue hands out again when it is done already is not done again', async () => {
      const noted = new Noted();
      await floor.want('a.reactor', { job: 'noted' });
      await floor.staff([noted]);
      await floor.is('a.reactor', 'done');
      const { queue } = await floor.queue();
      await queue.add('noted', {}, { jobId: 'a.reactor', removeOnComplete: true });
      await queue.close();
      await floor.want('b.reactor', { job: 'noted' });
      await floor.is('b.reactor', 'done');
      expect(noted.runs.map(({ id }) => id)).toEqual(['a.reactor', 'b.reactor']);
    });

    it('that fails is tried again, and tells each time which attempt it is', async () => {
      const noted = failing(3, 2, () => new Error('Servern svarar inte.'));
      await floor.staff([noted]);
      await floor.want('a.reactor', { job: 'noted' });
      expect(await floor.is('a.reactor', 'done')).toMatchObject({ attempts: 2, error: null });
      expect(noted.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    });

    it('lies among the dead letters after its last attempt, with the reason, until somebody lets it be tried from the beginning', async () => {
      let works = false;
      const noted = new Noted('noted', 2, () => {
        if (!works) throw new Error('Adressen finns inte.');
      });
      await floor.staff([noted]);
      await floor.want('a.reactor', { job: 'noted' });
      expect(await floor.is('a.reactor', 'dead')).toMatchObject({ attempts: 2, error: 'Error: Adressen finns inte.' });
      expect(await outboxFigures(floor.database.app)).toMatchObject({ waiting: 0, queued: 0, dead: 1, oldestSeconds: 0 });
      works = true;
      expect(await retryJob(floor.database.app, 'a.reactor')).toBe(true);
      expect(await floor.is('a.reactor', 'done')).toMatchObject({ attempts: 0 });
      expect(noted.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 1]);
      expect(await retryJob(floor.database.app, 'a.reactor')).toBe(false);
    });

    it('that no attempt can help goes there at once, and of a kind all are tried again together', async () => {
      const works = new Set<string>();
      const kind = (name: string): Noted =>
        new Noted(name, 9, () => {
          if (!works.has(name)) throw new CannotBeDone('Mottagaren är borttagen.');
        });
      await floor.staff([kind('letter'), kind('notice')]);
      for (const [id, job] of Object.entries({ a: 'letter', b: 'letter', c: 'notice' })) await floor.want(id, { job });
      for (const id of ['a', 'b', 'c']) expect(await floor.is(id, 'dead')).toMatchObject({ attempts: 1 });
      works.add('letter');
      expect(await retryKind(floor.database.app, 'letter')).toBe(2);
      await Promise.all([floor.is('a', 'done'), floor.is('b', 'done')]);
      expect(await floor.job('c')).toMatchObject({ state: 'dead' });
      expect(await giveUpJob(floor.database.app, 'c')).toBe(true);
      expect([await giveUpJob(floor.database.app, 'c'), await retryJob(floor.database.app, 'c')]).toEqual([false, false]);
    });

    it('that has to wait for something outside is put off, however often, and no attempt is counted', async () => {
      let left = 6;
      const waits = new Noted('waits', 2, () => {
        if (left-- > 0) throw new NotYet('Väntar på vittnen.', 200_000);
      });
      await floor.staff([waits]);
      const { queue } = await floor.queue();
      await floor.want('a.reactor', { job: 'waits' });
      for (let times = 1; times <= 6; times++) {
        // begun again it still waits, and is due, until the queue's transaction is through
        const figures = await eventually(async () => {
          const now = await outboxFigures(floor.database.app);
          return waits.runs.length === times && now.waiting === 1 && now.due === 0 ? now : undefined;
        });
        expect(await floor.job('a.reactor')).toMatchObject({ attempts: 0, error: 'Väntar på vittnen.' });
        expect(figures).toMatchObject({ oldestSeconds: 0, dead: 0 });
        // the queue lets go of it before its time has come
        await eventually(async () => !(await queue.getJob('a.reactor')) || undefined);
        await floor.database.owner.query(`update jobs.outbox set not_before = now() where id = 'a.reactor'`);
        await floor.database.owner.query(`select pg_notify('jobs', '')`);
      }
      await floor.is('a.reactor', 'done');
      await queue.close();
      expect(waits.runs.map(({ attempt }) => attempt)).toEqual(Array(7).fill(1));
    });

    it('of a kind that this release does not know is kept and tried again, not thrown away', async () => {
      await floor.staff([]);
      await floor.want('a.reactor', { job: 'unheard-of' });
      const job = await eventually(async () => {
        const found = await floor.job('a.reactor');
        return found?.error ? found : undefined;
      });
      expect(job.error).toContain('unheard-of');
      expect(job).toMatchObject({ state: 'queued', attempts: 0 });
    });

    it('that may not begin yet waits, and begins no earlier', async () => {
      const began: number[] = [];
      await floor.staff([new Noted('noted', 1, () => void began.push(Date.now()))]);
      const soon = Date.now() + 400;
      await floor.want('later', { job: 'noted', notBefore: '2999-01-01T00:00:00Z' });
      await floor.want('soon', { job: 'noted', notBefore: new Date(soon).toISOString() });
      await floor.is('soon', 'done');
      expect(began).toHaveLength(1);
      expect(began[0]).toBeGreaterThanOrEqual(soon);
      expect(await floor.job('later')).toMatchObject({ state: 'waiting' });
    });

    it('whose process is killed in the middle of it is done by another', async () => {
      await floor.want('a.reactor', { job: 'endless' });
      const kill = await floor.mortal();
      await kill();
      const noted = new Noted('endless', 1);
      await floor.staff([noted], { times: QUICK_TO_MISS });
      await floor.is('a.reactor', 'done');
      expect(noted.runs).toHaveLength(1);
    });

    it('in hand is finished when its process is told to end', async () => {
      const { promise: finish, resolve } = Promise.withResolvers<void>();
      const noted = new Noted('noted', 1, () => finish);
      const runtime = await floor.staff([noted]);
      await floor.want('a.reactor', { job: 'noted' });
      await eventually(() => noted.runs[0]);
      const stopped = runtime.stop();
      expect(await floor.job('a.reactor')).not.toMatchObject({ state: 'done' });
      resolve();
      await stopped;
      expect(await floor.job('a.reactor')).toMatchObject({ state: 'done' });
    });

    it('in hand hears that its process is to end, and may leave the rest', async () => {
      const noted = new Noted('noted', 1, ({ signal }) => once(signal, 'abort').then(() => undefined));
      const runtime = await floor.staff([noted]);
      await floor.want('a.reactor', { job: 'noted' });
      await eventually(() => noted.runs[0]);
      await runtime.stop();
      expect(await floor.job('a.reactor')).toMatchObject({ state: 'done' });
    });

    it('that is done is forgotten after a time, one that is dead never', async () => {
      await floor.staff([new Noted(), new Noted('vain', 1, () => Promise.reject(new Error('Nej.')))]);
      await floor.want('old', { job: 'noted' });
      await floor.want('new', { job: 'noted' });
      await floor.want('dead', { job: 'vain' });
      await Promise.all([floor.is('old', 'done'), floor.is('new', 'done'), floor.is('dead', 'dead')]);
      await floor.database.owner.query(`update jobs.outbox set settled_at = now() - interval '31 days' where id <> 'new'`);
      expect(await forgetSettled(floor.database.app, 30)).toBe(1);
      expect([await floor.job('old'), (await floor.job('new'))?.state, (await floor.job('dead'))?.state]).toEqual([
        undefined,
        'done',
        'dead',
      ]);
    });

    it('that comes by the clock comes again and again, in one process at a time', async () => {
      const underWay = { now: 0, most: 0 };
      const noted = new Noted('noted', 1, async () => {
        underWay.most = Math.max(underWay.most, ++underWay.now);
        await new Promise((resolve) => setTimeout(resolve, 120));
        underWay.now--;
      });
      const schedules = [{ name: 'often', job: 'noted', every: 60 }];
      await Promise.all([floor.staff([noted], { schedules }), floor.staff([noted], { schedules })]);
      await eventually(() => noted.runs[3]);
      expect(underWay.most).toBe(1);
      expect(new Set(noted.runs.map(({ id }) => id)).size).toBe(noted.runs.length);
    });
  });
});
