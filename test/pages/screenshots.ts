/** Not a test: pictures of the main pages, wide and on a phone, as files of few colours. PICTURES = another folder; DARK=ja pictures them in the dark. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import UPNG from 'upng-js';
import { EVERY_PAGE, open } from './every-page';
import { test } from './fixtures';
import { PHONE, settled, WIDE } from './look-over';

const FOLDER = path.resolve(process.env['PICTURES'] ?? path.join(__dirname, '../../docs/screenshots'));
/** Longer pages are cut: what comes after is more of the same. */
const TALLEST = 2400;

/** A third of the size, and nobody sees the difference. */
function fewColours(png: Buffer): Buffer {
  // a view of a shared pool otherwise
  const picture = UPNG.decode(Uint8Array.from(png).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(picture), picture.width, picture.height, 256));
}

async function picture(page: Page): Promise<Buffer> {
  const { width } = page.viewportSize()!;
  // an open form is scrolled to, and what sticks to the window would stand in the middle of the page
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) },
    animations: 'disabled',
    caret: 'hide',
  });
}

for (const one of EVERY_PAGE.filter(({ main }) => main))
  test(one.name, async ({ as, page, service }) => {
    const window = one.who === null ? page : await as(one.who);
    await window.emulateMedia({ colorScheme: process.env['DARK'] === 'ja' ? 'dark' : 'light' });
    fs.mkdirSync(FOLDER, { recursive: true });
    // once in vain: letters that come late are left out (font-display: optional), and then lie in the cache
    await open(window, one, service.url);
    await settled(window);
    for (const size of [WIDE, PHONE]) {
      await window.setViewportSize(size);
      // again for each: a page may be laid out by the width it was opened in
      await open(window, one, service.url);
      await settled(window);
      fs.writeFileSync(path.join(FOLDER, `${one.name}-${size.width}.png`), fewColours(await picture(window)));
    }
  });
