/** docs/operations.md is followed by somebody in a hurry: what it names has to be there. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { METRICS, metricsIn, READ, read } from './deployed';

const TEXT = read('docs/operations.md');
const headings = [...TEXT.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!);
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

describe('docs/operations.md', () => {
  it('has every variable that the configuration reads in its table, and no other', () => {
    const [, table = ''] = /^## Configure\n([^]*?)^## /m.exec(TEXT)!;
    const rows = [...table.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name!);
    expect(rows.toSorted()).toEqual([...READ].toSorted());
  });

  it('has every figure of ours that /metrics shows, and no other', () => {
    expect(METRICS.size).toBeGreaterThan(5);
    expect([...new Set(metricsIn(TEXT))].toSorted()).toEqual([...METRICS].toSorted());
  });

  it('names commands, files and headings that there are', () => {
    const commands = readdirSync(path.join(__dirname, '../../services/cli/commands'));
    for (const name of ['migrate', 'positions', 'rebuild', 'export-case', 'copy-log']) {
      expect(TEXT).toContain(`\`${name}`);
      expect(commands).toContain(`${name}.ts`);
    }
    for (const [, file] of TEXT.matchAll(/`((?:deploy|libs|services|test)\/[A-Za-z/.-]+\.[a-z]+)`/g))
      expect([file, read(file!) !== '']).toEqual([file, true]);
    for (const [, to] of TEXT.matchAll(/\]\(#([^)]+)\)/g)) expect(headings.map(anchor)).toContain(to);
  });
});
