/** 7, 9 and 11 as they are run: the signer, a witness and the service as processes of their own. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readKey, readPolicy, toBase64 } from '../../../libs/integrity';
import { KeptProofs, Sealing, WitnessesByPolicy } from '../../../libs/sealing';
import { RemoteSigner } from '../../../libs/sealing/module';
import { urlOf } from '../../application';
import { testDatabase } from '../../database';
import { startProcess } from '../../faults/process';
import type { Case, Ground } from '../case';
import { A, clock, eventually, logIn, ORIGIN, write } from './bed';

const ROOT = path.resolve(__dirname, '../../..');
const LOADER = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];
const SECRET = 'a1'.repeat(24);

interface Started {
  readonly url: string;
  readonly said: string;
  /** Of the process. */
  kill(): Promise<void>;
}
/** Rejects with what it said when it ends instead. */
function started(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, [...LOADER, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => void child.once('exit', (code) => resolve(code)));
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /är igång: (http\S+?)\. /.exec(said)?.[1];
      // the keys of a signer, and the line of a witness, come after
      if (url && /^(log|witness) .+\n[^]*\n$|^witness .+\n$/m.test(said))
        resolve({
          url,
          said,
          kill: async () => {
            child.kill('SIGKILL');
            await ended;
          },
        });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

interface Processes {
  readonly signer: Started;
  readonly signerFolder: string;
  readonly witness: Started;
  /** A line of a policy. */
  readonly witnessLine: string;
  close(): Promise<void>;
}
const signerIn = (folder: string): Promise<Started> =>
  started(['services/signer/main.ts'], { LOG_ORIGIN: ORIGIN, DATA_DIR: folder, SIGNER_SECRET: SECRET, PORT: '0', HOST: '127.0.0.1' });

const processes = (ground: Ground): Promise<Processes> =>
  ground.shared(
    'processes',
    async () => {
      const signerFolder = ground.folder();
      const signer = await signerIn(signerFolder);
      const keys = [...signer.said.matchAll(/^log (.+)$/gm)].flatMap(([, key]) => ['--log', key!]);
      const witness = await started(
        ['services/cli/main.ts', 'witness', '--data', ground.folder(), '--name', 'revision.example/w1', '--port', '0', ...keys],
        {},
      );
      const [, key] = /^witness \S+ (\S+) /m.exec(witness.said)!;
      return {
        signer,
        signerFolder,
        witness,
        witnessLine: `witness w1 ${key} ${witness.url}`,
        close: async () => {
          await signer.kill();
          await witness.kill();
        },
      };
    },
    (all) => all.close(),
  );

/** Adds a checkpoint at the witness over HTTP, on what it is said to have seen. */
async function added(url: string, oldSize: number, proof: readonly Uint8Array[], note: Uint8Array): Promise<string> {
  const body = Buffer.concat([Buffer.from(`old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n`), note]);
  const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: new Uint8Array(body) });
  return `${answer.status} ${(await answer.text()).trim()}`.trim();
}

const restored: Case = {
  nr: '7p',
  name: 'processes: yesterday’s dump restored: the signer refuses, the witness answers 409, the service does not start',
  expected: 'signer 409 rollback, witness 409, not started',
  run: async (ground) => {
    const { signer, witness, witnessLine } = await processes(ground);
    const policy = readPolicy(`${witnessLine}\nquorum w1\n`);
    const remote = new RemoteSigner(signer.url, SECRET);
    const keep = async (db: Awaited<ReturnType<typeof testDatabase>>, events: number) => {
      const log = logIn(db);
      const sealing = new Sealing({
        pool: db.app,
        log,
        signer: remote,
        witnesses: new WitnessesByPolicy(policy),
        clock,
        roundMs: 10,
        leaseMs: 600,
      });
      await write(log, events, A);
      sealing.start();
      const proofs = new KeptProofs(db.app, log);
      const { size } = await proofs.sealNow();
      await eventually(async () => (await proofs.checkpoints.latest(['WITNESSED']))?.size === size);
      const kept = (await proofs.checkpoints.latest(['WITNESSED']))!;
      await sealing.stop();
      await log.close();
      await Promise.all([db.app.end(), db.owner.end()]);
      return kept;
    };
    const today = await testDatabase();
    const before = await keep(today, 10);
    const yesterday = await testDatabase(today.appConnection.database);
    ground.closing(() => yesterday.drop());
    await keep(await testDatabase(today.appConnection.database), 10);

    const asked = await fetch(`${signer.url}/sign`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET}` },
      body: JSON.stringify({ size: before.size, root: toBase64(before.root), proof: [] }),
    });
    const { kind } = (await asked.json()) as { kind: string };
    const stood = await added(witness.url, before.size, [], before.note);
    const policyFile = path.join(ground.folder(), 'policy.txt');
    fs.writeFileSync(policyFile, `${witnessLine}\nquorum w1\n`);
    const start = await startProcess({
      DATABASE_URL: urlOf(yesterday.appConnection),
      DATA_DIR: ground.folder(),
      DEMONSTRATION: 'nej',
      LOG_ORIGIN: ORIGIN,
      LOG_LEVEL: 'silent',
      PORT: '0',
      SIGNER_URL: signer.url,
      SIGNER_SECRET: SECRET,
      WITNESS_POLICY: policyFile,
    }).then(
      async (running) => {
        await running.kill();
        return 'started';
      },
      (error: Error) => (error.message.includes('Liggaren startar inte') ? 'not started' : error.message),
    );
    return `signer ${asked.status} ${kind}, witness ${stood.split(' ')[0]}, ${start}`;
  },
};

const second: Case = {
  nr: '9p',
  name: 'processes: a second signer started on the folder of the first',
  expected: 'ended at once, told why; the first still answers',
  run: async (ground) => {
    const { signer, signerFolder } = await processes(ground);
    const ended = await signerIn(signerFolder).then(
      async (running) => {
        await running.kill();
        return 'started';
      },
      (error: Error) => (error.message.includes('En annan process arbetar redan') ? 'ended at once, told why' : error.message),
    );
    const answers = (await fetch(`${signer.url}/health`)).status === 200;
    return `${ended}; the first ${answers ? 'still answers' : 'does not answer'}`;
  },
};

const killed: Case = {
  nr: '10p',
  name: 'processes: a signer killed (SIGKILL) and started again remembers what it signed, and has the same keys',
  expected: 'the same keys, the same memory',
  run: async (ground) => {
    const folder = ground.folder();
    const first = await signerIn(folder);
    const asked = new RemoteSigner(first.url, SECRET);
    const root = Buffer.alloc(32, 7);
    await asked.sign({ size: 20, root, proof: [] });
    const keys = await asked.keys();
    await first.kill();
    const next = await signerIn(folder);
    ground.closing(() => next.kill());
    const again = new RemoteSigner(next.url, SECRET);
    const signed = await again.signed();
    const same = (await again.keys()).join() === keys.join() && keys.every((key) => readKey(key) !== undefined);
    return `${same ? 'the same keys' : 'other keys'}, ${signed.size === 20 && root.equals(signed.root) ? 'the same memory' : 'another memory'}`;
  },
};

export const onTheProcesses: readonly Case[] = [restored, second, killed];
