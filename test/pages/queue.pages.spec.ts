import type { Locator, Page } from '@playwright/test';
import { apply, register } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { reach } from './keyboard';
import { findings, settled } from './look-over';

const box = (page: Page): Locator => page.getByRole('searchbox', { name: 'Sök och filtrera' });
const rows = (page: Page): Locator => page.locator('tbody .queue-row');
const titles = (page: Page): Promise<readonly string[]> => page.locator('.queue-link').allTextContents();
const searched = (page: Page): string | null => new URL(page.url()).searchParams.get('q');

async function openQueue(page: Page, q: string): Promise<void> {
  await page.goto(`/arenden?q=${encodeURIComponent(q)}`);
  await settled(page);
}

test.describe('the queue', () => {
  test('is worked through with the keyboard alone: searched, walked, selected, given to somebody, and told case by case', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST .*assign: 412/);
    const { amina, bengt, eva, scheme } = office;
    const name = `Tangentbord ${Date.now()}`;
    const cases = await Promise.all([apply(amina, scheme, { title: `${name} ett` }), apply(bengt, scheme, { title: `${name} två` })]);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
    for (const caseId of cases)
      await eva.does(`/api/cases/${caseId}/register`, { number: null, registeredOn: today, sender: null, subject: null, withheld: null });

    const page = await as('handlaggare.sara');
    await openQueue(page, '');
    await page.keyboard.press('/');
    await expect(box(page)).toBeFocused();
    await box(page).pressSequentially(`status:diariefört "${name}"`, { delay: 30 });
    await expect(rows(page)).toHaveCount(2);
    await expect.poll(() => searched(page)).toBe(`status:diariefört "${name}"`);

    await page.keyboard.press('Escape');
    await expect(page.locator('.queue-link').first()).toBeFocused();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await expect(page.locator('.queue-link').nth(1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByText('2 ärenden markerade')).toBeVisible();
    await page.keyboard.press('k');
    await expect(page.locator('.queue-link').first()).toBeFocused();

    const assign = page.getByRole('region', { name: 'Markerade ärenden' }).getByRole('button', { name: 'Fördela' });
    await reach(page, assign);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Fördela 2 ärenden' });
    const official = dialog.getByLabel('Handläggare', { exact: true });
    await expect(official).toBeVisible();
    await reach(page, official);
    await page.keyboard.type('Sara');
    await reach(page, dialog.getByRole('button', { name: 'Fördela' }));
    // meanwhile somebody else is faster with one of them
    await register(office, cases[0]);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('1 av 2 genomförda.')).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Gick inte' })).toHaveCount(1);
    await expect(dialog.getByRole('button', { name: 'Försök igen med de 1 som inte gick' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 ärende markerat')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 ärende markerat')).toHaveCount(0);
  });

  test('keeps the row that one came from, and opens it with Enter', async ({ as }) => {
    const page = await as('handlaggare.sara');
    await openQueue(page, 'status:öppet');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const row = page.locator('.queue-link:focus');
    const title = await row.textContent();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/arenden\/[0-9a-f-]{36}/);
    await page.goBack();
    await settled(page);
    await page.keyboard.press('j');
    await expect(page.locator('.queue-link:focus')).toHaveText(title!);
  });

  test('says which word it can’t understand, and shows the former list meanwhile', async ({ as }) => {
    const page = await as('handlaggare.sara');
    await openQueue(page, 'status:öppet');
    const before = await titles(page);
    await box(page).fill('status:öppet tur:kungen');
    await expect(page.getByText('”kungen” passar inte efter tur.')).toBeVisible();
    await expect(page.getByText('Listan visar den förra sökningen.')).toBeVisible();
    expect(await titles(page)).toEqual(before);
    await box(page).fill('finns inte alls');
    await expect(page.getByText('Här är det tomt').or(page.getByText('Inga ärenden passar sökningen'))).toBeVisible();
  });

  test('filters edit the text in the box, and the text shows in the filters', async ({ as }) => {
    const page = await as('handlaggare.sara');
    await openQueue(page, 'skate');
    const turn = page.getByRole('group', { name: 'Vems tur' });
    await turn.getByRole('button', { name: /^Handläggaren/ }).click();
    await expect(box(page)).toHaveValue('skate tur:handläggare');
    await expect(turn.getByRole('button', { name: /^Handläggaren/ })).toHaveAttribute('aria-pressed', 'true');
    await turn.getByRole('button', { name: /^Handläggaren/ }).click();
    await expect(box(page)).toHaveValue('skate');
    await page.goBack();
  });

  test('saves a search as a view, shares it, and takes it away', async ({ as }) => {
    const sara = await as('handlaggare.sara');
    const name = `Skate ${Date.now()}`;
    await openQueue(sara, 'skate belopp:>20000');
    await sara.getByRole('button', { name: 'Spara som vy' }).click();
    await sara.getByLabel('Namn').fill(name);
    await sara.getByLabel('Dela med alla som ser ärendelistan').check();
    expect(await findings(sara)).toEqual([]);
    await sara.getByRole('button', { name: 'Spara', exact: true }).click();
    const views = (page: Page): Locator => page.getByRole('navigation', { name: 'Vyer' });
    await expect(views(sara).getByRole('link', { name })).toHaveAttribute('aria-current', /true|page/);

    const leila = await as('radgivare.leila');
    await openQueue(leila, '');
    await views(leila).getByRole('link', { name }).click();
    await expect(box(leila)).toHaveValue('skate belopp:>20000');
    await expect(views(leila).getByRole('link', { name })).toContainText('delas av Sara Lindqvist');
    await expect(leila.getByRole('button', { name: 'Ändra vyn' })).toHaveCount(0);
    // what an adviser may not do is not offered
    await expect(leila.getByRole('checkbox')).toHaveCount(0);

    await sara.getByRole('button', { name: `Ändra vyn ${name}` }).click();
    await sara.getByRole('button', { name: 'Ta bort vyn' }).click();
    await expect(views(sara).getByRole('link', { name })).toHaveCount(0);
  });

  test('stands still while others work, and shows what they did when one wants to see it', async ({ as, office }) => {
    const name = `Stilla ${Date.now()}`;
    await apply(office.amina, office.scheme, { title: `${name} ett` });
    const page = await as('registrator.eva');
    await openQueue(page, `"${name}"`);
    await expect(rows(page)).toHaveCount(1);
    await apply(office.bengt, office.scheme, { title: `${name} två` });
    await expect(page.getByText('Andra har ändrat i listan.')).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Visa som den är nu' }).click();
    await expect(rows(page)).toHaveCount(2);
  });

  test('hears of what others did after it had been read and before news could come to it', async ({ as, office, takenIn }) => {
    const name = `Emellan ${Date.now()}`;
    await apply(office.amina, office.scheme, { title: `${name} ett` });
    const page = await as('registrator.eva');
    const mayOpen = Promise.withResolvers<void>();
    await page.route('**/api/changes', async (route) => {
      await mayOpen.promise;
      await route.continue();
    });
    await openQueue(page, `"${name}"`);
    await expect(rows(page)).toHaveCount(1);
    await apply(office.bengt, office.scheme, { title: `${name} två` });
    await takenIn();
    mayOpen.resolve();
    await expect(page.getByText('Andra har ändrat i listan.')).toBeVisible();
  });

  test('leaves single keys alone when they are switched off, and while somebody writes', async ({ as }) => {
    const page = await as('handlaggare.sara');
    await openQueue(page, 'status:öppet');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Kortkommandon' });
    await dialog.getByLabel('Använd kortkommandon med en tangent').uncheck();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await expect(page.locator('.queue-link:focus')).toHaveCount(0);
    await page.getByRole('button', { name: 'Kortkommandon' }).click();
    await dialog.getByLabel('Använd kortkommandon med en tangent').check();
    await page.keyboard.press('Escape');
    await box(page).fill('');
    await box(page).pressSequentially('jx?');
    await expect(box(page)).toHaveValue('jx?');
  });
});
