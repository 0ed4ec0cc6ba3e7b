/** 11 and 12, and 36–38 where they happen: witnesses over HTTP, and those who ask them. */
import fs from 'node:fs';
import path from 'node:path';
import { readKey, readNote, readPolicy, rootOf, toBase64, type VerifierKey } from '../../../libs/integrity';
import { Story } from '../../../libs/grant-cases/testing/story';
import * as world from '../../../libs/grant-cases/testing/world';
import { isRefusal } from '../../../libs/kernel';
import { Signer, WitnessesByPolicy } from '../../../libs/sealing';
import { listen, Witness, type Answering, type Asking } from '../../../libs/sealing/module';
import type { Case, Ground } from '../case';
import { ORIGIN } from './bed';
import { consistencyOf, leaves } from './leaves';

const OURS = leaves('ours', 40);
const THEIRS = leaves('theirs');

interface Log {
  readonly keys: readonly VerifierKey[];
  /** What the log's keys say of the first `size` leaves, whatever they said before: whoever has the keys can make them. */
  note(size: number, of?: readonly Uint8Array[]): Promise<Uint8Array>;
}

async function log(ground: Ground, origin = ORIGIN): Promise<Log> {
  const virgin = ground.folder();
  const first = await Signer.open(virgin, origin);
  const keys = (await first.keys()).map((key) => readKey(key)!);
  await first.close();
  return {
    keys,
    note: async (size, of = OURS) => {
      const own = ground.folder();
      fs.cpSync(virgin, own, { recursive: true });
      const signer = await Signer.open(own, origin);
      const note = await signer.sign({ size, root: rootOf(of.slice(0, size)), proof: [] });
      await signer.close();
      return note;
    },
  };
}

