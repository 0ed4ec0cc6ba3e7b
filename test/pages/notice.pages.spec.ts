/** Where the time for appeal runs from the day that the party received the decision, and who enters it. */
import type { Locator, Page } from '@playwright/test';
import type { Desk } from '../desk';
import { openOffice } from '../e2e/board';
import { decide, prepare } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { lookOver, settled } from './look-over';

const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);

async function open(page: Page, caseId: string, tab: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/${tab}`);
  await settled(page);
}

test('the registrar enters on the diary row when the party received the decision, once it has been sent', async ({ as, desk }) => {
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
