// Loads TypeScript through SWC, which emits the decorator metadata that Nest needs (type stripping, tsx and esbuild do not). What came of a file,
// and the engine's own work on it, is kept beside the packages: the next process starts in half the time.
const { hash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { enableCompileCache, registerHooks } = require('node:module');
const path = require('node:path');
const { fileURLToPath } = require('node:url');
const { version } = require('@swc/core/package.json');

const root = path.dirname(__dirname);
const cache = path.join(root, 'node_modules/.cache');
const kept = path.join(cache, `swc-${hash('sha1', `${version}\0${readFileSync(path.join(root, '.swcrc'), 'utf8')}`).slice(0, 12)}`);
enableCompileCache(path.join(cache, 'v8'));

/** Where nothing can be kept, the work is done anew each time. */
function keep(file, code) {
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // read-only
  }
}

function javaScriptOf(filename) {
  const text = readFileSync(filename, 'utf8');
  const file = path.join(kept, hash('sha1', `${filename}\0${text}`));
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { code } = require('@swc/core').transformSync(text, { filename, sourceMaps: 'inline' });
  keep(file, code);
  return code;
}

const ours = (url) => url.startsWith('file:') && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.\.?\//.test(specifier) && context.parentURL && ours(context.parentURL)) {
      for (const ending of ['.ts', '/index.ts'])
        if (existsSync(fileURLToPath(new URL(specifier + ending, context.parentURL)))) return next(specifier + ending, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!ours(url) || !url.endsWith('.ts')) return next(url, context);
    return { format: 'commonjs', shortCircuit: true, source: javaScriptOf(fileURLToPath(url)) };
  },
});
