/** The administrator looks after what happens by itself. */
import type { ShownJob } from '../../services/api/operation/standing';
import { expect, test } from './fixtures';
import { settled } from './look-over';

/** A job that failed, as the list would show it: the register of these tests has none, and somebody may have run it again since the list was read. */
const GONE: ShownJob = {
  id: '0197a000-0000-7000-8000-000000000001.post',
  kind: 'letter',
  standing: 'DEAD',
  since: '2026-03-02T09:00:00Z',
  notBefore: null,
  attempts: 8,
  error: 'Error: 550 5.1.1 Mottagaren finns inte.',
  eventId: '0197a000-0000-7000-8000-000000000001',
  stream: 'case-0197a000-0000-7000-8000-00000000000c',
  caseId: '0197a000-0000-7000-8000-00000000000c',
};

test.describe('the operation', () => {
  test('shows the administrator where everything stands that happens by itself', async ({ as }) => {
    const page = await as('administrator.david');
    await page.goto('/drift');
    await expect(page.getByRole('heading', { level: 1, name: 'Drift' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Drift' })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('row', { name: /^case_queue Läsmodell Igång/ })).toBeVisible();
  });

  test('asks for a reason before a job is given up, and tells when somebody was faster', async ({ as, trouble }) => {
    trouble.expect(/POST .*retry: 404/);
    trouble.expect(/POST .*give-up: 422/);
    const page = await as('administrator.david');
    await page.route('**/api/operation/jobs?list=dead*', (route) => route.fulfill({ json: { rows: [GONE], next: null } }));
    await page.goto('/drift');
    await settled(page);
    const row = page.getByRole('row', { name: /letter/ });
    await expect(row).toContainText('550 5.1.1 Mottagaren finns inte.');
    await row.getByRole('button', { name: 'Ge upp jobbet letter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ge upp jobbet' });
    await dialog.getByRole('button', { name: 'Ge upp jobbet' }).click();
    await expect(dialog.getByLabel('Skäl')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('button', { name: 'Stäng' }).click();
    await row.getByRole('button', { name: 'Kör om jobbet letter' }).click();
    await expect(row.getByRole('alert')).toContainText('Jobbet finns inte.');
  });
});
