import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventLog } from '#libs/event-log';
import {
  attestations,
  fromBase64Url,
  hashOfLeaf,
  isHead,
  isSignedByLog,
  membershipOf,
  readCheckpoint,
  readNote,
  readPolicy,
  rootOf,
  rootOfHeads,
  toHex,
} from '#libs/integrity';
import { SetClock } from '#libs/kernel';
import { eventually } from '../../test/eventually';
import { testDatabase, type TestDatabase } from '../../test/database';
import { KeptProofs, LOG_HEADS, NoSeal, Sealing, sealingStanding, Signer, type HeadsSealed, type SealingOptions } from '.';
import { everything, LOGS, ORIGIN, write } from './testing/logs';

describe.each(LOGS)('the sealing of a log in %s', (_, open) => {
  let db: TestDatabase;
  let log: EventLog;
  let folder: string;
  let proofs: KeptProofs;
  const clock = new SetClock(Temporal.Instant.from('2026-11-02T09:15:03Z'));
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-sealing-'));
    db = await testDatabase();
    log = open(db);
    proofs = new KeptProofs(db.app, log);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    await log.close();
    await db.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const signerIn = async (name: string): Promise<Signer> => {
    const signer = await Signer.open(path.join(folder, name), ORIGIN);
    closing.push(() => signer.close());
    return signer;
  };
  const begin = async (over: Partial<SealingOptions> = {}): Promise<Sealing> => {
    const signer = over.signer ?? (await signerIn('signer'));
    const sealing = new Sealing({ pool: db.app, log, signer, witnesses: null, clock, roundMs: 20, leaseMs: 900, ...over });
    closing.push(() => sealing.stop());
    sealing.start();
    return sealing;
  };
  const signedSize = async () => (await proofs.checkpoints.latest())?.size ?? 0;
  const reached = (size: number) => eventually(async () => (await signedSize()) >= size);
  const sealAt = async (size: number): Promise<HeadsSealed> => (await everything(log))[size - 1]!.body as HeadsSealed;

  it('has what came signed by both keys of the log, and seals it the first time', async () => {
    await write(log, 12);
    await begin();
    await reached(13);
    await write(log, 3);
    await reached(16);
    const { note, kind, root } = (await proofs.checkpoints.latest())!;
    expect(kind).toBe('INTERNAL');
    const policy = readPolicy(`${(await proofs.checkpoints.keys()).map((key) => `log ${key}`).join('\n')}\nquorum none\n`);
    const by = await attestations(
      readNote(note)!,
      policy.logs.map(({ key }) => key),
    );
    expect(isSignedByLog(policy, ORIGIN, by!)).toBe(true);
    const leaves = (await everything(log)).map(({ leaf }) => hashOfLeaf(leaf));
    expect(toHex(root)).toBe(toHex(rootOf(leaves)));
    expect(await proofs.checkpoints.history()).toHaveLength(1);
    // a lease of 0.9 s may run out before it is renewed
    const standing = await eventually(async () => [await sealingStanding(db.app)].find(({ kept }) => kept));
    expect(standing).toMatchObject({ size: 16, alarm: null });
  });

  it('seals at once what somebody signed: the last leaf says where every stream ends', async () => {
    await write(log, 4, 'case-a');
    await write(log, 2, 'case-b');
    await begin(); // not before: what is written in between is sealed twice
    await reached(7);
    await write(log, 1, 'case-a', 'DecisionMade');
    const sealed = await eventually(async () => (await proofs.sealedCheckpoint())?.size === 9 && proofs.sealedCheckpoint());
    const seal = await sealAt(9);
    const heads = await proofs.headsAt(9);
    expect(heads.map(({ stream, revision }) => `${stream}@${revision}`).toSorted()).toEqual(['case-a@4', 'case-b@1', `${LOG_HEADS}@0`]);
    expect(seal).toEqual({ size: 8, streams: 3, root: expect.any(String) as string });
    const root = fromBase64Url(seal.root)!;
    expect(toHex(rootOfHeads(heads))).toBe(toHex(root));
    const head = heads.find(({ stream }) => stream === 'case-a')!;
    expect(isHead(head, membershipOf(heads, 'case-a')!, root)).toBe(true);
    expect(readCheckpoint(readNote(sealed.note)!.text)!.size).toBe(9);

    // and as they ended then, when much has come since
    await write(log, 700, 'case-a');
    await write(log, 1, 'case-c');
    await reached(710);
    expect(toHex(rootOfHeads(await proofs.headsAt(9)))).toBe(toHex(root));
    expect((await proofs.history(9)).map(({ size }) => size)).toEqual([7, 9]);
  });

  it('seals when somebody wishes it, once for what has been sealed, and within the hour', async () => {
    await write(log, 2);
    await begin();
    expect((await proofs.sealNow()).size).toBe(3);
    expect((await proofs.sealNow()).size).toBe(3);
    await write(log, 1);
    expect((await proofs.sealNow()).size).toBe(5);
    await write(log, 1);
    await reached(6);
    clock.advance({ minutes: 59 });
    await write(log, 1);
    await reached(7);
    expect((await proofs.sealedCheckpoint())!.size).toBe(5);
    clock.advance({ minutes: 1 });
    await eventually(async () => (await proofs.sealedCheckpoint())!.size === 8);
    clock.advance({ hours: 5 });
    expect((await proofs.sealNow()).size).toBe(8); // nothing has come: nothing is sealed
  });

  it('signs no checkpoint that ends with a seal which others got in before, and seals again', async () => {
    let between = 2;
    const crowded: SealingOptions['log'] = {
      origin: log.origin,
      readAll: (read) => log.readAll(read),
      readStream: (stream, read) => log.readStream(stream, read),
      head: () => log.head(),
      append: async (request) => {
        if (between-- > 0) await write(log, 1, 'case-late');
        return log.append(request);
      },
    };
    await write(log, 5, 'case-a');
    await begin({ log: crowded });
    const { size } = await eventually(async () => proofs.sealedCheckpoint());
    expect(size).toBe(5 + 2 + 2 + 1);
    expect((await sealAt(size)).size).toBe(size - 1);
    const seals = (await everything(log))
      .filter(({ type }) => type === 'HeadsSealed')
      .map(({ body, position }) => [body!['size'], position - 1]);
    expect(seals.map(([covers, at]) => covers === at)).toEqual([false, false, true]);
  });

  it('is kept by one process at a time; whoever takes over signs the same history on', async () => {
    const signer = await signerIn('signer');
    const first = await begin({ signer });
    await begin({ signer });
    for (let n = 0; n < 10; n++) {
      await write(log, 3, `case-${n}`, n % 3 === 0 ? 'DecisionMade' : 'NoteWritten');
      if (n === 5) await first.stop();
    }
    await reached(30);
    const { size } = await proofs.sealNow();
    const leaves = (await everything(log)).map(({ leaf }) => hashOfLeaf(leaf));
    expect(size).toBe(leaves.length);
    for (const kept of await proofs.checkpoints.history()) {
      expect(toHex(kept.root)).toBe(toHex(rootOf(leaves.slice(0, kept.size))));
      expect((await sealAt(kept.size)).size).toBe(kept.size - 1);
    }
  });

  it('stands still, and says why, when the log is not the one that was signed', async () => {
    const signer = await signerIn('signer');
    await write(log, 5);
    const before = await begin({ signer });
    await reached(6);
    await before.stop();
    // the database is put back to a day when there was less in it: here to none at all
    const older = await testDatabase();
    closing.push(() => older.drop());
    const [restored, told] = [open(older), [] as (string | null)[]];
    closing.push(() => restored.close());
    await write(restored, 2);
    await begin({ signer, pool: older.app, log: restored, onAlarm: (why) => told.push(why) });
    await eventually(async () => told.length > 0);
    expect(told[0]).toContain('Loggen har 2 händelser, men 6 är redan undertecknade');
    expect((await sealingStanding(older.app)).alarm).toMatchObject({ kind: 'HISTORY' });
    await write(restored, 9); // it grows past what was signed: another history all the same
    await eventually(async () => told.at(-1)?.includes('historiken är en annan'));
    expect(await new KeptProofs(older.app, restored).sealedCheckpoint()).toBeUndefined();
    await expect(new KeptProofs(older.app, restored).sealNow()).rejects.toThrow(NoSeal);
    expect((await signer.signed()).size).toBe(6);
  });

  it('never goes on with another signer’s keys', async () => {
    await write(log, 5);
    await (await begin()).stop();
    await write(log, 1);
    const first = await begin({ signer: await signerIn('second') });
    const alarm = await eventually(async () => (await sealingStanding(db.app)).alarm ?? undefined);
    expect(alarm).toMatchObject({ kind: 'SIGNER', why: expect.stringContaining('andra nycklar') as string });
    await first.stop();
    // unless the owner of the database says so: then it begins anew, with the same log
    await expect(db.app.query('select audit.begin_anew()')).rejects.toMatchObject({ code: '42501' });
    await db.owner.query('select audit.begin_anew()');
    const { length } = await everything(log);
    await begin({ signer: await signerIn('third') });
    await reached(length + 1);
    expect((await sealingStanding(db.app)).alarm).toBeNull();
  });

  it('stops before an event that does not hold, tells it, and goes on when it does', async () => {
    let broken = false;
    const [told, shown]: [(string | null)[], SealingOptions['log']] = [
      [],
      {
        origin: log.origin,
        append: (request) => log.append(request),
        readStream: (stream, read) => log.readStream(stream, read),
        head: () => log.head(),
        readAll: async (read) =>
          (await log.readAll(read)).map((event) =>
            broken && event.position === 8 ? { ...event, leaf: Buffer.from(event.leaf.toString().replace('Note', 'Rote')) } : event,
          ),
      },
    ];
    await write(log, 5);
    await begin({ log: shown, onAlarm: (why) => told.push(why) });
    await reached(6);
    broken = true;
    await write(log, 4);
    await eventually(async () => told.length > 0);
    expect(told[0]).toContain('med index 7 ');
    expect((await sealingStanding(db.app)).size).toBe(7);
    broken = false;
    await reached(10);
    await eventually(async () => told.at(-1) === null);
    expect((await sealingStanding(db.app)).alarm).toBeNull();
  });
});
