/** A decision made on delegation, reported at a meeting of the board: the list, the minutes, the announcement, an interruption, and what stands in the case. */
import { decide, prepare } from '../e2e/case-work';
import { openOffice, today } from '../e2e/board';
import { expect, test } from './fixtures';
import { PHONE, WIDE } from './look-over';

test('a decision is reported at a meeting, the minutes are approved and announced, and the case says so', async ({ as, desk, trouble }) => {
  test.setTimeout(180_000);
  // a board of its own, to which nothing else is to be reported
  const office = await openOffice({ desk }, 'anmalan');
  trouble.expect(/POST \/api\/board-meetings\/.*: 4\d\d/);
  const caseId = await prepare(office);
  await decide(office.anna, caseId);

  const karin = await as('namndsekreterare.karin');
  await karin.goto('/sammantraden');
  const waiting = karin.getByRole('region', { name: 'Ska anmälas vid ett sammanträde' });
  const { case: decided } = await office.sara.sees<{ case: { number: string } }>(`/api/cases/${caseId}`);
  await expect(waiting.getByRole('row', { name: `${decided.number} ` })).toContainText('på ingen lista');

  await karin.getByRole('button', { name: 'Utlys sammanträde' }).click();
  await karin.getByLabel('Nämnd', { exact: true }).selectOption(office.board);
  await karin.getByLabel('Plats').fill('Regionhuset');
  await karin.getByRole('button', { name: 'Utlys sammanträde' }).click();
  await expect(karin.getByRole('heading', { level: 1 })).toContainText('Provnämnden');

  await karin.getByRole('button', { name: 'Fastställ listan' }).click();
  const form = karin.getByRole('region', { name: 'Välj beslut till listan' });
  await expect(form.getByRole('checkbox', { name: /Landsbygdens unga: Bifall/ })).toBeChecked();
  // what is read anew comes piece by piece: the next form may be opened before this one has heard that it is done
  await karin.route('**/api/board-meetings/unreported*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await form.getByRole('button', { name: 'Fastställ listan' }).click();
  const list = karin.getByRole('table', { name: /Anmälan av delegationsbeslut/ });
  await expect(list.getByRole('row').nth(1)).toContainText('Väntar på sammanträdet');

  await karin.getByRole('button', { name: 'Skriv in att det är hållet' }).click();
  await expect(karin.getByRole('status').filter({ hasText: 'Listan är fastställd' })).toBeAttached();
  await karin.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(karin.getByText('Paragrafen ska fyllas i.').first()).toBeVisible();
  await karin.getByLabel('Paragraf i protokollet').fill('§ 31');
  await karin.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(list.getByRole('row').nth(1)).toContainText('Infört');

  await karin.getByRole('button', { name: 'Skriv in justeringen' }).click();
  await karin.getByLabel('Justerare, en på varje rad').fill('Olle Ek\nStina Alm');
  await karin.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(karin.getByText('av Olle Ek och Stina Alm')).toBeVisible();
  await expect(karin.locator('.notice-text', { hasText: 'Justerat' })).toContainText('Justerat protokoll: Provnämnden');

  const announce = async (): Promise<void> => {
    await karin.getByRole('button', { name: 'Skriv in att det är anslaget' }).click();
    await karin.getByLabel('Adress på anslagstavlan').fill('https://anslag.example/31');
    await karin.getByRole('button', { name: 'Skriv in', exact: true }).click();
    await expect(karin.getByRole('heading', { name: 'Anslagsbevis' })).toBeVisible();
  };
  await announce();
  await karin.getByRole('button', { name: 'Skriv in ett avbrott' }).click();
  await karin.getByLabel('Vad som hände').fill('Webben låg nere.');
  await karin.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(karin.getByText('Tiden för överklagande har inte löpt')).toBeVisible();
  await expect(karin.getByRole('heading', { name: 'Anslagsbevis' })).toHaveCount(0);
  await announce();
  await expect(list.getByRole('row').nth(1)).toContainText('Infört');

  // as it is read on a phone, and as it is printed: nothing sticks out, and the list stands alone
  for (const size of [PHONE, WIDE]) {
    await karin.setViewportSize(size);
    expect(await karin.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  await karin.emulateMedia({ media: 'print' });
  await expect(list).toBeVisible();
  await expect(karin.getByRole('heading', { name: 'Steg för steg' })).toBeHidden();
  await karin.emulateMedia({ media: 'screen' });

  // officials read it, and enter nothing; the case has it all
  const sara = await as('handlaggare.sara');
  await sara.goto(new URL(karin.url()).pathname);
  await expect(sara.getByText('Nämndsekreteraren skriver in det.')).toBeVisible();
  await expect(sara.getByRole('button', { name: 'Skriv in ett avbrott' })).toHaveCount(0);
  await sara.getByRole('link', { name: /^LIG / }).click();
  await sara.goto(`/arenden/${caseId}/beslut-efterat`);
  await expect(sara.locator('#anmalan ~ p').first()).toContainText(/Anmält/);
  const { times } = await office.sara.sees<{ times: { board: { postedOn: string } } }>(`/api/cases/${caseId}`);
  expect(times.board.postedOn).toBe(today());
});

test('what waits is fetched part by part until nothing is out of sight, and what was chosen stays chosen', async ({ as, desk }) => {
  test.setTimeout(120_000);
  const office = await openOffice({ desk }, 'delvis');
  for (const caseId of [await prepare(office), await prepare(office)]) await decide(office.anna, caseId);
  const karin = await as('namndsekreterare.karin');
  // as if there were more than one answer holds
  const inParts = (request: string): string => request.replace('limit=200', 'limit=1');
  await karin.route(/\/unreported\?/, (route) => route.continue({ url: inParts(route.request().url()) }));
  await karin.goto('/sammantraden?gor=utlys');
  await karin.getByLabel('Nämnd', { exact: true }).selectOption(office.board);
  await karin.getByLabel('Plats').fill('Regionhuset');
  await karin.getByRole('button', { name: 'Utlys sammanträde' }).click();
  await karin.getByRole('button', { name: 'Fastställ listan' }).click();
  const form = karin.getByRole('region', { name: 'Välj beslut till listan' });
  await expect(form.getByRole('checkbox')).toHaveCount(1);
  await expect(form.getByText(/^1 beslut till väntar/)).toBeVisible();
  await form.getByRole('button', { name: 'Hämta fler' }).click();
  await expect(form.getByRole('checkbox')).toHaveCount(2);
  await expect(form.getByRole('button', { name: 'Hämta fler' })).toHaveCount(0);
  await form.getByRole('button', { name: 'Välj alla' }).click();

  // what was ticked far down the list is still chosen after a reload, before it has been fetched again
  await karin.reload();
  await expect(form.getByRole('checkbox')).toHaveCount(1);
  await expect(form.getByText('2 valda')).toBeVisible();
  await form.getByRole('button', { name: 'Fastställ listan' }).click();
  await expect(karin.getByRole('table', { name: /Anmälan av delegationsbeslut/ }).getByRole('row')).toHaveCount(3);
});
