/** The delegation order as people use it: read, written in, compared, taken back; as a table out and in; and the posts. Boards of the tests' own. */
import fs from 'node:fs';
import type { Desk } from '../desk';
import { expect, test } from './fixtures';
import { lookOver, settled } from './look-over';

const item = {
  number: 'H.1',
  caseGroup: 'H',
  matter: 'Bevilja stöd',
  kinds: ['BIFALL', 'DELVIS_BIFALL'],
  statute: 'KL 7:5',
  post: 'omradeschef',
  substitutePost: null,
  grantedBy: 'BOARD',
  subDelegation: false,
  limitOre: 5_000_000,
  reporting: 'ANMALAN',
  conditions: null,
};

/** A board with an order of two items and somebody who holds the post. */
async function board(boardId: string, karin: Desk, anna: Desk): Promise<void> {
  const at = `/api/delegation/${boardId}`;
  const head = { board: 'Provnämnden', version: '2026:1', boardParagraph: 'PN § 1', adoptedOn: '2026-01-10', validFrom: '2026-02-01' };
  const refusing = {
    ...item,
    number: 'H.2',
    matter: 'Avslå en ansökan',
    kinds: ['AVSLAG'],
    limitOre: null,
    reporting: 'SARSKILT_PROTOKOLL',
  };
  await karin.does(`${at}/adopt-order`, { ...head, items: [item, refusing] });
  const held = { post: 'omradeschef', title: 'områdeschef', holder: anna.ref, from: '2026-02-01', to: null, acting: false, reason: null };
  await karin.does(`${at}/assign-post`, held);
}

