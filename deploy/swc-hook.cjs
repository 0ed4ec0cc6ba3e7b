// Loads TypeScript through SWC, which emits the decorator metadata that Nest needs (type stripping, tsx and esbuild do not).
const { existsSync, readFileSync } = require('node:fs');
const { registerHooks } = require('node:module');
const { fileURLToPath } = require('node:url');
const swc = require('@swc/core');

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
    const filename = fileURLToPath(url);
    const { code } = swc.transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
    return { format: 'commonjs', shortCircuit: true, source: code };
  },
});
