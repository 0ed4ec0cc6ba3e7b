/** 7, 9, 10 and 13: who keeps the tree and has it signed, over a log that is put back, cut off, kept by two, or read by a wrong clock. */
import path from 'node:path';
import type { Pool } from 'pg';
import type { EventLog, RecordedEvent } from '../../../libs/event-log';
import { hashOfLeaf, readCheckpoint, readKey, readNote, readPolicy, rootOf, toHex } from '../../../libs/integrity';
import { SetClock } from '../../../libs/kernel';
import {
  Integrator,
  KeptProofs,
  Sealing,
  sealingStanding,
  Signer,
  StoredTree,
  WitnessesByPolicy,
  WrongLeaf,
  type CheckpointSigner,
  type SealingOptions,
  type Witnesses,
} from '../../../libs/sealing';
import { listen, Witness } from '../../../libs/sealing/module';
import { openSealing } from '../../../services/all/sealing';
import type { Case, Ground } from '../case';
import { A, B, bed, clock, database, eventually, logIn, ORIGIN, QUICK, sharedBed, SIZES, write, type Bed } from './bed';

/** Keeps the tree until it has stopped. */
async function kept<T>(on: Bed, over: Partial<SealingOptions>, meanwhile: () => Promise<T>): Promise<T> {
  const signer = await Signer.open(on.signer, ORIGIN);
  const sealing = new Sealing({ pool: on.db.app, log: on.log, signer, ...QUICK, ...over });
  sealing.start();
  try {
    return await meanwhile();
  } finally {
    await sealing.stop();
    await signer.close();
  }
}

/** The bed when a day has gone by: eleven events more, signed. Its signer's folder is the one that goes on. */
async function aDayLater(ground: Ground): Promise<Bed> {
  const on = await bed(ground);
  await kept(on, {}, async () => {
    await write(on.log, 10, A);
    await new KeptProofs(on.db.app, on.log).sealNow();
  });
  return on;
}

async function started(on: Bed): Promise<string> {
  const configuration = { proof: { signer: null, policy: null }, dataFolder: path.dirname(on.signer), logOrigin: ORIGIN };
  try {
    const opened = await openSealing({ configuration, pool: on.db.app, log: on.log, clock, onTrouble: () => undefined });
    await opened.close();
    return 'started';
  } catch (error) {
    const { message } = error as Error;
    if (!message.includes('Liggaren startar inte')) throw error;
    return message.includes('gått tillbaka') ? 'not started: gone back' : 'not started: another history';
  }
}

/** Yesterday's dump, with the signer of today. */
async function restored(ground: Ground): Promise<Bed> {
  const today = await aDayLater(ground);
  return { ...(await bed(ground)), signer: today.signer };
}

const alarm = (on: Bed): Promise<string> => eventually(async () => (await sealingStanding(on.db.app)).alarm?.kind, 10_000);

