/** The official, until there is enough to assess: acknowledgement, formal check, supplement, meeting. */
import { expect, type Page } from '@playwright/test';
import { field, fill, next, open, press, tab, told, type Walked } from './page';

export async function acknowledgeAndCheck(page: Page): Promise<void> {
  await next(page, 'Bekräfta för sökanden');
  await press(page, 'Skicka bekräftelse');
  await told(page, 'Bekräftelsen är skickad.');
  await next(page, 'Gör formell prövning');
  await press(page.getByRole('main').locator('form'), 'Gör prövningen');
  await told(page, 'Den formella prövningen är gjord.');
  await expect(page.getByText('Alla 9 krav är uppfyllda.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'stadgar.pdf' })).toBeVisible();
}

/** The letter beside the form reads as the applicant will read it. */
export async function askForSupplement(page: Page): Promise<void> {
  await tab(page, 'Komplettering');
  await press(page, 'Begär komplettering');
  await page.getByLabel(/^En avsiktsförklaring från varje samarbetspartner/).check();
  const letter = page.getByRole('region', { name: 'Så här läser sökanden brevet' });
  await expect(letter).toContainText('En avsiktsförklaring från varje samarbetspartner, undertecknad');
  await fill(page, 'Vad behövs', 'En avsiktsförklaring från bostadsbolaget');
  await expect(letter).toContainText('En avsiktsförklaring från bostadsbolaget');
  await press(page, 'Skicka begäran');
  await told(page, 'Begäran är skickad.');
}

export async function offerMeeting(page: Page, answer: string): Promise<void> {
  // it came while the page was open
  await expect(page.getByText(answer)).toBeVisible();
  await next(page, 'Föreslå mötestider');
  await fill(page, 'Plats', 'Eklundavägen 2');
  for (const name of ['Sara Lindqvist', 'Leila Haddad', 'Per Åhlström']) await expect(page.getByLabel(name)).toBeChecked();
  await press(page, 'Skicka tiderna');
  await told(page, 'Tiderna är skickade.');
}

/** What was said is kept apart from what the writer makes of it. */
export async function holdMeeting(page: Page, { caseId }: Walked): Promise<void> {
  await open(page, `/arenden/${caseId}/moten`);
  await expect(page.getByText('Bokat', { exact: true })).toBeVisible();
  await press(page, 'Anteckna hållet möte');
  for (const name of ['Sara Lindqvist', 'Leila Haddad', 'Per Åhlström']) await expect(page.getByLabel(name)).toBeChecked();
  await expect(field(page, 'Närvarande från sökanden')).toHaveValue('Amina Yusuf');
  await press(page, 'Spara och anteckna vad som sades');
  await fill(page, 'Vad som sades eller hände', 'Köken är bokade till hösten.');
  await field(page, 'Din egen bedömning').fill('Väl förberett.');
  await press(page, 'Spara anteckningen');
  await told(page, 'Anteckningen är sparad.');
  const note = page.locator('article.note');
  await expect(note).toContainText('Köken är bokade till hösten.');
  await expect(note.locator('.note-opinion')).toContainText('Väl förberett.');
  await expect(note.locator('.note-opinion')).not.toContainText('Köken är bokade');
}

export async function refer(page: Page): Promise<void> {
  await tab(page, 'Hänvisning');
  await press(page, 'Hänvisa vidare');
  await page.getByLabel('Finansiär', { exact: true }).selectOption({ label: 'Allmänna arvsfonden' });
  await expect(field(page, 'Råd till sökanden')).toHaveValue(/Arvsfonden/);
  await press(page, 'Skicka hänvisningen');
  await told(page, 'Hänvisningen är skickad.');
}
