/** First step of the tests: a missing browser is told at once, not when everything else has passed. */
import { findChromium } from './chromium';

try {
  process.stdout.write(`browser of the page tests: ${findChromium().executablePath}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
