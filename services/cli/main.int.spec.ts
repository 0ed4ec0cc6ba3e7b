import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '#libs/database';

const ROOT = path.join(__dirname, '../..');
const NODE = ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', '--disable-warning=ExperimentalWarning'];

/** A process of its own, as `npm run liggaren --` starts it. */
function liggaren(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [...NODE, 'services/cli/main.ts', ...args], { cwd: ROOT, env: { ...inherited, ...environment } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

describe('npm run liggaren', () => {
  it('starts the embedded database when nobody runs it, and uses it when somebody does', async () => {
    const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-cli-'));
    fs.chmodSync(parent, 0o711); // as root the server runs as nobody, who must get through
    const folder = path.join(parent, 'data');
    try {
      expect(await liggaren({ DATA_DIR: folder }, 'demonstration')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Demonstrationen är inläst'),
      });
      const running = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
      expect(running.ours).toBe(true);
      const { code, out } = await liggaren({ DATA_DIR: folder }, 'positions');
      expect([code, out]).toEqual([0, expect.stringMatching(/^Händelseloggen .* slutar på plats 1\d\d\./)]);
      await running.stop();
    } finally {
      fs.rmSync(parent, { recursive: true, force: true });
    }
  }, 120_000);

  it('tells what to set when the configuration is contradictory, and ends with 2', async () => {
    const { code, err } = await liggaren({ DATABASE_URL: 'mysql://nej' }, 'positions');
    expect([code, err]).toEqual([2, expect.stringContaining('DATABASE_URL ska vara en adress som postgres://')]);
  });
});
