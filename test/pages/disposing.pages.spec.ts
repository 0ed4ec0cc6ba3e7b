/** Disposal and erasure as those who keep the archive do it, and how a case reads for everybody afterwards. */
import type { Page } from '@playwright/test';
import { inDays, openOffice, type Office } from '../e2e/board';
import { apply, assess, decide, declare, meet, refusal, register, ruling } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { lookOver, PHONE, settled, sticksOut, WIDE } from './look-over';
import { open, press } from './main-path/page';

const numberOf = async ({ eva }: Office, caseId: string): Promise<string> =>
  (await eva.sees<{ number: string }>(`/api/cases/${caseId}/disposal`)).number;
const disposal = (caseId: string): string => `/arenden/${caseId}/gallring`;

async function decideOn(page: Page, reference: string, number: string): Promise<void> {
  await page.getByLabel('Paragraf, eller punkt i dokumenthanteringsplanen').fill(reference);
  await page.getByLabel('Vem har beslutat?').fill('Kulturnämnden');
  await page.getByLabel('Vad grundas beslutet på?').fill('Dokumenthanteringsplanen, punkt 4.3');
  await page.getByLabel('Skäl', { exact: true }).fill('Gallringsfristen har gått ut.');
  await page.getByLabel('Bekräfta med ärendets nummer').fill(number);
  await press(page, 'Besluta och verkställ gallringen');
}
const carriedOut = async (page: Page): Promise<void> => {
  await expect(page.locator('.disposal').first().getByText('Verkställt', { exact: true })).toBeVisible({ timeout: 90_000 });
};
const picture = (page: Page, name: string): Promise<unknown> =>
  process.env['PICTURES'] ? page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true }) : Promise.resolve();
async function seen(page: Page, name: string): Promise<void> {
  await lookOver(page, name);
  await picture(page, `${name}-1280`);
  await page.setViewportSize(PHONE);
  expect(await sticksOut(page)).toEqual([]);
  await picture(page, `${name}-360`);
  await page.setViewportSize(WIDE);
}

test('whoever has left a case that goes on is erased from it, and everything else stays readable', async ({ as, office, trouble }) => {
  test.setTimeout(180_000);
  trouble.expect(/POST .*decide-disposal: 422/);
  const { amina, sara: desk, leila, scheme } = office;
  const caseId = await apply(amina, scheme);
  await register(office, caseId);
  await desk.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag är opartisk.' });
  await desk.does(`/api/cases/${caseId}/exclude-participant`, { personRef: leila.ref, reason: 'Har slutat.' });
  const number = await numberOf(office, caseId);

  const eva = await as('registrator.eva');
  await open(eva, `/arenden/${caseId}`);
  await eva.getByRole('link', { name: 'Gallring och radering' }).click();
  await settled(eva);
  await expect(eva.getByText('Ingenting har gallrats ur ärendet.')).toBeVisible();
  await expect(eva.getByRole('checkbox')).toHaveCount(1);
  await seen(eva, 'disposal-choosing');
  await press(eva, 'Granska vad som försvinner');
  await expect(eva.getByRole('alert')).toContainText('Välj minst en person');
  await eva.getByRole('checkbox', { name: new RegExp(leila.me.name) }).check();
  await press(eva, 'Granska vad som försvinner');
  await expect(eva.getByRole('region', { name: 'Det här försvinner för alltid' })).toContainText(leila.me.name);

  await decideOn(eva, 'KN § 88', 'fel nummer');
  await expect(eva.getByRole('alert').first()).toContainText(`Skriv ${number}`);
  await seen(eva, 'disposal-confirming');
  await eva.getByLabel('Bekräfta med ärendets nummer').fill(number);
  await press(eva, 'Besluta och verkställ gallringen');
  await carriedOut(eva);
  await seen(eva, 'disposal-done');

  const sara = await as('handlaggare.sara');
  await open(sara, `/arenden/${caseId}/deltagare`);
  await expect(sara.getByText('namn raderat').first()).toBeVisible();
  await expect(sara.getByRole('main')).not.toContainText(leila.me.name);
  await expect(sara.getByText('Uppgifter har gallrats ur ärendet enligt beslut KN § 88')).toBeVisible();
  await open(sara, `/arenden/${caseId}/ansokan`);
  await expect(sara.getByRole('main')).not.toContainText('raderad enligt beslut');
});

