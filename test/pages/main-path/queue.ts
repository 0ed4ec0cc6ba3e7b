/** The list of cases: found and registered with the mouse, searched and assigned with the keyboard alone. */
import { expect, type Page } from '@playwright/test';
import { reach } from '../keyboard';
import { heading, open, ORGANISATION, press, told, type Walked } from './page';

const list = (page: Page) => page.getByRole('table', { name: 'Ärenden' });

/** Answers the number that it got. */
export async function register(page: Page, { title }: Walked): Promise<string> {
  await open(page, '/arenden');
  await list(page).getByRole('link', { name: title, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
  await press(page, 'Diarieför');
  await told(page, 'Ansökan är diarieförd.');
  const number = page.locator('.page-above');
  await expect(number).toContainText(/LIG \d{4}-\d+/);
  return /LIG \d{4}-\d+/.exec((await number.textContent())!)![0];
}

/** From the list of shortcuts to the case page. The mouse is not touched. */
export async function fetchWithKeyboard(page: Page, { title, number }: Walked): Promise<void> {
  const { keyboard } = page;
  await open(page, '/arenden');
  await keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Kortkommandon' });
  await expect(shortcuts).toContainText('till sökrutan');
  await keyboard.press('Escape');
  await expect(shortcuts).toHaveCount(0);

  await keyboard.press('/');
  const box = page.getByRole('searchbox', { name: 'Sök och filtrera' });
  await expect(box).toBeFocused();
  await keyboard.type('ansvarig:@ingen');
  const own = list(page).getByRole('link', { name: title, exact: true });
  await expect(own).toBeVisible();
  await expect(page.locator('.queue-list')).toHaveAttribute('aria-busy', 'false');
  await keyboard.press('Escape');
  await expect(box).not.toBeFocused();
  await walkTo(page, title);
  await keyboard.press('x');
  const selection = page.getByRole('region', { name: 'Markerade ärenden' });
  await expect(selection).toContainText('1 ärende markerat');

  await reach(page, selection.getByRole('button', { name: 'Fördela' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Fördela 1 ärende' });
  const official = dialog.getByLabel('Handläggare', { exact: true });
  await reach(page, official);
  await keyboard.type('Sara');
  await expect(official.locator('option:checked')).toHaveText('Sara Lindqvist');
  await expect(dialog.getByLabel('Handläggningsgrupp').locator('option:checked')).toHaveText('Handläggningsgruppen');
  for (const name of ['Leila Haddad', 'Per Åhlström']) await expect(dialog.getByLabel(name)).toBeChecked();
  await reach(page, dialog.getByRole('button', { name: 'Fördela' }));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('1 av 1 genomförda.');
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await keyboard.press('/');
  await expect(box).toBeFocused();
  await keyboard.type(number);
  await expect(page.getByText('1 ärende', { exact: true })).toBeVisible();
  await expect(own).toBeVisible();
  await keyboard.press('Escape');
  await expect(own).toBeFocused();
  await keyboard.press('Enter');
  await expect(heading(page, title)).toBeVisible();
}

/** Downwards with j until the row is there, past it and back with k. */
async function walkTo(page: Page, title: string): Promise<void> {
  const focused = page.locator('.queue-link:focus');
  await expect(focused).toHaveCount(1);
  // -1 until they have been counted
  await expect(list(page)).not.toHaveAttribute('aria-rowcount', '-1');
  const rows = Number(await list(page).getAttribute('aria-rowcount')) - 1;
  for (let step = 0; step < rows && (await focused.textContent()) !== title; step++) {
    const from = await focused.getAttribute('data-case');
    await page.keyboard.press('j');
    await expect(focused).not.toHaveAttribute('data-case', from!);
  }
  await expect(focused).toHaveText(title);
  await page.keyboard.press('j');
  if ((await focused.textContent()) !== title) await page.keyboard.press('k');
  await expect(focused).toHaveText(title);
}

/** Before it, whom the case concerns and nothing of what they have written. With the keyboard. */
export async function declare(page: Page, { title }: Walked): Promise<void> {
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText(ORGANISATION).first()).toBeVisible();
  await expect(page.getByText('Grannar som inte känner varandra')).toHaveCount(0);
  await reach(page, page.getByLabel('Nej', { exact: true }));
  await page.keyboard.press('Space');
  await reach(page, page.getByRole('button', { name: 'Försäkra opartiskhet' }));
  await page.keyboard.press('Enter');
  await told(page, 'Försäkran är lämnad.');
  await expect(page.getByRole('heading', { name: 'Ansökan', exact: true })).toBeVisible();
  await expect(page.getByText('Grannar som inte känner varandra')).toBeVisible();
}
