/** The delegate: the basis, the text, the new sign-in. */
import { expect, type Locator, type Page } from '@playwright/test';
import { heading, open, press } from '../main-path/page';
import { confirmSignature } from '../sign-in';

const REASONS = 'Jag har läst underlaget. Ansökan uppfyller riktlinjerna, och därför beviljas hela beloppet.';

const decision = (page: Page): Locator => page.getByRole('region', { name: 'Ditt beslut' });

/** As far as the text that is to be read before it is signed. */
export async function write(page: Page, caseId: string): Promise<void> {
  await open(page, `/arenden/${caseId}/beslut`);
  await expect(page.getByText('Du kan fatta det här beslutet.')).toBeVisible();
  await decision(page).getByLabel('Dina skäl').fill(REASONS);
  for (const no of await decision(page).getByLabel('Nej', { exact: true }).all()) await no.check();
}

const review = (page: Page): Promise<void> => press(decision(page), 'Granska beslutet före underskrift');

export async function sign(page: Page, caseId: string): Promise<void> {
  await write(page, caseId);
  await review(page);
  await expect(heading(page, 'Läs och underteckna beslutet')).toBeFocused();
  await press(page, 'Logga in igen och underteckna');
  await confirmSignature(page);
  await expect(heading(page, 'Beslutet är fattat')).toBeFocused();
}

/** Goes on with what is written; the no says why, and what to do. */
export async function isRefused(page: Page, ...why: readonly string[]): Promise<void> {
  await review(page);
  for (const words of why) await expect(decision(page)).toContainText(words);
}
