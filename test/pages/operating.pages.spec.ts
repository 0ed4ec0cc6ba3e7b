/** The administrator looks after what happens by itself. */
import { expect, test } from './fixtures';
import { signIn } from './sign-in';

test('the administrator sees that everything is done, and where the readers of the log stand', async ({ page }) => {
  await signIn(page, 'administrator.david', '/drift');
  await expect(page.getByRole('heading', { level: 1, name: 'Drift' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Drift' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row', { name: /case_queue Läsmodell Igång/ })).toBeVisible();
});
