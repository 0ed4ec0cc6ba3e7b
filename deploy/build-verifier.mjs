// The verifier as one file that anybody can read, dist/verify.mjs or what the argument says: laid out, with its comments, and with nothing in it but
// Node's own modules.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { rolldown } from 'rolldown';

const HEAD = `#!/usr/bin/env node
/**
 * Kontrollerar ett bevispaket för ett ärende:
 *
 *     node verify.mjs <ärende.zip> <policy.txt> [--published storlek:rot]… [--max-age-days N] [--english]
 *
 * 0 = det håller, 1 = det håller inte, 2 = det kunde inte kontrolleras.
 *
 * One file with nothing outside it but Node 20 or later: no network, no server, no package. What is checked, in which order and by which bytes is
 * written down in docs/evidence.md ("Bevispaketet för ett ärende"); every check has the same name there and here. Neither keys nor policy are taken
 * from the bundle. Put together from the modules of libs/integrity, one after the other; nothing is made shorter.
 */
`;

const bundle = await rolldown({
  input: 'libs/integrity/verifier/main.ts',
  platform: 'node',
  // the bundler keeps what is marked as a licence, and drops the why and how
  plugins: [{ name: 'keep-comments', transform: (code) => code.replaceAll(/^(\s*)\/\/ /gm, '$1//! ') }],
  transform: { target: 'es2022' },
  optimization: { inlineConst: false },
  onLog: (level, log, handle) => handle(level === 'warn' ? 'error' : level, log),
});
const { output } = await bundle.generate({ format: 'esm', minify: false, comments: true, banner: HEAD });
const [{ code, imports }, ...others] = output;
if (others.length > 0 || imports.some((name) => !['node:fs', 'node:process'].includes(name)))
  throw new Error(`not alone: ${imports.join(', ')}`);
const file = process.argv[2] ?? 'dist/verify.mjs';
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, await format(code.replaceAll('//! ', '// '), { parser: 'babel', printWidth: 140, singleQuote: true }));
