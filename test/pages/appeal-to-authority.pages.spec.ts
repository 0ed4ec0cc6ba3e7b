/**
 * A decision that is appealed by FL 40 §: the time runs from the day that the party received it, the appeal is handed in to the authority, and the
 * authority itself examines whether it came in time (FL 43–46 §§). In a service that is taken from day to day.
 */
import type { Locator, Page } from '@playwright/test';
import { plusDays } from '#libs/kernel';
import { lastDayToAppeal } from '#libs/timers';
import { openOffice } from '../e2e/board';
import { decide, grant, prepare, ruling } from '../e2e/case-work';
import { expect, test } from './chain-path/fixtures';
import { open, press, told } from './main-path/page';
import { lookOver } from './look-over';

const form = (page: Page): Locator => page.locator('form');
const appeal = (page: Page, number: number): Locator => page.getByRole('region', { name: new RegExp(`^Överklagande ${number}\\b`) });
async function enter(page: Page): Promise<void> {
  await press(form(page), 'Skriv in');
  await expect(form(page)).toHaveCount(0);
}

async function receive(page: Page, caseId: string, appellant: string): Promise<void> {
  await open(page, `/arenden/${caseId}/ansokan`);
  await press(page, 'Skriv in ett överklagande');
  await page.getByLabel('Vem som överklagar').fill(appellant);
  await page.getByLabel('Brev').check();
  await enter(page);
}
const times = async (page: Page): Promise<void> => {
  const closed = page.locator('details.case-times:not([open]) > summary');
  if ((await closed.count()) > 0) await closed.click();
};

test('an appeal in time is examined and handed over, and one too late is dismissed by the delegate and by nobody else', async ({
  as,
  desk,
  time,
  trouble,
}) => {
  test.setTimeout(180_000);
  trouble.expect(/POST .*examine-appeal: 422/);
  const office = await openOffice({ desk }, 'fl40', 'FL40');
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());

  // sent, and received by the party the same day
  const sara = await as('handlaggare.sara');
  await open(sara, `/arenden/${caseId}/beslut-efterat`);
  await expect(sara.getByText('Beslutet är inte expedierat än.')).toBeVisible();
  await press(sara, 'Expediera beslutet');
  await press(form(sara), 'Expediera beslutet');
  await expect(form(sara)).toHaveCount(0);
  await press(sara, 'Skriv in dagen');
  await sara.getByLabel('Vad som visar det').fill('Mottagningskvitto i portalen.');
  await enter(sara);
  const lastDay = lastDayToAppeal(time.today());
  await times(sara);
  await expect(sara.getByRole('listitem').filter({ hasText: 'Tid för överklagande från delfåendet' })).toContainText('FL 44');
  await lookOver(sara, 'time for appeal from the notice');

  await time.travelTo(lastDay);
  const eva = await as('registrator.eva');
  await receive(eva, caseId, 'Maj Medlem');
  await expect(appeal(eva, 1)).toContainText('Ska prövas om det kom in i tid');
  await times(eva);
  await expect(eva.getByRole('listitem').filter({ hasText: 'Överlämnande av överklagande till domstolen' })).toContainText(
    'nämndens rutin',
  );

  // it is not handed over before it has been examined
  await expect(appeal(eva, 1).getByRole('button', { name: 'Skriv in överlämnande' })).toHaveCount(0);
  const officer = await as('handlaggare.sara');
  await open(officer, `/arenden/${caseId}/beslut-efterat`);
  await press(appeal(officer, 1), 'Pröva om det kom in i tid');
  await officer.getByLabel('Det ska lämnas över till domstolen').check();
  await officer.getByLabel('Skäl', { exact: true }).fill('Det kom in den sista dagen.');
  await lookOver(officer, 'appeal to examine');
  await enter(officer);
  await press(appeal(officer, 1), 'Skriv in överlämnande');
  await enter(officer);
  await expect(appeal(officer, 1)).toContainText('Hos domstolen');

  await time.travelTo(plusDays(lastDay, 3));
  const desk2 = await as('registrator.eva');
  await receive(desk2, caseId, 'Sune Sen');
  const late = await as('handlaggare.sara');
  await open(late, `/arenden/${caseId}/beslut-efterat`);
  await press(appeal(late, 2), 'Pröva om det kom in i tid');
  await late.getByLabel('Det ska lämnas över till domstolen').check();
  await late.getByLabel('Skäl', { exact: true }).fill('Det kom in.');
  await press(form(late), 'Skriv in');
  await expect(form(late)).toContainText('Ange vilket undantag som gäller, eller låt delegaten avvisa det');
  await late.getByLabel('Det kom in för sent och avvisas (bara delegaten)').check();
  await press(form(late), 'Skriv in');
  await expect(form(late)).toContainText('Bara en delegat fattar det');

  const anna = await as('omradeschef.anna');
  await open(anna, `/arenden/${caseId}/beslut-efterat`);
  await press(appeal(anna, 2), 'Pröva om det kom in i tid');
  await anna.getByLabel('Det kom in för sent och avvisas (bara delegaten)').check();
  await anna.getByLabel('Skäl', { exact: true }).fill('Det kom in efter den sista dagen.');
  await press(form(anna), 'Skriv in');
  await told(anna, 'Det är inskrivet.');
  await expect(appeal(anna, 2)).toContainText('Avvisat som för sent');
  await expect(appeal(anna, 1)).toContainText('Hos domstolen');
  await times(anna);
  await expect(anna.getByRole('listitem').filter({ hasText: 'Överlämnande av överklagande till domstolen' })).toHaveCount(0);
  await lookOver(anna, 'appeals examined');
});
