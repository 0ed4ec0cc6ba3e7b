/** The delegate, on a phone and with the keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import { reach } from '../keyboard';
import { settled } from '../look-over';
import { confirmSignature } from '../sign-in';
import { CRITERIA, fits, heading, open, press, told, type Walked } from './page';
import { wrote } from './assessing';

const decision = (page: Page): Locator => page.getByRole('region', { name: 'Ditt beslut' });
async function pressWithKeyboard(page: Page, name: string, within: Page | Locator = page): Promise<void> {
  await reach(page, within.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** From the list, past the declaration of impartiality, to the basis. */
export async function openFromList(page: Page, { caseId, title, number }: Walked): Promise<void> {
  await open(page, '/beslut');
  await fits(page);
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toContainText(number);
  await expect(row).toContainText('Din försäkran om opartiskhet behövs');
  await reach(page, row.getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/arenden/${caseId}/beslut$`));
  await expect(page.getByRole('heading', { name: 'Försäkra först att du är opartisk' })).toBeVisible();
  await expect(page.getByText('Ansökan uppfyller riktlinjerna.')).toHaveCount(0);
  await reach(page, page.getByLabel('Nej', { exact: true }));
  await page.keyboard.press('Space');
  await pressWithKeyboard(page, 'Försäkra opartiskhet');
  await told(page, 'Försäkran är lämnad.');
}

/** What the decision rests on: proposal, criteria, own share, what happened since, and the right to decide. */
export async function readBasis(page: Page, since: string): Promise<void> {
  await settled(page);
  await fits(page);
  await expect(page.getByRole('region', { name: 'Förslag till beslut, version 2' })).toContainText('köken är bokade till hösten');
  const criteria = page.getByRole('region', { name: 'Bedömning av kriterierna' });
  for (const who of ['Sara', 'Leila', 'Per']) await expect(criteria).toContainText(wrote(who, CRITERIA[0]));
  const own = page.getByRole('region', { name: 'Egen insats räcker' });
  for (const sum of ['10 000 kr', '33 000 kr', '43 000 kr', '40 000 kr']) await expect(own).toContainText(sum);
  await expect(page.getByRole('region', { name: 'Sedan förslaget lämnades' })).toContainText(since);
  const right = page.getByRole('complementary', { name: 'Rätt att besluta' });
  await expect(right).toContainText('Du kan fatta det här beslutet.');
  for (const text of ['högst 50 000 kr', 'Anna Bergvall', 'Kulturnämnden', 'Kvar efter beslutet']) await expect(right).toContainText(text);
}

/** Own reasons, no to all five questions, the text that is signed, and the signature. */
export async function sign(page: Page, reasons: string): Promise<void> {
  await reach(page, decision(page).getByLabel('Dina skäl'));
  await page.keyboard.type(reasons);
  for (const no of await decision(page).getByLabel('Nej', { exact: true }).all()) {
    await reach(page, no);
    await page.keyboard.press('Space');
  }
  await pressWithKeyboard(page, 'Granska beslutet före underskrift', decision(page));
  await expect(heading(page, 'Läs och underteckna beslutet')).toBeFocused();
  const text = page.locator('.document');
  for (const words of [reasons, '40 000 kr']) await expect(text).toContainText(words);
  const shown = await text.textContent();
  await fits(page);
  await pressWithKeyboard(page, 'Logga in igen och underteckna');
  await confirmSignature(page);
  await expect(heading(page, 'Beslutet är fattat')).toBeFocused();
  expect(await text.textContent()).toBe(shown);
  await expect(page.getByText('Beslutet expedieras')).toBeVisible();
  await fits(page);
}

export async function sendBack(page: Page, caseId: string, reason: string): Promise<void> {
  await open(page, `/arenden/${caseId}/beslut`);
  await page.getByRole('heading', { name: 'Återsänd till handläggaren' }).click();
  await page.getByLabel('Vad behöver göras?').fill(reason);
  await press(page, 'Återsänd till handläggaren');
  await expect(heading(page, 'Beslut')).toBeVisible();
}
