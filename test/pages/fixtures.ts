/** What every test of the pages has: people who are signed in, and an eye on what goes wrong unseen. */
/* oxlint-disable no-empty-pattern -- Playwright reads out of the pattern what a fixture needs */
import fs from 'node:fs';
import path from 'node:path';
import { test as playwright, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Desk } from '../desk';
import { openOffice, type Office } from '../e2e/board';
import { MOST_MS, startService, type Service } from './service';
import { signIn } from './sign-in';
import { goesAfter, looksAfter, takesIn } from './taken-in';
import { Trouble } from './trouble';

export { expect } from '@playwright/test';

export interface Fixtures {
  /** What may go wrong in this test; everything else fails it. */
  trouble: Trouble;
  /** A new window of somebody who is signed in, e.g. `as('handlaggare.sara')`. Nothing is open in it yet. */
  as: (subject: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The window of somebody, or of nobody, that stays from test to test, for those that look and do nothing. Nothing is open in it, and nothing kept. */
  staying: (subject: string | null) => Promise<Page>;
}

export interface Shared {
  /** The register of this worker: nobody else works in it. */
  service: Service;
  /** Somebody at work beside the pages: brings about what a test begins with, or what others do meanwhile. */
  desk: (subject: string) => Promise<Desk>;
  /** Waits until the read models have all that has been done so far. Windows that go somewhere and desks that look do so by themselves. */
  takenIn: () => Promise<void>;
  /** Windows that stay, by whose they are; '' = nobody's. */
  windows: Map<string, Page>;
  /** A board and a scheme of the tests' own with everybody at their desks, for the steps of `test/e2e/case-work.ts`. */
  office: Office;
}

/** Signs in once per person and register; again when the session has ended since (signing out, or a new sign-in for a signature). */
async function signedIn(browser: Browser, sessions: string, subject: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const file = path.join(sessions, `${subject}.json`);
  if (fs.existsSync(file)) {
    const context = await browser.newContext({ ...options, storageState: file });
    if ((await context.request.get('/api/me')).ok()) return context;
    await context.close();
  }
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signIn(page, subject, '/api/me');
  await page.close();
  await context.storageState({ path: file });
  return context;
}

/** Leaves what is open in it, with all that it has kept of what was typed. */
async function emptied(page: Page, origin: string): Promise<void> {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,session_storage' });
  await session.detach();
}

export const test = playwright.extend<Fixtures, Shared>({
  service: [
    async ({}, use) => {
      const service = await startService();
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: MOST_MS },
  ],

  takenIn: [async ({ service }, use) => use(await takesIn(service.url)), { scope: 'worker' }],

  desk: [
    async ({ service, takenIn }, use) => {
      const desks = new Map<string, Promise<Desk>>();
      await use((subject) => {
        const known = desks.get(subject) ?? Desk.open(service.url, subject).then((one) => looksAfter(takenIn, one));
        desks.set(subject, known);
        return known;
      });
    },
    { scope: 'worker' },
  ],

  windows: [
    async ({}, use) => {
      const windows = new Map<string, Page>();
      await use(windows);
      for (const window of windows.values()) await window.context().close();
    },
    { scope: 'worker' },
  ],

  office: [async ({ desk }, use) => use(await openOffice({ desk }, 'sidorna')), { scope: 'worker' }],

  // the address is known once the service is up
  baseURL: async ({ service }, use) => use(service.url),

  trouble: async ({}, use) => {
    const trouble = new Trouble();
    await use(trouble);
    const unexpected = trouble.unexpected();
    if (unexpected.length > 0) throw new Error(`went wrong unseen:\n  ${unexpected.join('\n  ')}`);
  },

  context: async ({ context, trouble }, use) => {
    trouble.watch(context);
    await use(context);
  },

  as: async ({ browser, contextOptions, trouble, service, takenIn }, use) => {
    const windows: BrowserContext[] = [];
    await use(async (subject, options = {}) => {
      const context = await signedIn(browser, service.sessions, subject, { ...contextOptions, baseURL: service.url, ...options });
      windows.push(context);
      trouble.watch(context);
      return goesAfter(takenIn, await context.newPage());
    });
    for (const context of windows) await context.close();
  },

  staying: async ({ browser, contextOptions, trouble, service, windows }, use) => {
    const used = new Set<Page>();
    await use(async (subject) => {
      const whose = subject ?? '';
      let window = windows.get(whose);
      // the session has ended since
      if (window && subject !== null && !(await window.request.get('/api/me')).ok()) {
        await window.context().close();
        window = undefined;
      }
      if (!window) {
        const options = { ...contextOptions, baseURL: service.url };
        const context = await (subject === null ? browser.newContext(options) : signedIn(browser, service.sessions, subject, options));
        window = await context.newPage();
        windows.set(whose, window);
      }
      trouble.watch(window.context());
      used.add(window);
      return window;
    });
    for (const window of used) await emptied(window, service.url);
  },
});
