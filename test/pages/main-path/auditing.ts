/** The auditor: finds the case, steps through it, looks by both clocks, checks the proof, and takes the files home. */
import fs from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { heading, open, ORGANISATION, type Walked } from './page';

const event = (page: Page): Locator => page.locator('.event-panel').getByRole('heading', { level: 2 });
const part = (page: Page, name: string): Locator =>
  page.locator('details.part').filter({ has: page.getByRole('heading', { name, exact: true }) });

export async function find(page: Page, { title, number }: Walked): Promise<void> {
  await open(page, '/granska');
  await page.getByLabel('Nummer, organisation eller projekt').fill(number);
  await page.getByRole('button', { name: 'Sök', exact: true }).click();
  const found = page.getByRole('region', { name: 'Ärenden' });
  await expect(found.getByRole('listitem')).toHaveCount(1);
  await found.getByRole('link', { name: title }).click();
  await expect(heading(page, `${number} · ${title}`)).toBeVisible();
}

/** The keys alone; at an early event the page knows nothing of what came later. */
export async function stepThrough(page: Page): Promise<void> {
  const { keyboard } = page;
  const later = ['Diarieföring', 'Kompletteringar', 'Beslut'];
  await expect(event(page)).toHaveText('Beslut hämtat av sökanden');
  for (const name of later) await expect(part(page, name)).toHaveCount(1);
  await keyboard.press('Home');
  await expect(event(page)).toHaveText('Ansökan inkommen');
  await expect(heading(page, /^Inte diariefört än/)).toBeVisible();
  for (const name of later) await expect(part(page, name)).toHaveCount(0);
  for (const what of ['Bilagor inkomna', 'Ansökan diarieförd', 'Handläggare utsedd']) {
    await keyboard.press('ArrowRight');
    await expect(event(page)).toHaveText(what);
  }
  await expect(heading(page, /^LIG /)).toBeVisible();
  await expect(part(page, 'Handläggare och grupp')).toContainText('Sara Lindqvist');
  await keyboard.press('ArrowLeft');
  await expect(event(page)).toHaveText('Ansökan diarieförd');
  await expect(part(page, 'Handläggare och grupp')).toHaveCount(0);

  const panel = page.locator('.event-panel');
  // a meeting is noted by the minute: it may have been held in the minute when the application was registered
  const counted = /Inget som antecknades senare hade hänt|Antecknat senare men medräknat/;
  await page.getByLabel('Med senare rättelser').check();
  await expect(panel).toContainText(counted);
  await page.getByLabel('Som det var känt då').check();
  await expect(panel).not.toContainText(counted);
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  return fs.readFile(await (await waiting).path(), 'utf8');
}

/** Cells are parted by semicolons; one that has a semicolon, a quote or a new line of its own stands within quotes. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== ';') rows.push([]);
  }
  return rows.slice(0, -1);
}

interface Told {
  readonly type: string;
  readonly position: number;
  readonly body: unknown;
}
/** Both tell of the same events, with all that they hold. */
export async function takeFiles(page: Page): Promise<void> {
  const { rows: events } = JSON.parse(await download(page, 'Hämta JSON')) as { readonly rows: readonly Told[] };
  const [head, ...rows] = rowsOf(await download(page, 'Hämta CSV'));
  const column = (name: string): readonly string[] => rows.map((row) => row[head!.indexOf(name)]!);
  expect(column('Position').map(Number)).toEqual(events.map(({ position }) => position));
  expect(column('Innehåll (JSON)').map((cell): unknown => JSON.parse(cell))).toEqual(events.map(({ body }) => body));
  expect(events[0]!.type).toBe('ApplicationSubmitted');
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['DelegationVerified', 'DecisionMade', 'DecisionDispatched']));
}

export async function checkProof(page: Page, { title, number }: Walked): Promise<void> {
  await open(page, '/granska/beslut');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
  for (const text of [number, ORGANISATION, '40 000 kr', 'Beviset håller']) await expect(row).toContainText(text);
  await row.getByText('Visa beviset').click();
  await expect(row.getByText('Håller', { exact: true })).toHaveCount(7);
  for (const text of ['H.1', 'områdeschef kultur och ideell sektor: Anna Bergvall', '50 000 kr']) await expect(row).toContainText(text);
  await row.getByRole('link', { name: /^händelse \d+ i ärendet/ }).click();
  await expect(event(page)).toHaveText('Delegation kontrollerad');
}
