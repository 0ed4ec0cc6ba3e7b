/** People who want something done and don't give up: each command is sent, with the same key, until somebody has answered it. */
import { setTimeout as pause } from 'node:timers/promises';
import { derivedId } from '#libs/kernel';
import type { Desk, Done } from '../desk';

export interface Errand {
  readonly who: Desk;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}
/** A command that somebody was told is done. */
export interface Acknowledged extends Errand {
  readonly done: Done;
}

const PATIENCE_MS = 3000;
const GIVE_UP_MS = 45_000;
/** What a command may be told when nothing but wires and processes are at fault. */
const TRY_AGAIN = new Map([
  [503, /^(unavailable|overloaded)$/],
  [409, /^idempotency-in-progress$/],
]);

export class Errands {
  readonly acknowledged: Acknowledged[] = [];
  /** What happened, for whoever looks for a fault. */
  readonly notes: string[] = [];
  private readonly begun = performance.now();
  private asked = 0;
  private keys = 0;

  /** `id`: keys are made of it. `urls`: the processes that requests can go to. `answered`: told after each acknowledged command. */
  constructor(
    private readonly id: string,
    private readonly urls: readonly string[],
    private readonly answered: (soFar: number) => void = () => undefined,
  ) {}

  note(what: string): void {
    this.notes.push(`${(performance.now() - this.begun).toFixed(0).padStart(6)} ms  ${what}`);
  }

  newId(): string {
    return derivedId(this.id, `id/${this.keys++}`);
  }

  /** Resolves when it is acknowledged; throws when it was refused, or told anything but that it may be tried again. */
  async send(who: Desk, path: string, body: unknown = {}): Promise<Done> {
    const errand = { who, path, body, key: this.newId() };
    const done = await this.insist(errand);
    this.acknowledged.push({ ...errand, done });
    this.answered(this.acknowledged.length);
    return done;
  }

  /** The answer to a command, however many times it has to be sent. */
  async insist({ who, path, body, key }: Errand): Promise<Done> {
    return JSON.parse(await this.until(who, 'POST', path, body, { 'idempotency-key': key })) as Done;
  }

  async save(who: Desk, path: string, body: unknown): Promise<void> {
    await this.until(who, 'PUT', path, body, {});
  }

  /** What a page says when it has come as far as `after`. */
  async look<T>(who: Desk, path: string, after: number): Promise<T> {
    for (;;) {
      const read = JSON.parse(await this.until(who, 'GET', `${path}?after=${after}`, undefined, {})) as T & { upToDate?: boolean };
      if (read.upToDate !== false) return read;
    }
  }

  private async until(who: Desk, method: string, path: string, body: unknown, headers: Record<string, string>): Promise<string> {
    const giveUp = performance.now() + GIVE_UP_MS;
    for (;;) {
      const url = this.urls[this.asked++ % this.urls.length]!;
      const told = await this.once(who, method, `${url}${path}`, body, headers);
      if (told !== undefined) return told;
      if (performance.now() > giveUp) throw new Error(`${who.me.name}: ${method} ${path}: not done in ${GIVE_UP_MS} ms`);
      await pause(50);
    }
  }

  /** Undefined = try again. */
  private async once(who: Desk, method: string, url: string, body: unknown, headers: Record<string, string>): Promise<string | undefined> {
    let status: number;
    let text: string;
    try {
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const all = { accept: 'application/json', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const response = await who.browser.request(url, { method, ...content, headers: all, signal: AbortSignal.timeout(PATIENCE_MS) });
      ({ status } = response);
      text = await response.text();
    } catch (error) {
      this.note(`${method} ${url}: no answer (${String((error as { cause?: unknown }).cause ?? error)})`);
      return undefined;
    }
    if (status < 300) return text;
    this.note(`${method} ${url}: ${status} ${text}`);
    const { code = '' } = (text.startsWith('{') ? JSON.parse(text) : {}) as { code?: string };
    if (TRY_AGAIN.get(status)?.test(code)) return undefined;
    throw new Error(`${who.me.name}: ${method} ${url}: ${status} ${text}`);
  }
}
