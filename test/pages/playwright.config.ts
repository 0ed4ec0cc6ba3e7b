import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium';

const { executablePath, env } = findChromium();

/** Has a service of its own, in another time: it comes first, so that none of the others' has to be started twice. */
const ELSEWHEN = 'chain-path.pages.spec.ts';

/** Two workers, each with a browser and a service of its own, and in each one test at a time: its tests share a register, as people do. */
export default defineConfig({
  testDir: __dirname,
  testMatch: '*.pages.spec.ts',
  projects: [
    { name: 'chain-path', testMatch: ELSEWHEN },
    { name: 'pages', testIgnore: ELSEWHEN },
  ],
  outputDir: '../../.data/pages',
  workers: 2,
  // two cores, shared with the service and its database
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list', { printSteps: false }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // where the machine says no language, the browser can't write å in the name of a file
    launchOptions: { executablePath, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } as Record<string, string> },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    // what moves is tested where it stands still
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
});