const ofRestored: readonly Case[] = [
  {
    nr: '7',
    name: 'yesterday’s dump restored, and the service started',
    expected: 'not started: gone back',
    run: async (ground) => started(await restored(ground)),
  },
  {
    nr: '7a',
    name: 'the same when as much has been written in it again',
    expected: 'not started: another history',
    run: async (ground) => {
      const on = await restored(ground);
      await write(on.log, 30, A);
      return started(on);
    },
  },
  { nr: '7b', name: 'control: today’s database', expected: 'started', run: async (ground) => started(await aDayLater(ground)) },
  {
    nr: '7d',
    name: 'yesterday’s dump under a keeper that was not held back: the signer refuses, nothing is signed',
    expected: `HISTORY, ${SIZES.last} signed`,
    run: async (ground) => {
      const on = await restored(ground);
      return kept(on, {}, async () => {
        const kind = await alarm(on);
        await write(on.log, 30, A);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const latest = await new KeptProofs(on.db.app, on.log).checkpoints.latest();
        return `${kind}, ${latest!.size} signed`;
      });
    },
  },
  {
    nr: '7e',
    name: 'a database put back under a keeper that is at work',
    expected: 'HISTORY',
    run: async (ground) => {
      const [today, yesterday] = [await aDayLater(ground), await bed(ground)];
      let log: EventLog = today.log;
      const shown = Object.assign(Object.create(today.log) as EventLog, {
        head: () => log.head(),
        readAll: (read?: Parameters<EventLog['readAll']>[0]) => log.readAll(read),
      });
      // one that lost its lease would look anew when it takes it again
      return kept(today, { log: shown, leaseMs: 60_000 }, async () => {
        const { size } = await sealingStanding(today.db.app);
        await write(today.log, 1, A);
        await eventually(async () => (await sealingStanding(today.db.app)).size > size);
        log = yesterday.log;
        return alarm(today);
      });
    },
  },
  {
    nr: '9',
    name: 'another signer than the log’s, with keys of its own',
    expected: 'SIGNER, nothing signed by it',
    run: async (ground) => {
      const on = await bed(ground);
      const folder = ground.folder();
      return kept({ ...on, signer: folder }, {}, async () => {
        const kind = await alarm(on);
        await write(on.log, 3, A);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const latest = await new KeptProofs(on.db.app, on.log).checkpoints.latest();
        return `${kind}, ${latest!.size === SIZES.last ? 'nothing signed by it' : `signed ${latest!.size}`}`;
      });
    },
  },
  {
    nr: '13',
    name: 'the keeper’s clock a year back, then ten years ahead: the order and the proofs are the same',
    expected: 'sealed twice, one root for each size',
    run: async (ground) => {
      const on = await bed(ground);
      const wrong = new SetClock(Temporal.Instant.from('2025-11-02T09:15:03Z'));
      return kept(on, { clock: wrong }, async () => {
        const proofs = new KeptProofs(on.db.app, on.log);
        await write(on.log, 2, A);
        await proofs.sealNow();
        wrong.advance({ hours: 24 * 365 * 11 });
        await write(on.log, 2, B);
        await proofs.sealNow();
        const leaves = (await everyEvent(on.log)).map(({ leaf }) => hashOfLeaf(leaf));
        const history = await proofs.checkpoints.history();
        const one = history.every(({ size, root }) => toHex(root) === toHex(rootOf(leaves.slice(0, size))));
        return `sealed ${history.length === 4 ? 'twice' : history.length}, ${one ? 'one root for each size' : 'another root'}`;
      });
    },
  },
];

async function everyEvent(log: EventLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await log.readAll({ after: events.at(-1)?.position ?? 0 });
    if (page.length === 0) return events;
    events.push(...page);
  }
}

const STEPS = ['sequence', 'integrate', 'sign', 'cosign', 'publish', 'published'] as const;
type Step = (typeof STEPS)[number];
const forEver = (): Promise<never> => new Promise(() => undefined);

/** A process that dies at a step: whatever it was about to hear it never hears, and it says nothing more. */
class Dying {
  dead = false;
  constructor(private readonly at: Step) {}
  private async after<T>(step: Step, work: () => Promise<T>): Promise<T> {
    if (this.dead) return forEver();
    const done = await work();
    if (step === this.at) this.dead = true;
    return this.dead ? forEver() : done;
  }
  pool(pool: Pool): Pool {
    const query = (async (text: string, values?: unknown[]) => {
      if (this.dead) return forEver();
      const said = typeof text === 'string' ? text : '';
      if (said.includes('audit.keep_checkpoint') && this.at === 'publish') {
        this.dead = true;
        return forEver();
      }
      const step: Step | null = said.includes('audit.extend') ? 'integrate' : said.includes('audit.keep_checkpoint') ? 'published' : null;
      return step ? this.after(step, () => pool.query(text, values)) : pool.query(text, values);
    }) as Pool['query'];
    return Object.assign(Object.create(pool) as Pool, { query });
  }
  log(log: EventLog): EventLog {
    return Object.assign(Object.create(log) as EventLog, {
      readAll: (read?: Parameters<EventLog['readAll']>[0]) => this.after('sequence', () => log.readAll(read)),
      append: (request: Parameters<EventLog['append']>[0]) => (this.dead ? forEver() : log.append(request)),
    });
  }
  signer(signer: CheckpointSigner): CheckpointSigner {
    return Object.assign(Object.create(signer) as CheckpointSigner, {
      sign: (wanted: Parameters<CheckpointSigner['sign']>[0]) => this.after('sign', () => signer.sign(wanted)),
    });
  }
  witnesses(witnesses: Witnesses): Witnesses {
    return Object.assign(Object.create(witnesses) as Witnesses, {
      ask: (...asked: Parameters<Witnesses['ask']>) => this.after('cosign', () => witnesses.ask(...asked)),
    });
  }
}

