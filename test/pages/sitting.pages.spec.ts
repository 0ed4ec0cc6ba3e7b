import type { Locator, Page } from '@playwright/test';
import { digestOfSitting } from '#libs/kernel';
import type { Office } from '../e2e/board';
import { momentIn, prepare } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { reach } from './keyboard';
import { lookOver, settled } from './look-over';
import { confirmSignature } from './sign-in';

const ANNA = 'omradeschef.anna';
const REASONS = 'Köken står klara och grannarna vill. Projektet kan bära sig självt, och därför beviljas hela beloppet.';

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name });
const decision = (page: Page): Locator => page.getByRole('region', { name: 'Ditt beslut' });
const pick = (page: Page, caseId: string): Locator =>
  page.locator('.decision-row', { has: page.locator(`a[href="/arenden/${caseId}/beslut"]`) }).getByRole('checkbox');
const card = (page: Page, place: number): Locator => page.locator('.sitting-case').nth(place);
const sums = async (page: Page | Locator): Promise<readonly string[]> =>
  (await page.locator('.checksum').allTextContents()).map((text) => text.replaceAll(/\s/g, ''));

/** Titles that no other test has, so that the cases can be told from each other. */
async function threeCases(office: Office): Promise<readonly [string, string, string]> {
  const one = (name: string): Promise<string> =>
    prepare(office, { over: { organisation: { name, number: '899999-0016', form: 'ideell förening', municipality: 'Örebro' } } });
  return [await one('Köket på Vivalla'), await one('Köket i Brickebacken'), await one('Köket i Varberga')];
}
async function begin(page: Page, caseIds: readonly string[]): Promise<void> {
  await page.goto('/beslut');
  await settled(page);
  for (const caseId of caseIds) await pick(page, caseId).check();
  await button(page, 'Gå igenom och underteckna').click();
}
/** Reasons and no to all five questions; ends at the text. */
async function write(page: Page): Promise<void> {
  await decision(page).getByLabel('Dina skäl').fill(REASONS);
  for (const no of await decision(page).getByLabel('Nej').all()) await no.check();
  await button(decision(page), 'Granska beslutet').click();
  await expect(heading(page, 'Läs beslutet')).toBeVisible();
}
async function approve(page: Page): Promise<void> {
  await page.getByLabel('Jag har läst hela beslutet').check();
  await page.getByRole('button', { name: 'Godkänn', exact: true }).click();
}
const note = ({ leila }: Office, caseId: string) =>
  leila.does(`/api/cases/${caseId}/record-note`, {
    meetingId: null,
    occurredAt: momentIn(0),
    source: 'Amina Yusuf',
    channel: 'PHONE',
    facts: 'Ett kök är inte längre ledigt.',
    opinion: null,
  });

