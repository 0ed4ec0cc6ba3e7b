/** The board's secretary writes in what the board has adopted, and who holds the posts. */
import { expect, type Page } from '@playwright/test';
import { open, press } from '../main-path/page';

/** One item of the order, as it is typed. */
export interface Typed {
  readonly number: string;
  readonly matter: string;
  readonly kind: string;
  readonly limit: string;
}

async function typeItem(page: Page, { number, matter, kind, limit }: Typed): Promise<void> {
  const item = page.locator('.item-editor').last();
  const type = (label: string, text: string): Promise<void> => item.getByLabel(label, { exact: true }).fill(text);
  await type('Nummer', number);
  await type('Ärende', matter);
  await type('Ärendegrupp', 'H');
  await item.getByLabel(kind, { exact: true }).check();
  await type('Lagrum', 'KL 7:5');
  await item.getByLabel('Delegat', { exact: true }).fill('omradeschef');
  await item.getByLabel(/^Beloppsgräns/).fill(limit);
  await item.getByLabel('Anmäls till nämnden', { exact: true }).check();
}

export async function adopt(
  page: Page,
  board: string,
  head: { readonly version: string; readonly paragraph: string },
  one: Typed,
): Promise<void> {
  await open(page, `/delegation/${board}/anta`);
  await page.getByLabel('Versionens beteckning').fill(head.version);
  await page.getByLabel('Nämndens paragraf').fill(head.paragraph);
  await typeItem(page, one);
  await press(page, 'Skriv in versionen');
  await expect(page.getByRole('row', { name: new RegExp(`${head.version} Gäller`) })).toBeVisible();
}

/** `to` and `reason` make it an acting appointment. */
export interface Appointed {
  readonly holder: string;
  readonly from: string;
  readonly acting?: { readonly to: string; readonly reason: string };
}

export async function assign(page: Page, board: string, { holder, from, acting }: Appointed): Promise<void> {
  await open(page, `/delegation/${board}/befattningar`);
  await press(page, 'Tillsätt befattning');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Befattning', { exact: true }).fill('omradeschef');
  await dialog.getByLabel('Titel').fill(acting ? 'tf områdeschef' : 'områdeschef');
  await dialog.getByLabel('Innehavare').selectOption({ label: holder });
  await dialog.getByLabel('Från och med').fill(from);
  if (acting) {
    await dialog.getByLabel('Vikarie, tillförordnad').check();
    await dialog.getByLabel(/^Till och med/).fill(acting.to);
    await dialog.getByLabel(/^Skäl/).fill(acting.reason);
  }
  await press(dialog, 'Skriv in');
  await expect(dialog).toHaveCount(0);
}

/** It turns out that an appointment that is over had ended earlier. */
export async function correctEnd(page: Page, board: string, holder: string, lastDay: string, reason: string): Promise<void> {
  await open(page, `/delegation/${board}/befattningar`);
  await page.getByRole('button', { name: new RegExp(`^Rätta sista dagen: ${holder}`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sista dagen').fill(lastDay);
  await dialog.getByLabel('Skäl').fill(reason);
  await press(dialog, 'Rätta sista dagen');
  await expect(dialog).toHaveCount(0);
}
