/** 9, 18 and what a restored signer is asked for: the signer of the log alone, in its folder and over HTTP. */
import fs from 'node:fs';
import path from 'node:path';
import { readCheckpoint, readNote, rootOf, toBase64 } from '../../../libs/integrity';
import { OtherHistory, Signer, type ToSign } from '../../../libs/sealing';
import { listen, signerService } from '../../../libs/sealing/module';
import type { Case, Ground } from '../case';
import { ORIGIN } from './bed';
import { consistencyOf, leaves } from './leaves';

const OURS = leaves('ours');
const THEIRS = leaves('theirs');
const toSign = (size: number, from = 0, of = OURS): ToSign => ({
  size,
  root: rootOf(of.slice(0, size)),
  proof: consistencyOf(of, from, size),
});
const SECRET = 'a1'.repeat(24);

async function signer(ground: Ground, folder = ground.folder()): Promise<Signer> {
  const opened = await Signer.open(folder, ORIGIN);
  ground.closing(() => opened.close());
  return opened;
}

/** What it says to a wish: the size that it signed, or why it did not. */
async function says(by: Signer, wanted: ToSign): Promise<string> {
  try {
    const note = readNote(await by.sign(wanted));
    return `signed ${readCheckpoint(note!.text)!.size}`;
  } catch (error) {
    return error instanceof OtherHistory ? error.kind : (error as Error).message;
  }
}

const asked = (nr: string, name: string, expected: string, wanted: ToSign): Case => ({
  nr,
  name: `signer that has signed 20 events: ${name}`,
  expected,
  run: async (ground) => {
    const by = await signer(ground);
    await by.sign(toSign(20));
    return says(by, wanted);
  },
});

const opening = (nr: string, name: string, expected: string, change: ((folder: string) => void) | null): Case => ({
  nr,
  name: `signer: ${name}`,
  expected,
  run: async (ground) => {
    const folder = ground.folder();
    const before = await Signer.open(folder, ORIGIN);
    await before.sign(toSign(20));
    if (change) await before.close();
    else ground.closing(() => before.close());
    change?.(folder);
    try {
      await signer(ground, folder);
      return 'opened';
    } catch {
      return 'does not open';
    }
  },
});

async function overHttp(ground: Ground, what: string, token: string | null, body?: string): Promise<number> {
  const by = await signer(ground);
  const server = await listen({ host: '127.0.0.1', port: 0 }, signerService(by, SECRET), () => undefined);
  ground.closing(() => server.close());
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body };
  return (await fetch(`${server.url}/${what}`, init).catch(() => ({ status: 0 }))).status;
}
const ofEndless = (hashes: number): string => {
  const { size, root } = toSign(20);
  return JSON.stringify({ size, root: toBase64(root), proof: Array.from({ length: hashes }, () => toBase64(Buffer.alloc(32))) });
};
const http = (nr: string, name: string, expected: number, what: string, token: string | null, body?: string): Case => ({
  nr,
  name: `signer over HTTP: ${name}`,
  expected: String(expected),
  run: async (ground) => String(await overHttp(ground, what, token, body)),
});

export const onTheSigner: readonly Case[] = [
  asked('34s', 'asked for fewer', 'rollback', toSign(12)),
  asked('34t', 'asked for as many others', 'fork', toSign(20, 0, THEIRS)),
  asked('34u', 'asked for more that begin with others', 'fork', toSign(30, 20, THEIRS)),
  asked('34v', 'asked for more without a proof', 'fork', { ...toSign(30), proof: [] }),
  asked('34w', 'asked for a root that is none', 'fork', { ...toSign(20), root: rootOf(OURS.slice(0, 20)).subarray(0, 31) }),
  {
    nr: '34r',
    name: 'signer that has signed nothing: asked for a root that is none',
    expected: 'fork',
    run: async (ground) => says(await signer(ground), { size: 20, root: rootOf(OURS.slice(0, 20)).subarray(0, 31), proof: [] }),
  },
  asked('34x', 'control: asked for the same once more', 'signed 20', toSign(20)),
  asked('34y', 'control: asked for more that begin with those', 'signed 30', toSign(30, 20)),
  {
    nr: '34z',
    name: 'signer: two trees of one size at the same moment',
    expected: 'one signed, one fork',
    run: async (ground) => {
      const by = await signer(ground);
      const said = await Promise.all([says(by, toSign(20)), says(by, toSign(20, 0, THEIRS))]);
      return said.toSorted().join() === 'fork,signed 20' ? 'one signed, one fork' : said.join(', ');
    },
  },
  {
    nr: '10s',
    name: 'signer: cut off after it has signed, asked for another tree of that size when it is back',
    expected: 'fork',
    run: async (ground) => {
      const folder = ground.folder();
      const before = await Signer.open(folder, ORIGIN);
      await before.sign(toSign(20));
      await before.close();
      return says(await signer(ground, folder), toSign(20, 0, THEIRS));
    },
  },
  {
    nr: '10t',
    name: 'signer: cannot write down what it is about to sign',
    expected: 'no signature',
    run: async (ground) => {
      const folder = ground.folder();
      const by = await signer(ground, folder);
      fs.mkdirSync(path.join(folder, 'signed.next'));
      return (await says(by, toSign(20))).startsWith('signed') ? 'signed' : 'no signature';
    },
  },
  opening('9a', 'a second one in the same folder', 'does not open', null),
  opening('7s', 'its memory taken away, its keys left', 'does not open', (folder) => fs.rmSync(path.join(folder, 'signed'))),
  opening('7t', 'its memory cut short', 'does not open', (folder) => fs.truncateSync(path.join(folder, 'signed'), 10)),
  opening('49s', 'the memory of another log put in place of its own', 'does not open', (folder) => {
    const file = path.join(folder, 'signed');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(ORIGIN, 'test.example/another'));
  }),
  http('18s', 'asked by nobody it knows', 401, 'signed', null),
  http('18t', 'asked with another secret', 401, 'sign', `${SECRET}x`, ofEndless(0)),
  http('18u', 'a proof of endless hashes', 400, 'sign', SECRET, ofEndless(65)),
  http('18v', 'a body of two megabytes', 413, 'sign', SECRET, ' '.repeat(2_000_000)),
  http('18w', 'JSON a hundred thousand levels deep', 400, 'sign', SECRET, '['.repeat(100_000)),
  http(
    '19s',
    'keys that the language has a meaning for',
    400,
    'sign',
    SECRET,
    '{"__proto__":{"size":20},"constructor":{"prototype":{"proof":[]}}}',
  ),
];