test.describe('several decisions in one sitting', () => {
  test('are picked, read, approved and signed with the keyboard alone; the one whose case has changed is refused by itself', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST .*decision: 412/);
    const cases = await threeCases(office);
    const page = await as(ANNA);
    const { keyboard } = page;
    await page.goto('/beslut');
    await settled(page);
    for (const caseId of cases) {
      await reach(page, pick(page, caseId));
      await keyboard.press('Space');
    }
    await expect(page.getByText('3 ärenden valda')).toBeVisible();
    await lookOver(page, 'decisions picked');
    await reach(page, button(page, 'Gå igenom och underteckna'));
    await keyboard.press('Enter');

    const read: string[] = [];
    for (const place of [1, 2, 3]) {
      await expect(page.getByText(`Ärende ${place} av 3`)).toBeVisible();
      await write(page);
      await expect(heading(page, 'Läs beslutet')).toBeFocused();
      if (place === 1) {
        // nothing is approved that is not said to be read
        await page.getByRole('button', { name: 'Godkänn', exact: true }).click();
        await expect(page.getByText('Kryssa i att du har läst hela beslutet.')).toBeVisible();
        await expect(page.getByLabel('Jag har läst hela beslutet')).toBeFocused();
        await lookOver(page, 'a decision of several');
      }
      expect(await page.locator('.document').textContent()).toContain(REASONS);
      read.push(...(await sums(page)));
      await reach(page, page.getByLabel('Jag har läst hela beslutet'));
      await keyboard.press('Space');
      await reach(page, page.getByRole('button', { name: 'Godkänn', exact: true }));
      await keyboard.press('Enter');
    }

    await expect(heading(page, 'Underteckna besluten')).toBeFocused();
    await settled(page);
    const whole = digestOfSitting(read);
    await expect.poll(() => sums(page)).toEqual([...read, whole]);
    await lookOver(page, 'several decisions to sign');
    await reach(page, button(page, 'Logga in igen och underteckna 3 beslut'));
    await keyboard.press('Enter');
    // the sign-in names them all by one checksum
    await expect(page.locator('code')).toHaveText(whole.match(/.{8}/g)!.join(' '));
    await note(office, cases[1]);
    await confirmSignature(page);

    await expect(heading(page, '2 av 3 beslut är undertecknade')).toBeVisible();
    await expect(card(page, 0)).toContainText('Undertecknat');
    await expect(card(page, 1)).toContainText('Ärendet har ändrats sedan du läste texten');
    await expect(card(page, 1).getByRole('listitem')).toContainText('Leila Haddad: tjänsteanteckning gjord');
    await expect(card(page, 2)).toContainText('Undertecknat');
    await lookOver(page, 'what became of several decisions');

    // nothing that was typed is lost, and it can be signed when it has been read again
    await button(page, 'Gå vidare med ärendet som återstår').click();
    await expect(decision(page).getByLabel('Dina skäl')).toHaveValue(REASONS);
    await button(decision(page), 'Granska beslutet').click();
    await approve(page);
    await button(page, 'Logga in igen och underteckna beslutet').click();
    await confirmSignature(page);
    await expect(heading(page, 'Beslutet är undertecknat')).toBeVisible();
    await button(page, 'Avsluta genomgången').click();
    await expect(heading(page, 'Beslut')).toBeVisible();
    // nothing is left behind on the computer
    const left = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('liggaren/kept')));
    expect(left.filter((name) => cases.some((caseId) => name.includes(caseId)) || name.endsWith('/sitting'))).toEqual([]);

    const evidence = await Promise.all(
      cases.map(async (caseId) => {
        type Signed = { case: { page: { signature: { statementSha256: string; sitting?: { digests: string[] } } } } };
        const { case: decided } = await office.sara.sees<Signed>(`/api/cases/${caseId}`);
        return decided.page.signature;
      }),
    );
    expect(evidence.map(({ sitting }) => sitting?.digests)).toEqual([read, undefined, read]);
    expect([evidence[0]!.statementSha256, evidence[2]!.statementSha256]).toEqual([read[0], read[2]]);
  });

  test('are left out one by one, wait when the sign-in does not come about, and are there after a reload', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/GET \/auth\/callback: 403/);
    const cases = await threeCases(office);
    const page = await as(ANNA);
    await begin(page, cases);
    await write(page);
    await approve(page);
    await expect(page.getByText('Ärende 2 av 3')).toBeVisible();
    await button(page, 'Lämna utanför').click();
    await expect(page.getByText('Ärende 3 av 3')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Ärende 3 av 3')).toBeVisible();
    await button(page, 'Till underskriften').click();
    await expect(page.getByText('Ett ärende har du inte tagit ställning till.')).toBeVisible();
    await expect(card(page, 1)).toContainText('Lämnat utanför');
    await button(page, 'Logga in igen och underteckna beslutet').click();
    await page.getByRole('button', { name: 'Avbryt' }).click();
    await page.getByRole('link', { name: 'Tillbaka till beslutet' }).click();
    await expect(page.getByRole('alert')).toContainText('Inget är undertecknat');
    await expect(card(page, 0)).toContainText('Godkänt, ska undertecknas');
    // what comes in meanwhile is told where the text is read again, and the text is approved no more by itself
    await note(office, cases[0]);
    await button(card(page, 0), 'Läs igen').click();
    await expect(heading(page, 'Ärendet har ändrats')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Godkänn', exact: true })).toHaveCount(0);
    await button(page, 'Tillbaka till underlaget').click();
    await expect(decision(page).getByLabel('Dina skäl')).toHaveValue(REASONS);
    // the list remembers what was picked
    await page.goto('/beslut');
    await expect(page.getByText('3 ärenden valda')).toBeVisible();
    await button(page, 'Avmarkera').click();
    for (const caseId of cases) await expect(pick(page, caseId)).not.toBeChecked();
  });

  test('that did not get through are sent when there is contact, and none of them twice', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*decision: net::ERR_FAILED/);
    const [first, second] = await threeCases(office);
    const page = await as(ANNA);
    await begin(page, [first, second]);
    for (let n = 0; n < 2; n++) {
      await write(page);
      await approve(page);
    }
    // the answer to the first is lost on the way, and nothing comes through after it
    await page.route(`**/api/cases/${first}/decision`, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Logga in igen och underteckna 2 beslut').click();
    await confirmSignature(page);
    await expect(page.getByText('Det är inte skickat.')).toBeVisible();
    await page.unroute(`**/api/cases/${first}/decision`);
    await button(page, 'Försök igen').click();
    await expect(heading(page, 'Båda besluten är undertecknade')).toBeVisible();
    for (const caseId of [first, second]) {
      const { rows } = await office.sara.sees<{ rows: readonly { type: string }[] }>(`/api/cases/${caseId}/history`);
      expect(rows.filter(({ type }) => type === 'DecisionMade')).toHaveLength(1);
    }
  });
});
