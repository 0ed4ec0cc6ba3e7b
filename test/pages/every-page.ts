/** Every page of the product, once: what is looked over and what is pictured. */
import type { Page } from '@playwright/test';
import { CASES } from './demonstration';

export interface ProductPage {
  /** Name of its picture, e.g. `queue`. */
  readonly name: string;
  /** A demonstration user; null = nobody is signed in. */
  readonly who: string | null;
  /** Address, or the way there from a window in which nothing is open. */
  readonly way: string | ((page: Page) => Promise<void>);
  /** Main pages have their pictures in docs/screenshots. */
  readonly main: boolean;
}

/** Goes there. */
export async function open(page: Page, { way }: ProductPage): Promise<void> {
  await (typeof way === 'string' ? page.goto(way) : way(page));
}

const ANNA = 'omradeschef.anna';

export const EVERY_PAGE: readonly ProductPage[] = [
  { name: 'start', who: null, way: '/', main: true },
  { name: 'choose-person', who: null, way: '/auth/login', main: true },
  { name: 'not-found', who: 'handlaggare.sara', way: '/finns-inte', main: false },

  { name: 'decision-queue', who: ANNA, way: '/beslut', main: true },
  { name: 'decision', who: ANNA, way: `/arenden/${CASES.readyForDecision}/beslut`, main: true },
];
