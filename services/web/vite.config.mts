/** The pages, built to dist/web: files with their hash in the name, and each also compressed once and for all. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defaultClientConditions, defineConfig, type Plugin, type Rolldown } from 'vite';

const OUT = path.resolve(import.meta.dirname, '../../dist/web');
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best compression is too slow for a request, and cheap once. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle() {
    const assets = path.join(OUT, 'assets');
    for (const name of await fs.readdir(assets)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const file = path.join(assets, name);
      const bytes = await fs.readFile(file);
      await fs.writeFile(`${file}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
      await fs.writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
    }
  },
};

/** React’s packages mark files for servers that render; here there is none. */
const onLog: NonNullable<Rolldown.InputOptions['onLog']> = (level, log, handle) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
};

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@app/source', ...defaultClientConditions] },
  plugins: [compressed],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { onLog },
  },
});
