import { expect, test } from './fixtures';
import { lookOver } from './look-over';
import { signIn } from './sign-in';

test.describe('coming and going', () => {
  test('a person signs in, sees who they are and in which role, and is nobody again after signing out', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Logga in' }).click();
    await page.getByRole('button', { name: 'Sara Lindqvist' }).click();
    await page.waitForURL('**/arenden');
    const account = page.locator('summary', { hasText: 'Sara Lindqvist' });
    await expect(account).toContainText('handläggare');
    await account.click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stöd till sociala innovationer');
    expect((await page.request.get('/api/me')).status()).toBe(401);
  });

  test('an address that needs a sign-in leads there again when the person has signed in', async ({ page }) => {
    await page.goto('/arenden?q=skate');
    await page.getByRole('main').getByRole('link', { name: 'Logga in' }).click();
    await page.getByRole('button', { name: 'Sara Lindqvist' }).click();
    await page.waitForURL('**/arenden?q=skate');
  });

  test('each role comes to its own page first, and finds there what it may use', async ({ as }) => {
    const homes = [
      ['registrator.eva', '/arenden', 'Ärenden'],
      ['omradeschef.anna', '/beslut', 'Beslut'],
      ['sokande.amina', '/mina', 'Mina ansökningar'],
      ['revisor.ulla', '/granska', 'Granska'],
    ] as const;
    for (const [who, home, place] of homes) {
      const page = await as(who);
      await page.goto('/');
      await page.waitForURL(`**${home}`);
      await expect(page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: place, exact: true })).toBeVisible();
    }
  });

  test('the first stop of the keyboard is past everything that comes before the content', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Hoppa till innehållet' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });
});

test.describe('a choice of language and appearance', () => {
  test('English is spoken everywhere from then on, also where one signs in, and is remembered', async ({ page }) => {
    await page.goto('/');
    await page.locator('summary', { hasText: 'SV' }).click();
    await page.getByLabel('English').check();
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await lookOver(page, 'start in English');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.locator('button[name=person]').first().waitFor();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('who chooses dark has it dark whatever the device says, and after a reload too', async ({ page }) => {
    await signIn(page, 'handlaggare.johan', '/finns-inte');
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.locator('summary', { hasText: 'Johan Ekdahl' }).click();
    const light = await paper();
    await page.getByLabel('Mörkt').check();
    await expect.poll(paper).not.toBe(light);
    const dark = await paper();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await paper()).toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).toBe(dark);
    await page.emulateMedia({ media: 'print' });
    expect(await paper(), 'paper is white').toBe('rgb(255, 255, 255)');
  });
});
