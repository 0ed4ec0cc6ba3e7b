/** Official and advisers: the criteria, State aid, and the proposal in two versions. */
import { expect, type Page } from '@playwright/test';
import { CRITERIA, field, fill, open, press, tab, told, type Walked } from './page';

export const wrote = (who: string, criterion: string): string => `${who} anser att ”${criterion.toLowerCase()}” är uppfyllt.`;

/** All four, one after the other as the page leads on. */
export async function assess(page: Page, { caseId }: Walked, who: string): Promise<void> {
  await open(page, `/arenden/${caseId}/bedomning`);
  await press(page, `Bedöm ${CRITERIA[0]}`);
  for (const criterion of CRITERIA) {
    const one = page.getByRole('region', { name: criterion, exact: true });
    await one.getByRole('radio', { name: '2', exact: true }).check();
    await fill(one, 'Skäl', wrote(who, criterion));
    await press(one, 'Lämna bedömningen');
    await expect(one).toContainText(wrote(who, criterion));
    await expect(one.getByRole('radio')).toHaveCount(0);
  }
}

/** Whether what somebody has written can be read by whoever is at the page. */
export async function seesOf(page: Page, who: string, isOpen: boolean): Promise<void> {
  for (const criterion of CRITERIA)
    await expect(page.getByRole('article').filter({ hasText: wrote(who, criterion) })).toHaveCount(isOpen ? 1 : 0);
}

export async function assessStateAid(page: Page, { caseId }: Walked): Promise<void> {
  await open(page, `/arenden/${caseId}/bedomning`);
  await press(page, 'Pröva statsstöd');
  const form = page.getByRole('region', { name: 'Pröva statsstöd' });
  await form.getByLabel('Inte statsstöd').check();
  await fill(form, 'Skäl', 'Ingen ekonomisk verksamhet: kvällarna är avgiftsfria.');
  await press(form, 'Spara prövningen');
  await told(page, 'Prövningen är sparad.');
}

export async function propose(page: Page): Promise<void> {
  await tab(page, 'Förslag');
  await press(page, 'Skriv förslag');
  const form = page.getByRole('region', { name: 'Skriv förslag till beslut' });
  await form.getByLabel(/^Bifall/).check();
  await fill(form, 'Din egen bedömning', 'Ansökan uppfyller riktlinjerna.');
  await press(form, 'Lägg till i bedömningen: Allmänna arvsfonden');
  await expect(field(form, 'Din egen bedömning')).toHaveValue(/riktlinjerna\.\n\nSökanden har hänvisats till Allmänna arvsfonden\./);
  await fill(form, 'Rådgivarnas förslag', 'Vi föreslår att hela beloppet beviljas: köken står klara.');
  for (const criterion of CRITERIA) await press(form, `Hämta skälen i min bedömning av ${criterion}`);
  await expect(form.getByLabel(CRITERIA[0], { exact: true })).toHaveValue(wrote('Sara', CRITERIA[0]));
  await fill(form, 'Utbetalningsplan', 'Hela beloppet betalas ut när beslutet fattats.');
  await press(form, 'Spara förslaget');
  await told(page, 'Förslaget är sparat.');
  await expect(page.getByRole('article').filter({ hasText: 'Version 1' })).toContainText('40 000 kr');
}

/** What has changed shows word by word; then it is handed on. */
export async function revise(page: Page): Promise<void> {
  await press(page, 'Revidera förslaget');
  const form = page.getByRole('region', { name: 'Version 2 av förslaget' });
  await fill(form, 'Rådgivarnas förslag', 'Vi föreslår att hela beloppet beviljas: köken är bokade till hösten.');
  await press(form, 'Spara förslaget');
  await told(page, 'Förslaget är sparat.');
  const comparison = page.getByRole('region', { name: 'Jämför versioner' });
  await expect(comparison).toContainText('Ändringar från version 1 till version 2');
  await expect(comparison.locator('del')).toContainText(['står klara']);
  await expect(comparison.locator('ins')).toContainText(['bokade till hösten']);
}

export async function submit(page: Page): Promise<void> {
  await press(page, 'Lämna till delegaten');
  await page
    .getByRole('region', { name: /^Lämna version \d till delegaten$/ })
    .getByRole('button', { name: 'Lämna till delegaten' })
    .click();
  await told(page, 'Förslaget är lämnat till delegaten.');
  await expect(page.getByText('Förslaget ligger hos delegaten')).toBeVisible();
}

export async function dispatch(page: Page, { caseId }: Walked): Promise<void> {
  await open(page, `/arenden/${caseId}/beslut-efterat`);
  await press(page, 'Expediera beslutet');
  const form = page.getByRole('main').locator('form');
  await expect(form.getByLabel('Förklaring till mottagaren')).toHaveValue(/Ni får hela det bidrag som ni har sökt/);
  await press(form, 'Expediera beslutet');
  await told(page, 'Beslutet är expedierat.');
}