test('a closed case is put on hold, and when that is lifted its documents go; it still stands in the register, and reads well', async ({
  as,
  desk,
  trouble,
}) => {
  test.setTimeout(240_000);
  trouble.expect(/GET .*: 40[34]/);
  const office = await openOffice({ desk }, 'gallring', 'NOT_APPEALABLE');
  const { amina: applies, sara: handles, leila, per, anna, eva: registers } = office;
  const title = 'Verkstaden som ska gallras';
  const caseId = await apply(applies, office.scheme, { title, purpose: 'Ett syfte som försvinner.' });
  const at = `/api/cases/${caseId}`;
  await register(office, caseId);
  for (const one of [handles, leila, per, anna]) await declare(one, caseId);
  await handles.does(`${at}/check-eligibility`, { exceptionReason: null });
  await meet(office, caseId);
  await assess(office, caseId);
  await handles.does(`${at}/draft-proposal`, refusal());
  await handles.does(`${at}/skip-communication`, { reason: 'Sökanden har sett allt.' });
  await handles.does(`${at}/submit-proposal`);
  await decide(anna, caseId, ruling({ outcome: 'AVSLAG', amountOre: 0 }));
  await handles.does(`${at}/dispatch-decision`, { recipient: 'Föreningen', channel: 'PORTAL', explanation: 'Ni får inte bidraget.' });
  await registers.does(`${at}/confirm-legal-force`, { confirmedOn: inDays(0), evidence: 'Beslutet går inte att överklaga.' });
  await registers.does(`${at}/close`, { reason: 'Inget återstår.' });
  const number = await numberOf(office, caseId);

  const karin = await as('namndsekreterare.karin');
  await open(karin, disposal(caseId));
  await expect(karin.getByRole('heading', { name: 'Ny gallring' })).toHaveCount(0);
  await press(karin, 'Stoppa gallring');
  await karin.getByLabel('Varför behövs det som finns i ärendet?').fill('Revisorerna har begärt ut akten.');
  await karin.locator('form').getByRole('button', { name: 'Stoppa gallring' }).click();
  await expect(karin.getByText('Gallring ur ärendet är stoppad')).toBeVisible();

  const eva = await as('registrator.eva');
  await open(eva, disposal(caseId));
  await expect(eva.getByText(/Gallringen är stoppad: Revisorerna har begärt ut akten\./)).toBeVisible();
  await seen(eva, 'disposal-held');
  await press(eva, 'Häv stoppet');
  await eva.getByLabel('Varför behövs det inte längre?').fill('Akten är utlämnad.');
  await eva.locator('form').getByRole('button', { name: 'Häv stoppet' }).click();

  await eva.getByRole('radio', { name: /^Gallra handlingar/ }).check();
  for (const all of await eva.getByRole('button', { name: /^Välj alla/ }).all()) await all.click();
  await seen(eva, 'disposal-choosing-documents');
  await press(eva, 'Granska vad som försvinner');
  await expect(eva.getByRole('region', { name: 'Det här står kvar' })).toContainText('beslutsfattare och med stöd av vilken delegation');
  await decideOn(eva, 'KN § 91', number);
  await carriedOut(eva);
  await seen(eva, 'disposal-of-documents-done');
  await eva.getByText('Kvitto: vad varje lager har glömt').click();
  await expect(eva.locator('.disposal-receipt tbody tr').first()).toBeVisible();
  await picture(eva, 'disposal-receipt');

  // the case, for those who handled it
  const sara = await as('handlaggare.sara');
  for (const tab of [
    'ansokan',
    'komplettering',
    'moten',
    'anteckningar',
    'bedomning',
    'forslag',
    'kommunicering',
    'beslut-efterat',
    'deltagare',
    'historik',
  ]) {
    await open(sara, `/arenden/${caseId}/${tab}`);
    await expect(sara.getByText(`enligt beslut KN § 91`).first()).toBeVisible();
    await expect(sara.getByRole('main')).not.toContainText('Ett syfte som försvinner.');
    // in the history a name stands within a sentence
    if (tab !== 'historik') await expect(sara.getByRole('main')).not.toContainText(/\[(raderat|gallrat)\]/);
    await picture(sara, `disposed-${tab}`);
  }
  await open(sara, `/arenden?q=${encodeURIComponent(`"${number}"`)}`);
  await picture(sara, 'disposed-queue');
  await expect(sara.getByText('Gallrat ärende').first()).toBeVisible();
  await open(sara, `/arenden/${caseId}/utskrift`);
  await expect(sara.getByRole('main')).not.toContainText(title);
  await open(karin, `/arenden/${caseId}/kedja`);
  await expect(karin.locator('.chain-link').first()).toBeVisible();
  await expect(karin.locator('.chain-link').filter({ hasText: 'Godkännandets innehåll är gallrat' })).toBeVisible();
  await expect(karin.locator('.chain-link.broken')).toHaveCount(0);
  await picture(karin, 'disposed-chain');

  // the auditor, event by event
  const ulla = await as('revisor.ulla');
  await open(ulla, disposal(caseId));
  await expect(ulla.getByText('Verkställt', { exact: true })).toBeVisible();
  await expect(ulla.getByRole('heading', { name: 'Ny gallring' })).toHaveCount(0);
  await open(ulla, `/granska/${caseId}?h=1`);
  await picture(ulla, 'disposed-audit');
  await expect(ulla.getByRole('main')).toContainText(/gallrat/i);

  // and whoever applied
  const amina = await as('sokande.amina');
  await open(amina, `/mina/${caseId}`);
  await picture(amina, 'disposed-applicant');
  await expect(amina.getByRole('main')).toContainText('gallra');
  await expect(amina.getByRole('main')).not.toContainText(title);
});
