import type { Page } from '@playwright/test';
import { inDays } from '../e2e/board';
import { apply, declare, momentIn, register } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { lookOver, PHONE, settled } from './look-over';

const AMINA = 'sokande.amina';
const BENGT = 'sokande.bengt';
const PDF = { name: 'stadgar åäö.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const saved = (page: Page) => expect(page.locator('.saving').first()).toHaveText(/^Sparat \d\d:\d\d$/);
const write = async (page: Page, texts: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text);
};
async function goOn(page: Page, to: string): Promise<void> {
  await button(page, 'Fortsätt').click();
  await expect(heading(page, to)).toBeFocused();
}
/** A draft that has just been begun, at its first step. */
async function begin(page: Page): Promise<void> {
  await page.goto('/mina');
  await page.getByRole('link', { name: 'Ny ansökan' }).click();
  await page
    .getByRole('button', { name: /^Börja en ansökan/ })
    .first()
    .click();
  await expect(heading(page, 'Organisation och kontakt')).toBeFocused();
}

test.describe('an applicant', () => {
  test('applies on a phone, from the first word to the receipt', async ({ as, trouble }) => {
    // who is faster than the check is told by the answer what is missing
    trouble.expect(/POST .*\/(check|submit): 422/, /PUT .*own-files.*: 422/);
    const page = await as(AMINA, { viewport: PHONE });
    await begin(page);
    await write(page, { 'Organisationens namn': 'Demonstrationsföreningen Landsbygdens unga', Organisationsnummer: '899999-0016' });
    await page.getByLabel('Organisationsform').selectOption('ideell förening');
    await page.getByLabel('Kommun där organisationen har sitt säte').selectOption({ index: 1 });
    await write(page, { 'Kontaktpersonens namn': 'Amina Yusuf', 'E-postadress': 'amina@example.org' });

    await goOn(page, 'Idén');
    await write(page, { 'Projektets namn': 'Grannar lagar mat', 'Mål och resultat': 'Hundra deltagare.' });
    await goOn(page, 'Genomförande');
    await write(page, { Genomförande: 'Tolv kvällar.', Målgrupp: 'Boende.', 'Ekologisk hållbarhet': 'Råvaror som annars kastas.' });
    await write(page, { 'Projektet börjar': inDays(30), 'Projektet slutar': inDays(200) });
    await goOn(page, 'Nämndens kriterier');
    await write(page, {
      Samhällsnytta: 'Färre är ensamma.',
      Nyskapande: 'Ingen har prövat.',
      'Långsiktiga effekter': 'Köken drivs vidare.',
    });
    await write(page, { 'Nytt lokalt': 'Nytt i kommunen.', Förankring: 'Bostadsbolaget lånar ut köken.' });

    await goOn(page, 'Pengar');
    await write(page, { 'Kostnad 1': 'Ledare', 'Belopp, kostnad 1': '50 000', 'Kostnad 2': 'Råvaror', 'Belopp, kostnad 2': '30 000,50' });
    await expect(page.locator('.budget-sum')).toContainText(/80\s000,50\skr/);
    await write(page, { 'Belopp ni söker (kr)': '40 000', 'Egen insats i pengar (kr)': '10 000', 'Egen insats i timmar': '80' });
    await expect(page.getByText(/Det fattas 3\s600\skr/)).toBeVisible();
    await write(page, { 'Egen insats i timmar': '100' });
    await expect(page.getByText(/Det räcker\. Ni lägger in 3\s000\skr mer/)).toBeVisible();

    await goOn(page, 'Övrigt och filer');
    await page.getByLabel('Nej', { exact: true }).check();
    await page.getByLabel('Bifoga filer').setInputFiles([PDF, { ...PDF, name: 'sida.html', buffer: Buffer.from('<html>') }]);
    await expect(page.getByRole('link', { name: PDF.name })).toBeVisible();
    await expect(page.getByText('sida.html kunde inte bifogas.')).toBeVisible();

    // one thing was left out: it is named, and leads to its field
    await goOn(page, 'Kontrollera och lämna in');
    await button(page, 'Lämna in ansökan').click();
    await expect(page.locator('.summary')).toBeFocused();
    await page.getByRole('link', { name: 'Syfte och bakgrund: fyll i.' }).click();
    await expect(page.getByLabel('Syfte och bakgrund')).toBeFocused();
    await page.getByLabel('Syfte och bakgrund').fill('Grannar ska laga mat ihop.');
    await saved(page);
    await page.locator('.steps summary').click();
    await page.getByRole('link', { name: 'Kontrollera och lämna in' }).click();
    await expect(page.getByText(`${PDF.name} (1 kB)`)).toBeVisible();
    // what has been handed in can't be checked any more
    await expect(page.getByText('Ser efter om något fattas')).toHaveCount(0);
    await expect(page.locator('.summary')).toHaveCount(0);
    await button(page, 'Lämna in ansökan').click();

    await expect(heading(page, 'Tack, ansökan är inlämnad')).toBeFocused();
    await page.getByRole('link', { name: 'Följ ärendet' }).click();
    await expect(page.getByText('Vi har tagit emot din ansökan.')).toBeVisible();
    const file = page.getByRole('link', { name: PDF.name });
    // the case and its files are shown out of different read models
    await expect.poll(async () => (await page.request.get((await file.getAttribute('href'))!)).status()).toBe(200);
    const download = page.waitForEvent('download');
    await file.click();
    expect((await download).suggestedFilename()).toBe(PDF.name);
  });

  test('loses no letter: not to a reload, a lost connection or another device', async ({ as, desk, trouble }) => {
    trouble.expect(/ERR_INTERNET_DISCONNECTED/);
    const page = await as(BENGT);
    const text = page.getByLabel('Syfte och bakgrund');
    await begin(page);
    await goOn(page, 'Idén');
    await text.pressSequentially('Ett ord i taget');
    await page.reload();
    await expect(text).toHaveValue('Ett ord i taget');
    await saved(page);

    await page.context().setOffline(true);
    await text.press('End');
    await text.pressSequentially(', utan kontakt');
    await expect(page.getByText('Det du skriver sparas på den här datorn')).toBeVisible();
    await lookOver(page, 'form without a connection');
    await page.context().setOffline(false);
    await saved(page);

    await page.context().setOffline(true);
    await text.pressSequentially(', på tåget');
    await expect(page.getByText('Sparat på den här datorn', { exact: true })).toBeVisible();
    const address = page.url();
    await page.close();
    const path = `/api/drafts/${address.split('/').at(-2)}`;
    const elsewhere = await desk(BENGT);
    const { content, ...draft } = await elsewhere.sees<{ content: { purpose: string }; schemeId: string; callId: null }>(path);
    expect(content.purpose).toBe('Ett ord i taget, utan kontakt');
    const { schemeId, callId } = draft;
    await elsewhere.browser.send('PUT', path, { schemeId, callId, content: { ...content, purpose: 'Från mobilen' } });

    const again = await page.context().newPage();
    await again.context().setOffline(false);
    await again.goto(address);
    await expect(again.getByText('Ansökan har ändrats på en annan enhet')).toBeVisible();
    await expect(again.getByLabel('Syfte och bakgrund')).toHaveValue('Ett ord i taget, utan kontakt, på tåget');
    await button(again, 'Den som sparades senast').click();
    await expect(again.getByLabel('Syfte och bakgrund')).toHaveValue('Från mobilen');
  });

  test('answers a supplement with a file, chooses a time to meet, and asks for another', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*(receive-supplement|book-meeting): 422/);
    const caseId = await apply(office.amina, office.scheme);
    const path = `/api/cases/${caseId}`;
    await register(office, caseId);
    await declare(office.sara, caseId);
    const items = [
      { what: 'Stadgar', why: 'De saknas.' },
      { what: 'Tidsplan', why: 'Den är oklar.' },
    ];
    await office.sara.does(`${path}/request-supplement`, { items, deadline: inDays(20), consequence: 'Ansökan prövas som den är.' });

    const page = await as(AMINA);
    await page.goto(`/mina/${caseId}`);
    await button(page, 'Skicka svaret').click();
    await expect(page.locator('.summary')).toContainText('Svaret ska fyllas i.');
    await page.getByLabel('Ditt svar: Tidsplan').fill('Vi börjar i mars.');
    await page.getByLabel('Bifoga filer').setInputFiles(PDF);
    await expect(page.locator('.asked').getByRole('link', { name: PDF.name })).toBeVisible();
    await button(page, 'Skicka svaret').click();
    await expect(page.getByText('Det är vår tur')).toBeVisible();
    await expect(page.getByRole('complementary').getByRole('link', { name: PDF.name })).toBeVisible();

    // the times come into the page by themselves
    const times = [momentIn(24 * 5), momentIn(24 * 6)];
    const offer = { times, place: 'Eklundavägen 2', participantRefs: [office.sara.ref], answerBy: inDays(3), message: null };
    await office.sara.does(`${path}/offer-meeting`, offer);
    await expect(page.getByRole('heading', { name: 'Välj en tid för möte', exact: true })).toBeVisible();
    await settled(page);
    await lookOver(page, 'times to choose among');
    await button(page, 'Boka tiden').click();
    await expect(page.locator('.summary')).toContainText('Välj en av tiderna.');
    await page.locator('.asked').getByRole('radio').nth(1).check();
    await button(page, 'Boka tiden').click();
    await expect(page.getByRole('heading', { name: 'Bokat möte' })).toBeVisible();

    await page.getByText('Jag kan inte komma').click();
    await page.getByLabel('När kan ni, och finns något vi behöver veta?').fill('Vi kan bara på kvällar.');
    await button(page, 'Skicka').click();
    await expect(page.getByRole('heading', { name: 'Bokat möte' })).toHaveCount(0);
    const seen = await office.sara.sees<{ case: { page: { meetings: object[] } } }>(path);
    expect(seen.case.page.meetings).toMatchObject([{ declined: { reason: 'Vi kan bara på kvällar.' } }]);
  });

  test('reads it all in English, but for what the authority has written', async ({ as, office, baseURL }) => {
    const caseId = await apply(office.amina, office.scheme);
    const page = await as(AMINA);
    await page.context().addCookies([{ name: 'language', value: 'en', url: baseURL! }]);
    await page.goto(`/mina/${caseId}`);
    await expect(page.getByText('We have received your application.')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Amend the application' }).click();
    await expect(heading(page, 'Amend the application')).toBeVisible();
    await lookOver(page, 'amending in English');
  });
});
