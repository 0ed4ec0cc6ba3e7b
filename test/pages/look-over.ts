/** The eyes that every page is shown to: axe wide and on a phone, its colours in the dark too, and nothing that sticks out sideways. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };
/** WCAG 2.2 AA, and what axe holds for good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those of them that ask what colour something has: nothing else can differ between light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** When what the page waits for has come: a heading, nothing busy, its letters loaded, nothing moving. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  await expect(page.locator('[aria-busy="true"], .skeleton, .queue-waiting')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** What reaches outside the window, innermost first; empty when the page can't be pushed sideways. */
export const sticksOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const name = (one: Element): string => `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}">`;
    const outside = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > width + 0.5);
    return [`the page is ${document.documentElement.scrollWidth} px wide in ${width}`, ...outside.slice(-5).reverse().map(name)];
  });

/** One line for each finding: rule, what it is about, and the first elements with what axe says about them. */
export async function findings(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  // once per document; nothing of ours lies in a frame
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const runOnly: axe.RunOptions['runOnly'] = rules === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOURS };
  const violations = await page.evaluate(
    // the account of what is well takes longer than looking at it
    async (only) => (await window.axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations,
    runOnly,
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 4)
        .map(({ target, failureSummary }) => `      ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`)
        .join('\n')}`,
  );
}

/** Fails with everything that was found, each thing once with where. The page is left as it was: wide and light. */
export async function lookOver(page: Page, name: string): Promise<void> {
  const found = new Map<string, string[]>();
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      // an open form is scrolled to, and what then happens to lie beneath what sticks to the window would be called too small
      await page.evaluate(() => window.scrollTo(0, 0));
      await settled(page);
      for (const one of [...(await findings(page, colorScheme === 'dark' ? 'colours' : 'all')), ...(await sticksOut(page))])
        found.set(one, [...(found.get(one) ?? []), `${size.width} px ${colorScheme}`]);
    }
  }
  expect([...found].map(([one, places]) => `${name} (${places.join(', ')}): ${one}`).join('\n')).toBe('');
}
