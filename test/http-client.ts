/** A browser without a screen: keeps cookies, follows redirects, says where it comes from, signs in the way people do. */

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}
interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The page sends the form by itself (script), as oidc-provider's do between two accounts. */
  readonly sendsItself: boolean;
}
type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> };
/** What an answer was, with its body read. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly url: string;
  readonly text: string;
}

const unescape = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescape(found);
};

function formOn(text: string): Form | undefined {
  const form = /<form\b[^>]*>/.exec(text)?.[0];
  const action = form && attribute(form, 'action');
  if (!action) return undefined;
  const hidden = [...text.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    attribute(tag, 'name')!,
    attribute(tag, 'value') ?? '',
  ]);
  return { action, fields: Object.fromEntries(hidden) as Record<string, string>, sendsItself: text.includes('.submit()') };
}

export class Browser {
  private readonly cookies = new Map<string, Cookie>();

  /** `base` = origin of the service, e.g. `http://127.0.0.1:40123`. */
  constructor(readonly base: string) {}

  /** One request, no redirects. Unsafe methods carry `Origin` as a browser's do; `headers` may override it. */
  async request(path: string, init: Init = {}): Promise<Response> {
    const url = new URL(path, this.base);
    const method = init.method ?? 'GET';
    const cookie = [...this.cookies.values()]
      .filter((one) => url.pathname.startsWith(one.path))
      .map((one) => `${one.name}=${one.value}`)
      .join('; ');
    const own: Record<string, string> = cookie ? { cookie } : {};
    if (!['GET', 'HEAD'].includes(method)) own['origin'] = new URL(this.base).origin;
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...own, ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** `{}` when there is nothing to say: an unsafe request has to be JSON. */
  send(method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  /** GET and read JSON; throws when the status is not 200. */
  async json<T>(path: string): Promise<T> {
    const response = await this.request(path, { headers: { accept: 'application/json' } });
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Goes to an address like a person who types it: follows redirects and pages that send themselves on. */
  async visit(path: string, init: Init = {}): Promise<Page> {
    let url = new URL(path, this.base).href;
    let response = await this.request(url, { headers: { accept: 'text/html' }, ...init });
    for (let step = 0; step < 20; step++) {
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location) {
        await response.arrayBuffer();
        url = new URL(location, url).href;
        response = await this.request(url, { headers: { accept: 'text/html' } });
        continue;
      }
      const text = await response.text();
      const form = formOn(text);
      if (!form?.sendsItself) return { status: response.status, headers: response.headers, url, text };
      url = new URL(form.action, url).href;
      response = await this.request(url, { method: 'POST', body: new URLSearchParams(form.fields) });
    }
    throw new Error(`${path}: redirects without end`);
  }

  /** Fills in the form on `page`; its hidden fields come along. */
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    const form = formOn(page.text);
    if (!form) throw new Error(`no form on ${page.url} (${page.status}): ${page.text.slice(0, 400)}`);
    return this.visit(new URL(form.action, page.url).href, { method: 'POST', body: new URLSearchParams({ ...form.fields, ...fields }) });
  }

  /** Signs in as a demonstration user, e.g. `handlaggare.sara`, and ends on `returnTo`. */
  async signIn(subject: string, returnTo = '/api/me'): Promise<Page> {
    const choice = await this.visit(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    return this.submit(choice, { person: subject });
  }

  /** Signs in once more for the statements with these digests (64 hex), in this order. `person` left out: the same one. */
  async stepUp(
    digests: string | readonly string[],
    { person, code = '000000', returnTo = '/api/me' }: { person?: string; code?: string; returnTo?: string } = {},
  ): Promise<Page> {
    const me = await this.json<{ subject: string }>('/api/me');
    const asked = [digests].flat().map((digest) => `digest=${digest}`);
    const confirmation = await this.visit(`/auth/step-up?${asked.join('&')}&returnTo=${encodeURIComponent(returnTo)}`);
    return this.submit(confirmation, { person: person ?? me.subject, code });
  }

  /** Ends the session here and at the issuer. */
  async signOut(): Promise<Page> {
    const { location } = (await (await this.send('POST', '/auth/logout')).json()) as { location: string };
    return this.visit(location);
  }

  /** Value of a cookie, to see that it is there or to carry it elsewhere. */
  cookie(name: string): string | undefined {
    return [...this.cookies.values()].find((one) => one.name === name)?.value;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(`${name} ${path}`);
    else this.cookies.set(`${name} ${path}`, { name, value, path });
  }
}
