/** The board's secretary at the board's meetings. */
import { expect, type Page } from '@playwright/test';
import type { Desk } from '../../desk';
import { open, press } from '../main-path/page';

const enter = (page: Page): Promise<void> => press(page.locator('form'), 'Skriv in');

/** Called for a day, and the list fixed with the decisions of these cases and no others; the address of its page. */
export async function call(page: Page, meetingOn: string, numbers: readonly string[]): Promise<string> {
  await open(page, '/sammantraden');
  await press(page, 'Utlys sammanträde');
  const form = page.locator('form');
  await form.getByLabel('Sammanträdesdag').fill(meetingOn);
  await form.getByLabel('Plats').fill('Regionhuset, Örebro');
  await press(form, 'Utlys sammanträde');
  await press(page, 'Fastställ listan');
  const list = page.getByRole('region', { name: 'Välj beslut till listan' });
  for (const box of await list.getByRole('checkbox').all()) await box.uncheck();
  for (const number of numbers) await list.getByRole('checkbox', { name: new RegExp(`^${number} `) }).check();
  await press(list, 'Fastställ listan');
  await expect(page.getByText(`${numbers.length} beslut är med.`)).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function hold(page: Page, paragraph: string): Promise<void> {
  await press(page, 'Skriv in att det är hållet');
  await page.getByLabel('Paragraf i protokollet').fill(paragraph);
  await enter(page);
  await expect(page.getByText(`Besluten är anmälda under ${paragraph}.`)).toBeVisible();
}

export async function approve(page: Page): Promise<void> {
  await press(page, 'Skriv in justeringen');
  await page.getByLabel('Justerare, en på varje rad').fill('Olle Ek\nStina Alm');
  await enter(page);
  await expect(page.getByText('av Olle Ek och Stina Alm.')).toBeVisible();
}

/** On the day that it is. */
export async function announce(page: Page, at: string): Promise<void> {
  await press(page, 'Skriv in att det är anslaget');
  await page.getByLabel('Adress på anslagstavlan').fill(at);
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Anslagsbevis' })).toBeVisible();
}

export async function interrupt(page: Page, meeting: string, what: string): Promise<void> {
  await open(page, meeting);
  await press(page, 'Skriv in ett avbrott');
  await page.getByLabel('Vad som hände').fill(what);
  await enter(page);
  await expect(page.getByText('Tiden för överklagande har inte löpt: anslå protokollet på nytt')).toBeVisible();
}

export async function takeDown(page: Page, meeting: string): Promise<void> {
  await open(page, meeting);
  await press(page, 'Skriv in att det är nedtaget');
  await enter(page);
  await expect(page.getByText(/^Nedtaget /)).toBeVisible();
}

/** Beside the pages: a meeting today with one case on its list, held and its minutes approved; the address of its page. */
export async function minuted(karin: Desk, board: string, caseId: string, today: string): Promise<string> {
  const meetings = '/api/board-meetings';
  type Waiting = { readonly rows: readonly { readonly caseId: string; readonly decisionId: string }[] };
  const waiting = async (): Promise<Waiting['rows']> =>
    (await karin.sees<Waiting>(`${meetings}/unreported?board=${board}`)).rows.filter((row) => row.caseId === caseId);
  await expect.poll(waiting).toHaveLength(1);
  const [{ decisionId }] = (await waiting()) as [Waiting['rows'][number]];
  const called = await karin.does(meetings, { boardId: board, meetingOn: today, place: 'Regionhuset, Örebro' });
  const { meetingId } = called as unknown as { meetingId: string };
  await karin.does(`${meetings}/${meetingId}/fix-report-list`, { decisions: [{ caseId, decisionId }] });
  await karin.does(`${meetings}/${meetingId}/hold`, { heldOn: today, paragraph: '§ 8' });
  await karin.does(`${meetings}/${meetingId}/approve-minutes`, { approvedOn: today, approvedBy: ['Olle Ek'] });
  return `/sammantraden/${meetingId}`;
}
