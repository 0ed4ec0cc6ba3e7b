import type { Locator, Page } from '@playwright/test';
import type { Desk } from '../desk';
import { apply, momentIn, prepare, register } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { reach } from './keyboard';
import { lookOver, settled } from './look-over';
import { confirmSignature } from './sign-in';

const ANNA = 'omradeschef.anna';
const REASONS = 'Köken står klara och grannarna vill. Projektet kan bära sig självt, och därför beviljas hela beloppet.';

const decision = (page: Page): Locator => page.getByRole('region', { name: 'Ditt beslut' });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name });

async function open(page: Page, caseId: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/beslut`);
  await settled(page);
}
/** Reasons, and no to all five questions. */
async function write(page: Page): Promise<void> {
  await decision(page).getByLabel('Dina skäl').fill(REASONS);
  for (const no of await decision(page).getByLabel('Nej').all()) await no.check();
}
async function toStatement(page: Page, caseId: string): Promise<void> {
  await open(page, caseId);
  await write(page);
  await button(decision(page), 'Granska beslutet').click();
  await expect(heading(page, 'Läs och underteckna beslutet')).toBeVisible();
}
const note = (who: Desk, caseId: string) =>
  who.does(`/api/cases/${caseId}/record-note`, {
    meetingId: null,
    occurredAt: momentIn(0),
    source: 'Amina Yusuf',
    channel: 'PHONE',
    facts: 'Ett kök är inte längre ledigt.',
    opinion: null,
  });

test.describe('a decision', () => {
  test('is found, written and signed with the keyboard alone', async ({ as, office }) => {
    const caseId = await prepare(office);
    const page = await as(ANNA);
    const { keyboard } = page;
    await page.goto('/beslut');
    await settled(page);

    await reach(page, page.locator(`a[href="/arenden/${caseId}/beslut"]`));
    await keyboard.press('Enter');
    await expect(page.getByText('Du kan fatta det här beslutet.')).toBeVisible();
    await reach(page, decision(page).getByLabel('Dina skäl'));
    await keyboard.type(REASONS);
    for (const no of await decision(page).getByLabel('Nej').all()) {
      await reach(page, no);
      await keyboard.press('Space');
    }
    await reach(page, button(decision(page), 'Granska beslutet'));
    await keyboard.press('Enter');

    await expect(heading(page, 'Läs och underteckna beslutet')).toBeFocused();
    const shown = await page.locator('.document').textContent();
    expect(shown).toContain(REASONS);
    const sum = (await page.locator('.checksum').textContent())!.trim();
    await reach(page, button(page, 'Logga in igen och underteckna'));
    await keyboard.press('Enter');
    // the sign-in names the very statement that was read
    await expect(page.locator('code')).toHaveText(sum);
    await confirmSignature(page);

    await expect(heading(page, 'Beslutet är fattat')).toBeFocused();
    expect(await page.locator('.document').textContent()).toBe(shown);
    await expect(page.locator('.checksum')).toHaveText(sum);
    // nothing is left behind on the computer
    expect(await page.evaluate((id) => Object.keys(localStorage).filter((name) => name.includes(id)), caseId)).toEqual([]);
    const { case: decided } = await office.sara.sees<{ case: { page: { signature: { statement: string } } } }>(`/api/cases/${caseId}`);
    expect((JSON.parse(decided.page.signature.statement) as { text: string }).text).toBe(shown);
  });

  test('is not made by a wrong code, by somebody else, or by going back; the text is still there to sign', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST \/oidc\/interaction\/.*: 422/, /GET \/auth\/callback: 403/);
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await toStatement(page, caseId);
    await lookOver(page, 'decision to sign');
    await button(page, 'Logga in igen och underteckna').click();
    const code = page.getByLabel('Kod', { exact: true });
    await code.fill('123456');
    await code.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Koden stämmer inte');
    await page.getByLabel('Vem är du?').selectOption('ersattare.mikael');
    await code.fill('000000');
    await code.press('Enter');
    await expect(page.getByText('Någon annan än du loggade in.')).toBeVisible();
    await page.getByRole('link', { name: 'Tillbaka till beslutet' }).click();
    await expect(page.getByRole('alert')).toContainText('Beslutet är inte undertecknat');
    await expect(page.locator('.document')).toContainText(REASONS);
    await button(page, 'Tillbaka till underlaget').click();
    await expect(decision(page).getByLabel('Dina skäl')).toHaveValue(REASONS);
  });

  test('waits when something came in meanwhile: one reads what, and the reasons are kept', async ({ as, office }) => {
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await toStatement(page, caseId);
    await button(page, 'Logga in igen och underteckna').click();
    await note(office.leila, caseId);
    await confirmSignature(page);
    await expect(heading(page, 'Ärendet har ändrats')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Leila Haddad' })).toContainText('Tjänsteanteckning');
    await button(page, 'Tillbaka till underlaget').click();
    await expect(decision(page).getByLabel('Dina skäl')).toHaveValue(REASONS);
    // read again, it can be signed
    await button(decision(page), 'Granska beslutet').click();
    await button(page, 'Logga in igen och underteckna').click();
    await confirmSignature(page);
    await expect(heading(page, 'Beslutet är fattat')).toBeVisible();
  });

  test('is told beside what is being written when something comes in, and nothing of that is lost', async ({ as, office }) => {
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await open(page, caseId);
    await write(page);
    await note(office.leila, caseId);
    await expect(decision(page).getByText('Det här har hänt sedan du öppnade sidan')).toBeVisible();
    await expect(decision(page).getByRole('listitem').filter({ hasText: 'Leila Haddad' })).toContainText('Tjänsteanteckning');
    await expect(decision(page).getByLabel('Dina skäl')).toHaveValue(REASONS);
  });

  test('that did not get through is kept with its text, and sent when there is contact', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*decision: net::ERR_FAILED/);
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await toStatement(page, caseId);
    await page.route('**/api/cases/*/decision', (route) => route.abort());
    await button(page, 'Logga in igen och underteckna').click();
    await confirmSignature(page);
    await expect(page.getByText('Ingen kontakt med servern')).toBeVisible();
    await expect(page.locator('.document')).toContainText(REASONS);
    await page.unroute('**/api/cases/*/decision');
    await button(page, 'Försök igen').click();
    await expect(heading(page, 'Beslutet är fattat')).toBeVisible();
  });

  test('whose answer is lost on the way is made once, and the page finds out by itself', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*decision: net::ERR_FAILED/);
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await toStatement(page, caseId);
    await page.route('**/api/cases/*/decision', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Logga in igen och underteckna').click();
    await confirmSignature(page);
    await expect(heading(page, 'Beslutet är fattat')).toBeVisible();
    const { rows } = await office.sara.sees<{ rows: readonly { type: string }[] }>(`/api/cases/${caseId}/history`);
    expect(rows.filter(({ type }) => type === 'DecisionMade')).toHaveLength(1);
  });

  test('is told beforehand why it can not be made, in the words of the refusal', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*decision-statement: 403/);
    const amountOre = 4_800_000;
    const caseId = await prepare(office, { over: { amountOre, ownShare: { cashOre: 5_000_000, hours: 0 } }, proposal: { amountOre } });
    const page = await as(ANNA);
    await open(page, caseId);
    const told = page.getByRole('listitem').filter({ hasText: 'över beloppsgränsen' });
    await expect(told).toBeVisible();
    const sentence = /^.*?till nämnden\./.exec((await told.textContent())!)![0];
    await write(page);
    await button(decision(page), 'Granska beslutet').click();
    await expect(page.locator(':focus')).toContainText(sentence);
  });

  test('is shown to nobody who has not declared impartiality, and then says who may decide', async ({ as, office }) => {
    const caseId = await prepare(office);
    const page = await as('ersattare.mikael');
    await open(page, caseId);
    await expect(page.getByText('Köken är bokade')).toHaveCount(0);
    await lookOver(page, 'declaration of impartiality');
    await page.getByLabel('Nej').check();
    await page.getByLabel('Din försäkran').fill('Jag har inga band till föreningen.');
    await button(page, 'Försäkra opartiskhet').click();
    await expect(page.getByText('Beslutet kan inte fattas så här')).toBeVisible();
  });

  test('waits for a question of conflict, which is ruled on beside it', async ({ as, office }) => {
    const caseId = await prepare(office);
    await office.per.does(`/api/cases/${caseId}/declare-conflict`, { ground: 'OTHER', details: 'Min syster är med i styrelsen.' });
    const page = await as(ANNA);
    await open(page, caseId);
    await expect(page.getByText('Jävsfrågan om Per Åhlström är inte avgjord.')).toBeVisible();
    const impartiality = page.getByRole('region', { name: 'Opartiskhet' });
    await impartiality.getByLabel('jävet saknar uppenbart betydelse').check();
    await impartiality.getByLabel('Skäl').fill('Styrelsen har inte med projektet att göra.');
    await button(impartiality, 'Avgör jävsfrågan').click();
    await expect(page.getByText('Du kan fatta det här beslutet.')).toBeVisible();
  });

  test('is out of reach for a delegate from the moment they declare a conflict of interest', async ({ as, office, trouble }) => {
    const caseId = await prepare(office);
    trouble.expect(new RegExp(`GET /api/cases/${caseId}.*: 403`));
    const page = await as(ANNA);
    await open(page, caseId);
    await button(page.getByRole('region', { name: 'Opartiskhet' }), 'Anmäl jäv').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Något annat').check();
    await dialog.getByLabel('Beskriv omständigheterna').fill('Min bror är projektledare.');
    await button(dialog, 'Anmäl jäv').click();
    await expect(heading(page, 'Du kan inte delta i ärendet')).toBeVisible();
    await expect(page.getByText('Ansökan uppfyller riktlinjerna')).toHaveCount(0);
  });

  test('can be left to the board', async ({ as, office }) => {
    const caseId = await prepare(office);
    const page = await as(ANNA);
    await open(page, caseId);
    await page.locator('summary', { hasText: 'Hänskjut till nämnden' }).click();
    const way = page.locator('details', { hasText: 'Hänskjut till nämnden' });
    await way.getByLabel('principiell beskaffenhet').check();
    await way.getByLabel('Skäl', { exact: true }).fill('Det är det första i sitt slag.');
    await button(way, 'Hänskjut till nämnden').click();
    await expect(heading(page, 'Beslut')).toBeVisible();
    await open(page, caseId);
    await expect(page.getByText('Ärendet ligger hos nämnden')).toBeVisible();
    await expect(decision(page)).toHaveCount(0);
  });

  test('that only ends a withdrawn case is read and signed in the same way', async ({ as, office }) => {
    const { amina, anna, scheme } = office;
    const caseId = await apply(amina, scheme);
    await register(office, caseId);
    await amina.does(`/api/cases/${caseId}/withdraw`, { reason: 'Vi fick pengar av kommunen.' });
    await anna.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen i föreningen.' });
    const page = await as(ANNA);
    await open(page, caseId);
    const form = page.getByRole('region', { name: 'Skriv av ärendet' });
    await form.getByLabel('Skäl för avskrivningen').fill('Sökanden har återkallat ansökan.');
    for (const no of await form.getByLabel('Nej').all()) await no.check();
    await button(form, 'Granska beslutet').click();
    await expect(page.locator('.document')).toContainText('Beslut: avskrivning.');
    await button(page, 'Logga in igen och underteckna').click();
    await confirmSignature(page);
    await expect(heading(page, 'Beslutet är fattat')).toBeVisible();
    await lookOver(page, 'receipt of a decision');
  });
});
