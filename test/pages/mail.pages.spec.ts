import { CASES } from './demonstration';
import { expect, test } from './fixtures';

test('what one gets by mail is chosen, kept, and still chosen after a reload; the register shows what has been sent and what it said', async ({
  as,
}) => {
  const johan = await as('handlaggare.johan');
  await johan.goto('/mina-utskick');
  await expect(johan.getByText('Mejlen går till handlaggare.johan@liggaren.example')).toBeVisible();
  await johan.getByLabel('Komplettering har kommit in').selectOption('Inte alls');
  await johan.getByLabel('Klockan').selectOption('15.00');
  await johan.getByLabel('Alla dagar').check();
  await johan.getByRole('button', { name: 'Spara' }).click();
  await expect(johan.getByText('Dina val är sparade.')).toBeVisible();
  await johan.reload();
  await expect(johan.getByLabel('Komplettering har kommit in')).toHaveValue('OFF');
  await expect(johan.getByLabel('Klockan')).toHaveValue('15');
  await expect(johan.getByLabel('Alla dagar')).toBeChecked();

  // applicants: what the routine demands is told, and can't be chosen away
  const amina = await as('sokande.amina');
  await amina.goto('/mina-utskick');
  await expect(amina.getByRole('listitem').filter({ hasText: /^Beslut$/ })).toBeVisible();
  await expect(amina.getByLabel('Beslut', { exact: true })).toHaveCount(0);

  // from a case to what has been sent about it
  const sara = await as('handlaggare.sara');
  await sara.goto(`/arenden/${CASES.waitingForSupplement}/ansokan`);
  await sara.getByRole('link', { name: 'Utskick om ärendet' }).click();
  await expect(sara.getByText('Bara utskick i ett ärende visas.')).toBeVisible();
  await expect(sara).toHaveURL(new RegExp(`/utskick\\?arende=${CASES.waitingForSupplement}$`));

  const eva = await as('registrator.eva');
  // sent by the worker, while the service goes on
  await expect(async () => {
    await eva.goto('/utskick?utfall=KEPT');
    await expect(eva.getByRole('row').nth(1)).toContainText('ingen mejlserver är inställd', { timeout: 3_000 });
  }).toPass();
  await eva.getByLabel('Utfall').selectOption('Skickat');
  await eva.getByRole('button', { name: 'Sök' }).click();
  await expect(eva.getByText('Inga utskick', { exact: true })).toBeVisible();
  await eva.getByRole('button', { name: 'Rensa' }).click();
  // of a case that nothing has been disposed of
  await eva.goto(`/utskick?arende=${CASES.waitingForSupplement}`);
  await eva.locator('.listing tbody a').first().click();
  await expect(eva.getByRole('heading', { name: 'Det stod i mejlet' })).toBeVisible();
  await expect(eva.locator('.mail')).toContainText('Det går inte att svara på det här mejlet');
});
