/** The chain of a decision as a page, and the list of the chains that somebody has to see to. */
import type { Locator, Page } from '@playwright/test';
import { inDays } from '../e2e/board';
import { decide, prepare } from '../e2e/case-work';
import { CASES } from './demonstration';
import { expect, test } from './fixtures';
import { lookOver, PHONE, settled, sticksOut, WIDE } from './look-over';

const linkOf = (page: Page, name: string): Locator =>
  page.locator('.chain-link').filter({ has: page.getByRole('heading', { name, exact: true }) });
const rowOf = (page: Page, caseId: string): Locator => page.locator('.rows > li').filter({ has: page.locator(`a[href*="${caseId}"]`) });

test('a case leads to its chain: link by link, with what is waited for, on which ground and by which records', async ({ as }) => {
  const sara = await as('handlaggare.sara');
  await sara.goto(`/arenden/${CASES.granted}/beslut-efterat`);
  await sara.getByRole('link', { name: /kedja/i }).first().click();
  await settled(sara);
  await expect(sara.getByRole('heading', { level: 1 })).toContainText(/^Delegationskedjan, LIG \d{4}-\d+$/);
  await expect(sara.locator('.chain-link')).toHaveCount(10);
  await expect(linkOf(sara, 'Godkännande')).toContainText('Håller');
  await expect(linkOf(sara, 'Nämndens delegation')).toContainText('delegationsordning antagen');
  await expect(linkOf(sara, 'Anslaget uppe hela tiden')).toContainText('Väntar');
  await expect(linkOf(sara, 'Laga kraft')).toContainText('KL 13:5');
  await expect(sara.locator('.chain-verdict')).toContainText('Återstår');
});

test('on paper it has its day and all its links, and nothing that only a screen can use', async ({ as }) => {
  const karin = await as('namndsekreterare.karin');
  await karin.goto(`/arenden/${CASES.granted}/kedja`);
  await settled(karin);
  const printed = karin.getByText(/^Utskriven /);
  await expect(printed).toBeHidden();
  await karin.emulateMedia({ media: 'print' });
  // as wide as what A4 has between its margins
  await karin.setViewportSize({ width: 680, height: 960 });
  await expect(printed).toBeVisible();
  await expect(karin.getByRole('button')).toHaveCount(0);
  await expect(karin.getByRole('navigation')).toHaveCount(0);
  await expect(karin.getByRole('link', { name: 'Alla kedjor' })).toBeHidden();
  for (const one of await karin.locator('.chain-link').all()) await expect(one).toBeVisible();
  expect(await sticksOut(karin)).toEqual([]);
  await karin.emulateMedia({ media: 'screen' });
  await karin.setViewportSize(WIDE);
});

test('the list has what is broken first, is narrowed in the address, and leads to the chain', async ({ as, office }) => {
  const [waiting, broken] = [await prepare(office), await prepare(office)];
  const { anna, karin: secretary } = office;
  for (const caseId of [waiting, broken]) await decide(anna, caseId);
  const [at, today] = [`/api/cases/${broken}`, inDays(0)];
  await secretary.does(`${at}/report-to-board`, { meetingOn: today, paragraph: '§ 31' });
  await secretary.does(`${at}/approve-minutes`, { approvedOn: today, approvedBy: 'Olle Ek' });
  await secretary.does(`${at}/post-announcement`, { postedOn: today, proof: 'https://anslag.example/1', minutesAt: 'Diariet' });
  const { position } = await secretary.does(`${at}/interrupt-announcement`, { interruptedOn: today, reason: 'Tavlan låg nere.' });
  await secretary.sees(`/api/chains?scheme=${office.scheme}`, position);

  const karin = await as('namndsekreterare.karin');
  await karin.goto(`/kedjor?stod=${office.scheme}`);
  await settled(karin);
  await expect(karin.locator('.rows > li').first()).toContainText('Bruten');
  await expect(rowOf(karin, broken)).toContainText('Anslå protokollet på nytt');
  await expect(rowOf(karin, waiting)).toContainText('Väntar på att anmälas');
  await lookOver(karin, 'chains with one that is broken');

  await karin.getByLabel('Läge').selectOption({ label: 'Väntar' });
  await karin.getByRole('button', { name: /Visa|Sök/ }).click();
  await expect(karin).toHaveURL(/lage=WAITS/);
  await expect(rowOf(karin, waiting)).toBeVisible();
  await expect(rowOf(karin, broken)).toHaveCount(0);
  await karin.goto(`/kedjor?stod=${office.scheme}&lage=WAS_LATE`);
  await expect(karin.getByText('Ingen kedja passar sökningen')).toBeVisible();

  await karin.goto(`/kedjor?stod=${office.scheme}&lank=NOTICE_UP`);
  await rowOf(karin, broken).getByRole('link').click();
  await settled(karin);
  await expect(linkOf(karin, 'Anslaget uppe hela tiden')).toContainText('Bruten');
  await expect(karin.locator('.chain-verdict')).toContainText('Att reda ut: anslaget uppe hela tiden');
  await lookOver(karin, 'a chain that is broken');
  await karin.setViewportSize(PHONE);
  expect(await sticksOut(karin)).toEqual([]);
  await karin.setViewportSize(WIDE);
});

test('it is there in English too', async ({ as, service }) => {
  const ulla = await as('revisor.ulla');
  await ulla.context().addCookies([{ name: 'language', value: 'en', url: service.url }]);
  await ulla.goto(`/arenden/${CASES.granted}/kedja`);
  await settled(ulla);
  await expect(linkOf(ulla, 'Legal force')).toContainText('Waits');
});

test('an adviser has no list of chains', async ({ as, trouble }) => {
  trouble.expect(/GET \/api\/chains.*: 403/);
  const leila = await as('radgivare.leila');
  await leila.goto('/kedjor');
  await expect(leila.getByRole('main')).toContainText(/får|behörighet|roll/i);
  await expect(leila.getByRole('link', { name: /kedjor/i })).toHaveCount(0);
});
