/**
 * The list of cases with a large register: how long the API takes, how much JavaScript the page fetches, how long it is from a keystroke in the search
 * box until the rows that answer it are painted, and whether scrolling keeps up. `--url` measures a service that is running with the demonstration
 * users; otherwise one is started and filled with 10,000 cases. The pages must have been built.
 *
 * `--cases 100000` measures something else, without a browser: what people wait for over HTTP when eight are at it, in a register of that size and in one
 * of 10,000, and how many times longer the larger takes.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { Browser as Person } from '../http-client';
import { findChromium } from '../pages/chromium';
import { signIn } from '../pages/sign-in';
import { growthOf, loadOn, type Latencies } from './queue-load';
import { startSeededService } from './queue-server';

const SEARCHES = ['', 'status:öppet', 'skatepark i vivalla', 'ansvarig:@mig', 'frist:försenad belopp:>20000', 'finns inte alls'];
const ROUNDS = 10;
const SMALL = 10_000;
/** Slower than most people type, so that each keystroke is answered on its own. */
const TYPING_MS = 400;

interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}
const round = (ms: number): number => Math.round(ms * 10) / 10;
function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { median: at(0.5), p95: at(0.95), most: round(sorted.at(-1)!) };
}

/** From the request until the answer has been read. */
async function askApi(url: string, subject: string): Promise<Record<string, Spread>> {
  const person = new Person(url);
  await person.signIn(subject);
  const spreads: Record<string, Spread> = {};
  const addresses = [...SEARCHES.map((q) => `/api/cases?limit=60${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`), '/api/views'];
  for (const [index, address] of addresses.entries()) {
    const times: number[] = [];
    for (let turn = 0; turn <= ROUNDS; turn++) {
      const began = performance.now();
      await person.json(address);
      if (turn > 0) times.push(performance.now() - began);
    }
    spreads[index < SEARCHES.length ? SEARCHES[index]! || '(all)' : 'views'] = spreadOf(times);
  }
  return spreads;
}

interface Typed {
  readonly text: string;
  readonly at: number;
  readonly painted: number | null;
}

async function type(page: Page, text: string): Promise<readonly number[]> {
  await page.goto('/arenden?q=');
  await page.locator('.queue-row').first().waitFor();
  await page.evaluate('watchAnswers()');
  await page.getByRole('searchbox').pressSequentially(text, { delay: TYPING_MS });
  await page.waitForTimeout(1000);
  const answers = await page.evaluate<readonly Typed[]>('typed');
  return answers.map(({ text: typed, at, painted }) => {
    if (painted === null) throw new Error(`”${typed}” was never answered`);
    return painted - at;
  });
}

/** Milliseconds between frames while the list is scrolled, and how many rows it came past. */
async function scroll(page: Page): Promise<Spread & { readonly rows: number }> {
  await page.goto('/arenden?q=&sort=received');
  await page.locator('.queue-row').first().waitFor();
  const { times, rows } = await page.evaluate<{ times: readonly number[]; rows: number }>('scrollThrough(600, 60)');
  return { ...spreadOf(times.slice(5)), rows };
}

/** Bytes of JavaScript before the rows are there, compressed with gzip, without the headers of the answers. */
async function weigh(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await signIn(page, 'handlaggare.sara', '/om/tillganglighet');
  const fresh = await context.newPage();
  let bytes = 0;
  const session = await context.newCDPSession(fresh);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
  const scripts = new Set<string>();
  session.on(
    'Network.responseReceived',
    ({ requestId, response }) => void (response.mimeType.includes('javascript') && scripts.add(requestId)),
  );
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => void (scripts.has(requestId) && (bytes += encodedDataLength)));
  await fresh.goto('/arenden');
  await fresh.locator('.queue-row').first().waitFor();
  await fresh.waitForTimeout(1000);
  await context.close();
  return bytes;
}

/** The same figures at two sizes. */
async function loads(cases: number): Promise<object> {
  const at = async (size: number): Promise<{ cases: number; seedSeconds: number; events: number; milliseconds: Latencies }> => {
    const service = await startSeededService(size);
    try {
      const { seedSeconds, events, url } = service;
      return { cases: size, seedSeconds: round(seedSeconds), events, milliseconds: await loadOn(url) };
    } finally {
      await service.stop();
    }
  };
  const small = await at(Math.min(SMALL, cases));
  const large = await at(cases);
  return { bench: 'queue', clients: 8, small, large, growth: growthOf(small.milliseconds, large.milliseconds) };
}

export async function run(args: readonly string[]): Promise<void> {
  const options = { cases: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const print = (figures: object): void =>
    void process.stdout.write(`${values.json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2)}\n`);
  if (values.cases !== undefined) return print(await loads(Number(values.cases)));
  const service = values.url === undefined ? await startSeededService(SMALL) : undefined;
  const url = service?.url ?? values.url!;
  const { executablePath, env } = findChromium();
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } as Record<string, string> });
  try {
    const api = { official: await askApi(url, 'handlaggare.sara'), adviser: await askApi(url, 'radgivare.leila') };
    const javaScriptKilobytes = round((await weigh(browser, url)) / 1000);
    const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 900 } });
    await page.addInitScript({ path: path.join(__dirname, 'queue-in-page.js') });
    await signIn(page, 'handlaggare.sara', '/arenden');
    await type(page, 'kör'); // once to warm up
    const keystroke = spreadOf([...(await type(page, 'skatepark i örebro')), ...(await type(page, 'status:öppet belopp:>30000'))]);
    const frame = await scroll(page);
    const seeded = service && { seconds: round(service.seedSeconds), events: service.events };
    print({ cases: service ? SMALL : null, seeded, api, javaScriptKilobytes, keystroke, frame });
  } finally {
    await browser.close();
    await service?.stop();
  }
}
