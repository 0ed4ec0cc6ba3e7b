import fs from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { packFiles } from '#libs/integrity';
import { CASES } from './demonstration';
import { expect, test } from './fixtures';
import { lookOver, settled } from './look-over';

const ULLA = 'revisor.ulla';
const CASE = `/granska/${CASES.granted}`;

const event = (page: Page): Locator => page.locator('.event-panel h2');
const part = (page: Page, name: string): Locator => page.locator('details.part', { has: page.getByRole('heading', { name, exact: true }) });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

test.describe('auditing a case', () => {
  test('is stepping through its history with the keyboard alone: each event shows the case as it stood, and what it changed', async ({
    as,
  }) => {
    const page = await as(ULLA);
    await open(page, `${CASE}?h=1`);
    await expect(event(page)).toHaveText('Ansökan inkommen');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Inte diariefört än');
    await expect(part(page, 'Diarieföring')).toHaveCount(0);

    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/h=2/);
    await expect(event(page)).toHaveText('Ansökan diarieförd');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('LIG');
    await expect(part(page, 'Diarieföring').locator('summary')).toContainText('Nytt');
    await expect(part(page, 'Diarieföring')).toHaveAttribute('open');

    await page.keyboard.press('End');
    await expect(event(page)).toHaveText('Protokollet tillkännagivet');
    await page.keyboard.press('ArrowLeft');
    await expect(event(page)).toHaveText('Protokoll justerat');
    await page.keyboard.press('Home');
    await expect(event(page)).toHaveText('Ansökan inkommen');

    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Händelse 2 av \d+, ansökan diarieförd$/);
    await expect(event(page)).toHaveText('Ansökan diarieförd');
  });

  test('is choosing among the events by who, what and on which paragraph', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, CASE);
    const list = page.locator('.event-list');
    await list.getByText('Välj bland händelserna').click();
    await list.getByLabel('Lagrum').selectOption('KL 7:5');
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: 'delegation kontrollerad' }).click();
    await expect(event(page)).toHaveText('Delegation kontrollerad');
    await page.getByRole('button', { name: 'Nästa' }).focus();
    await page.keyboard.press('Enter');
    await expect(event(page)).toHaveText('Beslut fattat');
    await expect(page.locator('.event-panel')).toContainText('Lag: KL 7:5, RF 1:9');
  });

  test('is looking by both clocks, and nothing that is read here reads itself anew when something happens elsewhere', async ({
    as,
    desk,
  }) => {
    const page = await as(ULLA);
    await open(page, `${CASE}?h=5`);
    await page.getByLabel('Med senare rättelser').check();
    await expect(page).toHaveURL(/klocka=effective/);
    await expect(page.locator('.event-panel')).toContainText(/Inget som antecknades senare|Antecknat senare/);

    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const sara = await desk('handlaggare.sara');
    const pause = { from: '2030-01-01', to: '2030-01-02', reason: 'Prov' };
    await (await desk('namndsekreterare.karin')).does('/api/schemes/sociala-innovationer/pause-intake', pause);
    await sara.sees('/api/cases');
    await page.waitForTimeout(1_000);
    expect(asked.filter((address) => address.includes(CASES.granted))).toEqual([]);
  });

  test('is the list of delegated decisions, each with a proof whose checks hold', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, '/granska/beslut');
    const row = page.locator('.rows > li', { hasText: 'Leksaksbiblioteket' });
    await expect(row).toContainText('Beviset håller');
    await row.getByText('Visa beviset').click();
    await expect(row.getByText('Håller', { exact: true })).toHaveCount(7);
    await expect(row.locator('dl').first()).toContainText('Kulturnämnden');
    await lookOver(page, 'proof of a decision');
  });

  test('is fetching files that are whole', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, CASE);
    for (const format of ['CSV', 'JSON']) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: `Hämta ${format}` }).click();
      expect((await download).suggestedFilename()).toMatch(new RegExp(`^handelser-.*\\.${format.toLowerCase()}$`));
      expect(await (await download).failure()).toBeNull();
    }
  });

  test('is itself written down, for the auditor to see', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, `${CASE}?h=3`);
    await open(page, '/granska/atkomst');
    await expect(page.getByRole('table')).toContainText('ärendet så som det stod vid händelse 3, som det var känt då');
    // of one case, and of one kind
    const row = page.locator('.listing tbody tr', { hasText: 'händelse 3' }).first();
    const number = (await row.getByRole('link').innerText()).trim();
    await page.getByLabel('Ärende', { exact: true }).fill(number.toLowerCase());
    await page.getByLabel('Slag').selectOption({ label: 'ett ärende' });
    await page.getByRole('button', { name: 'Sök', exact: true }).click();
    await expect(page).toHaveURL(/slag=CASE/);
    await expect(page.locator('.listing tbody tr').first()).toContainText(number);
    await expect(page.getByRole('table')).not.toContainText('åtkomstlogg');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hämta som CSV' }).click()]);
    expect(fs.readFileSync(await file.path(), 'utf8')).toContain(`;${number};`);
  });

  test('is drawing a random sample that stands in the log, drawing it again, and taking all of its evidence home in one file', async ({
    as,
    trouble,
  }) => {
    trouble.expect(/POST \/api\/auditor\/samples: 422/);
    trouble.expect(/GET \/api\/auditor\/evidence: 422/);
    const page = await as(ULLA);
    await open(page, '/granska/urval');
    const draw = page.getByRole('region', { name: 'Dra ett urval' });
    await draw.getByLabel('Till och med').fill('2000-01-01');
    await draw.getByLabel('Antal beslut').fill('2');
    await draw.getByRole('button', { name: 'Dra urvalet' }).click();
    await expect(draw.getByRole('alert')).toContainText('Inget beslut passar villkoren');
    await draw.getByLabel('Till och med').fill('');
    await draw.getByRole('button', { name: 'Dra urvalet' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Urval \d{4}-\d+$/ })).toBeVisible();
    await expect(page.getByText('Dragningen är gjord om nyss, och gav samma urval')).toBeVisible();
    const first = await page.getByRole('heading', { level: 1 }).innerText();
    const seed = await page.locator('code.long').last().innerText();

    await page.getByRole('button', { name: 'Dra om' }).click();
    await expect(page.getByText('Samma villkor har dragits förut i år')).toBeVisible();
    const second = await page.getByRole('heading', { level: 1 }).innerText();
    expect(Number(second.split('-')[1])).toBe(Number(first.split('-')[1]) + 1);
    await expect(page.locator('code.long').last()).not.toHaveText(seed);
    await lookOver(page, 'a sample');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hämta alla bevispaket' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`Bevis ${second.toLowerCase()}.zip`);
    const files = packFiles(fs.readFileSync(await download.path()))!;
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['LÄS-MIG.txt', 'sample.json', 'population.txt', 'urval.zip', 'forteckning.csv']),
    );
    expect(await page.locator('ol.rows > li').count()).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Alla urval' }).click();
    await expect(page.getByRole('rowheader').first()).toHaveText(second.replace('Urval ', ''));
    await page.getByLabel('Nummer i diariet').fill('LIG 2026-99999');
    await page.getByRole('button', { name: 'Hämta bevispaketen' }).click();
    await expect(page.getByText('Det finns inget ärende LIG 2026-99999.')).toBeVisible();
  });

  test('is what was assessed beside what was decided, with the decisions behind each number', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, '/granska/likabehandling');
    await page.getByLabel('Stödform').selectOption({ label: 'Stöd till sociala innovationer' });
    await page.getByRole('button', { name: 'Sök', exact: true }).click();
    const count = page.locator('.outcomes a').first();
    await expect(count).toBeVisible();
    await count.click();
    await expect(page.getByRole('region', { name: /kriteriet bedömt som/ }).getByRole('heading')).toBeFocused();
    await expect(page.locator('.compared').first()).toContainText('LIG');
    await expect(page.getByRole('heading', { name: 'Vad tabellerna inte kan säga' })).toBeVisible();
    await lookOver(page, 'decisions behind a number');
  });

  test('is the log with its filters, from an address that can be sent to somebody', async ({ as }) => {
    const page = await as(ULLA);
    await open(page, '/granska/handelser');
    await page.getByLabel('Slag av händelse').selectOption({ label: 'beslut fattat' });
    await page.getByLabel('Vem').fill('anna');
    await page.getByRole('button', { name: 'Sök', exact: true }).click();
    await expect(page).toHaveURL(/slag=DecisionMade/);
    await expect(page.locator('.rows > li').first()).toContainText('Beslut fattat');
    await page.reload();
    await expect(page.getByLabel('Vem')).toHaveValue('anna');
    await expect(page.locator('.rows > li').first()).toContainText('Anna');
  });
});

