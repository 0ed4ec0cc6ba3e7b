/** What people do on every page: press, fill in, and see what they are told. */
import { expect, type Locator, type Page } from '@playwright/test';
import { settled, sticksOut } from '../look-over';

export interface Walked {
  /** Of its own, so that the case is found among those of others. */
  readonly title: string;
  readonly caseId: string;
  /** Own diary number; '' until it is registered. */
  readonly number: string;
}

export const ORGANISATION = 'Demonstrationsföreningen Landsbygdens unga';
/** As the guidelines name them, in their order. */
export const CRITERIA = ['Samhällsnytta', 'Nyskapande med långsiktiga effekter', 'Nytt lokalt', 'Förankrat hos samarbetspartner'] as const;

export const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
export const fill = (page: Page | Locator, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(text);
/** The field is found by the beginning of its label: `(kr)` and `(frivilligt)` may follow. */
export const field = (page: Page | Locator, label: string): Locator => page.getByRole('textbox', { name: new RegExp(`^${label}`) });

/** What is said at the bottom when something is done. */
export const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);
export const heading = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

/** The next step that the case page offers. */
export const next = (page: Page, name: string): Promise<void> => page.locator('.case-bar').getByRole('link', { name, exact: true }).click();
export const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Ärendets delar' }).getByRole('link', { name }).click();

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** On a phone nothing lies outside the window. */
export const fits = async (page: Page): Promise<void> => expect(await sticksOut(page)).toEqual([]);
