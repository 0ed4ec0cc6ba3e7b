/** Every page of the product, once: what is looked over and what is pictured. */
import type { Page } from '@playwright/test';
import { formFor } from '../e2e/case-work';
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
const AMINA = 'sokande.amina';
const BENGT = 'sokande.bengt';

const DRAFT = '5d0f0a52-7c3e-4f0e-9d4b-6a1f2c3b4d5e';
/** A step of an application that is filled in, and not handed in. */
const application =
  (step: string) =>
  async (page: Page): Promise<void> => {
    const data = { schemeId: 'sociala-innovationer', callId: null, content: formFor() };
    await page.request.put(`/api/drafts/${DRAFT}`, { data, headers: { origin: process.env['PAGES_URL']! } });
    await page.goto(`/mina/ansok/${DRAFT}/${step}`);
  };

export const EVERY_PAGE: readonly ProductPage[] = [
  { name: 'start', who: null, way: '/', main: true },
  { name: 'choose-person', who: null, way: '/auth/login', main: true },
  { name: 'not-found', who: 'handlaggare.sara', way: '/finns-inte', main: false },

  { name: 'my-applications', who: AMINA, way: '/mina', main: true },
  { name: 'before-applying', who: AMINA, way: '/mina/ansok', main: true },
  { name: 'apply-organisation', who: AMINA, way: application('organisation'), main: false },
  { name: 'apply-idea', who: AMINA, way: application('iden'), main: false },
  { name: 'apply-carrying-out', who: AMINA, way: application('genomforande'), main: false },
  { name: 'apply-criteria', who: AMINA, way: application('kriterier'), main: true },
  { name: 'apply-money', who: AMINA, way: application('pengar'), main: true },
  { name: 'apply-other', who: AMINA, way: application('ovrigt'), main: false },
  { name: 'apply-check', who: AMINA, way: application('kontrollera'), main: true },
  { name: 'receipt', who: AMINA, way: `/mina/${CASES.waitingForSupplement}/kvitto`, main: false },
  { name: 'my-case', who: AMINA, way: `/mina/${CASES.waitingForSupplement}`, main: true },
  { name: 'my-application', who: AMINA, way: `/mina/${CASES.waitingForSupplement}/ansokan`, main: false },
  { name: 'amend', who: AMINA, way: `/mina/${CASES.waitingForSupplement}/andra`, main: false },
  { name: 'my-decision', who: BENGT, way: `/mina/${CASES.granted}`, main: true },

  { name: 'decision-queue', who: ANNA, way: '/beslut', main: true },
  { name: 'decision', who: ANNA, way: `/arenden/${CASES.readyForDecision}/beslut`, main: true },
];
