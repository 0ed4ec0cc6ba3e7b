/** The browser that the pages are tested in: the one asked for, the one that comes with the packages, or the machine's own. Never a download. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

export interface Chromium {
  readonly executablePath: string;
  /** What it needs besides the environment of the tests. */
  readonly env: Readonly<Record<string, string>>;
}

const ROOT = path.resolve(__dirname, '../..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** There may be a file that only says what to install, or one whose libraries are missing. */
const starts = ({ executablePath, env }: Chromium): boolean =>
  spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 30_000 }).status === 0;

const installed = (): readonly string[] =>
  [
    ...['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)].flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    ...(process.platform === 'darwin' ? MAC : []),
  ].filter((file) => fs.existsSync(file));

/** Its own fonts for machines without any; Debian's for the rest. */
const fontConfiguration = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir></fontconfig>
`;

/** Unpacked once beside the packages; a folder of another version is left for `npm ci` to sweep away. */
function unpacked(): string {
  const packed = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(fs.readFileSync(path.join(packed, '../package.json'), 'utf8')) as { version: string };
  const folder = path.join(ROOT, 'node_modules/.cache', `chromium-${version}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  const plain = (name: string): Buffer => brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
  for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    const { status, stderr } = spawnSync('tar', ['-xf', '-'], { cwd: unfinished, input: plain(name) });
    if (status !== 0) throw new Error(`could not unpack ${name}: ${String(stderr)}`);
  }
  fs.writeFileSync(path.join(unfinished, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts'), path.join(folder, 'fonts-cache')));
  fs.writeFileSync(path.join(unfinished, 'chromium'), plain('chromium.br'), { mode: 0o755 });
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    // somebody else was faster
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(unfinished, { recursive: true });
  }
  return folder;
}

/** For glibc on x64, with the few libraries that a bare Debian lacks. Undefined elsewhere, and where it can't be unpacked. */
function packaged(): Chromium | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let folder: string;
  try {
    folder = unpacked();
  } catch (error) {
    process.stderr.write(`the browser among the packages can't be used: ${String(error)}\n`);
    return undefined;
  }
  const libraries = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

/** Throws with one sentence that says what to install when there is none that starts. */
export function findChromium(): Chromium {
  const asked = process.env['CHROMIUM'];
  if (asked) {
    const chromium = { executablePath: asked, env: {} };
    if (starts(chromium)) return chromium;
    throw new Error(`CHROMIUM=${asked} does not start: set it to the path of Chromium or Google Chrome, or leave it out.`);
  }
  // without the windows of a desktop's browser around its pages: a third of the work for the machine
  const shipped = packaged();
  if (shipped && starts(shipped)) return shipped;
  const own = installed().find((executablePath) => starts({ executablePath, env: {} }));
  if (own) return { executablePath: own, env: {} };
  throw new Error(
    'No browser to test the pages in: install Chromium or Google Chrome (Debian: apt install chromium), or set CHROMIUM to its path.',
  );
}
