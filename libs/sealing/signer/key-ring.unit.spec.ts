import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attestations, bytesOf, hashOfLeaf, keysOf, planConsistency, readNote, readPolicy, rootOf, type Note } from '#libs/integrity';
import { rotationIn, wishFor } from './rotation-file';
import { Signer } from './signer';

const ORIGIN = 'test.example/arendelogg';
const hashes = Array.from({ length: 40 }, (_, n) => hashOfLeaf(bytesOf(`leaf ${n}`)));
const tree = (size: number, since: number) => {
  const nodes = ({ level, index }: { level: number; index: number }) => rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
  const plan = since > 0 && since < size ? planConsistency(since, size) : undefined;
  return { size, root: rootOf(hashes.slice(0, size)), proof: plan ? plan.assemble(plan.nodes.map(nodes)) : [] };
};
const PEMS = ['ed25519.pem', 'ml-dsa-44.pem'];

describe('the keys of a signer', () => {
  let folder: string;
  let signer: Signer;
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-keys-'));
    signer = await Signer.open(folder, ORIGIN);
    await signer.sign(tree(5, 0));
  });
  afterEach(async () => {
    await signer.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const again = async (change = (): void => undefined): Promise<Signer> => {
    await signer.close();
    change();
    return (signer = await Signer.open(folder, ORIGIN));
  };
  const sign = async (size: number): Promise<Note> => readNote(await signer.sign(tree(size, (await signer.signed()).size)))!;
  const signedBy = async (note: Note, keys: readonly string[]): Promise<number> => {
    const policy = readPolicy([...keys.map((key) => `log ${key}`), 'quorum none', ''].join('\n'));
    return (await attestations(note, keysOf(policy)))?.length ?? -1;
  };
  const pem = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  const files = (): readonly string[] =>
    fs
      .readdirSync(folder)
      .filter((name) => !name.startsWith('lock'))
      .toSorted();
  const privateKeys = (): readonly string[] => PEMS.map(pem);
  const begun = async (): Promise<{ from: readonly string[]; to: readonly string[] }> => {
    const from = await signer.keys();
    await wishFor(folder, 'begin');
    const all = await signer.keys();
    return { from, to: all.filter((key) => !from.includes(key)) };
  };

  it('sign together with the new ones from when these are wished for, until the former are destroyed', async () => {
    const former = privateKeys();
    const { from, to } = await begun();
    expect(to).toHaveLength(2);
    const both = await sign(9);
    expect([both.signatures.length, await signedBy(both, from), await signedBy(both, to)]).toEqual([4, 2, 2]);
    await signer.overlapped(9);
    await wishFor(folder, 'end');
    expect(await signer.keys()).toEqual(to);
    const after = await sign(12);
    expect([after.signatures.length, await signedBy(after, from), await signedBy(after, to)]).toEqual([2, 0, 2]);
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.pem')) for (const one of former) expect(pem(name)).not.toContain(one.split('\n')[1]);
    expect(files()).toEqual([...PEMS, 'signed']);
    expect(await (await again()).keys()).toEqual(to);
    for (const name of PEMS) expect(fs.statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  });

  it('are not destroyed as long as nobody has said that what both signed is kept', async () => {
    const { from, to } = await begun();
    await sign(9);
    await wishFor(folder, 'end');
    expect(await signer.keys()).toEqual([...from, ...to]);
    // nor by word of what was signed before the new ones came, or has not been signed
    await signer.overlapped(5);
    await signer.overlapped(30);
    expect((await rotationIn(folder))!.overlap).toBeNull();
    await wishFor(folder, 'end');
    expect(await signer.keys()).toEqual([...from, ...to]);
    await signer.overlapped(9);
    await signer.overlapped(12);
    expect((await rotationIn(folder))!.overlap).toBe(9);
  });

  it('are the same after a crash, wherever it came: new ones are made once', async () => {
    const { from, to } = await begun();
    const [before, after] = [fs.readFileSync(path.join(folder, 'rotation'), 'utf8'), [...from, ...to]];
    expect(await (await again()).keys()).toEqual(after);
    // before anything told of them but the wish
    await again(() => {
      fs.rmSync(path.join(folder, 'rotation'));
      fs.writeFileSync(path.join(folder, 'wish'), 'begin\n');
    });
    expect(await signer.keys()).toEqual(after);
    expect(fs.readFileSync(path.join(folder, 'rotation'), 'utf8')).toBe(before);
    // after everything but that the wish was taken away
    await again(() => fs.writeFileSync(path.join(folder, 'wish'), 'begin\n'));
    expect(await signer.keys()).toEqual(after);
  });

  it.each<[string, (next: (name: string) => string, here: (name: string) => string) => void]>([
    ['before the first', () => undefined],
    ['with the first spoiled', (_, here) => fs.writeFileSync(here(PEMS[0]!), 'x'.repeat(119))],
    ['after the first', (next, here) => fs.renameSync(next(PEMS[0]!), here(PEMS[0]!))],
    [
      'with the second spoiled',
      (next, here) => {
        fs.renameSync(next(PEMS[0]!), here(PEMS[0]!));
        fs.writeFileSync(here(PEMS[1]!), 'x');
      },
    ],
    ['after both', (next, here) => PEMS.forEach((name) => fs.renameSync(next(name), here(name)))],
    [
      'after both, without their folder',
      (next, here) => {
        PEMS.forEach((name) => fs.renameSync(next(name), here(name)));
        fs.rmSync(next(''), { recursive: true, force: true });
      },
    ],
  ])('that were being destroyed are, when it was cut off %s', async (_, cut) => {
    const former = privateKeys();
    const { to } = await begun();
    await sign(9);
    await signer.overlapped(9);
    await again(() => {
      const file = path.join(folder, 'rotation');
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"ending":false', '"ending":true'));
      cut(
        (name) => path.join(folder, 'next', name),
        (name) => path.join(folder, name),
      );
    });
    expect(await signer.keys()).toEqual(to);
    expect(await signedBy(await sign(12), to)).toBe(2);
    expect(privateKeys().filter((one) => former.includes(one))).toEqual([]);
    expect(files()).toEqual([...PEMS, 'signed']);
  });

  it('are not guessed at: a folder put together of two days is refused', async () => {
    await begun();
    await signer.close();
    fs.rmSync(path.join(folder, 'next', PEMS[0]!));
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow('inte de som filen rotation nämner');
    fs.writeFileSync(path.join(folder, 'rotation'), '{}');
    await expect(Signer.open(folder, ORIGIN)).rejects.toThrow('kan inte läsas');
  });
});
