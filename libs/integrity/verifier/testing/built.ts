/** The verifier as the single file that is given out, run as a stranger would: on files, on a Node that need not be ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

export interface BuiltVerifier {
  /** `args` after the bundle and the policy. */
  run(archive: Uint8Array, policy: string, args?: readonly string[], node?: string): { readonly code: number | null; readonly out: string };
  remove(): void;
}

/** Built anew into a folder of its own. */
export function builtVerifier(): BuiltVerifier {
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  const program = path.join(folder, 'verify.mjs');
  execFileSync(process.execPath, ['deploy/build-verifier.mjs', program], { cwd: ROOT });
  const [bundle, policyFile] = [path.join(folder, 'arende.zip'), path.join(folder, 'policy.txt')];
  return {
    run(archive, policy, args = [], node = process.execPath) {
      writeFileSync(bundle, archive);
      writeFileSync(policyFile, policy);
      const { status, stdout, stderr } = spawnSync(node, [program, bundle, policyFile, ...args], {
        encoding: 'utf8',
        cwd: folder,
        env: {},
      });
      return { code: status, out: stdout + stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Another Node than the one that runs the tests, of version 20 or later, if the machine has one. */
export function anotherNode(): { readonly node: string; readonly version: string } | undefined {
  for (const folder of [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin']) {
    const node = path.join(folder, 'node');
    if (folder === '' || !existsSync(node)) continue;
    const version = spawnSync(node, ['-v'], { encoding: 'utf8' }).stdout.trim();
    if (version !== process.version && Number(/^v(\d+)/.exec(version)?.[1]) >= 20) return { node, version };
  }
  return undefined;
}
