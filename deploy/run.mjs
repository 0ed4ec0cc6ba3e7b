// First command on a fresh clone. Runs on any Node >= 20 and needs no dependency: installs when the lock file changed, then runs the asked-for
// script on the Node that the lock file pins (node_modules/node-<platform>), so that every machine runs the same one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const stamp = path.join('node_modules', '.installed');
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).update(`${process.platform}-${process.arch}`).digest('hex');
const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Two commands started together: one installs, the other waits. A lock whose owner is gone is taken over. */
function withInstallLock(work) {
  const lock = '.install-lock';
  const owner = path.join(lock, 'pid');
  const ownerAlive = () => {
    try {
      process.kill(Number(readFileSync(owner, 'utf8')), 0);
      return true;
    } catch (e) {
      return e.code === 'EPERM' || (e.code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5000);
    }
  };
  for (let told = false; ; pause(300)) {
    try {
      mkdirSync(lock);
      writeFileSync(owner, String(process.pid));
      break;
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
      if (!ownerAlive()) rmSync(lock, { recursive: true, force: true });
      else if (!told) console.error('another command is installing; waiting …');
      told = true;
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function install() {
  if (installed()) return;
  console.error('installing dependencies (npm ci), once …');
  const npm = process.env.npm_execpath;
  const options = { stdio: ['ignore', 2, 2] };
  const run = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--loglevel=error', '--no-audit', '--no-fund'], options)
    : spawnSync('npm ci --loglevel=error --no-audit --no-fund', { ...options, shell: true });
  if (run.status !== 0) {
    console.error('npm ci failed: see the lines above');
    process.exit(run.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function pinnedNode() {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  let why = '';
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const binary = path.join(path.dirname(require.resolve(`${name}/package.json`)), 'bin', platform === 'win' ? 'node.exe' : 'node');
      const tried = spawnSync(binary, ['-v'], { encoding: 'utf8' });
      if (tried.status === 0) return binary;
      why = ` (${name} does not run: ${(tried.stderr || String(tried.error ?? '')).trim()})`;
    } catch {
      // not the package of this platform
    }
  }
  // e.g. Alpine, for which no binary is pinned, with its own Node
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  console.error(
    `no pinned Node for ${platform}-${process.arch}${why}; install what it lacks, or Node 26 or newer (found ${process.version})`,
  );
  process.exit(1);
}

// 64 MB for young objects: a batch of events lives a moment longer than the default allows, and would be copied twice for nothing
const source = [
  '--max-semi-space-size=64',
  '-C',
  '@app/source',
  '--enable-source-maps',
  '--disable-warning=ExperimentalWarning',
  '-r',
  './deploy/swc-hook.cjs',
];
const serve = [...source, 'services/all/main.ts'];
// dist/verify.mjs: the verifier of evidence, as one file
const verifier = ['deploy/build-verifier.mjs'];
const folders = ['services', 'libs', 'projections', 'test'];
const web = ['node_modules/vite/bin/vite.js', 'build', '--config', 'services/web/vite.config.mts', '--logLevel', 'warn'];
const jest = ['-C', '@app/source', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const browser = [...source, 'test/pages/find-chromium.ts'];
const redis = [...source, 'test/redis/see-to.ts'];
const playwright = ['-C', '@app/source', 'node_modules/@playwright/test/cli.js', 'test', '-c'];
const pages = [...playwright, 'test/pages/playwright.config.ts'];
const built = ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'all'];
const scripts = {
  // nothing more than every command does first
  install: [],
  start: [verifier, web, serve],
  // start, when the pages have been built
  serve: [serve],
  dev: [verifier, web, ['--watch', ...serve]],
  'build:web': [web],
  // with a pattern: only the tests outside the browser whose path matches
  test: process.argv.length > 3 ? [jest] : [browser, redis, verifier, web, jest, pages],
  // a thousand numbers of test/faults instead of thirty
  'test:nightly': [[...jest, 'test/faults/seeds']],
  pages: [browser, verifier, web, pages],
  screenshots: [browser, web, [...playwright, 'test/pages/screenshots.config.ts']],
  bench: [[...source, 'test/bench/main.ts']],
  // every attack on a bundle of evidence, against the verifier as it is given out
  attacks: [[...source, 'test/attacks/main.ts']],
  liggaren: [[...source, 'services/cli/main.ts']],
  typecheck: [
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
    ['node_modules/typescript/bin/tsc', '-p', 'services/web/tsconfig.json'],
    ['node_modules/typescript/bin/tsc', '-p', 'test/pages/tsconfig.json'],
  ],
  build: [built, verifier, web],
  // what deploy/Dockerfile ships, laid out and run
  'check:image': [built, verifier, web, [...source, 'test/deploy/check-image.ts']],
  lint: [
    ['node_modules/oxlint/bin/oxlint', '--type-aware', ...folders],
    ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...folders],
    ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...folders, 'deploy'],
  ],
};

const steps = scripts[process.argv[2]];
if (!steps) {
  console.error(`usage: node deploy/run.mjs ${Object.keys(scripts).join('|')}`);
  process.exit(2);
}
if (!installed()) withInstallLock(install);
const node = pinnedNode();
const settings = process.argv[2] === 'test:nightly' ? { FAULT_SEEDS: '1000' } : {};
const env = { ...settings, ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
for (const [i, args] of steps.entries()) {
  const child = spawn(node, [...args, ...(i === steps.length - 1 ? process.argv.slice(3) : [])], { stdio: 'inherit', env });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the child by itself, through the terminal
  // `kill <npm>` ends npm and its shell but not this process: when the parent is gone, the child is stopped too
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  const code = await new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ? 143 : status)));
  if (code) process.exit(code);
}
