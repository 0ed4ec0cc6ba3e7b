import type { Locator, Page } from '@playwright/test';
import { CRITERIA, inDays, type Office } from '../e2e/board';
import { apply, assess, decide, declare, grant, meet, prepare, refusal, register, ruling } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { settled } from './look-over';

const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** What is said at the bottom when something is done. */
const told = (page: Page, text: string): Promise<void> => expect(page.locator('.announcement')).toHaveText(text);
const summary = (page: Page): Locator => page.locator('.notice.summary');

async function openCase(page: Page, caseId: string, tab: string): Promise<void> {
  await page.goto(`/arenden/${caseId}/${tab}`);
  await settled(page);
}

/** Registered, declared, checked and met: what is left is to assess it. */
async function takeToAssessment(office: Office): Promise<string> {
  const caseId = await apply(office.amina, office.scheme);
  await register(office, caseId);
  for (const one of [office.sara, office.leila, office.per]) await declare(one, caseId);
  await office.sara.does(`/api/cases/${caseId}/check-eligibility`, { exceptionReason: null });
  await meet(office, caseId);
  return caseId;
}

test.describe('the assessment', () => {
  test('is each one’s own until all have filed, with what the applicant wrote beside it', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*assess-criterion: 422/);
    const caseId = await takeToAssessment(office);
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'bedomning');
    await press(sara, 'Bedöm samhallsnytta');
    await expect(sara.getByRole('heading', { name: 'samhallsnytta', level: 2 })).toBeFocused();
    await expect(sara.getByText('Färre är ensamma.')).toBeVisible();
    await press(sara, 'Lämna bedömningen');
    await expect(summary(sara)).toContainText('Poängen ska fyllas i.');
    await sara.getByRole('radio', { name: '2', exact: true }).check();
    await sara.getByLabel('Skäl').fill('Tydlig nytta för grannskapet.');
    await press(sara, 'Lämna bedömningen');
    // the next that is due opens by itself
    await expect(sara).toHaveURL(/gor=bedom-nyskapande/);

    const leila = await as('radgivare.leila');
    await openCase(leila, caseId, 'bedomning');
    const cell = (row: string, column: number): Locator => leila.getByRole('row', { name: row }).getByRole('cell').nth(column);
    await expect(cell('samhallsnytta', 0)).toHaveText(/Lämnad/);
    await expect(leila.getByText('Tydlig nytta för grannskapet.')).toHaveCount(0);
    await expect(leila.getByText('De andras bedömningar är stängda än så länge')).toBeVisible();

    for (const who of [office.leila, office.per])
      await who.does(`/api/cases/${caseId}/assess-criterion`, { criterion: CRITERIA[0], score: 3, reasons: `${who.me.name} håller med.` });
    await expect(leila.getByText('Tydlig nytta för grannskapet.')).toBeVisible();
    await expect(cell('samhallsnytta', 2)).toHaveText(/3 av 3/);
  });

  test('keeps what was written when somebody else files first, and says who has done what', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*assess-criterion: 412/);
    const caseId = await takeToAssessment(office);
    const per = await as('radgivare.per');
    await openCase(per, caseId, 'bedomning?gor=bedom-forankring');
    await per.getByRole('radio', { name: '1', exact: true }).check();
    await per.getByLabel('Skäl').fill('Bara ett bostadsbolag.');
    await office.leila.does(`/api/cases/${caseId}/assess-criterion`, { criterion: CRITERIA[3], score: 3, reasons: 'Väl förankrat.' });
    await press(per, 'Lämna bedömningen');
    await expect(summary(per)).toContainText('kriterium bedömt');
    await per.reload();
    await expect(per.getByLabel('Skäl')).toHaveValue('Bara ett bostadsbolag.');
    // a reload is no word of having read it
    await press(per, 'Lämna bedömningen');
    await expect(summary(per)).toContainText('Leila Haddad: kriterium bedömt');
    await press(per, 'Jag har läst det. Låt mig skicka');
    await press(per, 'Lämna bedömningen');
    await told(per, 'Bedömningen är lämnad.');
  });

  test('has the State aid test explained, and refuses de minimis aid without the declaration', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*assess-state-aid: 422/);
    const caseId = await takeToAssessment(office);
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'bedomning');
    await press(sara, 'Pröva statsstöd');
    await sara.getByRole('radio', { name: /^Stöd av mindre betydelse/ }).check();
    await sara.getByLabel('Skäl').fill('Föreningen säljer mat på marknaden.');
    await press(sara, 'Spara prövningen');
    await expect(summary(sara)).toContainText('Begär in sökandens intyg');
    await sara.getByLabel(/Jag har sett sökandens intyg/).check();
    await press(sara, 'Spara prövningen');
    await told(sara, 'Prövningen är sparad.');
    await expect(sara.getByText('Stödet är av mindre betydelse enligt (EU) 2023/2831')).toBeVisible();
  });
});

