/** The applicant: writes the application, answers what is asked, and reads the decision. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { inDays } from '../../e2e/board';
import { field, fill, fits, heading, open, ORGANISATION, press, told, type Walked } from './page';

const SCHEME = 'Stöd till sociala innovationer';
const saved = (page: Page): Promise<void> => expect(page.getByText(/^Sparat \d\d/)).toBeVisible();

async function goOn(page: Page, to: string): Promise<void> {
  await press(page, 'Fortsätt');
  await expect(heading(page, to)).toBeFocused();
}
async function write(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await field(page, label).fill(text);
}

/** From "my applications" to the page that shows everything before it is handed in; the amount is written in words, which is a fault. */
export async function writeApplication(page: Page, title: string): Promise<void> {
  await open(page, '/mina');
  await page.getByRole('link', { name: 'Ny ansökan' }).click();
  await page.getByRole('button', { name: `Börja en ansökan om ${SCHEME}` }).click();

  await expect(heading(page, 'Organisation och kontakt')).toBeVisible();
  await write(page, { 'Organisationens namn': ORGANISATION, Organisationsnummer: '899999-0016' });
  await page.getByLabel('Organisationsform').selectOption('ideell förening');
  await page.getByLabel('Kommun där').selectOption('Örebro');
  await write(page, { 'Kontaktpersonens namn': 'Amina Yusuf', 'E-postadress': 'amina@example.org' });
  await saved(page);
  await goOn(page, 'Idén');
  await write(page, {
    'Projektets namn': title,
    'Syfte och bakgrund': 'Grannar som inte känner varandra ska laga mat ihop.',
    'Mål och resultat': 'Hundra deltagare, varav hälften nya.',
  });
  await goOn(page, 'Genomförande');
  const implementation = field(page, 'Genomförande');
  await implementation.fill('Tolv kvällar i fyra kök.');
  // at once, whether it has been saved or not
  await page.reload();
  await expect(implementation).toHaveValue('Tolv kvällar i fyra kök.');
  await write(page, { Målgrupp: 'Boende i tre stadsdelar.', 'Ekologisk hållbarhet': 'Råvaror som annars kastas.' });
  await fill(page, 'Projektet börjar', inDays(30));
  await fill(page, 'Projektet slutar', inDays(200));
  await goOn(page, 'Nämndens kriterier');
  await write(page, {
    Samhällsnytta: 'Färre är ensamma.',
    Nyskapande: 'Ingen har prövat det här.',
    'Långsiktiga effekter': 'Köken drivs vidare av de boende.',
    'Nytt lokalt': 'Nytt i kommunen.',
    Förankring: 'Bostadsbolaget lånar ut köken.',
    Samarbetspartner: 'Bostadsbolaget',
  });
  await goOn(page, 'Pengar');
  await write(page, { 'Kostnad 1': 'Ledare', 'Belopp, kostnad 1': '50 000', 'Kostnad 2': 'Råvaror', 'Belopp, kostnad 2': '30 000' });
  await write(page, { 'Belopp ni söker': 'fyrtio tusen', 'Egen insats i pengar': '10 000', 'Egen insats i timmar': '100' });
  await goOn(page, 'Övrigt och filer');
  await page.getByLabel('Nej', { exact: true }).check();
  await page.getByLabel('Bifoga filer').setInputFiles({ name: 'stadgar.pdf', mimeType: 'application/pdf', buffer: PDF });
  await told(page, 'stadgar.pdf är bifogad.');
  await saved(page);
  await goOn(page, 'Kontrollera och lämna in');
}
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The fault is named, leads to its field, and is gone when it has been mended; then the application is handed in. */
export async function mendAndSubmit(page: Page, title: string): Promise<string> {
  await page.getByRole('link', { name: 'Belopp ni söker: skriv ett belopp i kronor' }).click();
  const amount = field(page, 'Belopp ni söker');
  await expect(amount).toBeFocused();
  await amount.fill('40 000');
  await expect(page.getByText('Det räcker. Ni lägger in 3 000 kr mer än vad som krävs.')).toBeVisible();
  await page.getByRole('navigation', { name: 'Ansökans delar' }).getByText('Del 5 av 6').click();
  await page.getByRole('link', { name: 'Kontrollera och lämna in' }).click();
  await expect(page.getByText('Ser efter om något fattas')).toHaveCount(0);
  await expect(page.getByText('behöver fyllas i eller rättas')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Övrigt och filer' })).toContainText('stadgar.pdf');
  await press(page, 'Lämna in ansökan');

  await expect(heading(page, 'Tack, ansökan är inlämnad')).toBeVisible();
  await expect(page.getByText(`Vi har tagit emot ”${title}”.`)).toBeVisible();
  await expect(page.getByText('Får du när registrator har fört in ansökan i diariet')).toBeVisible();
  await expect(page.getByText('1 fil', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Följ ärendet' }).click();
  await expect(heading(page, title)).toBeVisible();
  return /\/mina\/([0-9a-f-]{36})$/.exec(page.url())![1]!;
}

async function openFromList(page: Page, title: string): Promise<void> {
  await open(page, '/mina');
  const waiting = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Det här väntar på dig' }) });
  await waiting.getByRole('link', { name: title }).click();
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText('Det är din tur')).toBeVisible();
  await fits(page);
}

/** On a phone. */
export async function answerSupplement(page: Page, { title }: Walked, answer: string): Promise<void> {
  await openFromList(page, title);
  await page.getByLabel(/^Ditt svar: En avsiktsförklaring/).fill(answer);
  await press(page, 'Skicka svaret');
  await told(page, 'Svaret är skickat.');
  await expect(page.getByText('Det är vår tur')).toBeVisible();
}

/** On a phone: the second of the times that are offered. */
export async function bookMeeting(page: Page, { title }: Walked): Promise<void> {
  await openFromList(page, title);
  await page.getByRole('group', { name: 'Tider' }).getByRole('radio').nth(1).check();
  await press(page, 'Boka tiden');
  await told(page, 'Mötet är bokat.');
  await expect(page.getByRole('region', { name: 'Bokat möte' })).toContainText('Eklundavägen 2');
  await fits(page);
}

async function speak(page: Page, language: 'Svenska' | 'English'): Promise<void> {
  await page.getByRole('banner').locator('summary').click();
  await page.getByLabel(language).check();
  await page.keyboard.press('Escape');
}

/** In Swedish and in English; what the authority has written stays in Swedish, and says so to those who hear it. */
export async function readDecision(page: Page, { caseId, title }: Walked, reasons: string, criteria: readonly string[]): Promise<void> {
  await open(page, `/mina/${caseId}`);
  const read = async (name: string, words: readonly string[]): Promise<void> => {
    const decision = page.getByRole('region', { name });
    for (const text of [...words, reasons, ...criteria, 'Anna Bergvall']) await expect(decision).toContainText(text);
    await expect(decision.locator('[lang="sv"]').filter({ hasText: reasons }).first()).toBeVisible();
    await fits(page);
  };
  await expect(heading(page, title)).toBeVisible();
  await read('Beslutet', [
    'Beviljad',
    '40 000 kr',
    'Skälen',
    'Kriterium för kriterium',
    'Så överklagar du',
    'Överklagandet ska vara skriftligt',
  ]);
  await speak(page, 'English');
  await expect(page.getByRole('heading', { name: 'What has happened' })).toBeVisible();
  await read('The decision', ['Granted', 'Reasons', 'Criterion by criterion', 'How to appeal', 'Överklagandet ska vara skriftligt']);
  await speak(page, 'Svenska');
  await expect(page.getByRole('region', { name: 'Beslutet' })).toBeVisible();
}

/** The document is the one that the page says that it is. */
export async function takeDecision(page: Page): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta beslutet (PDF)' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^Beslut LIG \d{4}-\d+\.pdf$/);
  const sha256 = createHash('sha256')
    .update(await fs.readFile(await download.path()))
    .digest('hex');
  await page.getByText('Kontrollsumma (SHA-256)').click();
  await expect(page.getByText(sha256)).toBeVisible();
  await fits(page);
}
