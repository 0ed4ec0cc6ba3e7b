/** Every page of the product, once: what is looked over and what is pictured. */
import type { Page } from '@playwright/test';
import { formFor } from '../e2e/case-work';
import { CASES, MEETINGS } from './demonstration';

export interface ProductPage {
  /** Name of its picture, e.g. `queue`. */
  readonly name: string;
  /** A demonstration user; null = nobody is signed in. */
  readonly who: string | null;
  /** Address, or the way there from a window in which nothing is open. */
  readonly way: string | ((page: Page, service: string) => Promise<void>);
  /** Main pages have their pictures in docs/screenshots. */
  readonly main: boolean;
}

/** Goes there. `service` = where it answers. */
export async function open(page: Page, { way }: ProductPage, service: string): Promise<void> {
  await (typeof way === 'string' ? page.goto(way) : way(page, service));
}

const SARA = 'handlaggare.sara';
const JOHAN = 'handlaggare.johan';
const EVA = 'registrator.eva';
const ANNA = 'omradeschef.anna';
const KARIN = 'namndsekreterare.karin';
const ULLA = 'revisor.ulla';
const DAVID = 'administrator.david';
const AMINA = 'sokande.amina';
const BENGT = 'sokande.bengt';

const DRAFT = '5d0f0a52-7c3e-4f0e-9d4b-6a1f2c3b4d5e';
/** A step of an application that is filled in, and not handed in. */
const application =
  (step: string) =>
  async (page: Page, service: string): Promise<void> => {
    const data = { schemeId: 'sociala-innovationer', callId: null, content: formFor() };
    await page.request.put(`/api/drafts/${DRAFT}`, { data, headers: { origin: service } });
    await page.goto(`/mina/ansok/${DRAFT}/${step}`);
  };

/** As far as the text that would be signed. */
async function toSigning(page: Page): Promise<void> {
  await page.goto(`/arenden/${CASES.readyForDecision}/beslut`);
  await toText(page);
}
async function toText(page: Page): Promise<void> {
  const decision = page.getByRole('region', { name: 'Ditt beslut' });
  const statement = page.locator('.document');
  await decision.or(statement).first().waitFor();
  // who has come so far before comes back to it
  if (await statement.isVisible()) return;
  await decision.getByLabel('Dina skäl').fill('De låga odlingslådorna är andra än dem som Leader betalar. Därför beviljas 44 000 kr.');
  for (const no of await decision.getByLabel('Nej').all()) await no.check();
  await decision.getByRole('button', { name: 'Granska beslutet' }).click();
  await statement.waitFor();
}

/** As far as the text of a decision that is to be signed together with others. */
async function toSitting(page: Page): Promise<void> {
  await page.goto('/beslut');
  const address = `/arenden/${CASES.readyForDecision}/beslut`;
  await page
    .locator('.decision-row', { has: page.locator(`a[href="${address}"]`) })
    .getByRole('checkbox')
    .check();
  await page.getByRole('button', { name: 'Gå igenom och underteckna' }).click();
  await toText(page);
}
/** As far as the one sign-in for them. */
async function toSigningTogether(page: Page): Promise<void> {
  await toSitting(page);
  await page.getByLabel('Jag har läst hela beslutet').check();
  await page.getByRole('button', { name: 'Godkänn', exact: true }).click();
}

/** A letter with two things asked for. */
async function composing(page: Page): Promise<void> {
  await page.goto(`/arenden/${CASES.meetingPlanned}/komplettering?gor=begar`);
  for (const missing of [/egen insats når upp/, /Föreningens stadgar/]) await page.getByRole('checkbox', { name: missing }).check();
}

/** A sample of what has been decided. */
async function sample(page: Page): Promise<void> {
  await page.goto('/granska/urval');
  await page.getByRole('button', { name: 'Dra urvalet' }).click();
  await page.waitForURL(/\/granska\/urval\/\d{4}-\d+$/);
}

