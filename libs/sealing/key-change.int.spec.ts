import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventLog } from '#libs/event-log';
import { attestations, keysOf, logWorth, readCheckpoint, readKey, readNote, readPolicy, spellLimit } from '#libs/integrity';
import { SetClock } from '#libs/kernel';
import { eventually } from '../../test/eventually';
import { testDatabase, type TestDatabase } from '../../test/database';
import {
  KeptProofs,
  KeyChange,
  Sealing,
  sealingStanding,
  Signer,
  WitnessesByPolicy,
  wishFor,
  type KeptCheckpoint,
  type Witnesses,
} from '.';
import { listen } from './plain-server';
import { everything, LOGS, ORIGIN, write } from './testing/logs';
import { Witness } from './witness/witness';

describe.each(LOGS)('a change of the keys of a log in %s', (_, open) => {
  let db: TestDatabase;
  let log: EventLog;
  let folder: string;
  let signer: Signer;
  let proofs: KeptProofs;
  const clock = new SetClock(Temporal.Instant.from('2026-11-02T09:15:03Z'));
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-change-'));
    db = await testDatabase();
    log = open(db);
    proofs = new KeptProofs(db.app, log);
    signer = await Signer.open(path.join(folder, 'signer'), ORIGIN);
    closing.push(() => signer.close());
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    await log.close();
    await db.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const begin = async (witnesses: Witnesses | null = null): Promise<Sealing> => {
    const sealing = new Sealing({ pool: db.app, log, signer, witnesses, clock, roundMs: 20, leaseMs: 900 });
    closing.push(() => sealing.stop());
    sealing.start();
    return sealing;
  };
  /** One step by a process that knows nothing of the steps before. */
  const step = (witnessed = false): Promise<void> => new KeyChange({ pool: db.app, log, signer, witnessed, clock }).look();
  const wish = async (what: 'begin' | 'end') => {
    await wishFor(path.join(folder, 'signer'), what);
    return signer.keys();
  };
  const changes = async () => (await everything(log)).filter(({ type }) => type === 'LogKeyRotated');
  const policyOf = (lines: readonly string[]) => readPolicy([...lines, 'quorum none', ''].join('\n'));
  const worth = async (lines: readonly string[], { note: bytes, size }: KeptCheckpoint) => {
    const [policy, note] = [policyOf(lines), readNote(bytes)!];
    return logWorth(policy, { origin: ORIGIN, size }, (await attestations(note, keysOf(policy)))!);
  };
  const sealed = () => proofs.checkpoints.latestSealed();

  it('is told in the log, overlaps in a sealed checkpoint, and ends; each policy verifies what it should', async () => {
    await write(log, 5);
    await begin();
    await proofs.sealNow();
    const before = (await sealed())!;
    const old = await signer.keys();
    await step();
    expect(await changes()).toEqual([]);

    const all = await wish('begin');
    const fresh = all.filter((key) => !old.includes(key));
    await eventually(async () => {
      await step();
      return (await proofs.checkpoints.logKeys()).length === 4;
    });
    const [event, ...more] = await changes();
    expect(more).toEqual([]);
    expect(event!.body).toEqual({ from: old, to: fresh, size: before.size });
    const overlap = (await proofs.checkpoints.logKeys()).find(({ vkey }) => vkey === fresh[0])!.from;
    const both = (await proofs.checkpoints.history()).find(({ size }) => size === overlap)!;
    expect(readCheckpoint(readNote(both.note)!.text)!.size).toBe(overlap);
    expect((await everything(log)).findIndex(({ type }) => type === 'LogKeyRotated')).toBeLessThan(overlap - 1);

    await write(log, 3);
    await proofs.sealNow();
    expect(await wish('end')).toEqual(fresh);
    const until = (await signer.signed()).size;
    await step();
    await write(log, 3);
    await proofs.sealNow();
    const after = (await sealed())!;
    const kept = await proofs.checkpoints.logKeys();
    expect(kept.map(({ vkey, from, until: end }) => `${vkey} ${from} ${end}`).toSorted()).toEqual(
      [...old.map((key) => `${key} 0 ${until}`), ...fresh.map((key) => `${key} ${overlap} null`)].toSorted(),
    );
    expect(await proofs.checkpoints.keys()).toHaveLength(4);

    const lines = (keys: readonly string[]) => keys.map((key) => `log ${key}`);
    const ended = old.flatMap((key) => [`log ${key}`, spellLimit(key.split('+').slice(0, 2).join('+'), { kind: 'UNTIL', size: until })]);
    const seen = async (policy: readonly string[]) => Promise.all([before, both, after].map((one) => worth(policy, one)));
    expect(await seen(lines(old))).toEqual(['HOLDS', 'HOLDS', 'MISSING']);
    expect(await seen(lines(fresh))).toEqual(['MISSING', 'HOLDS', 'HOLDS']);
    expect(await seen([...ended, ...lines(fresh)])).toEqual(['HOLDS', 'HOLDS', 'HOLDS']);
    expect((await sealingStanding(db.app)).alarm).toBeNull();
  });

  it('goes on wherever a process died, and nothing is said twice', async () => {
    await write(log, 5);
    const first = await begin();
    await proofs.sealNow();
    await first.stop();
    const old = await signer.keys();
    await wish('begin');
    await step();
    await step(); // said, but nobody signs
    expect(await changes()).toHaveLength(1);
    expect(await proofs.checkpoints.logKeys()).toHaveLength(2);
    await (await begin()).stop();
    const second = await begin();
    await proofs.sealNow();
    // kept, but the signer was not told
    const deaf = { keys: () => signer.keys(), signed: () => signer.signed(), overlapped: () => Promise.reject(new Error('killed')) };
    await expect(new KeyChange({ pool: db.app, log, signer: deaf, witnessed: false, clock }).look()).rejects.toThrow('killed');
    expect(await proofs.checkpoints.logKeys()).toHaveLength(4);
    expect(await wish('end')).toHaveLength(4);
    await step();
    const [fresh, left] = [(await signer.keys()).slice(2), await wish('end')];
    expect(left).toEqual(fresh);
    // destroyed, but not written down: the sealing starts all the same, and so does the next process
    await second.stop();
    await begin();
    await write(log, 2);
    await proofs.sealNow();
    await step();
    await step();
    expect(
      (await proofs.checkpoints.logKeys())
        .filter(({ until }) => until === null)
        .map(({ vkey }) => vkey)
        .toSorted(),
    ).toEqual(fresh.toSorted());
    expect(await changes()).toHaveLength(1);
    expect(fresh).not.toEqual(old);
    // and once more, a year later
    await wish('begin');
    await eventually(async () => {
      await step();
      return (await proofs.checkpoints.logKeys()).length === 6;
    });
    expect(await wish('end')).toHaveLength(2);
    await step();
    expect((await proofs.checkpoints.logKeys()).filter(({ until }) => until === null)).toHaveLength(2);
    expect(await changes()).toHaveLength(2);
  });

  it('is not looked for in vain aloud: a signer that is away is told of once', async () => {
    const told: string[] = [];
    let asked = 0;
    const silent: Signer = Object.create(signer, { keys: { value: () => Promise.reject(++asked && new Error('away')) } });
    const onError = (error: unknown): void => void told.push(String(error));
    const change = new KeyChange({ pool: db.app, log, signer: silent, witnessed: false, clock, everyMs: 1, onError });
    change.start();
    await eventually(async () => asked > 20);
    await change.stop();
    expect(told).toEqual(['Error: away']);
  });

  it('without an overlap is refused: the sealing stands still and says so', async () => {
    await write(log, 5);
    const first = await begin();
    await proofs.sealNow();
    await first.stop();
    await signer.close();
    fs.renameSync(path.join(folder, 'signer'), path.join(folder, 'former'));
    fs.mkdirSync(path.join(folder, 'signer'));
    fs.copyFileSync(path.join(folder, 'former', 'signed'), path.join(folder, 'signer', 'signed'));
    signer = await Signer.open(path.join(folder, 'signer'), ORIGIN);
    await step();
    await write(log, 1);
    await begin();
    const alarm = await eventually(async () => (await sealingStanding(db.app)).alarm ?? undefined);
    expect(alarm).toMatchObject({ kind: 'SIGNER', why: expect.stringContaining('andra nycklar än loggens') as string });
    expect(await changes()).toEqual([]);
    expect(await proofs.checkpoints.logKeys()).toHaveLength(2);
  });

  it('waits for the witnesses, who know the former keys alone: what nobody stood for is no overlap', async () => {
    await write(log, 5);
    const logs = (await signer.keys()).map((key) => readKey(key)!);
    const witness = await Witness.open(path.join(folder, 'witness'), 'revision.example/w', logs);
    closing.push(() => witness.close());
    let away = true;
    const server = await listen(
      { host: '127.0.0.1', port: 0 },
      async (asking) => (away ? { status: 503 } : witness.answer(asking)),
      () => undefined,
    );
    closing.push(() => server.close());
    const policy = readPolicy(`witness w ${witness.verifierKey} ${server.url}\nquorum w\n`);
    const witnesses = new WitnessesByPolicy(policy);
    const first = await begin(witnesses);
    await eventually(sealed);
    await wish('begin');
    await step(true);
    await eventually(async () => (await sealed())!.size > 7);
    await step(true);
    expect(await proofs.checkpoints.logKeys()).toHaveLength(2);
    expect(await proofs.checkpoints.askedWitnesses()).toEqual(['w']);
    away = false;
    await first.stop();
    await begin(witnesses); // a new keeper asks at once, not after half a minute
    await write(log, 1, 'case-x', 'DecisionMade');
    await eventually(async () => {
      await step(true);
      return (await proofs.checkpoints.logKeys()).length === 4;
    });
    const [latest] = await proofs.checkpoints.history({ most: 1 });
    expect(latest).toMatchObject({ kind: 'WITNESSED', witnesses: ['w'] });
  });
});

