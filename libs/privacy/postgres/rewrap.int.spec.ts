import { Client, type Pool } from 'pg';
import { isDatabaseAway, openPool } from '#libs/database';
import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { eventually } from '../../../test/eventually';
import { HeldKey, type KeyEncryption } from '../key-encryption';
import { DESTROYED, ForeignKey, KeyDestroyed } from '../subject-keys';
import { CannotRewrap, PostgresSubjectKeys, rewrap, type Obstacle, type Rewrapped } from '.';

const [OLD, NEW, THIRD] = [7, 8, 9].map((byte) => new HeldKey(Buffer.alloc(32, byte))) as [HeldKey, HeldKey, HeldKey];
const KIDS = Array.from({ length: 7 }, (_, n) => `case-${n}/party`);
const BATCH = 3;
/** Which key each lies under when the first batch is kept and no other. */
const HALF_WAY = KIDS.map((_, n) => (n < BATCH ? NEW.id : OLD.id));

describe('the change of the key over the keys', () => {
  let db: TestDatabase;
  /** Every key as it was made, in clear. */
  let made: ReadonlyMap<string, Buffer>;
  beforeEach(async () => {
    db = await testDatabase();
    made = await asProcess((pool) => new PostgresSubjectKeys(pool, OLD).openOrMake(KIDS));
  });
  afterEach(() => db.drop());

  /** What a process does before it is stopped, or after it has started again. */
  async function asProcess<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
    const pool = openPool(db.appConnection);
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  }
  const change = (over: Partial<Parameters<typeof rewrap>[0]> = {}): Promise<Rewrapped> =>
    rewrap({ pool: db.owner, from: OLD, to: NEW, batch: BATCH, patienceMs: 20_000, ...over });
  /** The server is the last to notice that a process has left. */
  const isAlone = (process: Client): Promise<unknown> =>
    eventually(async () => {
      const others = `select from pg_stat_activity where datname = current_database() and usename = 'liggaren_app' and pid <> pg_backend_pid()`;
      return (await process.query(others)).rowCount === 0;
    });
  const obstacle = (change: Promise<unknown>): Promise<Obstacle | undefined> =>
    change.then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof CannotRewrap)) throw error;
        return error.obstacle;
      },
    );
  const readUnder = (kek: KeyEncryption, kids = KIDS) => asProcess((pool) => new PostgresSubjectKeys(pool, kek).open(kids));
  /** Everything that lies there, byte for byte. */
  const lying = async (): Promise<readonly { kid: string; kek: string }[]> =>
    (await db.owner.query<{ kid: string; kek: string }>('select * from privacy.subject_key order by kid')).rows;
  const keks = async (): Promise<readonly string[]> => (await lying()).map(({ kek }) => kek);
  /** An act of the owner that a trigger would refuse. */
  const pastTrigger = async (trigger: string, act: string, values: unknown[]): Promise<void> => {
    await db.owner.query(`alter table privacy.subject_key disable trigger ${trigger}`);
    await db.owner.query(act, values);
    await db.owner.query(`alter table privacy.subject_key enable always trigger ${trigger}`);
  };
  /** The new key, with something that happens before it wraps a batch. */
  const newAfter = (happens: () => Promise<unknown>): KeyEncryption => ({
    id: NEW.id,
    unwrap: (wrapped) => NEW.unwrap(wrapped),
    wrap: (keys) => happens().then(() => NEW.wrap(keys)),
  });

  it('given keys under the former, moves all of them; then they are what they were, by the new one alone, with the day they were made', async () => {
    const madeAt = 'select kid, made_at::text from privacy.subject_key order by kid';
    const before = (await db.owner.query(madeAt)).rows;
    expect(await change()).toEqual({ keys: 7, moved: 7 });
    expect(await readUnder(NEW)).toEqual(made);
    await expect(readUnder(OLD)).rejects.toThrow(ForeignKey);
    await asProcess((pool) => new PostgresSubjectKeys(pool, NEW).refuseForeign());
    expect((await db.owner.query(madeAt)).rows).toEqual(before);
    expect(await change()).toEqual({ keys: 7, moved: 0 });
  });

  it('given a change that was cut off after its first batch, keeps that batch, and the same call goes on and ends', async () => {
    let batches = 0;
    const failing = newAfter(async () => {
      if (++batches > 1) throw new Error('no answer');
    });
    await expect(change({ to: failing })).rejects.toThrow('no answer');
    expect(await keks()).toEqual(HALF_WAY);
    expect(await change()).toEqual({ keys: 7, moved: 4 });
    expect(await readUnder(NEW)).toEqual(made);
  });

  it('given a connection that is lost when a batch is written and not yet kept, keeps the batches before it and nothing of that one', async () => {
    const cut: KeyEncryption = {
      id: NEW.id,
      wrap: (keys) => NEW.wrap(keys),
      // as what the second batch wrote is read back
      unwrap: async (wrapped) => {
        if (wrapped.length > 0 && (await keks()).includes(NEW.id)) await db.cut('idle in transaction');
        return NEW.unwrap(wrapped);
      },
    };
    expect(await change({ to: cut }).catch(isDatabaseAway)).toBe(true);
    expect(await keks()).toEqual(HALF_WAY);
    expect(await change()).toEqual({ keys: 7, moved: 4 });
    expect(await readUnder(NEW)).toEqual(made);
  });

  it('given a change that is to be undone half-way, moves back what was moved', async () => {
    const stop = (): never => {
      throw new Error('stopped');
    };
    await expect(change({ onProgress: stop })).rejects.toThrow('stopped');
    expect(await change({ from: NEW, to: OLD })).toEqual({ keys: 7, moved: 3 });
    expect(await readUnder(OLD)).toEqual(made);
  });

  it('given a destroyed key, leaves it destroyed: it has no row, and is never made anew', async () => {
    const [gone = '', ...alive] = KIDS;
    await asProcess((pool) => new PostgresSubjectKeys(pool, OLD).destroy([gone], newId()));
    expect(await change()).toEqual({ keys: 6, moved: 6 });
    const read = await readUnder(NEW);
    expect([read.get(gone), ...alive.map((kid) => read.get(kid))]).toEqual([DESTROYED, ...alive.map((kid) => made.get(kid))]);
    await expect(asProcess((pool) => new PostgresSubjectKeys(pool, NEW).openOrMake([gone]))).rejects.toThrow(KeyDestroyed);
  });

  it('given a destroyed key that lies there again, changes nothing', async () => {
    const kid = KIDS[5]!;
    await asProcess((pool) => new PostgresSubjectKeys(pool, OLD).destroy([kid], newId()));
    const [wrapped] = await OLD.wrap([made.get(kid)!]);
    await pastTrigger('refuse_destroyed', 'insert into privacy.subject_key (kid, kek, wrapped) values ($1, $2, $3)', [
      kid,
      OLD.id,
      wrapped,
    ]);
    const before = await lying();
    expect(await obstacle(change())).toEqual({ kind: 'CAME_BACK', kid });
    expect(await lying()).toEqual(before);
  });

  it('given one key under a third, even the last, changes nothing', async () => {
    await asProcess((pool) => new PostgresSubjectKeys(pool, THIRD).openOrMake(['z/party']));
    const before = await lying();
    expect(await obstacle(change())).toEqual({ kind: 'FOREIGN', kid: 'z/party', kek: THIRD.id });
    expect(await lying()).toEqual(before);
  });

  it.each([
    ['the former', OLD],
    ['the new one', NEW],
  ])('given a key that says it lies under %s and does not open, changes nothing and names it', async (_, { id }) => {
    const kid = KIDS[6]!;
    await pastTrigger('never_changed', 'update privacy.subject_key set kek = $2, wrapped = $3 where kid = $1', [kid, id, Buffer.alloc(40)]);
    const before = await lying();
    expect(await obstacle(change())).toEqual({ kind: 'DOES_NOT_OPEN', kid });
    expect(await lying()).toEqual(before);
  });

  it('given the login of the processes, is refused by the database and changes nothing', async () => {
    const before = await lying();
    await expect(asProcess((pool) => change({ pool }))).rejects.toMatchObject({ code: '42501' });
    expect(await lying()).toEqual(before);
  });

  it('leaves what guards the keys armed: afterwards too nobody changes one where it lies, and the processes take none out', async () => {
    await change();
    await expect(db.owner.query('update privacy.subject_key set wrapped = wrapped')).rejects.toMatchObject({ code: '42501' });
    for (const statement of ['delete from privacy.subject_key', 'update privacy.subject_key set kek = kek'])
      await expect(asProcess((pool) => pool.query(statement))).rejects.toMatchObject({ code: '42501' });
  });

  it('given a process at work, changes nothing; given one that comes while it goes on, stops there and goes on when it has left', async () => {
    const process = new Client(db.appConnection);
    await process.connect();
    await isAlone(process);
    const before = await lying();
    expect(await obstacle(change({ patienceMs: 300 }))).toEqual({ kind: 'AT_WORK', connections: 1 });
    expect(await lying()).toEqual(before);
    await process.end();

    const late = new Client(db.appConnection);
    expect(await obstacle(change({ to: newAfter(() => late.connect()) }))).toEqual({ kind: 'AT_WORK', connections: 1 });
    expect(await keks()).toEqual(HALF_WAY);
    await late.end();
    expect(await change()).toEqual({ keys: 7, moved: 4 });
    expect(await readUnder(NEW)).toEqual(made);
  });

  it('writes the table’s file anew, so that nothing under the former lies in it', async () => {
    const file = async (): Promise<string> =>
      (await db.owner.query<{ file: string }>(`select pg_relation_filepath('privacy.subject_key') as file`)).rows[0]!.file;
    const before = await file();
    await change();
    expect(await file()).not.toBe(before);
  });
});