/** The latest mail in the register. */
async function dispatch(page: Page): Promise<void> {
  const first = page.locator('.listing tbody a').first();
  // the worker sends while the service goes on: what it has done is there after a while
  do {
    await page.goto('/utskick');
    await page.locator('.listing, .empty').waitFor();
  } while (!(await first.isVisible()));
  await first.click();
  await page.waitForURL(/\/utskick\/[0-9a-f-]+$/);
}

export const EVERY_PAGE: readonly ProductPage[] = [
  { name: 'start', who: null, way: '/', main: true },
  { name: 'choose-person', who: null, way: '/auth/login', main: true },
  { name: 'not-found', who: SARA, way: '/finns-inte', main: false },
  { name: 'accessibility', who: null, way: '/om/tillganglighet', main: true },
  { name: 'accessibility-editing', who: KARIN, way: '/om/tillganglighet/redigera', main: false },
  { name: 'register', who: null, way: '/om/registret', main: true },
  { name: 'register-editing', who: KARIN, way: '/om/registret/redigera', main: false },
  { name: 'diary', who: null, way: '/om/diariet', main: true },
  { name: 'verifying', who: null, way: '/om/kontrollera', main: true },
  { name: 'checkpoints', who: null, way: '/kontrollpunkter', main: true },
  { name: 'problem', who: null, way: '/problem/case-changed', main: false },

  { name: 'queue', who: SARA, way: '/arenden', main: true },
  { name: 'queue-searched', who: SARA, way: '/arenden?q=skate', main: false },
  { name: 'intake', who: EVA, way: '/arenden/ny', main: false },
  { name: 'registration', who: EVA, way: `/arenden/${CASES.received}`, main: true },
  { name: 'assignment', who: SARA, way: `/arenden/${CASES.unassigned}`, main: false },
  { name: 'diary-row-only', who: JOHAN, way: `/arenden/${CASES.readyForDecision}`, main: false },
  { name: 'case', who: SARA, way: `/arenden/${CASES.waitingForSupplement}/ansokan`, main: true },
  { name: 'case-supplements', who: SARA, way: `/arenden/${CASES.waitingForSupplement}/komplettering`, main: false },
  { name: 'supplement-composer', who: JOHAN, way: composing, main: true },
  { name: 'case-meetings', who: JOHAN, way: `/arenden/${CASES.meetingPlanned}/moten`, main: false },
  { name: 'case-notes', who: SARA, way: `/arenden/${CASES.readyForDecision}/anteckningar`, main: false },
  { name: 'case-referrals', who: JOHAN, way: `/arenden/${CASES.assessed}/hanvisning`, main: false },
  { name: 'case-assessment', who: JOHAN, way: `/arenden/${CASES.assessed}/bedomning`, main: true },
  { name: 'assessing', who: JOHAN, way: `/arenden/${CASES.assessed}/bedomning?gor=bedom-forankring`, main: false },
  { name: 'state-aid', who: JOHAN, way: `/arenden/${CASES.assessed}/bedomning?gor=statsstod`, main: false },
  { name: 'assessing-blind', who: SARA, way: `/arenden/${CASES.waitingForSupplement}/bedomning`, main: false },
  { name: 'case-proposal', who: SARA, way: `/arenden/${CASES.readyForDecision}/forslag`, main: true },
  { name: 'proposal-writing', who: JOHAN, way: `/arenden/${CASES.assessed}/forslag?gor=skriv`, main: false },
  { name: 'communicating', who: JOHAN, way: `/arenden/${CASES.assessed}/kommunicering?gor=kommunicera`, main: false },
  { name: 'case-communication', who: SARA, way: `/arenden/${CASES.readyForDecision}/kommunicering`, main: false },
  { name: 'dispatching', who: SARA, way: `/arenden/${CASES.granted}/beslut-efterat?gor=expediera`, main: false },
  { name: 'case-afterwards', who: SARA, way: `/arenden/${CASES.granted}/beslut-efterat`, main: false },
  { name: 'board-record', who: KARIN, way: `/arenden/${CASES.granted}/beslut-efterat?gor=avbrott`, main: false },
  { name: 'case-participants', who: JOHAN, way: `/arenden/${CASES.conflictOfInterest}/deltagare`, main: false },
  { name: 'case-history', who: SARA, way: `/arenden/${CASES.readyForDecision}/historik`, main: true },
  { name: 'case-printed', who: SARA, way: `/arenden/${CASES.readyForDecision}/utskrift`, main: false },

  { name: 'delegation', who: KARIN, way: '/delegation/kulturnamnden', main: true },
  { name: 'delegation-read', who: ULLA, way: '/delegation/kulturnamnden?dag=2026-01-15', main: false },
  { name: 'delegation-posts', who: KARIN, way: '/delegation/kulturnamnden/befattningar', main: false },
  { name: 'delegation-versions', who: SARA, way: '/delegation/kulturnamnden/versioner', main: false },
  { name: 'delegation-adopting', who: KARIN, way: '/delegation/kulturnamnden/anta', main: true },
  { name: 'delegation-boards', who: SARA, way: '/delegation', main: false },

  { name: 'chains', who: KARIN, way: '/kedjor', main: true },
  { name: 'chain', who: KARIN, way: `/arenden/${CASES.granted}/kedja`, main: true },
  { name: 'disposal', who: EVA, way: `/arenden/${CASES.granted}/gallring`, main: false },
  { name: 'disposal-hold', who: KARIN, way: `/arenden/${CASES.conflictOfInterest}/gallring?gor=stoppa`, main: false },
  { name: 'disposal-read', who: ULLA, way: `/arenden/${CASES.granted}/gallring`, main: false },
  { name: 'board-meetings', who: KARIN, way: '/sammantraden', main: true },
  { name: 'board-meeting-calling', who: KARIN, way: '/sammantraden?gor=utlys', main: false },
  { name: 'board-meeting', who: KARIN, way: `/sammantraden/${MEETINGS.held}`, main: true },
  { name: 'board-meeting-list', who: KARIN, way: `/sammantraden/${MEETINGS.coming}?gor=lista`, main: false },

  { name: 'dispatches', who: EVA, way: '/utskick', main: true },
  { name: 'dispatch', who: EVA, way: dispatch, main: true },
  { name: 'own-notices', who: SARA, way: '/mina-utskick', main: true },
  { name: 'own-notices-applicant', who: AMINA, way: '/mina-utskick', main: false },

  { name: 'operation', who: DAVID, way: '/drift', main: true },

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
  { name: 'declaration-of-impartiality', who: 'ersattare.mikael', way: `/arenden/${CASES.readyForDecision}/beslut`, main: false },
  { name: 'signing', who: ANNA, way: toSigning, main: true },
  { name: 'signing-one-of-several', who: ANNA, way: toSitting, main: false },
  { name: 'signing-together', who: ANNA, way: toSigningTogether, main: false },
  { name: 'decision-receipt', who: ANNA, way: `/arenden/${CASES.granted}/beslut`, main: false },

  { name: 'audit-search', who: ULLA, way: '/granska', main: true },
  { name: 'audit-replay', who: ULLA, way: `/granska/${CASES.granted}?h=12`, main: true },
  { name: 'audit-giving', who: ULLA, way: `/granska/${CASES.granted}/lamna-ut`, main: false },
  { name: 'audit-decisions', who: ULLA, way: '/granska/beslut', main: true },
  { name: 'audit-samples', who: ULLA, way: '/granska/urval', main: false },
  { name: 'audit-sample', who: ULLA, way: sample, main: false },
  { name: 'audit-equal', who: ULLA, way: '/granska/likabehandling', main: false },
  { name: 'audit-events', who: ULLA, way: '/granska/handelser', main: true },
  { name: 'audit-access', who: ULLA, way: '/granska/atkomst', main: false },
];
