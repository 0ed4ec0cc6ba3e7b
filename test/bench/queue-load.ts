/**
 * What people wait for in a register of a certain size, over HTTP: the list and each way to narrow it, the search box, a case, the chains that somebody has
 * to see to, the applicant's status and a command. Eight are at it at the same time, in a process of their own, so that what they cost is not taken from the service.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Desk } from '../desk';

const CLIENTS = 8;
/** Requests of each client for each figure, after some that are not counted. */
const ROUNDS = 25;
const WARM_UP = 3;

export interface Latency {
  readonly p50: number;
  readonly p95: number;
}
export type Latencies = Readonly<Record<string, Latency>>;

const round = (ms: number): number => Math.round(ms * 10) / 10;
function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { p50: at(0.5), p95: at(0.95) };
}

const q = (text: string): string => `/api/cases?limit=60&q=${encodeURIComponent(text)}`;
const LISTS: Readonly<Record<string, string>> = {
  'queue: unfiltered': '/api/cases?limit=60',
  'queue: by date of receipt': '/api/cases?limit=60&sort=received&direction=desc',
  'queue: by amount': '/api/cases?limit=60&sort=amount&direction=desc',
  'queue: by organisation': '/api/cases?limit=60&sort=organisation',
  'queue: phase': q('status:öppet'),
  'queue: mover': q('tur:sökanden'),
  'queue: official': q('ansvarig:@mig'),
  'queue: age': q('ålder:>30d'),
  'queue: amount': q('belopp:>40000'),
  'queue: deadline': q('frist:försenad'),
  'queue: flag': q('flagga:jäv'),
  'queue: municipality': q('kommun:laxå'),
  'queue: scheme': q('stödform:sociala-innovationer'),
  'search box: two words': q('skatepark vivalla'),
  'search box: nothing found': q('finns inte alls'),
  'counts by mover': '/api/cases/counts',
  'views with counts': '/api/views',
};

/** As the page asks for them. */
const CHAINS: Readonly<Record<string, string>> = {
  'chains: all that remains': '/api/chains?limit=25',
  'chains: late': '/api/chains?limit=25&risk=LATE',
};

/** All clients at once, each its requests one after the other. */
async function figure(desks: readonly Desk[], ask: (desk: Desk, nth: number) => Promise<unknown>): Promise<Latency> {
  const times: number[] = [];
  await Promise.all(
    desks.map(async (desk, client) => {
      for (let turn = 0; turn < WARM_UP + ROUNDS; turn++) {
        const began = performance.now();
        await ask(desk, turn * CLIENTS + client);
        if (turn >= WARM_UP) times.push(performance.now() - began);
      }
    }),
  );
  return latencyOf(times);
}

interface Listed {
  readonly rows: readonly { readonly caseId: string; readonly level?: string }[];
}
const NOTE = { meetingId: null, source: 'Sökanden', channel: 'PHONE', facts: 'Lokalen är bokad till hösten.', opinion: null };

/** Cases of the official that a note can be made in: one for each client, if there are that many. */
async function notable(sara: Desk): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { caseId } of (await sara.browser.json<Listed>(`/api/cases?limit=100&q=${encodeURIComponent('ansvarig:@mig status:öppet')}`))
    .rows) {
    const response = await sara.post(`/api/cases/${caseId}/record-note`, { ...NOTE, occurredAt: new Date().toISOString() });
    await response.arrayBuffer();
    if (response.status < 300 && found.push(caseId) === CLIENTS) return found;
  }
  if (found.length === 0) throw new Error('no case takes a note');
  return found;
}

async function measure(url: string): Promise<Latencies> {
  const together = (subject: string): Promise<readonly Desk[]> =>
    Promise.all(Array.from({ length: CLIENTS }, () => Desk.open(url, subject)));
  const officials = await together('handlaggare.sara');
  const applicants = await together('sokande.amina');
  const secretaries = await together('namndsekreterare.karin');
  const [sara] = officials as [Desk];
  const figures: Record<string, Latency> = {};
  for (const [name, address] of Object.entries(LISTS)) figures[name] = await figure(officials, (desk) => desk.browser.json(address));
  for (const [name, address] of Object.entries(CHAINS)) figures[name] = await figure(secretaries, (desk) => desk.browser.json(address));

  const mine = (await sara.browser.json<Listed>(q('ansvarig:@mig'))).rows.filter(({ level }) => level === 'CONTENT');
  figures['case page'] = await figure(officials, (desk, nth) => desk.browser.json(`/api/cases/${mine[nth % mine.length]!.caseId}`));
  figures['case history'] = await figure(officials, (desk, nth) =>
    desk.browser.json(`/api/cases/${mine[nth % mine.length]!.caseId}/history`),
  );
  const own = (await applicants[0]!.browser.json<Listed>('/api/my-applications')).rows;
  figures['my applications'] = await figure(applicants, (desk) => desk.browser.json('/api/my-applications'));
  figures['applicant status'] = await figure(applicants, (desk, nth) =>
    desk.browser.json(`/api/my-applications/${own[nth % own.length]!.caseId}`),
  );
  const noted = await notable(sara);
  // one case each: two who write to the same would be told that it has changed
  figures['command'] = await figure(officials.slice(0, noted.length), (desk, nth) =>
    desk.does(`/api/cases/${noted[nth % CLIENTS]!}/record-note`, { ...NOTE, occurredAt: new Date().toISOString() }),
  );
  return figures;
}

/** Milliseconds from the request until the answer has been read, by what was asked for. `url` = a service with the demonstration's users. */
export async function loadOn(url: string): Promise<Latencies> {
  const clients = spawn(process.execPath, [...process.execArgv, __filename, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  clients.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
  const [code] = (await once(clients, 'close')) as [number];
  if (code !== 0) throw new Error('the clients gave up');
  return JSON.parse(out) as Latencies;
}

/** How many times longer each takes in the large register than in the small one, at p95. */
export const growthOf = (small: Latencies, large: Latencies): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(large).map(([name, { p95 }]) => [name, Math.round((p95 / small[name]!.p95) * 100) / 100]));

if (require.main === module)
  measure(process.argv[2]!).then(
    (figures) => process.stdout.write(JSON.stringify(figures)),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
