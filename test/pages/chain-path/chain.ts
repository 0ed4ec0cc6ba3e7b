/** What the page of the chain says, and the same for programs and on the command line. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ShownChain } from '#libs/delegation-chain';
import type { Desk } from '../../desk';
import { open } from '../main-path/page';
import type { Travelling } from './travelling';

export const LINKS = [
  'Nämndens delegation',
  'Befattning',
  'Opartiskhet',
  'Godkännande',
  'Anmält eller protokollfört',
  'Protokoll justerat',
  'Tillkännagivet',
  'Anslaget uppe hela tiden',
  'Tid för överklagande',
  'Laga kraft',
] as const;
type LinkName = (typeof LINKS)[number];
/** The links that do not hold, with how they stand. */
export type Otherwise = Partial<Record<LinkName, 'Väntar' | 'Sen' | 'Bruten'>>;

/** The decision made last comes first. */
export const chainOn = (page: Page, place = 0): Locator =>
  page
    .locator('section')
    .filter({ has: page.locator('ol.chain') })
    .nth(place);
export const linkOn = (page: Page, name: LinkName): Locator =>
  chainOn(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

type Told = readonly (readonly [string, string])[];
const toldOf = async (who: Desk, caseId: string): Promise<Told> => {
  const { chains } = await who.browser.json<{ chains: readonly ShownChain[] }>(`/api/cases/${caseId}/chain`);
  return chains.at(-1)!.links.map(({ name, stateName }) => [name, stateName] as const);
};

const wanted = (otherwise: Otherwise): Told => LINKS.map((name) => [name, otherwise[name] ?? 'Håller'] as const);

/** What programs are told of the decision made last, as soon as what carries it to the case is done. */
export const isTold = (who: Desk, caseId: string, otherwise: Otherwise): Promise<void> =>
  expect.poll(() => toldOf(who, caseId), { intervals: [50, 100, 200] }).toEqual(wanted(otherwise));

/** The page, link by link, and what programs are told. */
export async function stands(page: Page, who: Desk, caseId: string, otherwise: Otherwise): Promise<void> {
  await isTold(who, caseId, otherwise);
  await open(page, `/arenden/${caseId}/kedja`);
  const seen = await chainOn(page)
    .locator('.chain-link')
    .evaluateAll((links) =>
      links.map((link) => ['h3', '.chain-standing .tag'].map((part) => link.querySelector(part)!.textContent.split(',')[0]!)),
    );
  expect(seen).toEqual(wanted(otherwise));
}

/** Green from beginning to end, also where `npm run liggaren -- chain` is asked. */
export async function isGreen(page: Page, who: Desk, caseId: string): Promise<void> {
  await stands(page, who, caseId, {});
  await expect(chainOn(page).locator('.chain-verdict')).toContainText('Kedjan är hel');
}

const MARKS = { '✓': 'Håller', '…': 'Väntar', '!': 'Sen', '✗': 'Bruten' } as const;

/** `npm run liggaren -- chain` on that day: how it ended, and the links of the decision made last. */
export function onTheLine(time: Travelling, number: string): { readonly code: number | null; readonly links: readonly string[] } {
  const { code, out } = time.line('chain', number);
  const marks = [...out.matchAll(/^([✓…!✗]) /gm)].map(([, mark]) => MARKS[mark as keyof typeof MARKS]);
  return { code, links: marks.slice(-LINKS.length) };
}
