/** The API with the cookies of a window, to bring about what a test begins with or what somebody else does meanwhile. What is tested is done in the page. */
import { randomUUID } from 'node:crypto';
import type { APIResponse, Page } from '@playwright/test';

export interface Done {
  readonly position: number;
  readonly revision: number;
  readonly etag: string;
  readonly caseId?: string;
}

async function said<T>(what: string, answer: APIResponse): Promise<T> {
  if (!answer.ok()) throw new Error(`${what}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function send(page: Page, method: 'POST' | 'PUT', path: string, body: object, seen?: string): Promise<APIResponse> {
  const origin = process.env['PAGES_URL']!;
  const headers = { origin, 'idempotency-key': randomUUID(), ...(seen === undefined ? {} : { 'if-match': seen }) };
  return page.request.fetch(path, { method, data: body, headers });
}

/** One command. `seen` = the etag it is bound to. Throws, with what was said, unless it was done. */
export const does = async (page: Page, path: string, body: object = {}, seen?: string): Promise<Done> =>
  said(`POST ${path}`, await send(page, 'POST', path, body, seen));

export const puts = async <T>(page: Page, path: string, body: object): Promise<T> =>
  said(`PUT ${path}`, await send(page, 'PUT', path, body));

/** What a page or list says once it has come as far as `after` (the position that a command answered with). */
export async function sees<T>(page: Page, path: string, after?: number): Promise<T> {
  const asked = after === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}after=${after}`;
  for (;;) {
    const answer = await page.request.get(asked, { headers: { accept: 'application/json' } });
    if (answer.headers()['x-not-up-to-date'] === undefined) return said(`GET ${asked}`, answer);
  }
}
