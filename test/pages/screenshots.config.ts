import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** `npm run screenshots`: the pictures of the README, of the same service and the same pages as the tests. */
export default defineConfig({ ...tests, testMatch: 'screenshots.ts' });