describe('keys of the log in the database', () => {
  let db: TestDatabase;
  beforeAll(async () => void (db = await testDatabase()));
  afterAll(() => db.drop());

  it('are only added to, never without a sealed checkpoint, and one is always left', async () => {
    await db.app.query(`select audit.claim_keys(array['a'])`);
    await expect(db.app.query(`select audit.add_keys(array['b'], 7)`)).rejects.toThrow('no sealed checkpoint');
    await expect(db.app.query(`select audit.end_keys(array['a'], 7)`)).rejects.toThrow('no key would be left');
    expect((await db.app.query('select 1 from audit.log_key_end')).rows).toEqual([]);
    for (const statement of [
      `insert into audit.log_key (vkey) values ('c')`,
      `update audit.log_key set from_size = 9`,
      `insert into audit.log_key_end (vkey, until_size) values ('a', 9)`,
      `delete from audit.log_key_end`,
      `update audit.asked_witnesses set names = '{}'`,
    ])
      await expect(db.app.query(statement)).rejects.toMatchObject({ code: '42501' });
    await expect(db.owner.query('update audit.log_key_end set until_size = 9')).rejects.toMatchObject({ code: '42501' });
    await db.owner.query('select audit.begin_anew()');
    expect((await db.app.query('select 1 from audit.log_key')).rows).toEqual([]);
  });
});