const bodyOf = (oldSize: number, proof: readonly Uint8Array[], note: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n`), note]);

async function witness(ground: Ground, keys: readonly VerifierKey[], name = 'revision.example/w1', folder = ground.folder()) {
  const opened = await Witness.open(folder, name, keys);
  ground.closing(() => opened.close());
  const add = async (body: Buffer): Promise<Answering> => opened.answer({ method: 'POST', path: '/add-checkpoint', body });
  return { opened, add };
}

/** Asked to add a checkpoint when it has seen 20 events. */
const asked = (nr: string, name: string, expected: string, body: (by: Log, elsewhere: Log) => Promise<Buffer>): Case => ({
  nr,
  name: `witness that has seen 20 events: ${name}`,
  expected,
  run: async (ground) => {
    const by = await log(ground);
    const { add } = await witness(ground, by.keys);
    await add(bodyOf(0, [], await by.note(20)));
    const { status, body: said, type } = await add(await body(by, await log(ground, ORIGIN)));
    return [status, type === 'text/x.tlog.size' ? String(said).trim() : ''].join(' ').trim();
  },
});
const from =
  (oldSize: number, size: number, of = OURS, proofOf = of) =>
  async (by: Log) =>
    bodyOf(oldSize, consistencyOf(proofOf, oldSize, size), await by.note(size, of));

const direct: readonly Case[] = [
  asked('36w', 'asked on an older one', '409 20', from(12, 30)),
  asked('37w', 'yesterday’s dump: asked for fewer', '409 20', from(12, 15)),
  asked('37x', 'asked for fewer than it is said to have seen', '400', from(20, 12)),
  asked('36x', 'asked for as many others', '409', from(20, 20, THEIRS)),
  asked('36y', 'asked for more that begin with others', '422', from(20, 30, THEIRS)),
  asked('38w', 'asked with a proof that proves nothing', '422', async (by) => bodyOf(20, [Buffer.alloc(32)], await by.note(30))),
  asked('38x', 'asked with a proof where none is needed', '422', async (by) => bodyOf(20, [Buffer.alloc(32)], await by.note(20))),
  asked('29w', 'asked by keys that are not the log’s', '403', async (_, elsewhere) =>
    bodyOf(20, consistencyOf(OURS, 20, 30), await elsewhere.note(30)),
  ),
  asked('18x', 'a proof of endless hashes', '400', async (by) =>
    bodyOf(
      20,
      Array.from({ length: 64 }, () => Buffer.alloc(32)),
      await by.note(30),
    ),
  ),
  asked('18y', 'a size that no number holds', '400', async (by) =>
    Buffer.concat([Buffer.from('old 9999999999999999\n\n'), await by.note(30)]),
  ),
  asked('18z', 'no note', '400', async () => Buffer.from('old 20\n\nnothing\n')),
  asked('36z', 'control: asked on what it has seen', '200', from(20, 30)),
  {
    nr: '48w',
    name: 'witness: asked for a log that it does not stand for',
    expected: '404',
    run: async (ground) => {
      const [by, other] = [await log(ground), await log(ground, 'test.example/another')];
      const { add } = await witness(ground, by.keys);
      return String((await add(bodyOf(0, [], await other.note(20)))).status);
    },
  },
  {
    nr: '11',
    name: 'witness: add-checkpoint for 12, 30, 9, 21, 12, 30 and 17 on 8, all at the same moment over HTTP',
    expected: 'one of them, and told to the rest',
    run: async (ground) => {
      const by = await log(ground);
      const { opened, add } = await witness(ground, by.keys);
      await add(bodyOf(0, [], await by.note(8)));
      const server = await listen(
        { host: '127.0.0.1', port: 0 },
        (asking) => opened.answer(asking),
        () => undefined,
      );
      ground.closing(() => server.close());
      const sizes = [12, 30, 9, 21, 12, 30, 17];
      const bodies = await Promise.all(sizes.map((size) => from(8, size)(by)));
      const answers = await Promise.all(
        bodies.map(async (body) => {
          const answer = await fetch(`${server.url}/add-checkpoint`, { method: 'POST', body: new Uint8Array(body) });
          return { status: answer.status, text: await answer.text() };
        }),
      );
      const stood = new Set(sizes.filter((_, n) => answers[n]!.status === 200));
      const [size] = stood;
      const told = answers.every(({ status, text }) => status === 200 || (status === 409 && text === `${size}\n`));
      return stood.size === 1 && told
        ? 'one of them, and told to the rest'
        : `${[...stood].join()}; ${answers.map(({ status }) => status).join()}`;
    },
  },
  {
    nr: '11b',
    name: 'witness: stopped and started again, asked for other events than those that it stood for',
    expected: '422',
    run: async (ground) => {
      const by = await log(ground);
      const folder = ground.folder();
      const before = await Witness.open(folder, 'revision.example/w1', by.keys);
      await before.answer({ method: 'POST', path: '/add-checkpoint', body: bodyOf(0, [], await by.note(20)) });
      await before.close();
      const { add } = await witness(ground, by.keys, undefined, folder);
      return String((await add(await from(20, 30, THEIRS)(by))).status);
    },
  },
  ...(
    [
      ['11c', 'its memory taken away, its key left', (folder: string) => fs.rmSync(path.join(folder, 'seen'))],
      ['11d', 'its memory cut short', (folder: string) => fs.truncateSync(path.join(folder, 'seen'), 10)],
      ['11e', 'a second one in the same folder', null],
    ] as const
  ).map(([nr, name, change]): Case => ({
    nr,
    name: `witness: ${name}`,
    expected: 'does not open, and says what to do',
    run: async (ground) => {
      const by = await log(ground);
      const folder = ground.folder();
      const before = await Witness.open(folder, 'revision.example/w1', by.keys);
      await before.answer({ method: 'POST', path: '/add-checkpoint', body: bodyOf(0, [], await by.note(20)) });
      if (change) await before.close();
      else ground.closing(() => before.close());
      change?.(folder);
      return witness(ground, by.keys, undefined, folder).then(
        () => 'opened',
        (error: Error) => (/Lägg tillbaka|stoppa den ena/.test(error.message) ? 'does not open, and says what to do' : error.message),
      );
    },
  })),
];

type Answer = (asking: Asking, honest: Witness) => Promise<Answering>;
/** Four witnesses of which three are needed, some of them not as they should be. */
const four = (nr: string, name: string, expected: string, instead: Readonly<Record<string, 'down' | Answer>>, patienceMs = 2000): Case => ({
  nr,
  name: `three of four witnesses: ${name}`,
  expected,
  run: async (ground) => {
    const by = await log(ground);
    const lines: string[] = [];
    for (const who of ['w1', 'w2', 'w3', 'w4']) {
      const { opened } = await witness(ground, by.keys, `revision.example/${who}`);
      const other = instead[who];
      const server = await listen(
        { host: '127.0.0.1', port: 0 },
        (asking) => (typeof other === 'function' ? other(asking, opened) : opened.answer(asking)),
        () => undefined,
      );
      if (other === 'down') await server.close();
      else ground.closing(() => server.close());
      lines.push(`witness ${who} ${opened.verifierKey} ${server.url}`);
    }
    const policy = readPolicy([...lines, 'group all 3 w1 w2 w3 w4', 'quorum all', ''].join('\n'));
    const note = await by.note(20);
    const stood = await new WitnessesByPolicy(policy, patienceMs).ask({ size: 20, note }, async (oldSize) =>
      consistencyOf(OURS, oldSize, 20),
    );
    const cosigned = readNote(stood.note)!.signatures.length - readNote(note)!.signatures.length;
    return stood.wanting === null ? `stands, with ${cosigned}` : stood.wanting;
  },
});

const WAITS = 'Kontrollpunkten med 20 händelser har 2 av 4 vittnen, för få.';
const bad =
  (body: string): Answer =>
  async () => ({ status: 200, body });
const late: Answer = async (asking, honest) => {
  await new Promise((resolve) => void setTimeout(resolve, 6000).unref());
  return honest.answer(asking);
};
const endless: Answer = async (asking, honest) => {
  const { body } = await honest.answer(asking);
  return { status: 200, body: `${String(body)}— another.example/w9 ${'A'.repeat(200_000)}\n` };
};

/** A decision goes out when enough stand for it, or with a reason that is recorded. */
const dispatched = (nr: string, name: string, expected: string, unwitnessed?: string): Case => ({
  nr,
  name: `a decision while two of four witnesses are missing: ${name}`,
  expected,
  run: async () => {
    const story = new Story().decided('AVSLAG');
    const command = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'LETTER', explanation: 'Ni får inte bidraget.' } as const;
    const said = unwitnessed === undefined ? command : { ...command, unwitnessed };
    const decision = story.ask(world.official, said, { unwitnessedBy: ['w1', 'w4'] });
    if (isRefusal(decision)) return decision.refusal.message.sv.includes('w1, w4') ? decision.refusal.code : decision.refusal.message.sv;
    return JSON.stringify(decision.events).includes(unwitnessed ?? '?') ? 'sent, with the reason' : 'sent';
  },
});

export const onTheWitnesses: readonly Case[] = [
  dispatched('12s', 'waits, and says who is missing', 'decision-unwitnessed'),
  dispatched('12t', 'sent all the same without a reason', 'decision-unwitnessed', ' '),
  dispatched('12u', 'sent all the same, with a reason', 'sent, with the reason', 'Fristen löper ut i dag.'),
  ...direct,
  four('12', 'control: all there', 'stands, with 4', {}),
  four('12b', 'one down', 'stands, with 3', { w4: 'down' }),
  four('12c', 'one slow', 'stands, with 3', { w2: late }),
  four('12d', 'one with a signature that is none', 'stands, with 3', { w2: bad('— revision.example/w2 AAAAAAAAAAAAAAAAAAAA\n') }),
  four('12e', 'one that sends without end', 'stands, with 3', { w2: bad('x'.repeat(300_000)) }),
  four('12j', 'one whose signature comes with two hundred thousand letters more', 'stands, with 3', { w2: endless }),
  four('12f', 'one that has seen more than there is', 'stands, with 3', {
    w2: async () => ({ status: 409, type: 'text/x.tlog.size', body: '99\n' }),
  }),
  four('12g', 'two down: it is said which, and nothing stands', `${WAITS} w1 svarade inte. w4 svarade inte.`, { w1: 'down', w4: 'down' }),
  four('12h', 'one down and one with a bad signature', `${WAITS} w2 gav en underskrift som inte håller. w4 svarade inte.`, {
    w4: 'down',
    w2: bad('— revision.example/w2 AAAAAAAAAAAAAAAAAAAA\n'),
  }),
];
