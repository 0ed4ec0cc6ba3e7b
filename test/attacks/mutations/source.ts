/** Loads the project's source anew with one piece of it changed: the product itself has no switches. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

export const ROOT = path.resolve(__dirname, '../../..');
const ours = (file: string): boolean => file.startsWith(ROOT + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);

export interface Patch {
  readonly file: string;
  readonly replace: readonly [from: string, to: string];
}

const kept = new Map<string, string>();
let patch: Patch | null = null;

const compile = (source: string, filename: string): string => transformSync(source, { filename, sourceMaps: false }).code;

function sourceOf(file: string): string {
  if (patch && file === path.join(ROOT, patch.file)) return compile(patched(patch), file);
  let code = kept.get(file);
  if (code === undefined) kept.set(file, (code = compile(readFileSync(file, 'utf8'), file)));
  return code;
}

/** Throws when the piece does not stand there exactly once: then the source has changed, and the mutation has to follow it. */
export function patched({ file, replace: [from, to] }: Patch): string {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} does not say exactly once: ${from}`);
  return source.replace(from, () => to);
}

/** Once, before {@link load}. */
export function prepare(): void {
  registerHooks({
    load(url, context, next) {
      if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
      const file = fileURLToPath(url);
      return ours(file) ? { format: 'commonjs', shortCircuit: true, source: sourceOf(file) } : next(url, context);
    },
  });
}

/** The module, and everything of ours under it, as it is with the patch. */
export function load<T>(module: string, change: Patch | null): T {
  patch = change;
  const loaded = require.cache;
  for (const file of Object.keys(loaded)) if (ours(file)) delete loaded[file];
  return require(module) as T;
}