test('the order is read as it stands and as it stood, a new version is written in by way of a table, compared and partly revoked', async ({
  as,
  desk,
  trouble,
}) => {
  await board('provnamnden', await desk('namndsekreterare.karin'), await desk('omradeschef.anna'));
  const karin = await as('namndsekreterare.karin');
  await karin.goto('/delegation/provnamnden');
  const first = karin.getByRole('region', { name: /^H\.1 / });
  await expect(first).toContainText('Högst 50 000 kr i ett beslut');
  await expect(first).toContainText('områdeschef: Anna Bergvall');

  // before the board had adopted anything
  await karin.getByLabel('Visa ordningen den').fill('2020-01-01');
  await karin.getByRole('button', { name: 'Visa dagen' }).click();
  await expect(karin.getByText('Ingen delegationsordning gällde den dagen')).toBeVisible();
  await expect(karin).toHaveURL(/dag=2020-01-01/);

  // out as a table, changed, and in again
  await karin.getByRole('button', { name: 'Visa i dag' }).click();
  const [download] = await Promise.all([
    karin.waitForEvent('download'),
    karin.getByRole('link', { name: 'Hämta som tabell (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('delegationsordning-2026-1.csv');
  const table = fs.readFileSync(await download.path(), 'utf8');
  expect(table.split('\r\n')[0]).toBe(
    '\uFEFFNr;Ärendegrupp;Ärende;Slag av beslut;Lagrum;Delegat;Ersättare;Vidaredelegation;Delegerad av;Beloppsgräns (kr);Anmäls;Anmärkning/villkor',
  );
  const wrong = test.info().outputPath('fel.csv');
  fs.writeFileSync(wrong, table.replace(';50000;', ';femtio tusen;'));
  const mended = test.info().outputPath('ordning.csv');
  const more = 'H.3;H;Större stöd;bifall;KL 7:5;Förvaltningschef;;ja;nämnden;200 000;ja;\r\n';
  fs.writeFileSync(mended, table.replace(';50000;', ';60 000;') + more);

  await karin.getByRole('link', { name: 'Skriv in ny version' }).click();
  await karin.getByLabel('Versionens beteckning').fill('2026:2');
  const file = karin.getByLabel('Läs in punkterna från en tabell (CSV)');
  await file.setInputFiles(wrong);
  const amiss = karin.getByRole('alert');
  await expect(amiss).toContainText('Rad 2, kolumn ”Beloppsgräns (kr)”: ”femtio tusen” är inget belopp som kan läsas.');
  await expect(karin.locator('.item-editor')).toHaveCount(2);
  await file.setInputFiles(mended);
  await expect(karin.getByRole('alert')).toContainText('3 punkter är inlästa i formuläret.');
  await expect(karin.getByText('Tillkomna: 1. Borttagna: 0. Ändrade: 1. Lika: 1.')).toBeVisible();
  await settled(karin);
  await lookOver(karin, 'delegation-adopting');

  // a no names its field and its item, and nothing typed is lost
  trouble.expect(/POST .*adopt-order: 422/);
  const last = karin.locator('.item-editor').last();
  await last.locator('summary').click();
  await last.getByLabel('Beloppsgräns (kr)').fill('mycket');
  await karin.getByRole('button', { name: 'Skriv in versionen' }).click();
  const summary = karin.getByRole('alert').filter({ hasText: 'Det här behöver rättas' });
  await summary.getByRole('link', { name: 'Punkt H.3: Skriv beloppsgränsen i kronor, till exempel 50 000.' }).click();
  await expect(last.getByLabel('Beloppsgräns (kr)')).toBeFocused();
  await last.getByLabel('Beloppsgräns (kr)').fill('200 000');
  await karin.getByLabel('Nämndens paragraf').fill('PN § 99');
  await expect(karin.getByLabel('Versionens beteckning')).toHaveValue('2026:2');
  await karin.getByRole('button', { name: 'Skriv in versionen' }).click();

  await expect(karin.getByRole('row', { name: /2026:2 Gäller/ })).toBeVisible();
  await expect(karin.getByRole('row', { name: /2026:1 Har gällt/ })).toBeVisible();
  await lookOver(karin, 'delegation-versions');
  await karin.getByRole('button', { name: 'Jämför', exact: true }).click();
  const changed = karin.getByRole('table', { name: /Punkt H\.1/ });
  await expect(changed.locator('del')).toHaveText('Högst 50 000 kr i ett beslut');
  await expect(changed.locator('ins')).toHaveText('Högst 60 000 kr i ett beslut');
  await expect(karin.getByRole('heading', { name: 'H.3 Större stöd' })).toBeVisible();
  await settled(karin);
  await lookOver(karin, 'delegation-comparison');

  // an item is taken back, and everybody sees it
  await karin.getByRole('link', { name: 'Ordningen' }).click();
  await karin.getByRole('button', { name: 'Återkalla H.2' }).click();
  const dialog = karin.getByRole('dialog');
  await dialog.getByLabel('Nämndens paragraf').fill('PN § 100');
  await dialog.getByLabel('Skäl').fill('Nämnden avslår själv.');
  await dialog.getByRole('button', { name: 'Återkalla', exact: true }).click();
  await expect(karin.getByRole('region', { name: /^H\.2 / })).toContainText('Nämnden avslår själv.');
  const sara = await as('handlaggare.sara');
  await sara.goto('/delegation/provnamnden');
  await expect(sara.getByRole('region', { name: /^H\.2 / })).toContainText('Enligt PN § 100: Nämnden avslår själv.');
  await expect(sara.getByRole('button', { name: /Återkalla/ })).toHaveCount(0);
  await expect(sara.getByRole('link', { name: 'Skriv in ny version' })).toHaveCount(0);
  // a day of the first version, whatever day it is: in January and February this year's first of March is one of the second
  await sara.goto('/delegation/provnamnden?dag=2026-03-01');
  await expect(sara.getByRole('region', { name: /^H\.1 / })).toContainText('Högst 50 000 kr i ett beslut');
});

test('posts are filled and left, and the förvaltningschef passes an item on to another post, once, up to their own limit', async ({
  as,
  desk,
  trouble,
}) => {
  const secretary = await desk('namndsekreterare.karin');
  await board('provnamnden-2', secretary, await desk('omradeschef.anna'));
  const passed = { ...item, number: 'H.3', matter: 'Större stöd', post: 'forvaltningschef', subDelegation: true, limitOre: 20_000_000 };
  const head = { board: 'Provnämnden', version: '2026:2', boardParagraph: 'PN § 9', adoptedOn: '2026-02-10', validFrom: '2026-02-11' };
  await secretary.does('/api/delegation/provnamnden-2/adopt-order', { ...head, items: [item, passed] });

  const karin = await as('namndsekreterare.karin');
  await karin.goto('/delegation/provnamnden-2/befattningar');
  await karin.getByRole('button', { name: 'Tillsätt befattning' }).click();
  const dialog = karin.getByRole('dialog');
  trouble.expect(/POST .*assign-post: 422/);
  await dialog.getByLabel('Titel').fill('förvaltningschef');
  await dialog.getByRole('button', { name: 'Skriv in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Innehavaren ska fyllas i.');
  await expect(dialog.getByLabel('Titel')).toHaveValue('förvaltningschef');
  await lookOver(karin, 'delegation-assigning');
  await dialog.getByLabel('Befattning', { exact: true }).fill('forvaltningschef');
  await dialog.getByLabel('Innehavare').selectOption({ label: 'Mikael Sundin (delegat)' });
  await dialog.getByRole('button', { name: 'Skriv in' }).click();
  const chief = karin.getByRole('listitem').filter({ hasText: 'forvaltningschef' });
  await expect(chief).toContainText('tills vidare');

  await karin.getByRole('link', { name: 'Ordningen' }).click();
  await karin.getByRole('button', { name: 'Vidaredelegera punkt H.3' }).click();
  trouble.expect(/POST .*grant-sub-delegation: 422/);
  await dialog.getByLabel('Befattning som får den').fill('omradeschef');
  await dialog.getByLabel('Beloppsgräns (kr)').fill('300 000');
  await dialog.getByLabel('Förvaltningschef den dagen').selectOption({ label: 'Mikael Sundin' });
  await dialog.getByLabel('Beslutets beteckning').fill('26RS77-1');
  await dialog.getByRole('button', { name: 'Skriv in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Beloppsgränsen 300 000 kr går utöver punkt H.3, som har 200 000 kr.');
  await dialog.getByLabel('Beloppsgräns (kr)').fill('100 000');
  await dialog.getByRole('button', { name: 'Skriv in' }).click();
  const third = karin.getByRole('region', { name: /^H\.3 / });
  await expect(third).toContainText('Vidaredelegation H.3-V1');
  await expect(third).toContainText('områdeschef: Anna Bergvall');
  await expect(third).toContainText('Mikael Sundin, förvaltningschef');
  await settled(karin);
  await lookOver(karin, 'delegation-passed-on');

  await karin.getByRole('link', { name: 'Befattningar' }).click();
  await chief.getByRole('button', { name: /^Avsluta förordnandet/ }).click();
  await dialog.getByLabel('Skäl').fill('Ny tjänst.');
  await dialog.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(chief).not.toContainText('tills vidare');
  await lookOver(karin, 'delegation-posts');
});
