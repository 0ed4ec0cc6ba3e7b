/**
 * `npm run attacks [-- bundles|product|mutations] [--only <pattern of numbers>] [--keep]`: every attack of audit.md 9, against the verifier as it is given
 * out and against the product; then each check switched off in turn, which must let some attack through. Ends with 1 when something is not as expected.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import setUp from '../global-setup';
import tearDown from '../global-teardown';
import { line, type Case, type Outcome } from './case';
import { keep } from './golden/golden';
import { LEFT_OUT } from './left-out';
import { mutate } from './mutations/run';
import { onBundles } from './on-bundles';
import { cases, makeBed } from './product';
import { slowCases } from './product/slow';
import { Round } from './round';

const PARTS = ['bundles', 'product', 'mutations'] as const;
type Part = (typeof PARTS)[number];

class Table {
  private ran = 0;
  private wrong = 0;
  readonly tell = (outcome: Outcome): void => {
    console.log(line(outcome));
    this.ran += 1;
    if (outcome.seen) return;
    this.wrong += 1;
    process.exitCode = 1;
  };
  sum(what: string): void {
    console.log(`\n${this.ran - this.wrong} of ${this.ran} ${what}\n`);
  }
}

async function onProduct(all: readonly Case[], folder: string, bed: Awaited<ReturnType<typeof makeBed>>): Promise<void> {
  const twice = all.find(({ nr }, n) => all.findIndex((one) => one.nr === nr) < n);
  if (twice) throw new Error(`two attacks have the number ${twice.nr}`);
  const table = new Table();
  const round = new Round({ folder, bed, tampered: null });
  for (const one of all) table.tell(await round.judge(one));
  await round.close();
  for (const { nr, name, why } of LEFT_OUT) console.log(`– ${nr.padEnd(5)} ${name}: not run, ${why}`);
  table.sum('attacks on the product as expected');
}

async function onMutations(only: RegExp, folder: string, bed: Awaited<ReturnType<typeof makeBed>>): Promise<void> {
  const table = new Table();
  await mutate({ folder, bed }, only, table.tell);
  table.sum('checks without which an attack gets through');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, keep: { type: 'boolean' } } });
  const unknown = positionals.filter((part) => !PARTS.includes(part as Part));
  if (unknown.length > 0) throw new Error(`usage: npm run attacks [-- ${PARTS.join('|')}] [--only <pattern>]`);
  if (values.keep) return console.log(`kept: ${keep().join(', ') || 'nothing new'}`);
  const asked = (part: Part): boolean => positionals.length === 0 || positionals.includes(part);
  if (asked('bundles')) {
    const table = new Table();
    table.sum(`attacks on a bundle as expected, ${await onBundles(table.tell)}`);
  }
  if (!asked('product') && !asked('mutations')) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-attacks-'));
  await setUp();
  try {
    const bed = await makeBed(path.join(folder, 'bed'));
    const only = new RegExp(values.only ?? '');
    if (asked('product'))
      await onProduct(
        [...cases, ...slowCases].filter(({ nr }) => only.test(nr)),
        folder,
        bed,
      );
    if (asked('mutations')) await onMutations(only, folder, bed);
  } finally {
    await tearDown();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

// timers that Node does not count may be all that is left to wait for
setInterval(() => undefined, 1000);
main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  // what was cut off in the middle of something waits for ever
  .finally(() => process.exit());
