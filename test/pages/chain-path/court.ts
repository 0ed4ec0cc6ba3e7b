/** What the registrar enters of an appeal, what is done when the court has ruled, and legal force. */
import { expect, type Locator, type Page } from '@playwright/test';
import { open, press, told } from '../main-path/page';

const form = (page: Page): Locator => page.locator('form');
async function enter(page: Page): Promise<void> {
  await press(form(page), 'Skriv in');
  await expect(form(page)).toHaveCount(0);
}

export async function receive(page: Page, caseId: string, appellant: string): Promise<void> {
  await open(page, `/arenden/${caseId}/ansokan`);
  await press(page, 'Skriv in ett överklagande');
  await page.getByLabel('Vem som överklagar').fill(appellant);
  await page.getByLabel('Brev').check();
  await enter(page);
  await expect(page.getByText('Ska lämnas över till domstolen')).toBeVisible();
}

export async function forward(page: Page): Promise<void> {
  await press(page, 'Skriv in överlämnande');
  await enter(page);
  await expect(page.getByText('Hos domstolen', { exact: true })).toBeVisible();
}

export async function courtCase(page: Page, number: string): Promise<void> {
  // of this appeal, not of one that went to the court directly
  await press(page.locator('.appeal'), 'Skriv in mål i domstol');
  await page.getByLabel('Målnummer').fill(number);
  await enter(page);
}

export async function stay(page: Page): Promise<void> {
  await press(page, 'Skriv in inhibition');
  await enter(page);
  await expect(page.getByText(/^Inhibition sedan .* får inte verkställas, och inget betalas ut/)).toBeVisible();
}

export async function annul(page: Page, caseId: string, finalOn: string): Promise<void> {
  await open(page, `/arenden/${caseId}/ansokan`);
  await press(page, 'Skriv in avgörandet');
  await page.getByLabel('Beslutet upphävdes').check();
  await page.getByLabel('Avgörandet vann laga kraft').fill(finalOn);
  await enter(page);
  await expect(page.getByText('Beslutet upphävt', { exact: true })).toBeVisible();
}

export async function reopen(page: Page, caseId: string): Promise<void> {
  await open(page, `/arenden/${caseId}/beslut-efterat`);
  await page.getByRole('link', { name: 'Återuppta ärendet' }).click();
  await page.getByLabel('Skäl').fill('Domstolen har upphävt beslutet.');
  await press(form(page), 'Återuppta ärendet');
  await expect(page.getByRole('heading', { name: 'Beslut som inte längre gäller' })).toBeVisible();
}

const openForce = async (page: Page, caseId: string): Promise<void> => {
  await open(page, `/arenden/${caseId}/beslut-efterat`);
  await press(page, 'Bekräfta laga kraft');
};

export async function confirmForce(page: Page, caseId: string, answer: string): Promise<void> {
  await openForce(page, caseId);
  await form(page).getByLabel('Domstolens besked').fill(answer);
  await press(form(page), 'Bekräfta laga kraft');
  await told(page, 'Laga kraft är bekräftad.');
}

/** Tried all the same: the no says why, and when. */
export async function forceIsRefused(page: Page, caseId: string, why: string | RegExp): Promise<void> {
  await openForce(page, caseId);
  await form(page).getByLabel('Domstolens besked').fill('Ingen har svarat än.');
  await press(form(page), 'Bekräfta laga kraft');
  await expect(form(page)).toContainText(why);
  // what is typed would be kept for another day
  await press(form(page), 'Börja om');
}
