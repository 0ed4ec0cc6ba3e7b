import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  bytesOf,
  hashOfLeaf,
  planConsistency,
  readCheckpoint,
  readKey,
  readNote,
  readPolicy,
  rootOf,
  type NodeAt,
  type VerifierKey,
} from '#libs/integrity';
import { listen, type Answering, type Listening } from '../plain-server';
import { Signer } from '../signer/signer';
import { Witness } from './witness';
import { addCheckpointBody, WitnessesByPolicy } from './witnesses';

const ORIGIN = 'test.example/arendelogg';
const hashes = (name: string, shared: number) =>
  Array.from({ length: 40 }, (_, n) => hashOfLeaf(bytesOf(n < shared ? `leaf ${n}` : `${name} ${n}`)));
const OURS = hashes('ours', 40);
const THEIRS = hashes('theirs', 6);
const proofIn =
  (leaves: readonly Uint8Array[], size: number) =>
  async (oldSize: number): Promise<readonly Uint8Array[]> => {
    if (oldSize === 0 || oldSize === size) return [];
    const plan = planConsistency(oldSize, size);
    return plan.assemble(plan.nodes.map(({ level, index }: NodeAt) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));
  };

describe('witnesses', () => {
  let folder: string;
  let log: readonly VerifierKey[];
  let signers = 0;
  const closing: (() => Promise<unknown>)[] = [];
  /** The log's word about its first `size` leaves; with other leaves a signer whose memory was set aside, with the same keys. */
  let note: (size: number, leaves?: readonly Uint8Array[]) => Promise<Uint8Array>;
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-witness-'));
    const first = await Signer.open(path.join(folder, 'log'), ORIGIN);
    log = (await first.keys()).map((key) => readKey(key)!);
    await first.close();
    const virgin = path.join(folder, 'virgin');
    fs.cpSync(path.join(folder, 'log'), virgin, { recursive: true });
    note = async (size, leaves = OURS) => {
      const own = path.join(folder, `log-${signers++}`);
      fs.cpSync(virgin, own, { recursive: true });
      const signer = await Signer.open(own, ORIGIN);
      const signed = await signer.sign({ size, root: rootOf(leaves.slice(0, size)), proof: [] });
      await signer.close();
      return signed;
    };
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const witness = async (name = 'w1'): Promise<Witness> => {
    const opened = await Witness.open(path.join(folder, name), `revision.example/${name}`, log);
    closing.push(() => opened.close());
    return opened;
  };
  const add = async (to: Witness, oldSize: number, size: number, leaves = OURS, proof?: readonly Uint8Array[]): Promise<Answering> =>
    to.answer({
      method: 'POST',
      path: '/add-checkpoint',
      body: addCheckpointBody(oldSize, proof ?? (await proofIn(leaves, size)(Math.min(oldSize, size))), await note(size, leaves)),
    });

  describe('one of them', () => {
    it('stands for a log that grows, and again for what it has stood for', async () => {
      const one = await witness();
      for (const [from, to] of [
        [0, 5],
        [5, 5],
        [5, 32],
        [32, 39],
      ] as const)
        expect(await add(one, from, to)).toMatchObject({ status: 200 });
      expect((await add(one, 39, 39)).body).toMatch(/^— revision\.example\/w1 [A-Za-z0-9+/]+=*\n$/);
    });

    it('says where it is when it is asked from elsewhere', async () => {
      const one = await witness();
      await add(one, 0, 9);
      for (const [from, to] of [
        [0, 20],
        [5, 20],
        [12, 20],
        [0, 5],
      ] as const)
        expect(await add(one, from, to)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '9\n' });
    });

    it('refuses another history: the same size, a longer one that forks, a made-up proof; and remembers when it is started anew', async () => {
      const one = await witness();
      await add(one, 0, 9);
      const refusals = async (to: Witness) => [
        (await add(to, 9, 9, THEIRS)).status,
        (await add(to, 9, 20, THEIRS)).status,
        (await add(to, 9, 20, OURS, [])).status,
        (await add(to, 9, 20, OURS, OURS.slice(0, 5))).status,
        (await add(to, 9, 9, OURS, OURS.slice(0, 1))).status,
      ];
      expect(await refusals(one)).toEqual([409, 422, 422, 422, 422]);
      await closing.pop()!();
      const again = await witness();
      expect(await refusals(again)).toEqual([409, 422, 422, 422, 422]);
      expect(await add(again, 9, 20)).toMatchObject({ status: 200 });
    });

    it('answers 404 for a log that it does not know, 403 for a signature that is not the log’s, 400 for what is no such request', async () => {
      const stranger = await Witness.open(path.join(folder, 'w9'), 'revision.example/w9', []);
      closing.push(() => stranger.close());
      expect(await add(stranger, 0, 5)).toEqual({ status: 404 });
      const one = await witness();
      const body = addCheckpointBody(0, [], await note(5));
      const answer = async (changed: string | Buffer, method = 'POST', at = '/add-checkpoint') =>
        (await one.answer({ method, path: at, body: Buffer.from(changed) })).status;
      const text = body.toString();
      const unsigned = readNote(await note(5))!;
      expect(await answer(text.replace(/— .*\n— .*\n$/, `— ${ORIGIN} AAAAAAAAAAAA\n`))).toBe(403);
      const [first] = unsigned.signatures;
      const broken = Buffer.from(first!.signature);
      broken[7]! ^= 1;
      const line = `— ${ORIGIN} ${Buffer.concat([Buffer.from(first!.keyId, 'hex'), broken]).toString('base64')}\n`;
      expect(await answer(`old 0\n\n${unsigned.text}\n${line}`)).toBe(403);
      for (const wrong of [
        '',
        'old 0\n\n',
        text.replace('old 0', 'old 00'),
        text.replace('old 0', 'old -1'),
        text.replace('old 0', 'new 0'),
        text.replace('old 0\n', 'old 0\nabc\n'),
        text.replace('old 0\n', `old 0\n${'A'.repeat(43)}=\n`.repeat(1) + `${'A'.repeat(43)}=\n`.repeat(63)),
        text.replace('old 0\n', 'old 0\r\n'),
        text.replace('\n5\n', '\n05\n'),
        text.replace('old 0', 'old 6'),
      ])
        expect(await answer(wrong)).toBe(400);
      expect(await answer(text, 'GET')).toBe(405);
      expect(await answer(text, 'POST', '/other')).toBe(404);
      expect(await add(one, 0, 5, OURS, OURS.slice(0, 1))).toEqual({ status: 422 });
    });

    it('is never rolled back by requests for N and N+K at the same time', async () => {
      const one = await witness();
      await add(one, 0, 8);
      const sizes = [12, 30, 9, 21, 12, 30, 17];
      const answers = await Promise.all(sizes.map((size) => add(one, 8, size)));
      const stoodFor = sizes.filter((_, i) => answers[i]!.status === 200);
      expect(new Set(stoodFor).size).toBe(1);
      const [size] = stoodFor;
      expect(await add(one, 0, 39)).toEqual({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` });
      expect(answers.filter(({ status }) => status !== 200).every(({ body }) => body === `${size}\n`)).toBe(true);
    });
  });

  describe('four of them, of which three are needed', () => {
    let servers: Listening[];
    let lines: string[];
    beforeEach(async () => {
      [servers, lines] = [[], []];
      for (const name of ['w1', 'w2', 'w3', 'w4']) {
        const one = await witness(name);
        const server = await listen(
          { host: '127.0.0.1', port: 0 },
          (asking) => one.answer(asking),
          () => undefined,
        );
        closing.push(() => server.close());
        servers.push(server);
        lines.push(`witness ${name} ${one.verifierKey} ${server.url}`);
      }
    });
    const policy = (witnesses = lines) => readPolicy([...witnesses, 'group all 3 w1 w2 w3 w4', 'quorum all', ''].join('\n'));
    const ask = async (by: WitnessesByPolicy, size: number, leaves = OURS) =>
      by.ask({ size, note: await note(size, leaves) }, proofIn(leaves, size));
    const instead = async (name: string, answer: (asking: Parameters<Witness['answer']>[0]) => Promise<Answering>): Promise<string[]> => {
      const server = await listen({ host: '127.0.0.1', port: 0 }, answer, () => undefined);
      closing.push(() => server.close());
      return lines.map((line) => (line.startsWith(`witness ${name} `) ? line.replace(/ [^ ]*$/, ` ${server.url}`) : line));
    };

    it('stand for the log together, also when we have forgotten how far they had come', async () => {
      const by = new WitnessesByPolicy(policy());
      expect(await ask(by, 5)).toMatchObject({ names: ['w1', 'w2', 'w3', 'w4'], wanting: null });
      expect(await ask(by, 20)).toMatchObject({ names: ['w1', 'w2', 'w3', 'w4'], wanting: null });
      const { note: whole, wanting } = await ask(new WitnessesByPolicy(policy()), 31);
      expect(wanting).toBeNull();
      expect(readNote(whole)!.signatures).toHaveLength(2 + 4);
      expect(readCheckpoint(readNote(whole)!.text)).toMatchObject({ size: 31 });
    });

    it('are enough with one that is down; with two it is said which', async () => {
      await closing.pop()!(); // w4
      const by = new WitnessesByPolicy(policy());
      expect(await ask(by, 5)).toMatchObject({ names: ['w1', 'w2', 'w3'], wanting: null });
      await servers[0]!.close();
      const { wanting, names } = await ask(by, 9);
      expect(names).toEqual(['w2', 'w3']);
      expect(wanting).toContain('har 2 av 4 vittnen, för få');
      expect(wanting).toContain('w1 svarade inte. w4 svarade inte.');
    });

    it('are not waited for without end: one that is silent is left out', async () => {
      let over = (): void => undefined;
      const silent = await instead('w2', () => new Promise((resolve) => (over = () => resolve({ status: 200 }))));
      expect(await ask(new WitnessesByPolicy(policy(silent), 8000), 5)).toMatchObject({ names: ['w1', 'w3', 'w4'], wanting: null });
      over();
    }, 30_000);

    it('are believed by their signatures alone: one that does not hold is left out of the note', async () => {
      const one = await witness('liar');
      for (const answer of [
        (asking: Parameters<Witness['answer']>[0]) => one.answer(asking), // another's key
        async () => ({ status: 200, body: '— revision.example/w2 AAAAAAAAAAAAAAAAAAAA\n' }),
        async () => ({ status: 200, body: 'nothing\n' }),
        async () => ({ status: 200, body: 'x'.repeat(300_000) }),
        async () => ({ status: 409, type: 'text/x.tlog.size', body: '99\n' }),
        async () => ({ status: 500 }),
      ]) {
        const { names, note: whole, wanting } = await ask(new WitnessesByPolicy(policy(await instead('w2', answer))), 5);
        expect(names).toEqual(['w1', 'w3', 'w4']);
        expect(wanting).toBeNull();
        expect(readNote(whole)!.signatures).toHaveLength(2 + 3);
      }
    });

    it('never stand for two histories: half of them is no quorum', async () => {
      const [first, second] = [new WitnessesByPolicy(policy()), new WitnessesByPolicy(policy())];
      await ask(first, 5);
      // a split view: two witnesses are shown one history and two the other
      const half = (names: string[]) =>
        readPolicy(
          [...lines.filter((line) => names.some((name) => line.startsWith(`witness ${name} `))), ''].join('\n') +
            `group half all ${names.join(' ')}\nquorum half\n`,
        );
      expect((await ask(new WitnessesByPolicy(half(['w1', 'w2'])), 12)).wanting).toBeNull();
      expect((await ask(new WitnessesByPolicy(half(['w3', 'w4'])), 12, THEIRS)).wanting).toBeNull();
      const [ours, theirs] = [await ask(first, 20), await ask(second, 20, THEIRS)];
      expect([ours.names, theirs.names]).toEqual([
        ['w1', 'w2'],
        ['w3', 'w4'],
      ]);
      for (const { wanting } of [ours, theirs]) expect(wanting).toContain('har sett en annan historik och vägrar');
    });
  });
});
