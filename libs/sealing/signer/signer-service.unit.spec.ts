import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bytesOf, hashOfLeaf, readCheckpoint, readNote, rootOf, toHex } from '#libs/integrity';
import { listen, type Listening } from '../plain-server';
import { RemoteSigner } from './remote-signer';
import { Signer } from './signer';
import { signerService } from './signer-service';

const TOKEN = 'en hemlighet som är lång nog att räcka';
const root = (size: number) => rootOf(Array.from({ length: size }, (_, n) => hashOfLeaf(bytesOf(String(n)))));

describe('a signer in a process of its own', () => {
  let folder: string;
  let signer: Signer;
  let server: Listening;
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-signer-'));
    signer = await Signer.open(folder, 'test.example/arendelogg');
    server = await listen({ host: '127.0.0.1', port: 0 }, signerService(signer, TOKEN), () => undefined);
  });
  afterAll(async () => {
    await server.close();
    await signer.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const post = async (body: string, token = TOKEN) =>
    (await fetch(`${server.url}/sign`, { method: 'POST', body, headers: { authorization: `Bearer ${encodeURI(token)}` } })).status;

  it('signs, remembers and refuses as one in this process does', async () => {
    const remote = new RemoteSigner(server.url, encodeURI(TOKEN));
    const asked = new RemoteSigner(server.url, 'another');
    await expect(asked.signed()).rejects.toThrow('SIGNER_SECRET');
    await expect(remote.signed()).rejects.toThrow('SIGNER_SECRET'); // another spelling is another token
    const right = await listen({ host: '127.0.0.1', port: 0 }, signerService(signer, encodeURI(TOKEN)), () => undefined);
    const same = new RemoteSigner(`${right.url}/`, encodeURI(TOKEN));
    expect(await same.keys()).toEqual(await signer.keys());
    const note = await same.sign({ size: 5, root: root(5), proof: [] });
    expect(readCheckpoint(readNote(note)!.text)).toMatchObject({ size: 5 });
    expect(await same.signed()).toMatchObject({ size: 5 });
    expect(toHex((await same.signed()).root)).toBe(toHex(root(5)));
    await expect(same.sign({ size: 4, root: root(4), proof: [] })).rejects.toMatchObject({ kind: 'rollback', signed: { size: 5 } });
    await expect(same.sign({ size: 9, root: root(9), proof: [] })).rejects.toMatchObject({ kind: 'fork' });
    await right.close();
  });

  it('answers nobody without the token but whether it lives', async () => {
    expect(await post('{}', 'wrong')).toBe(401);
    for (const where of ['keys', 'signed', 'anything']) expect((await fetch(`${server.url}/${where}`)).status).toBe(401);
    expect(await (await fetch(`${server.url}/health`)).text()).toBe('ok\n');
  });
});
