import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { packFiles, readBundle, readCheckpoint, readNote, readZip, textOf, toHex, writeZip } from '#libs/integrity';
import { today } from '../e2e/board';
import { CASES } from './demonstration';
import { policyIn } from '../../libs/sealing/testing/trust';
import { expect, test } from './fixtures';
import { lookOver, PHONE } from './look-over';

/** What the reader has from elsewhere: the log's keys; and of the bundle, the root that it is proved against. */
async function trusted(bytes: Buffer, { sessions }: { readonly sessions: string }) {
  const note = readNote((readZip(bytes) as ReadonlyMap<string, Uint8Array>).get('note.txt')!)!;
  const { origin, size, root } = readCheckpoint(note.text)!;
  return { policy: await policyIn(path.join(path.dirname(sessions), 'data'), origin), size, root };
}

/** As somebody does it who has a file and, unless it stands there already, knows which keys to trust. */
async function check(page: Page, name: string, buffer: Buffer, policy?: string): Promise<void> {
  await page.getByLabel('Bevispaketet').setInputFiles({ name, mimeType: 'application/zip', buffer });
  if (policy !== undefined) await page.getByLabel('Policy: de nycklar som du litar på').fill(policy);
  await page.getByRole('button', { name: 'Kontrollera' }).click();
}

