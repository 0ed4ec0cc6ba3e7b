import { spawn } from 'node:child_process';
import path from 'node:path';
import { patched } from './mutations/source';
import { MUTATIONS } from './mutations/list';
import { Round } from './round';

const ROOT = path.resolve(__dirname, '../..');

describe('npm run attacks', () => {
  it('prints what was expected of each attack, says what is not run and why, and ends with 0 when all is as expected', async () => {
    const child = spawn(process.execPath, ['deploy/run.mjs', 'attacks', 'product', '--only', '^(1|34s)$'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    const code = await new Promise((resolve) => void child.once('exit', resolve));
    expect(said).toMatch(/^✓ 1 .*UPDATE on every table .*42501 on each$/m);
    expect(said).toMatch(/^✓ 34s .*asked for fewer +rollback$/m);
    expect(said).toMatch(/^– 26 .*BankID.*: not run, needs a signature service outside/m);
    expect(said).toContain('2 of 2 attacks on the product as expected');
    expect(code).toBe(0);
  }, 120_000);

  it('sees an attack that is answered otherwise, and one that nothing answers', async () => {
    const round = new Round({ folder: '/nowhere', bed: { template: '', signer: '' }, tampered: null });
    const closed: string[] = [];
    const attack = (expected: string, run: () => Promise<string>) =>
      round.judge({ nr: '0', name: '', expected, run: (on) => (on.closing(async () => void closed.push(expected)), run()) });
    expect(await attack('refused', async () => 'refused')).toMatchObject({ seen: true, got: 'refused' });
    expect(await attack('told', async () => 'done')).toMatchObject({ seen: false, got: 'done' });
    expect(await attack('heard', () => Promise.reject(new Error('fell over')))).toMatchObject({ seen: false, got: 'threw: fell over' });
    expect(closed).toEqual(['refused', 'told', 'heard']);
  });

  it('knows where each check that it switches off stands in the source', () => {
    const files = MUTATIONS.filter((one) => 'file' in one);
    expect(files.length).toBeGreaterThan(100);
    for (const one of files) expect(patched(one)).not.toBe('');
  });
});