const cutOff: Case = {
  nr: '10',
  name: 'the keeper cut off after each of sequence, integrate, sign, cosign, and before and after publish; another takes over each time',
  expected: 'resumed six times, one root for each size',
  run: async (ground) => {
    const db = await database(ground);
    const log = logIn(db);
    ground.closing(() => log.close());
    const signer = await Signer.open(ground.folder(), ORIGIN);
    ground.closing(() => signer.close());
    const witness = await Witness.open(
      ground.folder(),
      'revision.example/w1',
      (await signer.keys()).map((key) => readKey(key)!),
    );
    const server = await listen(
      { host: '127.0.0.1', port: 0 },
      (asking) => witness.answer(asking),
      () => undefined,
    );
    ground.closing(async () => {
      await server.close();
      await witness.close();
    });
    const policy = readPolicy(`witness w1 ${witness.verifierKey} ${server.url}\nquorum w1\n`);
    /** Every note that was ever made, also those that nobody got to see. */
    const made: { size: number; root: string }[] = [];
    const remembering = Object.assign(Object.create(signer) as CheckpointSigner, {
      sign: async (wanted: Parameters<CheckpointSigner['sign']>[0]) => {
        const note = await signer.sign(wanted);
        const { size, root } = readCheckpoint(readNote(note)!.text)!;
        made.push({ size, root: toHex(root) });
        return note;
      },
    });
    const proofs = new KeptProofs(db.app, log);
    let resumed = 0;
    for (const [n, step] of STEPS.entries()) {
      const dying = new Dying(step);
      const witnesses = new WitnessesByPolicy(policy);
      await write(log, 3, `case-${n}`, 'DecisionMade');
      new Sealing({
        ...QUICK,
        pool: dying.pool(db.app),
        log: dying.log(log),
        signer: dying.signer(remembering),
        witnesses: dying.witnesses(witnesses),
      }).start();
      await eventually(async () => dying.dead);
      await write(log, 2, `case-${n}`);
      const next = new Sealing({ ...QUICK, pool: db.app, log, signer: remembering, witnesses: new WitnessesByPolicy(policy) });
      next.start();
      const head = await log.head();
      await eventually(
        async () => ((await proofs.checkpoints.latest(['WITNESSED']))?.size ?? 0) > head - 2 || (await proofs.sealNow()) === null,
      );
      await next.stop();
      resumed += 1;
    }
    const leaves = (await everyEvent(log)).map(({ leaf }) => hashOfLeaf(leaf));
    const roots = new Map(made.map(({ size, root }) => [size, root]));
    const published = await proofs.checkpoints.history();
    const one =
      made.every(({ size, root }) => roots.get(size) === root && root === toHex(rootOf(leaves.slice(0, size)))) &&
      published.every(({ size, root }) => roots.get(size) === toHex(root));
    return `resumed ${resumed === 6 ? 'six times' : resumed}, ${one ? 'one root for each size' : 'two roots for one size'}`;
  },
};

/** Nothing that does not hold is taken into the tree. */
const takenIn = (nr: string, name: string, change: (event: RecordedEvent) => RecordedEvent, at = 7): Case => ({
  nr,
  name: `taken into the tree: ${name}`,
  expected: `stops before index ${at}`,
  run: async (ground) => {
    const db = await database(ground);
    const { log } = await sharedBed(ground);
    const shown = {
      origin: ORIGIN,
      readAll: async (read?: Parameters<EventLog['readAll']>[0]) =>
        (await log.readAll(read)).map((event) => (event.position === at + 1 ? change(event) : event)),
    };
    const tree = new StoredTree(db.app);
    try {
      await new Integrator(shown, tree).catchUp(await tree.edge());
    } catch (error) {
      if (error instanceof WrongLeaf && (await tree.edge()).size === at) return `stops before index ${error.index}`;
      throw error;
    }
    return 'taken in';
  },
});
const releafed = (event: RecordedEvent, change: Readonly<Record<string, unknown>>): RecordedEvent => {
  const leaf = Buffer.from(JSON.stringify({ ...(JSON.parse(event.leaf.toString()) as object), ...change }));
  return { ...event, leaf, leafHash: Buffer.from(hashOfLeaf(leaf)) };
};

export const onTheKeepers: readonly Case[] = [
  ...ofRestored,
  cutOff,
  takenIn('19t', 'a leaf that its hash is not of', (event) => ({
    ...event,
    leaf: Buffer.from(event.leaf.toString().replace('Note', 'Rote')),
  })),
  takenIn('49t', 'a leaf of another log', (event) => releafed(event, { log: 'test.example/another' })),
  takenIn('60t', 'an event whose forerunner is not there', (event) => ({ ...event, revision: event.revision + 1 })),
  takenIn('60u', 'a leaf that builds on another event', (event) => releafed(event, { prev: Buffer.alloc(32, 1).toString('base64url') })),
];
