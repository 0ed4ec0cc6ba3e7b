import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {
  attestations,
  bytesOf,
  hashOfLeaf,
  isSignedByLog,
  planConsistency,
  readCheckpoint,
  readKey,
  readNote,
  readPolicy,
  rootOf,
  same,
  toHex,
} from '#libs/integrity';
import { FolderTaken } from './folder-lock';
import { OtherHistory, Signer, type ToSign } from './signer';

const ORIGIN = 'test.example/arendelogg';

/** A history: the leaves up to `forked` are everybody's, those after it this one's own. */
const history = (name: string, forked: number) => {
  const hashes = Array.from({ length: 40 }, (_, n) => hashOfLeaf(bytesOf(n < forked ? `leaf ${n}` : `${name} ${n}`)));
  const at = (size: number, since: number): ToSign => {
    const nodes = ({ level, index }: { level: number; index: number }) =>
      rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
    const plan = since > 0 && since < size ? planConsistency(since, size) : undefined;
    return { size, root: rootOf(hashes.slice(0, size)), proof: plan ? plan.assemble(plan.nodes.map(nodes)) : [] };
  };
  return at;
};

describe('the signer of the log', () => {
  let folder: string;
  const opened: Signer[] = [];
  beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-signer-'))));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((signer) => signer.close()));
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const open = async (origin = ORIGIN): Promise<Signer> => {
    const signer = await Signer.open(folder, origin);
    opened.push(signer);
    return signer;
  };
  const ours = history('ours', 0);

  it('signs with both of its keys, which it keeps', async () => {
    const signer = await open();
    const note = readNote(await signer.sign(ours(5, 0)))!;
    const keys = await signer.keys();
    const policy = readPolicy(`${keys.map((key) => `log ${key}`).join('\n')}\nquorum none\n`);
    const by = await attestations(
      note,
      policy.logs.map(({ key }) => key),
    );
    expect(by && isSignedByLog(policy, ORIGIN, by)).toBe(true);
    expect(readCheckpoint(note.text)).toMatchObject({ origin: ORIGIN, size: 5 });
    await signer.close();
    expect(await (await open()).keys()).toEqual(keys);
    expect(keys.map((key) => readKey(key)!.name)).toEqual([ORIGIN, ORIGIN]);
    for (const name of ['signed', 'ed25519.pem', 'ml-dsa-44.pem']) expect(fs.statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  });

  it.each<[string, ToSign, OtherHistory['kind']]>([
    ['fewer events than it has signed', ours(9, 0), 'rollback'],
    ['none at all', ours(0, 0), 'rollback'],
    ['other events of the same number', history('theirs', 7)(12, 0), 'fork'],
    ['more events, of which an earlier one is another', history('theirs', 11)(20, 12), 'fork'],
    ['more events with the proof of another size', ours(20, 8), 'fork'],
    ['more events without a proof', { ...ours(20, 12), proof: [] }, 'fork'],
    ['a root of another length', { ...ours(20, 12), root: new Uint8Array(31) }, 'fork'],
    ['the same size with half a root', { ...ours(12, 0), root: ours(12, 0).root.subarray(0, 16) }, 'fork'],
  ])('never signs %s, and remembers what it did sign', async (_, wanted, kind) => {
    const signer = await open();
    await signer.sign(ours(12, 0));
    await expect(signer.sign(wanted)).rejects.toMatchObject({ kind, signed: { size: 12 } });
    await expect(signer.sign(wanted)).rejects.toThrow(OtherHistory);
    expect(await signer.signed()).toMatchObject({ size: 12 });
    expect(readCheckpoint(readNote(await signer.sign(ours(20, 12)))!.text)).toMatchObject({ size: 20 });
  });

  it('signs one root of each size, in any order of asking and however often it starts anew', async () => {
    const asked = fc.array(fc.record({ size: fc.integer({ min: 1, max: 40 }), theirs: fc.boolean(), anew: fc.boolean() }), {
      maxLength: 12,
    });
    const theirs = history('theirs', 10);
    await fc.assert(
      fc.asyncProperty(asked, async (steps) => {
        fs.rmSync(folder, { recursive: true, force: true });
        const roots = new Map<number, string>();
        let signer = await Signer.open(folder, ORIGIN);
        for (const { size, theirs: other, anew } of steps) {
          if (anew) {
            await signer.close();
            signer = await Signer.open(folder, ORIGIN);
          }
          const wanted = (other ? theirs : ours)(size, (await signer.signed()).size);
          const note = await signer.sign(wanted).catch(() => undefined);
          if (!note) continue;
          const root = toHex(readCheckpoint(readNote(note)!.text)!.root);
          expect(roots.get(size) ?? root).toBe(root);
          roots.set(size, root);
        }
        // what was signed is one history: it is ours or theirs, and never both
        const of = (at: typeof ours) => [...roots].every(([size, root]) => toHex(at(size, 0).root) === root);
        expect(of(ours) || of(theirs)).toBe(true);
        await signer.close();
      }),
      { numRuns: 15 },
    );
  });

  it('signs the same again when it was cut off between remembering and answering, and nothing else of that size', async () => {
    await (await open()).sign(ours(5, 0));
    await opened.pop()!.close();
    const remembered = ours(9, 5); // written, but no answer left
    fs.writeFileSync(path.join(folder, 'signed'), `${ORIGIN}\n9\n${Buffer.from(remembered.root).toString('base64')}\n`);
    fs.writeFileSync(path.join(folder, 'signed.next'), 'half a fi'); // and one that was cut off before
    const signer = await open();
    const note = readCheckpoint(readNote(await signer.sign(ours(9, 9)))!.text)!;
    expect(same(note.root, remembered.root)).toBe(true);
    await expect(signer.sign(history('theirs', 5)(9, 9))).rejects.toMatchObject({ kind: 'fork' });
  });

  it('is one to a memory, also across processes; the folder is free when its process is gone, however it went', async () => {
    const signer = await open();
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow(FolderTaken);
    await signer.close();
    const lock = `const { DatabaseSync } = require('node:sqlite'); globalThis.kept = new DatabaseSync(process.argv[1]);
      kept.exec('pragma locking_mode = exclusive; begin exclusive'); process.stdout.write('taken'); setInterval(() => {}, 1000)`;
    const child = spawn(process.execPath, ['-e', lock, path.join(folder, 'lock')]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow('En annan process');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await open();
    expect(spawnSync(process.execPath, ['-e', lock, path.join(folder, 'lock')], { timeout: 20_000 }).status).toBe(1);
  });

  it('does not begin when it can’t know what it signed: a memory that is gone, broken or another log’s', async () => {
    await (await open()).sign(ours(5, 0));
    await opened.pop()!.close();
    await expect(Signer.open(folder, 'test.example/annan')).rejects.toThrow('hör till loggen test.example/arendelogg');
    fs.writeFileSync(path.join(folder, 'signed'), 'test.example/arendelogg\n5\n');
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow('kan inte läsas');
    fs.rmSync(path.join(folder, 'signed'));
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow('finns nycklar men inte minnet');
  });
});