test.describe('what is open to everybody', () => {
  test('is the diary, searched while typing without a letter being lost', async ({ page }) => {
    await open(page, '/om/diariet');
    await page.getByLabel('Sök på').pressSequentially('leksaksbiblioteket', { delay: 40 });
    await expect(page.getByLabel('Sök på')).toHaveValue('leksaksbiblioteket');
    await expect(page).toHaveURL(/sok=leksaksbiblioteket/);
    await expect(page.locator('.diary li')).toHaveCount(1);
  });

  test('is a text that says that it is a draft until those who keep it have adopted it', async ({ as, page, trouble }) => {
    trouble.expect(/POST \/api\/public-texts\/register-description\/adopt: 422/);
    await open(page, '/om/registret');
    await expect(page.getByText('Det här är ett utkast')).toBeVisible();

    const karin = await as('namndsekreterare.karin');
    await open(karin, '/om/registret');
    await karin.getByRole('link', { name: 'Ändra texten' }).click();
    await karin.getByLabel('Fastställa texten').check();
    await karin.getByLabel('Vem som har beslutat').fill('förvaltningschefen');
    await karin.getByRole('button', { name: 'Fastställa texten' }).click();
    await expect(karin.getByRole('alert')).toContainText('Texten är inte färdig');

    await karin.getByLabel('Texten på svenska').fill('# Så är registret ordnat\n\nSkriv till [oss](mailto:kultur@example.org).');
    // a reload loses nothing
    await karin.reload();
    await expect(karin.getByLabel('Texten på svenska')).toHaveValue(/Så är registret ordnat/);
    await expect(karin.getByRole('region', { name: 'Så ser den ut' })).toContainText('Så är registret ordnat');
    await karin.getByLabel('Texten på engelska').fill('# How the register is arranged');
    await karin.getByLabel('Fastställa texten').check();
    await karin.getByRole('button', { name: 'Fastställa texten' }).click();
    await expect(karin.getByRole('heading', { name: 'Version 1' })).toBeVisible();

    await open(page, '/om/registret');
    await expect(page.getByRole('heading', { name: 'Så är registret ordnat' })).toBeVisible();
    await expect(page.getByText('Det här är ett utkast')).toHaveCount(0);
  });

  test('is what a problem means, at the address that the problem gives', async ({ page }) => {
    await open(page, '/problem/over-limit');
    await expect(page.getByRole('heading', { level: 1, name: 'Du får inte göra detta' })).toBeVisible();
    await expect(page.getByText('Lag: KL 7:5')).toBeVisible();
  });
});
