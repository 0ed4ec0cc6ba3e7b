/** An appeal from the day it reaches the region until the court has annulled the decision and the case is taken up anew; a slip; a revocation. */
import type { Locator, Page } from '@playwright/test';
import type { Desk } from '../desk';
import { openOffice } from '../e2e/board';
import { decide, grant, prepare, ruling } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { lookOver, settled } from './look-over';

const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(new Date());

async function open(page: Page, caseId: string, tab: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/${tab}`);
  await settled(page);
}

test('an appeal is stamped and forwarded by the registrar, and what the court annuls is taken up anew by the official', async ({
  as,
  office,
}) => {
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());

  // the registrar sees the diary row, and takes in what comes
  const eva = await as('registrator.eva');
  await open(eva, caseId, 'ansokan');
  await press(eva, 'Skriv in ett överklagande');
  await eva.getByLabel('Vem som överklagar').fill('Maj Medlem');
  await eva.getByLabel('Brev').check();
  await lookOver(eva, 'appeal received');
  await press(eva.locator('form'), 'Skriv in');
  await told(eva, 'Det är inskrivet.');
  await expect(eva.getByText('Ska lämnas över till domstolen')).toBeVisible();
  // the name of whoever appeals is not in the diary row
  await expect(eva.getByText('Maj Medlem')).toHaveCount(0);
  await press(eva, 'Skriv in överlämnande');
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText('Hos domstolen', { exact: true })).toBeVisible();
  await press(eva, 'Skriv in inhibition');
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText(/^Inhibition sedan .* får inte verkställas/)).toBeVisible();
  await lookOver(eva, 'appeal with the court');
  await press(eva, 'Skriv in avgörandet');
  await eva.getByLabel('Målnummer').fill('1234-26');
  await eva.getByLabel('Beslutet upphävdes').check();
  await eva.getByLabel('Avgörandet vann laga kraft').fill(TODAY);
  await press(eva.locator('form'), 'Skriv in');
  await expect(eva.getByText('Beslutet upphävt', { exact: true })).toBeVisible();

  const sara = await as('handlaggare.sara');
  await open(sara, caseId, 'beslut-efterat');
  await expect(sara.getByText('Maj Medlem')).toBeVisible();
  await sara.getByRole('link', { name: 'Återuppta ärendet' }).click();
  await sara.getByLabel('Skäl').fill('Domen har vunnit laga kraft.');
  await lookOver(sara, 'reopening');
  await press(sara.locator('form'), 'Återuppta ärendet');
  await expect(sara.getByRole('heading', { name: 'Beslut som inte längre gäller' })).toBeVisible();
  await expect(sara.getByText('Upphävt av domstol')).toBeVisible();
  await lookOver(sara, 'decided before');
});

test('a delegate corrects a slip with both texts shown, and revokes only on a ground', async ({ as, office, trouble }) => {
  trouble.expect(/POST .*revoke-decision: 422/);
  const caseId = await prepare(office, { proposal: grant() });
  await decide(office.anna, caseId, ruling());
  const anna = await as('omradeschef.anna');
  await open(anna, caseId, 'beslut-efterat');
  await press(anna, 'Rätta ett skrivfel');
  const text = anna.getByLabel('Texten som den ska stå');
  await text.fill(`${await text.inputValue()} Rättat.`);
  await anna.getByLabel('Vad felet är').fill('Ett ord föll bort.');
  await lookOver(anna, 'correcting');
  await press(anna.locator('form'), 'Rätta ett skrivfel');
  await expect(anna.getByRole('heading', { name: /^Skälen, rättat av Anna Bergvall/ })).toBeVisible();

  await press(anna, 'Återkalla beslutet');
  await anna.getByLabel('Skäl', { exact: true }).fill('Insatsen fanns inte.');
  await anna.getByLabel('Hur mottagaren har hörts').fill('I brev, utan svar.');
  await anna.getByLabel('Ändring till fördel för mottagaren').check();
  await lookOver(anna, 'revoking');
  await press(anna.locator('form'), 'Återkalla beslutet');
  await expect(anna.locator('.notice.summary')).toContainText('kan inte ändras till fördel');
  await anna.getByLabel('Vilseledande eller felaktiga uppgifter från mottagaren').check();
  await press(anna.locator('form'), 'Återkalla beslutet');
  await expect(anna.getByRole('heading', { name: 'Beslut som inte längre gäller' })).toBeVisible();
});

test('where the time runs from the day that the party received the decision, the registrar enters it on the diary row', async ({
  as,
  desk,
}) => {
  test.setTimeout(120_000);
  // the scheme is one whose decisions are appealed by the administrative procedure act
  const under = async (subject: string): Promise<Desk> => {
    const one = await desk(subject);
    const does: Desk['does'] = (path, body, sending) =>
      one.does(path, path === '/api/schemes' ? { ...(body as object), legalRegime: 'FL40' } : body, sending);
    return new Proxy(one, { get: (_, name) => (name === 'does' ? does : (Reflect.get(one, name, one) as unknown)) });
  };
  const office = await openOffice({ desk: under }, 'delfaende');
  const caseId = await prepare(office);
  await decide(office.anna, caseId);

  const eva = await as('registrator.eva');
  await open(eva, caseId, 'ansokan');
  const step = eva.getByRole('listitem').filter({ has: eva.getByRole('heading', { name: 'När parten fick del av beslutet' }) });
  await expect(step).toContainText('Beslutet är inte expedierat än.');
  await expect(step.getByRole('button')).toHaveCount(0);

  const sara = await as('handlaggare.sara');
  await open(sara, caseId, 'beslut-efterat');
  await expect(sara.getByRole('link', { name: 'Hämta beslutet (PDF)' })).toBeVisible();
  await press(sara, 'Expediera beslutet');
  await sara.getByLabel('Brev').check();
  await press(sara.locator('form'), 'Expediera beslutet');
  await told(sara, 'Beslutet är expedierat.');

  await press(eva, 'Skriv in dagen');
  await eva.getByLabel('Vad som visar det').fill('Mottagningskvitto.');
  await lookOver(eva, 'notice received');
  await press(eva.locator('form'), 'Skriv in');
  await expect(step).toContainText(/Parten fick del av beslutet .* Sista dag att överklaga är/);
  // what shows it stands in the case, which the registrar does not read
  await expect(eva.getByText('Mottagningskvitto.')).toHaveCount(0);
  await open(sara, caseId, 'beslut-efterat');
  await expect(sara.getByText('Mottagningskvitto.')).toBeVisible();
});
