/**
 * How many events a second, one event per append at an expected revision, each client on a stream of its own, everything durable. All
 * contenders share one server and take turns in short rounds, so that whatever else the machine does hits them alike.
 */
import { parseArgs } from 'node:util';
import { newId } from '../../libs/kernel';
import type { Contender, Enter } from './append-contender';
import { encrypted } from './append-encrypted';
import { ours } from './append-ours';
import { startDurableServer } from './durable-server';
import { emmett } from './emmett';
import { messageDb } from './message-db';
import { raw } from './raw';

const CONTENDERS: readonly Enter[] = [ours, encrypted, raw, emmett, messageDb];
const ROUND_MS = 500;
const WARM_UP_MS = 1000;

interface Figures {
  readonly eventsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One contender's clients, each with its stream, and what has been measured of them. */
class Entry {
  private readonly ends: { readonly stream: string; revision: number }[];
  private latencies: number[] = [];
  private milliseconds = 0;

  constructor(
    readonly contender: Contender,
    clients: number,
  ) {
    this.ends = Array.from({ length: clients }, () => ({ stream: `case-${newId()}`, revision: 0 }));
  }

  /** All clients append, each its next event when the last one is durable, until the time is up. */
  async round(milliseconds: number): Promise<void> {
    const began = performance.now();
    const until = began + milliseconds;
    await Promise.all(
      this.ends.map(async (end) => {
        for (let start = performance.now(); start < until; start = performance.now()) {
          await this.contender.append(end.stream, end.revision);
          end.revision += 1;
          this.latencies.push(performance.now() - start);
        }
      }),
    );
    this.milliseconds += performance.now() - began;
  }

  forget(): void {
    this.latencies = [];
    this.milliseconds = 0;
  }

  /** Throws unless everything that was acknowledged lies there, and nothing else. */
  async check(): Promise<void> {
    const acknowledged = this.ends.reduce((sum, { revision }) => sum + revision, 0);
    const count = await this.contender.count();
    if (count !== acknowledged) throw new Error(`${this.contender.name}: ${acknowledged} events acknowledged, ${count} there`);
  }

  figures(): Figures {
    const sorted = Float64Array.from(this.latencies).sort();
    const at = (share: number): number => Number(sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(2));
    return { eventsPerSecond: Math.round((this.latencies.length / this.milliseconds) * 1000), p50Ms: at(0.5), p99Ms: at(0.99) };
  }
}

async function measure(entries: readonly Entry[], seconds: number): Promise<void> {
  for (const entry of entries) await entry.round(WARM_UP_MS);
  for (const entry of entries) entry.forget();
  for (let round = 0; round * ROUND_MS < seconds * 1000; round++) {
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) await entry.round(ROUND_MS);
  }
  for (const entry of entries) await entry.check();
}

/** Times that `ours` is faster than each of the others: the engine alone, as they are. */
function ratiosOf(figures: Readonly<Record<string, Figures>>): Record<string, number> {
  const { ours: own, encrypted: _, ...others } = figures;
  return Object.fromEntries(
    Object.entries(others).map(([name, { eventsPerSecond }]) => [name, Number((own!.eventsPerSecond / eventsPerSecond).toFixed(2))]),
  );
}

/** `--seconds 5` for each contender, `--clients 32`, `--json`: one JSON object instead of a table. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '5' },
      clients: { type: 'string', default: '32' },
      json: { type: 'boolean', default: false },
    },
  });
  const [seconds, clients] = [Number(values.seconds), Number(values.clients)];
  const server = await startDurableServer();
  const entries: Entry[] = [];
  try {
    await server.breakIn();
    for (const enter of CONTENDERS) entries.push(new Entry(await enter(server, clients), clients));
    await measure(entries, seconds);
    const figures = Object.fromEntries(entries.map((entry) => [entry.contender.name, entry.figures()]));
    const ratios = ratiosOf(figures);
    const encryptedShare = Number((figures['encrypted']!.eventsPerSecond / figures['ours']!.eventsPerSecond).toFixed(2));
    if (values.json) console.log(JSON.stringify({ bench: 'append', seconds, clients, figures, ratios, encryptedShare }));
    else {
      console.table(figures);
      console.table({ 'ours is faster, times': ratios });
      console.table({ 'with encrypted fields, of ours': encryptedShare });
    }
  } finally {
    for (const { contender } of entries) await contender.close();
    await server.stop();
  }
}
