import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

const { launchOptions } = tests.use!;

/**
 * `npm run screenshots`: the pictures of the README, of the same service and the same pages as the tests. What the browser itself writes, in fields for days
 * and files, is in Swedish when it has been installed with its languages (Debian: apt install chromium-l10n).
 */
export default defineConfig({
  ...tests,
  projects: [{ name: 'pictures', testMatch: 'screenshots.ts' }],
  use: { ...tests.use, launchOptions: { ...launchOptions, args: ['--lang=sv'], env: { ...launchOptions?.env, LANGUAGE: 'sv' } } },
});