test.describe('the proposal', () => {
  test('is written, commented on, sent back and revised, and the change is told in amounts and words', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*submit-proposal: 409/);
    trouble.expect(/POST .*draft-proposal: 422/);
    const caseId = await takeToAssessment(office);
    await assess(office, caseId);
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'forslag');
    await press(sara, 'Skriv förslag');
    await sara.getByLabel('Delvis bifall').check();
    await sara.getByLabel('Belopp (kr)').fill('trettio tusen');
    await sara.getByLabel('Din egen bedömning').fill('Fyra kök räcker inte för tolv kvällar.');
    await sara.getByLabel('Rådgivarnas förslag').fill('Rådgivarna vill bevilja tre fjärdedelar.');
    await press(sara, 'Hämta skälen i min bedömning av samhallsnytta');
    await sara.getByLabel('Utbetalningsplan').fill('När villkoren är godkända.');
    await press(sara, 'Lägg till ett eget villkor');
    await sara.getByRole('textbox', { name: 'Eget villkor 1' }).fill('Minst två kök ligger utanför centrum.');
    await press(sara, 'Spara förslaget');
    await summary(sara).getByRole('link', { name: 'Beloppet ska fyllas i med siffror.' }).click();
    await expect(sara.getByLabel('Belopp (kr)')).toBeFocused();
    await sara.getByLabel('Belopp (kr)').fill('30 000');
    await sara.reload();
    await expect(sara.getByLabel('Belopp (kr)')).toHaveValue('30 000');
    await press(sara, 'Spara förslaget');
    await told(sara, 'Förslaget är sparat.');

    await press(sara, 'Lämna till delegaten');
    await press(sara.locator('form'), 'Lämna till delegaten');
    await expect(summary(sara)).toContainText('Sökanden har inte fått yttra sig.');
    await sara.getByRole('complementary').getByRole('link', { name: 'Kommunicering' }).click();
    await press(sara, 'Sänd underlag');
    await sara.getByLabel('Förslag till beslut, version 1').check();
    await sara.getByLabel('Yttrande senast').fill(inDays(14));
    await press(sara.locator('form'), 'Sänd underlag');
    await told(sara, 'Underlaget är sänt.');
    await press(sara, 'Anteckna yttrande');
    await sara.getByLabel('Yttrandet', { exact: true }).fill('Vi klarar oss på det.');
    await press(sara.locator('form'), 'Anteckna yttrande');
    await told(sara, 'Yttrandet är antecknat.');
    await openCase(sara, caseId, 'forslag?gor=lamna');
    await press(sara.locator('form'), 'Lämna till delegaten');
    await expect(sara.getByText('Förslaget ligger hos delegaten', { exact: true })).toBeVisible();

    await declare(office.anna, caseId);
    await office.anna.does(`/api/cases/${caseId}/return-proposal`, { reason: 'Sänk beloppet till 25 000 kr.' });
    await expect(sara.getByText('Sänk beloppet till 25 000 kr.', { exact: true })).toBeVisible();
    await press(sara, 'Revidera förslaget');
    await sara.getByLabel('Belopp (kr)').fill('25 000');
    await sara.getByLabel('Din egen bedömning').fill('Tre kök räcker inte för tolv kvällar.');
    await press(sara, 'Ta bort Eget villkor 1');
    await press(sara, 'Lägg till avvikande mening');
    await sara.getByLabel('Vem').selectOption({ label: 'Leila Haddad, Coompanion Mälardalen' });
    await sara.getByLabel('Den avvikande meningen').fill('Hela beloppet behövs.');
    await press(sara, 'Spara förslaget');
    await told(sara, 'Förslaget är sparat.');
    const diff = sara.locator('.proposal-diff');
    await expect(diff).toContainText('30 000 kr → ändrat till 25 000 kr (5 000 kr mindre)');
    await expect(diff.locator('del').filter({ hasText: 'Fyra' })).toHaveCount(1);
    await expect(diff.locator('ins').filter({ hasText: 'Tre' })).toHaveCount(1);
    await expect(diff.getByRole('heading', { name: 'Avvikande mening: Leila Haddad Tillagt' })).toBeVisible();
    await expect(diff.locator('del').filter({ hasText: 'Minst två kök' })).toHaveCount(1);
  });

  test('needs no comments when it is said why', async ({ as, office }) => {
    const caseId = await takeToAssessment(office);
    await assess(office, caseId);
    await office.sara.does(`/api/cases/${caseId}/draft-proposal`, refusal());
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'kommunicering');
    await press(sara, 'Avstå från att kommunicera');
    await sara.getByLabel('Skäl').fill('Beslutet bygger bara på ansökan.');
    await press(sara.locator('form'), 'Avstå från att kommunicera');
    await told(sara, 'Skälet är antecknat.');
    await expect(sara.getByText('Beslutet bygger bara på ansökan.')).toBeVisible();
  });
});

