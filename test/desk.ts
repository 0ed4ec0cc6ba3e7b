/** One person at work over HTTP: what they send and what they are told. */
import { newId } from '#libs/kernel';
import { Browser } from './http-client';

export interface Done {
  readonly position: number;
  readonly revision: number;
  readonly etag: string;
  readonly caseId?: string;
}
/** RFC 9457. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly stepUpUrl?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly changes?: readonly { readonly revision: number; readonly what: string }[];
}
export interface Me {
  readonly ref: string;
  readonly name: string;
  readonly role: string;
}
interface Sending {
  /** If-Match: the etag of what was seen. */
  readonly seen?: string;
  /** Idempotency-Key: given again, it is the same command. */
  readonly key?: string;
}

const asOf = (path: string, after: number | undefined): string =>
  after === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}after=${after}`;

export class Desk {
  private constructor(
    readonly browser: Browser,
    readonly me: Me,
  ) {}

  static async open(base: string, subject: string): Promise<Desk> {
    const browser = new Browser(base);
    await browser.signIn(subject);
    return new Desk(browser, await browser.json<Me>('/api/me'));
  }

  get ref(): string {
    return this.me.ref;
  }

  post(path: string, body: unknown = {}, { seen, key = newId() }: Sending = {}): Promise<Response> {
    return this.browser.send('POST', path, body, { 'idempotency-key': key, ...(seen === undefined ? {} : { 'if-match': seen }) });
  }

  /** Throws, with what was said, unless it was done. */
  async does(path: string, body: unknown = {}, sending: Sending = {}): Promise<Done> {
    const response = await this.post(path, body, sending);
    const text = await response.text();
    if (response.status >= 300) throw new Error(`${this.me.name}: POST ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Done;
  }

  /** Throws when it was done after all. */
  async isRefused(path: string, body: unknown = {}, sending: Sending = {}): Promise<Told> {
    const response = await this.post(path, body, sending);
    if (response.status < 400) throw new Error(`${this.me.name}: POST ${path} was not refused: ${response.status}`);
    const kind = response.headers.get('content-type');
    if (!kind?.startsWith('application/problem+json')) throw new Error(`${this.me.name}: POST ${path}: refused in ${kind}`);
    return (await response.json()) as Told;
  }

  /** What a page or list says once it has come as far as `after`. On a busy machine it may say that it hasn't yet: then it is asked again. */
  async sees<T>(path: string, after?: number): Promise<T> {
    const asked = asOf(path, after);
    for (;;) {
      const response = await this.browser.request(asked, { headers: { accept: 'application/json' } });
      const text = await response.text();
      if (response.status === 503 && after !== undefined) continue; // the row is not there yet
      if (response.status !== 200) throw new Error(`${this.me.name}: GET ${asked}: ${response.status} ${text}`);
      if (response.headers.get('x-not-up-to-date') === null) return JSON.parse(text) as T;
    }
  }

  /** Asked again, as {@link sees} does, until it has come as far as `after`. */
  async maySee(path: string, after?: number): Promise<number> {
    for (;;) {
      const response = await this.browser.request(asOf(path, after));
      await response.arrayBuffer();
      if (after === undefined || response.headers.get('x-not-up-to-date') === null) return response.status;
    }
  }
}
