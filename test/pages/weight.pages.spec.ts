import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { settled } from './look-over';

const MOST_KB = 140;

/** Scripts that an address needs in a browser that has seen nothing before: name to size in kB, gzipped. */
async function scriptsOf(page: Page, address: string): Promise<ReadonlyMap<string, number>> {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js'))
      scripts.set(
        pathname,
        response.body().then((body) => gzipSync(body).length / 1000),
      );
  });
  await page.goto(address);
  await settled(page);
  return new Map(await Promise.all([...scripts].map(async ([name, size]) => [name, await size] as const)));
}
const total = (scripts: ReadonlyMap<string, number>): number => [...scripts.values()].reduce((sum, size) => sum + size, 0);

test(`the queue needs less than ${MOST_KB} kB of scripts`, async ({ as }) => {
  const scripts = await scriptsOf(await as('handlaggare.sara'), '/arenden');
  expect([...scripts.keys()].join(' ')).toContain('queue-page');
  expect(total(scripts)).toBeLessThan(MOST_KB);
});

test('an applicant fetches nothing of the queue, and less than its readers do', async ({ as }) => {
  const scripts = await scriptsOf(await as('sokande.amina'), '/mina');
  expect([...scripts.keys()].filter((name) => /queue|handling/.test(name))).toEqual([]);
  expect(total(scripts)).toBeLessThan(MOST_KB);
});
