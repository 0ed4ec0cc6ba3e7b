/* oxlint-disable no-empty-pattern -- Playwright reads out of the pattern what a fixture needs */
import type { Page } from '@playwright/test';
import { test as pages, type Shared } from '../fixtures';
import { MOST_MS } from '../service';
import { startTravelling, type Travelling } from './travelling';

export { expect } from '../fixtures';

/** With a service of its own, that can be taken to a later day. */
export const test = pages.extend<{ as: (subject: string) => Promise<Page> }, Pick<Shared, 'service'> & { time: Travelling }>({
  time: [
    async ({}, use) => {
      const travelling = await startTravelling();
      await use(travelling);
      await travelling.stop();
    },
    { scope: 'worker', timeout: MOST_MS },
  ],
  service: [async ({ time }, use) => use(time), { scope: 'worker' }],
  as: async ({ as, time }, use) =>
    use(async (subject, options = {}) => {
      const page = await as(subject, options);
      await time.bring(page.context());
      return page;
    }),
});
