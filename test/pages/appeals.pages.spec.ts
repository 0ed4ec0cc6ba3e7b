/** An appeal from the day it reaches the region until the court has annulled the decision and the case is taken up anew; a slip; a revocation. */
import type { Locator, Page } from '@playwright/test';
import { decide, grant, prepare, ruling } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { lookOver, settled } from './look-over';
import { confirmSignature } from './sign-in';

const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(new Date());

async function open(page: Page, caseId: string, tab: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/${tab}`);
  await settled(page);
}

test('an appeal is stamped and forwarded by the registrar, and what the court annuls is taken up anew by the official', async ({
  as,
  office,
}) => {
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());

  // the registrar sees the diary row, and takes in what comes
  const eva = await as('registrator.eva');
  await open(eva, caseId, 'ansokan');
  await press(eva, 'Skriv in ett överklagande');
  await eva.getByLabel('Vem som överklagar').fill('Maj Medlem');
  await eva.getByLabel('Brev').check();
  await lookOver(eva, 'appeal received');
  await press(eva.locator('form'), 'Skriv in');
  await told(eva, 'Det är inskrivet.');
  await expect(eva.getByText('Ska lämnas över till domstolen')).toBeVisible();
  // the name of whoever appeals is not in the diary row
  await expect(eva.getByText('Maj Medlem')).toHaveCount(0);
  await press(eva, 'Skriv in överlämnande');
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText('Hos domstolen', { exact: true })).toBeVisible();
  await press(eva, 'Skriv in inhibition');
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText(/^Inhibition sedan .* får inte verkställas/)).toBeVisible();
  await lookOver(eva, 'appeal with the court');
  await press(eva, 'Skriv in avgörandet');
  await eva.getByLabel('Målnummer').fill('1234-26');
  await eva.getByLabel('Beslutet upphävdes').check();
  await eva.getByLabel('Avgörandet vann laga kraft').fill(TODAY);
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText('Beslutet upphävt', { exact: true })).toBeVisible();

  const sara = await as('handlaggare.sara');
  await open(sara, caseId, 'beslut-efterat');
  await expect(sara.getByText('Maj Medlem')).toBeVisible();
  await sara.getByRole('link', { name: 'Återuppta ärendet' }).click();
  await sara.getByLabel('Skäl').fill('Domen har vunnit laga kraft.');
  await lookOver(sara, 'reopening');
  await press(sara.locator('form'), 'Återuppta ärendet');
  await expect(sara.getByRole('heading', { name: 'Beslut som inte längre gäller' })).toBeVisible();
  await expect(sara.getByText('Upphävt av domstol')).toBeVisible();
  await lookOver(sara, 'decided before');
});

/** The document that the system makes of what was done, fetched as a file. */
async function download(page: Page, name: string): Promise<string> {
  const link = page.getByRole('link', { name, exact: true });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 2000 });
  }).toPass();
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return file.suggestedFilename();
}

test('a slip is corrected with both texts beside each other and a new sign-in, and the corrected decision is sent as the first was', async ({
  as,
  office,
}) => {
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());
  await office.sara.does(`/api/cases/${caseId}/dispatch-decision`, { recipient: 'Amina', channel: 'PORTAL', explanation: 'Ja.' });
  const anna = await as('omradeschef.anna');
  await open(anna, caseId, 'beslut-efterat');
  await anna.getByRole('link', { name: 'Rätta ett skrivfel' }).click();
  const text = anna.getByLabel('Så ska det stå');
  const before = await text.inputValue();
  await text.fill(`${before} Rättat.`);
  await anna.getByLabel('Vad felet är').fill('Ett ord föll bort.');
  await lookOver(anna, 'correcting');
  await press(anna, 'Läs innan du godkänner');

  await expect(anna.getByRole('heading', { name: 'Läs och godkänn rättelsen' })).toBeFocused();
  await expect(anna.getByRole('region', { name: 'Så står det' })).toContainText(before);
  await expect(anna.getByRole('region', { name: 'Så ska det stå' })).toContainText(`${before} Rättat.`);
  await expect(anna.locator('.document')).toContainText('Ett ord föll bort.');
  await lookOver(anna, 'correction to approve');
  // what was written is there when the sign-in is left, and when it is for somebody else
  await press(anna, 'Logga in igen och godkänn');
  await anna.goBack();
  await expect(anna.getByRole('heading', { name: 'Läs och godkänn rättelsen' })).toBeVisible();
  await press(anna, 'Tillbaka till formuläret');
  await expect(anna.getByLabel('Så ska det stå')).toHaveValue(`${before} Rättat.`);
  await expect(anna.getByLabel('Vad felet är')).toHaveValue('Ett ord föll bort.');
  await press(anna, 'Läs innan du godkänner');
  const sum = (await anna.locator('.checksum').textContent())!.trim();
  await press(anna, 'Logga in igen och godkänn');
  await expect(anna.locator('code')).toHaveText(sum);
  await confirmSignature(anna);
  await told(anna, 'Beslutet är rättat.');
  await expect(anna.getByRole('heading', { name: /^Skälen, rättat av Anna Bergvall/ })).toBeVisible();
  expect(await anna.evaluate((id) => Object.keys(localStorage).filter((name) => name.includes(id)), caseId)).toEqual([]);
  expect(await download(anna, 'Hämta det rättade beslutet (PDF)')).toMatch(/^Rättat beslut LIG .*\.pdf$/);

  const sara = await as('handlaggare.sara');
  await open(sara, caseId, 'beslut-efterat');
  await expect(sara.getByText('Beslutet är rättat sedan det skickades.')).toBeVisible();
  await press(sara, 'Expediera det rättade beslutet');
  await press(sara.locator('form'), 'Expediera beslutet');
  await expect(sara.getByText('Beslutet är rättat sedan det skickades.')).toHaveCount(0);

  const amina = await as('sokande.amina');
  await amina.goto(`/mina/${caseId}`);
  await settled(amina);
  await expect(amina.getByText('Ett skrivfel i beslutet är rättat')).toBeVisible();
  await expect(amina.getByText('Så stod det')).toBeVisible();
  expect(await download(amina, 'Hämta beslutet som det löd när det fattades (PDF)')).toMatch(/^Beslut LIG .*\.pdf$/);
  expect(await download(amina, 'Hämta det rättade beslutet (PDF)')).toMatch(/^Rättat beslut LIG .*\.pdf$/);
  await lookOver(amina, 'own decision, corrected');
});

test('a decision is revoked only on a ground and with a new sign-in, and the applicant sees that it no longer applies', async ({
  as,
  office,
  trouble,
}) => {
  trouble.expect(/POST .*revocation-statement: 422/);
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());
  await office.sara.does(`/api/cases/${caseId}/dispatch-decision`, { recipient: 'Amina', channel: 'PORTAL', explanation: 'Ja.' });
  const anna = await as('omradeschef.anna');
  await open(anna, caseId, 'beslut-efterat');
  await anna.getByRole('link', { name: 'Återkalla beslutet' }).click();
  await anna.getByLabel('Skäl', { exact: true }).fill('Insatsen fanns inte.');
  await anna.getByLabel('Hur mottagaren har hörts').fill('I brev, utan svar.');
  await anna.getByLabel('Ändring till fördel för mottagaren').check();
  await lookOver(anna, 'revoking');
  await press(anna, 'Läs innan du godkänner');
  await expect(anna.locator('.notice.summary')).toContainText('kan inte ändras till fördel');
  await anna.getByLabel('Vilseledande eller felaktiga uppgifter från mottagaren').check();
  await press(anna, 'Läs innan du godkänner');
  await lookOver(anna, 'revocation to approve');
  await press(anna, 'Logga in igen och godkänn');
  await confirmSignature(anna);
  await told(anna, 'Beslutet är återkallat.');
  await expect(anna.getByRole('heading', { name: 'Beslut som inte längre gäller' })).toBeVisible();
  expect(await download(anna, 'Hämta brevet om återkallelsen (PDF)')).toMatch(/^Återkallelse LIG .*\.pdf$/);

  const amina = await as('sokande.amina');
  await amina.goto(`/mina/${caseId}`);
  await settled(amina);
  await expect(amina.getByRole('heading', { name: 'Ett beslut som inte längre gäller' })).toBeVisible();
  expect(await download(amina, 'Hämta brevet om återkallelsen (PDF)')).toMatch(/^Återkallelse LIG .*\.pdf$/);
  expect(await download(amina, 'Hämta beslutet som det löd när det fattades (PDF)')).toMatch(/^Beslut LIG .*\.pdf$/);
  await lookOver(amina, 'own decision, revoked');
});
