import type { Locator, Page } from '@playwright/test';
import { inDays } from '../e2e/board';
import { apply, formFor, momentIn, register } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { settled } from './look-over';

const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** What is said at the bottom when something is done. */
const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);
const bar = (page: Page): Locator => page.locator('.case-bar');
/** The next step that the page offers. */
const next = (page: Page, name: string): Promise<void> => bar(page).getByRole('link', { name, exact: true }).click();
const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Ärendets delar' }).getByRole('link', { name }).click();

async function openCase(page: Page, caseId: string, rest = ''): Promise<void> {
  await page.goto(`/arenden/${caseId}${rest}`);
  await settled(page);
}

test.describe('the case page', () => {
  test('leads from registration to advice on other funding, each form where it belongs', async ({ as, office }) => {
    const { amina, scheme } = office;
    const caseId = await apply(amina, scheme, { title: 'Kök i tre stadsdelar', ownShare: { cashOre: 100_000, hours: 10 } });

    const eva = await as('registrator.eva');
    await openCase(eva, caseId);
    await press(eva, 'Diarieför');
    await told(eva, 'Ansökan är diarieförd.');
    await expect(eva.locator('.page-above')).toContainText('LIG ');

    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId);
    await press(sara, 'Fördela ärendet');
    await sara.getByLabel('Handläggningsgrupp').selectOption({ label: 'Provgruppen' });
    for (const name of ['Leila Haddad', 'Per Åhlström']) await sara.getByLabel(name).check();
    await press(sara, 'Fördela');
    await told(sara, 'Ärendet är fördelat.');

    // nothing of the content before the declaration
    await expect(sara.getByText('Grannar som inte känner varandra')).toHaveCount(0);
    await sara.getByLabel('Nej', { exact: true }).check();
    await press(sara, 'Försäkra opartiskhet');
    await expect(sara.getByText('Grannar som inte känner varandra')).toBeVisible();

    await next(sara, 'Bekräfta för sökanden');
    await press(sara, 'Skicka bekräftelse');
    await told(sara, 'Bekräftelsen är skickad.');
    await next(sara, 'Gör formell prövning');
    await press(sara.locator('form'), 'Gör prövningen');
    await told(sara, 'Den formella prövningen är gjord.');
    await expect(sara.getByText('1 av 9 krav har en anmärkning.')).toBeVisible();

    await tab(sara, 'Komplettering');
    await press(sara, 'Begär komplettering');
    await sara.getByLabel('Hur er egen insats når upp till kravet').check();
    const letter = sara.getByRole('region', { name: 'Så här läser sökanden brevet' });
    await expect(letter).toContainText('gå vidare med er ansökan ”Kök i tre stadsdelar”');
    await sara.getByLabel('Vad behövs').fill('Hur många timmar ni själva lägger ned');
    await expect(letter).toContainText('Hur många timmar ni själva lägger ned.');
    await press(sara, 'Skicka begäran');
    await told(sara, 'Begäran är skickad.');
    await press(sara, 'Påminn');
    await press(sara, 'Skicka påminnelse');
    await told(sara, 'Påminnelsen är skickad.');
    await press(sara, 'Ta emot på papper eller e-post');
    await sara.getByLabel('Svaret', { exact: true }).fill('Vi lägger hundra timmar.');
    await press(sara, 'För in svaret');
    await told(sara, 'Svaret är infört.');

    await next(sara, 'Föreslå mötestider');
    await sara.getByLabel('Plats').fill('Eklundavägen 2');
    await press(sara, 'Skicka tiderna');
    await told(sara, 'Tiderna är skickade.');
    await press(sara, 'Ställ in');
    await sara.getByLabel('Skäl').fill('Vi ses redan i dag.');
    await press(sara.locator('form'), 'Ställ in');
    await told(sara, 'Mötet är inställt.');
    await press(sara, 'Boka möte');
    await sara.getByLabel('Plats').fill('Eklundavägen 2');
    await press(sara, 'Boka');
    await told(sara, 'Mötet är bokat.');
    await press(sara, 'Anteckna hållet möte');
    await expect(sara.getByLabel('Per Åhlström')).toHaveCount(0);
    await press(sara, 'Spara och anteckna vad som sades');
    await sara.getByLabel('Vad som sades eller hände').fill('Köken är bokade till hösten.');
    await sara.getByLabel('Din egen bedömning').fill('Väl förberett.');
    await press(sara, 'Spara anteckningen');
    await told(sara, 'Anteckningen är sparad.');
    await expect(sara.locator('.note-opinion')).toContainText('Väl förberett.');

    await tab(sara, 'Hänvisning');
    await press(sara, 'Hänvisa vidare');
    await sara.getByLabel('Finansiär', { exact: true }).selectOption({ label: 'Allmänna arvsfonden' });
    await expect(sara.getByLabel('Råd till sökanden')).toHaveValue(/Arvsfonden/);
    await press(sara, 'Skicka hänvisningen');
    await told(sara, 'Hänvisningen är skickad.');

    await tab(sara, 'Anteckningar');
    await press(sara, 'Gör tjänsteanteckning');
    await sara.getByLabel('Hur', { exact: true }).selectOption({ label: 'Telefon' });
    await sara.getByLabel('Vem som lämnade uppgiften').fill('Amina Yusuf, projektledare');
    await sara.getByLabel('Vad som sades eller hände').fill('Bostadsbolaget är med.');
    await press(sara, 'Spara anteckningen');
    await told(sara, 'Anteckningen är sparad.');

    await sara.goto(`/arenden/${caseId}/utskrift`);
    await settled(sara);
    for (const text of ['Vi lägger hundra timmar.', 'Eklundavägen 2', 'Bostadsbolaget är med.', 'Allmänna arvsfonden', 'Grannar som inte'])
      await expect(sara.getByText(text).first()).toBeVisible();
  });

  test('tells what others do without touching what is being written, and what is sent is bound to what was seen', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST .*record-note: 412/);
    const { amina, scheme, sara: desk } = office;
    const caseId = await apply(amina, scheme);
    await register(office, caseId);
    await desk.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen.' });
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, '/anteckningar?gor=anteckna');
    const facts = sara.getByLabel('Vad som sades eller hände');
    await facts.fill('Hyran är lägre än i budgeten.');
    await amina.does(`/api/cases/${caseId}/amend`, { application: formFor({ title: 'Nytt namn' }), reason: 'Bättre namn.' });
    await expect(sara.getByRole('status').filter({ hasText: 'Amina Yusuf' })).toBeVisible();
    await expect(facts).toHaveValue('Hyran är lägre än i budgeten.');
    await sara.reload();
    await expect(facts).toHaveValue('Hyran är lägre än i budgeten.');
    await amina.does(`/api/cases/${caseId}/amend`, { application: formFor({ title: 'Nyare namn' }), reason: 'Ännu bättre.' });
    await sara.getByLabel('Hur', { exact: true }).selectOption({ label: 'E-post' });
    await sara.getByLabel('Vem som lämnade uppgiften').fill('Amina Yusuf');
    await press(sara, 'Spara anteckningen');
    await press(sara, 'Jag har läst det. Låt mig skicka');
    await press(sara, 'Spara anteckningen');
    await told(sara, 'Anteckningen är sparad.');

    await tab(sara, 'Ansökan');
    await sara.getByText('Vad som ändrades i version 3').click();
    await expect(sara.locator('.change ins').first()).toContainText('Nyare');
  });

  test('closes to whoever declares a conflict of interest, until somebody else has decided', async ({ as, office, trouble }) => {
    trouble.expect(/GET \/api\/cases\/.*: 403/);
    const { amina, scheme, leila: desk } = office;
    const caseId = await apply(amina, scheme);
    await register(office, caseId);
    await desk.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen.' });
    const leila = await as('radgivare.leila');
    await openCase(leila, caseId, '/bedomning');
    await press(leila, 'Anmäl jäv');
    const dialog = leila.getByRole('dialog');
    await dialog.getByLabel('Något annat gör').check();
    await dialog.getByLabel('Beskriv omständigheterna').fill('Min granne leder projektet.');
    await press(dialog, 'Anmäl jäv');
    await expect(leila.getByRole('heading', { level: 1 })).toHaveText('Du deltar inte i det här ärendet');

    const karin = await as('namndsekreterare.karin');
    await openCase(karin, caseId);
    await press(karin, 'Avgör jävsfrågan');
    await karin.getByLabel('Jäv föreligger inte').check();
    await karin.getByLabel('Skäl').fill('Grannar utan annat band.');
    await press(karin, 'Avgör frågan');
    await told(karin, 'Jävsfrågan är avgjord.');
    await openCase(leila, caseId);
    await expect(leila.getByRole('heading', { name: 'Ansökan', exact: true })).toBeVisible();
  });

  test('begins with an application that came on paper: errors name the field, and the time is when it arrived', async ({
    as,
    office,
    trouble,
  }) => {
    trouble.expect(/POST \/api\/cases: 422/);
    const eva = await as('registrator.eva');
    await eva.goto('/arenden/ny');
    await settled(eva);
    await eva.getByLabel('Stödform').selectOption(office.scheme);
    await eva.getByLabel('Papper').check();
    await eva.getByLabel('Hur tidpunkten är känd').fill('Ankomststämplad av posten.');
    await eva.getByLabel('Organisation', { exact: true }).fill('Pappersföreningen');
    await eva.getByLabel('Organisationsnummer').fill('899999-0016');
    await eva.getByLabel('Organisationsform').fill('ideell förening');
    await eva.getByLabel('Kommun', { exact: true }).fill('Kumla');
    await eva.getByLabel('Kontaktpersonens namn').fill('Berit Papp');
    await eva.getByLabel('E-post', { exact: true }).last().fill('berit@example.org');
    await eva.getByLabel('Projektets namn').fill('Papper och penna');
    await eva.getByLabel('Startar').fill(inDays(30));
    await eva.getByLabel('Slutar').fill(inDays(200));
    for (const label of [
      'Syfte och bakgrund',
      'Genomförande',
      'Målgrupp',
      'Mål och resultat',
      'Effekter',
      'Det nyskapande',
      'Samhällsnytta',
      'Nytt lokalt',
      'Förankring hos samarbetspartner',
      'Ekologisk hållbarhet',
    ])
      await eva.getByLabel(label).fill(`${label}: avskrivet.`);
    await eva.getByLabel('Sökt belopp').fill('fyrtio tusen');
    await eva.getByLabel('Kostnad 1').fill('Pennor');
    await eva.getByLabel('Belopp 1').fill('80 000');
    await eva.getByLabel('Egen insats i pengar').fill('40 000');
    await eva.getByLabel('Nej', { exact: true }).check();
    await press(eva, 'För in ansökan');
    const summary = eva.getByRole('alert').filter({ hasText: 'Det här behöver rättas' });
    await summary.getByRole('link').first().click();
    await expect(eva.getByLabel('Sökt belopp')).toBeFocused();
    await eva.getByLabel('Sökt belopp').fill('40 000');
    await press(eva, 'För in ansökan');
    await expect(eva.getByRole('heading', { level: 1 })).toHaveText('Papper och penna');
    await expect(eva.getByRole('heading', { name: 'Diarieför ansökan' })).toBeVisible();
  });

  test('shows in its head how far away a meeting or a decision is, in words', async ({ as, office }) => {
    const { amina, scheme, sara: desk } = office;
    const caseId = await apply(amina, scheme);
    await register(office, caseId);
    await desk.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen.' });
    await desk.does(`/api/cases/${caseId}/acknowledge`, { expectedBy: inDays(5), message: 'Vi hör av oss.' });
    await desk.does(`/api/cases/${caseId}/schedule-meeting`, { startsAt: momentIn(72), place: 'Här', participantRefs: [desk.ref] });
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId);
    await expect(sara.locator('.case-head')).toContainText(/Beslut som sökanden väntar .*, om 5 dagar\s*snart/);
  });

  test('has room for what the applicant says in other ways, and for changes among those who handle it', async ({ as, office }) => {
    const { amina, scheme, group, sara: desk, leila } = office;
    const caseId = await apply(amina, scheme);

    const eva = await as('registrator.eva');
    await openCase(eva, caseId);
    await eva.getByLabel('Ett nummer som regionens diariesystem har gett').check();
    await eva.getByLabel('Regionens diarienummer').fill('26RS9911');
    await eva.getByLabel('Ärendemeningen', { exact: true }).check();
    await eva.getByLabel('Skäl till att uppgifter utelämnas').fill('Projektets namn röjer en enskild.');
    await press(eva, 'Diarieför');
    await told(eva, 'Ansökan är diarieförd.');
    await expect(eva.locator('.page-above')).toContainText('26RS9911');

    await desk.does(`/api/cases/${caseId}/assign`, { official: desk.ref, groupId: group, advisers: [leila.ref] });
    await desk.does(`/api/cases/${caseId}/declare-impartiality`, { advisedApplicant: false, statement: 'Jag känner ingen.' });
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, '/ansokan?gor=andra');
    await sara.getByLabel('Skäl till ändringen').fill('Föreningen ringde och sänkte beloppet.');
    await sara.getByLabel('Sökt belopp').fill('35 000');
    await press(sara, 'Lägg till en rad');
    await sara.getByLabel('Kostnad 3').fill('Hyra');
    await sara.getByLabel('Belopp 3').fill('5 000,50');
    await press(sara, 'Spara ny version');
    await told(sara, 'Ansökan har en ny version.');
    await expect(sara.locator('.case-head')).toContainText('35 000 kr');
    await expect(sara.locator('.budget').first()).toContainText('85 000,50 kr');

    await openCase(sara, caseId, '/komplettering?gor=begar');
    await press(sara, 'Skriv en egen punkt');
    await sara.getByLabel('Vad behövs').fill('Stadgar');
    await sara.getByLabel('Varför').fill('De visar vad föreningen är till för');
    await press(sara, 'Skicka begäran');
    await press(sara, 'Frånfall');
    await sara.getByLabel('Skäl').fill('De fanns redan.');
    await press(sara.locator('form'), 'Frånfall');
    await told(sara, 'Kompletteringen är frånfallen.');

    await tab(sara, 'Deltagare');
    const card = sara.getByRole('listitem').filter({ has: sara.getByRole('heading', { name: 'Leila Haddad' }) });
    await press(card, 'Ersätt');
    await card.getByLabel('Efterträdare').selectOption({ label: 'Per Åhlström, Stiftelsen Activa' });
    await card.getByLabel('Skäl').fill('Leila är ledig.');
    await press(card.locator('form'), 'Ersätt');
    await told(sara, 'Personen är ersatt.');
    const successor = sara.getByRole('listitem').filter({ has: sara.getByRole('heading', { name: 'Per Åhlström' }) });
    await press(successor, 'Undanta');
    await successor.getByLabel('Skäl').fill('Har hjälpt sökanden förut.');
    await press(successor.locator('form'), 'Undanta');
    await told(sara, 'Personen är undantagen.');

    await openCase(sara, caseId, '/ansokan?gor=aterkalla');
    await sara.getByLabel('Vem som återkallade, hur och varför').fill('Amina ringde: de fick pengar på annat håll.');
    await press(sara, 'Anteckna återkallelse');
    await told(sara, 'Återkallelsen är antecknad.');
    await expect(sara.getByText('de fick pengar på annat håll')).toBeVisible();
  });
});
