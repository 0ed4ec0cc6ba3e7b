/** 15: the log's keys changed for others, with an overlap and without, and what the former ones are worth afterwards. */
import fs from 'node:fs';
import path from 'node:path';
import { attestations, keysOf, logWorth, readNote, readPolicy, rootOf, spellLimit, type KeyLimit } from '../../../libs/integrity';
import { KeptProofs, KeyChange, Sealing, sealingStanding, Signer, wishFor, type KeptCheckpoint } from '../../../libs/sealing';
import type { Case, Ground } from '../case';
import { A, answered, bed, clock, eventually, ORIGIN, QUICK, sharedBed, write, type Bed } from './bed';
import { leaves } from './leaves';

type Noted = Pick<KeptCheckpoint, 'note' | 'size'>;

const lines = (keys: readonly string[]): readonly string[] => keys.map((key) => `log ${key}`);
const limited = (keys: readonly string[], limit: KeyLimit): readonly string[] =>
  keys.flatMap((key) => [`log ${key}`, spellLimit(key.split('+').slice(0, 2).join('+'), limit)]);

/** What an auditor with this policy makes of the log's signatures under a note. */
async function worth(policyLines: readonly string[], { note: bytes, size }: Noted): Promise<string> {
  const policy = readPolicy([...policyLines, 'quorum none', ''].join('\n'));
  return logWorth(policy, { origin: ORIGIN, size }, (await attestations(readNote(bytes)!, keysOf(policy))) ?? []);
}

interface Changed {
  readonly old: readonly string[];
  readonly fresh: readonly string[];
  readonly until: number;
  readonly notes: readonly KeptCheckpoint[];
}

/** From the wish for new keys to the end of the former ones. */
async function changed(on: Bed): Promise<Changed> {
  const signer = await Signer.open(on.signer, ORIGIN);
  const sealing = new Sealing({ pool: on.db.app, log: on.log, signer, ...QUICK });
  const proofs = new KeptProofs(on.db.app, on.log);
  sealing.start();
  try {
    const old = await signer.keys();
    const before = (await proofs.checkpoints.latestSealed())!;
    await wishFor(on.signer, 'begin');
    const fresh = (await signer.keys()).filter((key) => !old.includes(key));
    const step = (): Promise<void> => new KeyChange({ pool: on.db.app, log: on.log, signer, witnessed: false, clock }).look();
    await eventually(async () => {
      await step();
      return (await proofs.checkpoints.logKeys()).length === 4;
    });
    await proofs.sealNow();
    const both = (await proofs.checkpoints.latestSealed())!;
    await wishFor(on.signer, 'end');
    await signer.keys();
    const until = (await signer.signed()).size;
    await step();
    await write(on.log, 3, A);
    await proofs.sealNow();
    return { old, fresh, until, notes: [before, both, (await proofs.checkpoints.latestSealed())!] };
  } finally {
    await sealing.stop();
    await signer.close();
  }
}

/** What somebody says who kept a copy of the keys. */
async function forged(ground: Ground, size: number): Promise<Noted> {
  const folder = ground.folder();
  fs.cpSync(ground.bed.signer, folder, { recursive: true });
  const stolen = await Signer.open(folder, ORIGIN);
  await stolen.close();
  // without its memory it signs anything
  fs.writeFileSync(path.join(folder, 'signed'), `${ORIGIN}\n0\n${Buffer.from(rootOf([])).toString('base64')}\n`);
  const again = await Signer.open(folder, ORIGIN);
  const of = Array.from({ length: size }, (_, n) => leaves('forged', 0)[n % 40]!);
  const note = await again.sign({ size, root: rootOf(of), proof: [] });
  await again.close();
  return { note, size };
}

const AFTER = 900;
const BEFORE = 181;

export const onRotation: readonly Case[] = [
  {
    nr: '15',
    name: 'keys changed with an overlap: what was signed before, with both and after, under each policy',
    expected: 'HOLDS HOLDS HOLDS; the former alone: HOLDS HOLDS MISSING',
    run: async (ground) => {
      const { old, fresh, until, notes } = await changed(await bed(ground));
      const whole = [...limited(old, { kind: 'UNTIL', size: until }), ...lines(fresh)];
      const seen = async (policy: readonly string[]) => (await Promise.all(notes.map((note) => worth(policy, note)))).join(' ');
      return `${await seen(whole)}; the former alone: ${await seen(lines(old))}`;
    },
  },
  {
    nr: '15b',
    name: 'keys changed without an overlap: the sealing stands still',
    expected: 'SIGNER, nothing signed',
    run: async (ground) => {
      const on = await bed(ground);
      const folder = ground.folder();
      fs.copyFileSync(path.join(on.signer, 'signed'), path.join(folder, 'signed'));
      const signer = await Signer.open(folder, ORIGIN);
      const sealing = new Sealing({ pool: on.db.app, log: on.log, signer, ...QUICK });
      ground.closing(async () => {
        await sealing.stop();
        await signer.close();
      });
      await new KeyChange({ pool: on.db.app, log: on.log, signer, witnessed: false, clock }).look();
      await write(on.log, 1, A);
      sealing.start();
      const { kind } = await eventually(async () => (await sealingStanding(on.db.app)).alarm ?? undefined);
      const { size } = (await new KeptProofs(on.db.app, on.log).checkpoints.latest())!;
      return `${kind}, ${size === 306 ? 'nothing signed' : `signed ${size}`}`;
    },
  },
  {
    nr: '15c',
    name: 'a former key, kept, signs after its end',
    expected: 'ENDED',
    run: async (ground) => {
      const { signer } = await sharedBed(ground);
      const opened = await Signer.open(signer, ORIGIN);
      const keys = await opened.keys();
      await opened.close();
      return worth(limited(keys, { kind: 'UNTIL', size: 306 }), await forged(ground, AFTER));
    },
  },
  {
    nr: '15d',
    name: 'a key in others’ hands signs a size from before it was revoked: it takes witnesses or a published root to believe it',
    expected: 'REVOKED_SINCE',
    run: async (ground) => {
      const { signer } = await sharedBed(ground);
      const opened = await Signer.open(signer, ORIGIN);
      const keys = await opened.keys();
      await opened.close();
      return worth(limited(keys, { kind: 'REVOKED', size: 306 }), await forged(ground, BEFORE));
    },
  },
  {
    nr: '15e',
    name: 'the former keys destroyed before anything that both signed is kept',
    expected: 'the former keys stay',
    run: async (ground) => {
      const on = await bed(ground);
      const signer = await Signer.open(on.signer, ORIGIN);
      ground.closing(() => signer.close());
      const old = await signer.keys();
      await wishFor(on.signer, 'begin');
      await signer.keys();
      await wishFor(on.signer, 'end');
      const left = await signer.keys();
      return old.every((key) => left.includes(key)) ? 'the former keys stay' : 'destroyed';
    },
  },
  {
    nr: '15f',
    name: 'the processes’ login adds keys from a size that no sealed checkpoint has',
    expected: 'P0001',
    run: async (ground) => {
      const { db } = await sharedBed(ground);
      return answered(() => db.app.query(`select audit.add_keys(array['forged'], 300)`));
    },
  },
];
