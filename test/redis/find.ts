/** The Redis server that the jobs are tested on: the one asked for, the machine's own, or one unpacked beside the packages. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface RedisProgram {
  readonly executablePath: string;
  /** What it needs besides the environment of the tests. */
  readonly env: Readonly<Record<string, string>>;
}
/** Why there is none, in one sentence. */
export interface NoRedis {
  readonly missing: string;
}

const FOLDER = path.resolve(__dirname, '../../node_modules/.cache/redis');
const PACKAGES = ['redis-server', 'redis-tools'];
const INSTALL = 'install Redis (Debian: apt install redis-server), or set REDIS_SERVER to its path';

const starts = ({ executablePath, env }: RedisProgram): boolean =>
  spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 10_000 }).status === 0;

const installed = (): readonly RedisProgram[] =>
  ['/usr/bin', '/usr/sbin', '/opt/homebrew/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)]
    .map((folder) => ({ executablePath: path.join(folder, 'redis-server'), env: {} }))
    .filter(({ executablePath }) => fs.existsSync(executablePath));

/** Debian puts libraries into a folder per architecture. */
function libraryFolders(root: string): string {
  const under = path.join(root, 'usr/lib');
  const folders = fs.existsSync(under) ? fs.readdirSync(under).filter((name) => name.includes('-linux-')) : [];
  return [...folders.map((name) => path.join(under, name)), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
}
const unpacked = (root = FOLDER): RedisProgram => ({
  executablePath: path.join(root, 'usr/bin/redis-server'),
  env: { LD_LIBRARY_PATH: libraryFolders(root) },
});

/** What is there already; nothing is fetched. */
export function findRedis(): RedisProgram | NoRedis {
  const asked = process.env['REDIS_SERVER'];
  if (asked) {
    const program = { executablePath: asked, env: {} };
    return starts(program) ? program : { missing: `REDIS_SERVER=${asked} does not start` };
  }
  return [...installed(), unpacked()].find(starts) ?? { missing: `there is no Redis server: ${INSTALL}` };
}

const run = (command: string, args: readonly string[], cwd?: string): { readonly ok: boolean; readonly said: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  return { ok: status === 0, said: status === 0 ? stdout : (stderr ?? '').trim().split('\n').at(-1)! };
};

/** The libraries that the program names; the C library is everybody's. */
function libraries(): readonly string[] {
  const { said } = run('apt-cache', ['depends', '--important', 'redis-tools']);
  const names = [...said.matchAll(/^ +\|?Depends: (\S+)$/gm)].map(([, name]) => name!);
  return names.filter((name) => /^(lib|lua)/.test(name) && name !== 'libc6' && name !== 'libelogind0');
}

/** Debian and Ubuntu: the distribution's packages, unpacked and not installed. Root may refresh the list of packages first; nobody is asked for a password. */
function unpack(): RedisProgram | NoRedis {
  if (!run('dpkg', ['--version']).ok) return { missing: `there is no Redis server: ${INSTALL}` };
  const unfinished = `${FOLDER}.${process.pid}`;
  try {
    fs.mkdirSync(unfinished, { recursive: true });
  } catch (error) {
    return { missing: `there is no Redis server, and no place to unpack one (${(error as Error).message}): ${INSTALL}` };
  }
  const download = (): { readonly ok: boolean; readonly said: string } =>
    run('apt-get', ['-q', 'download', ...PACKAGES, ...libraries()], unfinished);
  try {
    let fetched = download();
    if (!fetched.ok && process.getuid?.() === 0) {
      run('apt-get', ['-q', 'update']);
      fetched = download();
    }
    if (!fetched.ok) return { missing: `its package could not be fetched (${fetched.said}): ${INSTALL}` };
    for (const file of fs.readdirSync(unfinished).filter((name) => name.endsWith('.deb'))) {
      run('dpkg', ['-x', file, '.'], unfinished);
      fs.rmSync(path.join(unfinished, file));
    }
    if (!starts(unpacked(unfinished))) return { missing: `the one in the distribution's package does not start here: ${INSTALL}` };
    fs.rmSync(FOLDER, { recursive: true, force: true });
    fs.renameSync(unfinished, FOLDER);
    return unpacked();
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

/** As {@link findRedis}, and fetches it where that can be done. */
export function seeToRedis(): RedisProgram | NoRedis {
  const found = findRedis();
  return 'missing' in found && !process.env['REDIS_SERVER'] ? unpack() : found;
}
