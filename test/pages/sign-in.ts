import type { Page } from '@playwright/test';

/** The code that the embedded sign-in asks for when something is signed. */
export const CODE = '000000';

const backInService = (page: Page): Promise<void> => page.waitForURL(({ pathname }) => !/^\/(oidc|auth)\//.test(pathname));

/** Through the pages that a person meets; ends on `returnTo`, or where that leads. `subject` = a demonstration user, e.g. `handlaggare.sara`. */
export async function signIn(page: Page, subject: string, returnTo = '/'): Promise<void> {
  await page.goto(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  await page.locator(`button[name=person][value="${subject}"]`).click();
  await backInService(page);
}

/** On the page that asks for a new sign-in, after the button that signs: writes the code and confirms. With the keyboard alone. */
export async function confirmSignature(page: Page, code = CODE): Promise<void> {
  await page.getByLabel('Kod', { exact: true }).focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await backInService(page);
}