test('an auditor takes the evidence of a case home, and anybody checks it in a browser that asks nobody anything', async ({
  as,
  page,
  service,
}) => {
  const ulla = await as('revisor.ulla');
  await ulla.goto(`/granska/${CASES.granted}`);
  const link = ulla.getByRole('link', { name: 'Hämta bevispaket' });
  const [download] = await Promise.all([ulla.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^Bevis LIG .*\.zip$/);
  const bytes = fs.readFileSync(await download.path());

  const { policy, size, root } = await trusted(bytes, service);

  await page.setViewportSize(PHONE);
  await page.goto('/om/kontrollera');
  await expect(page.getByRole('heading', { level: 1, name: 'Kontrollera ett ärende' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await expect(page.getByText('Välj ett bevispaket.')).toBeVisible();
  await page.getByLabel('Bevispaketet').setInputFiles({ name: 'arende.zip', mimeType: 'application/zip', buffer: bytes });
  await page
    .getByLabel('Välj en policy som fil')
    .setInputFiles({ name: 'policy.txt', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await expect(page.getByLabel('Policy: de nycklar som du litar på')).toHaveValue(policy);
  await page.getByLabel('Publicerade rötter').fill(`${size}: ${toHex(root).match(/.{4}/g)!.join(' ')}`);
  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await expect(page.getByRole('heading', { name: 'Allt håller' })).toBeFocused({ timeout: 20_000 });
  await expect(page.getByText('Ärendet är helt: sigillet nämner dess sista händelse.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Det som är bevisat' })).toContainText('bifall, 32 000 kr');
  await lookOver(page, 'a bundle that holds');
  await page.setViewportSize(PHONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

  // a word changed by somebody who mends the archive, and a root that is another’s
  const changed = Buffer.from(bytes);
  await page.getByLabel('Publicerade rötter').fill(`${size}:${'0'.repeat(64)}`);
  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await expect(page.getByRole('heading', { name: 'Paketet håller inte' })).toBeFocused({ timeout: 20_000 });
  await expect(page.getByText(/hör inte till samma logg/)).toBeVisible();
  await lookOver(page, 'a bundle that does not hold');
  changed[changed.indexOf('"idx"') + 8]! ^= 1;
  await check(page, 'arende.zip', changed);
  await expect(page.getByText('Filen är inget paket, eller så är den skadad.')).toBeVisible();

  // a decision turned into its opposite by somebody who can write archives: the check that fails is named, and the event
  const forged = [...(readZip(bytes) as ReadonlyMap<string, Uint8Array>)].map(([name, content]) => ({
    name,
    bytes: name === 'events.ndjson' ? Buffer.from(textOf(content).replaceAll('BIFALL', 'AVSLAG')) : content,
  }));
  await page.getByLabel('Publicerade rötter').fill('');
  await check(page, 'arende.zip', Buffer.from(writeZip(forged)));
  await expect(page.getByRole('heading', { name: 'Paketet håller inte' })).toBeFocused({ timeout: 20_000 });
  const failed = page.getByRole('listitem').filter({ hasText: 'COMMITMENT · COMMITMENT' });
  await expect(failed).toContainText(/Händelse \d+ \(blad \d+ i loggen\)/);
  await expect(page.getByRole('region', { name: 'Det som är bevisat' })).toHaveCount(0);

  const several = writeZip([
    { name: 'arenden/ett.zip', bytes },
    { name: 'arenden/tva.zip', bytes: writeZip(forged) },
  ]);
  await check(page, 'flera.zip', Buffer.from(several));
  await expect(page.getByRole('heading', { name: '1 av 2 paket håller inte' })).toBeFocused({ timeout: 20_000 });
  await expect(page.getByText(/Håller: LIG .*bifall, 32.000.kr/)).toBeVisible();
  await expect(page.getByText('Håller inte: tva.zip: inget av det är bevisat')).toBeVisible();
  await expect(page.getByText('COMMITMENT · COMMITMENT')).toBeVisible();
  await lookOver(page, 'bundles of several cases');
  expect(asked).toEqual([]);
});

test('an auditor gives out one text of a case, by a provision, and whoever gets it can check the case and read nothing else', async ({
  as,
  page,
  service,
  trouble,
}) => {
  trouble.expect(/GET \/api\/auditor\/cases\/.*\/evidence.*: 422/);
  const ulla = await as('revisor.ulla');
  await ulla.goto(`/granska/${CASES.granted}`);
  await ulla.getByRole('link', { name: 'Lämna ut en del' }).click();
  const fields = ulla.getByRole('group', { name: 'Personuppgifter och fritext som hålls tillbaka' });
  for (const box of await fields.getByRole('checkbox').all()) await expect(box).toBeChecked();
  await fields.getByRole('checkbox', { name: /^Ansökan › Syfte/ }).uncheck();
  await ulla
    .getByRole('group', { name: /hela innehåll hålls tillbaka/ })
    .getByRole('checkbox')
    .nth(1)
    .check();
  await expect(ulla.getByText('1 av', { exact: false })).toContainText('fält med personuppgifter');
  const get = ulla.getByRole('button', { name: 'Hämta paketet' });
  await get.click();
  await expect(ulla.getByText('Ange den bestämmelse som innehållet hålls tillbaka med stöd av')).toBeVisible();
  await ulla.getByLabel('Bestämmelse').fill('OSL 21 kap. 7 §');
  const [download] = await Promise.all([ulla.waitForEvent('download'), get.click()]);
  await lookOver(ulla, 'what is given out of a case');
  const bytes = fs.readFileSync(await download.path());
  const { events } = readBundle(readZip(bytes) as ReadonlyMap<string, Uint8Array>);
  expect(events.flatMap(({ keys = {} }) => Object.keys(keys))).toEqual(['application.purpose']);
  expect(events.map(({ withheld }) => withheld).filter((one) => one !== null)).toEqual(['OSL 21 kap. 7 §']);

  const { policy } = await trusted(bytes, service);
  await page.goto('/om/kontrollera');
  await check(page, 'del.zip', bytes, policy);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused({ timeout: 20_000 });
  await expect(page.getByText(/OSL 21 kap. 7 §/).first()).toBeVisible();
});

test('whoever has the bundles of a random sample checks all of them at once in the browser, and the draw', async ({
  desk,
  page,
  service,
}) => {
  const ulla = await desk('revisor.ulla');
  const asked = { from: '2020-01-01', to: today(), schemeId: null, outcomes: null, size: 2, seed: null };
  const drawn = await ulla.post('/api/auditor/samples', asked);
  const { number } = (await drawn.json()) as { number: string };
  const answer = await ulla.browser.request(`/api/auditor/samples/${number}/evidence`);
  const pack = Buffer.from(await answer.arrayBuffer());
  const [one] = [...packFiles(pack)!].filter(([name]) => name.startsWith('arenden/')).map(([, bytes]) => Buffer.from(bytes));
  await page.goto('/om/kontrollera');
  await check(page, 'urval.zip', pack, (await trusted(one!, service)).policy);
  await expect(page.getByRole('heading', { name: /^(Paketet|Alla 2 paket) håller$/ })).toBeFocused({ timeout: 20_000 });
  await expect(page.getByRole('region', { name: `Urval ${number}` })).toContainText(/(beslutet är bevisat|alla 2 beslut är bevisade) här/);
});

test('an applicant keeps the proof of a decision, which holds and shows nothing but what they sent in and were sent', async ({
  as,
  service,
}) => {
  const bengt = await as('sokande.bengt');
  await bengt.setViewportSize(PHONE);
  await bengt.goto(`/mina/${CASES.granted}`);
  const link = bengt.getByRole('link', { name: 'Hämta beviset (ZIP)' });
  const [download] = await Promise.all([bengt.waitForEvent('download'), link.click()]);
  const bytes = fs.readFileSync(await download.path());
  await bengt.getByRole('link', { name: 'Kontrollera ett bevis' }).click();
  await check(bengt, download.suggestedFilename(), bytes, (await trusted(bytes, service)).policy);
  await expect(bengt.getByRole('region', { name: 'Det som är bevisat' })).toContainText('bifall, 32 000 kr', { timeout: 20_000 });
  await expect(bengt.getByText(/ingår inte i sökandens bevis/).first()).toBeVisible();
  await lookOver(bengt, 'an applicant’s own proof');
});
