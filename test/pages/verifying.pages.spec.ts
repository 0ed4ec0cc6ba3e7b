import fs from 'node:fs';
import path from 'node:path';
import { ED25519, LOG_KEY_TYPES, readCheckpoint, readNote, readZip, signingKey, spellKey, toHex } from '#libs/integrity';
import { CASES } from './demonstration';
import { expect, test } from './fixtures';
import { lookOver, PHONE } from './look-over';

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

  // the reader has the keys from elsewhere
  const note = readNote((readZip(bytes) as ReadonlyMap<string, Uint8Array>).get('note.txt')!)!;
  const { origin, size, root } = readCheckpoint(note.text)!;
  const signer = path.join(path.dirname(service.sessions), 'data', 'signer');
  const keys = LOG_KEY_TYPES.map((type) => {
    const pem = fs.readFileSync(path.join(signer, type === ED25519 ? 'ed25519.pem' : 'ml-dsa-44.pem'), 'utf8');
    return signingKey(origin, type, pem).verifier;
  });
  const policy = [...keys.map((key) => `log ${spellKey(key)}`), 'quorum none', ''].join('\n');

  await page.setViewportSize(PHONE);
  await page.goto('/om/kontrollera');
  await expect(page.getByRole('heading', { level: 1, name: 'Kontrollera ett ärende' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await expect(page.getByText('Välj ett bevispaket.')).toBeVisible();
  const zip = (buffer: Buffer) => ({ name: 'arende.zip', mimeType: 'application/zip', buffer });
  await page.getByLabel('Bevispaketet').setInputFiles(zip(bytes));
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
  await page.getByLabel('Bevispaketet').setInputFiles(zip(changed));
  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await expect(page.getByText('Filen är inget paket, eller så är den skadad.')).toBeVisible();
  expect(asked).toEqual([]);
});
