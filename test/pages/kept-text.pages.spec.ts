import type { Page } from '@playwright/test';
import { momentIn, prepare } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { settled } from './look-over';

const TEXT = 'Budgeten för råvaror behöver stämmas av med bostadsbolaget först.';
/** The list, not the case. */
const DECISIONS = ({ pathname }: URL): boolean => pathname === '/beslut';
const field = (page: Page) => page.getByLabel('Vad behöver göras?');
const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Återsänd till handläggaren' }).click();

/** The delegate writes why a proposal is sent back. */
async function write(page: Page, caseId: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/beslut`);
  await settled(page);
  await page.locator('summary', { hasText: 'Återsänd till handläggaren' }).click();
  await field(page).pressSequentially(TEXT);
}

test.describe('what a person has typed', () => {
  test('is there after a reload, in the form that was open', async ({ as, office }) => {
    const page = await as('omradeschef.anna');
    await write(page, await prepare(office));
    await page.reload();
    await expect(field(page)).toHaveValue(TEXT);
    await expect(page.getByText('utan att skicka det')).toBeVisible();
    await page.getByRole('button', { name: 'Börja om', exact: true }).click();
    await expect(field(page)).toHaveValue('');
  });

  test('is there when the connection is lost, and is sent once it is back', async ({ as, office, trouble }) => {
    trouble.expect(/ERR_INTERNET_DISCONNECTED/);
    const page = await as('omradeschef.anna');
    const caseId = await prepare(office);
    await write(page, caseId);
    await page.context().setOffline(true);
    await send(page);
    await expect(page.getByText('Det är inte skickat.')).toBeVisible();
    await expect(field(page)).toHaveValue(TEXT);
    await page.context().setOffline(false);
    await send(page);
    await page.waitForURL(DECISIONS);
    const told = JSON.stringify(await office.sara.sees(`/api/cases/${caseId}`));
    // once, although it was sent twice
    expect(told.split(TEXT)).toHaveLength(2);
  });

  test('is there when somebody else was faster: one reads what they did, also after a reload, and sends it then', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST .*return-proposal: 412/);
    const page = await as('omradeschef.anna');
    const caseId = await prepare(office);
    await write(page, caseId);
    await office.leila.does(`/api/cases/${caseId}/record-note`, {
      meetingId: null,
      occurredAt: momentIn(0),
      source: 'Amina Yusuf',
      channel: 'PHONE',
      facts: 'Bostadsbolaget har svarat.',
      opinion: null,
    });
    await page.reload();
    await expect(field(page)).toHaveValue(TEXT);
    await send(page);
    const conflict = page.getByRole('alert').filter({ hasText: 'Någon annan hann före' });
    await expect(conflict).toContainText('Leila Haddad: tjänsteanteckning gjord');
    await expect(field(page)).toHaveValue(TEXT);
    await conflict.getByRole('button', { name: 'Jag har läst det. Låt mig skicka' }).click();
    await send(page);
    await page.waitForURL(DECISIONS);
  });

  test('is there when it can not be accepted: the summary has the focus, and leads to the field', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*return-proposal: 422/);
    const page = await as('omradeschef.anna');
    await write(page, await prepare(office));
    await field(page).fill(' ');
    await send(page);
    const summary = page.locator(':focus');
    await expect(summary).toContainText('Det här behöver rättas');
    await expect(page).toHaveTitle(/^Fel: /);
    await summary.getByRole('link').first().click();
    await expect(field(page)).toBeFocused();
  });
});
