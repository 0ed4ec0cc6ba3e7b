/** `npm run bench -- <name> [--options]`. Figures go to stdout, everything else to stderr. */
import * as append from './append';
import * as jobs from './jobs';
import * as queue from './queue';
import * as rebuild from './rebuild';
import * as verify from './verify';

const BENCHES: Readonly<Record<string, { run(args: readonly string[]): Promise<void> }>> = { append, jobs, queue, rebuild, verify };

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
  await bench.run(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
