import type { Locator, Page } from '@playwright/test';

/** More stops than any page should have. */
const MOST_STOPS = 150;

/** Goes there as somebody without a mouse does, with Tab from where the focus is. Throws when it can't be reached. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${wanted.toString()} was not reached with ${MOST_STOPS} presses of Tab`);
}