test.describe('the history', () => {
  test('is told newest first and comes by itself; a kind can be picked, and an event has an address', async ({ as, office }) => {
    const caseId = await takeToAssessment(office);
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'historik');
    const events = sara.locator('.history-event');
    await expect(events.first()).toContainText('Tjänsteanteckning gjord');
    await office.leila.does(`/api/cases/${caseId}/assess-criterion`, { criterion: CRITERIA[0], score: 1, reasons: 'Svag.' });
    await expect(events.first()).toContainText('Leila Haddad (Coompanion Mälardalen) bedömde kriteriet');
    await sara.getByLabel('Visa').selectOption({ label: 'Försäkran om opartiskhet lämnad (3)' });
    await expect(events).toHaveCount(3);
    await openCase(sara, caseId, 'historik#h-1');
    await expect(sara.locator('#h-1')).toBeFocused();
    await expect(sara.locator('#h-1')).toContainText('Ansökan diarieförd');
  });
});

test.describe('after the decision', () => {
  test('it is read as it was approved, sent, and what is too early or unfinished is refused in words', async ({ as, office, trouble }) => {
    trouble.expect(/POST .*confirm-legal-force: 409/);
    trouble.expect(/POST .*confirm-legal-force: 412/);
    trouble.expect(/POST .*confirm-legal-force: 422/);
    trouble.expect(/POST .*close: 409/);
    trouble.expect(/POST .*minute-separately: 409/);
    const caseId = await prepare(office, { proposal: grant() });
    const sara = await as('handlaggare.sara');
    await openCase(sara, caseId, 'beslut-efterat');
    await expect(sara.getByText('Ärendet är inte avgjort')).toBeVisible();
    await decide(office.anna, caseId, ruling());
    await expect(sara.getByText('Anna Bergvall, efter ny inloggning')).toBeVisible();
    await sara.getByText('Läs hela beslutet som det godkändes').click();
    await expect(sara.locator('.document')).toContainText('Beslut: bifall. 40 000 kr beviljas av sökta 40 000 kr.');

    await expect(sara.getByRole('link', { name: 'Hämta beslutet (PDF)' })).toBeVisible(); // what is sent is the document
    await press(sara, 'Expediera beslutet');
    await sara.getByLabel('E-post').check();
    await press(sara.locator('form'), 'Expediera beslutet');
    await told(sara, 'Beslutet är expedierat.');
    await sara.getByText(/^Till Demonstrationsföreningen Landsbygdens unga \(e-post\)/).click();
    await expect(sara.getByText('Så överklagar du')).toBeVisible();

    await press(sara, 'Bekräfta laga kraft');
    await sara.getByLabel('Domstolens besked').fill('Inget överklagande, enligt mejl.');
    await press(sara.locator('form'), 'Bekräfta laga kraft');
    await expect(summary(sara)).toContainText('Protokollet är inte tillkännagivet på anslagstavlan');
    await press(sara, 'Avbryt');

    // the board's secretary keeps its records without reading the case
    const karin = await as('namndsekreterare.karin');
    await openCase(karin, caseId, 'ansokan');
    await press(karin, 'Skriv in särskilt protokoll');
    await karin.getByLabel('Paragraf i protokollet').fill('Delegationsprotokoll § 4');
    await press(karin.locator('form'), 'Skriv in');
    await expect(summary(karin)).toContainText('ska beslutet anmälas till nämnden, inte protokollföras särskilt');
    await press(karin, 'Avbryt');
    await press(karin, 'Skriv in anmälan vid sammanträde');
    await karin.getByLabel('Paragraf i protokollet').fill('§ 31');
    await press(karin.locator('form'), 'Skriv in');
    await told(karin, 'Det är inskrivet.');
    await press(karin, 'Skriv in justering');
    await karin.getByLabel('Vilka som justerade').fill('Olle Ek');
    await press(karin.locator('form'), 'Skriv in');
    await expect(karin.getByText(/^Protokollet justerades/)).toBeVisible();
    await press(karin, 'Skriv in att anslaget är uppe');
    await karin.getByLabel('Adress på anslagstavlan').fill('https://anslagstavla.example/4');
    await press(karin.locator('form'), 'Skriv in');
    await expect(karin.getByText(/^Anslaget sattes upp .* Tiden för överklagande går ut/)).toBeVisible();
    await karin.getByText('Tidsfrister', { exact: false }).first().click();
    await expect(karin.locator('.times')).toContainText('Lag: KL 13:5');

    await press(sara, 'Bekräfta laga kraft');
    await press(sara.locator('form'), 'Bekräfta laga kraft');
    // her text is of before the announcement
    await press(sara, 'Jag har läst det. Låt mig skicka');
    await press(sara.locator('form'), 'Bekräfta laga kraft');
    await expect(summary(sara)).toContainText('Tiden för överklagande är tre veckor från tillkännagivandet.');
    await press(sara, 'Avbryt');
    await press(sara, 'Avsluta ärendet');
    await sara.getByLabel('Skäl', { exact: true }).fill('Klart.');
    await press(sara.locator('form'), 'Avsluta ärendet');
    await expect(summary(sara)).toContainText('Laga kraft är inte bekräftad.');
  });
});
