import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ED25519, newPrivateKey, readKey, signingKey, spellKey } from '#libs/integrity';
import { run } from '../line';

const ROOT = path.join(__dirname, '../../..');
const LOG = spellKey(signingKey('test.example/arendelogg', ED25519, newPrivateKey(ED25519)).verifier);

describe('npm run liggaren -- witness', () => {
  let folder: string;
  beforeAll(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-witness-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const fails = async (...args: string[]) => {
    const said: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => void said.push(text), environment: {} };
    return [await run(['witness', ...args], terminal), said.join('\n')];
  };

  it('says what is missing', async () => {
    expect(await fails('--data', folder)).toEqual([2, expect.stringContaining('Ange --data, --name och minst en --log') as string]);
    const right = ['--data', folder, '--name', 'w.example/1'];
    expect(await fails(...right, '--log', 'abc')).toEqual([2, expect.stringContaining('abc är ingen nyckel för en logg') as string]);
    expect(await fails('--data', folder, '--name', 'två ord', '--log', LOG)).toEqual([2, expect.stringContaining('--name') as string]);
  });

  it('runs until it is told to stop, and prints its line of a policy', async () => {
    const program = ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', 'services/cli/main.ts', 'witness'];
    const args = ['--data', path.join(folder, 'w'), '--name', 'w.example/1', '--port', '0', '--log', LOG];
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    const line = await new Promise<RegExpExecArray>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /^witness (\S+) (\S+) (\S+)$/m.exec(text);
        if (found) resolve(found);
      });
    });
    const [, name, key, url] = line;
    expect([name, readKey(key!)!.name]).toEqual(['w.example.1', 'w.example/1']);
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'nothing' })).status).toBe(400);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
