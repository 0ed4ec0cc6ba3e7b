/** What goes wrong in a page without anybody seeing it: errors in the console, requests that fail. */
import type { BrowserContext, Page, Request } from '@playwright/test';

/** A page that was left behind has its requests cut off: nothing is wrong with that. */
const LEFT_BEHIND = /ERR_ABORTED/;
/** The console's own account of a failed request; told here with its address instead. */
const ECHO = /^Failed to load resource/;

const told = (request: Request, outcome: string): string => `${request.method()} ${new URL(request.url()).pathname}: ${outcome}`;

export class Trouble {
  private readonly seen: string[] = [];
  /** The header asks who is signed in, also when nobody is. */
  private readonly foreseen: RegExp[] = [/^GET \/api\/me: 401$/];

  /** From now on, and in what has happened already, trouble that matches is part of the test: `/POST .*: 409/`, `/ERR_INTERNET_DISCONNECTED/`. */
  expect(...patterns: readonly RegExp[]): void {
    this.foreseen.push(...patterns);
  }

  /** Listens to every page of the context, also those that open later. */
  watch(context: BrowserContext): void {
    for (const page of context.pages()) this.listen(page);
    context.on('page', (page) => this.listen(page));
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed';
      if (!LEFT_BEHIND.test(reason)) this.seen.push(told(request, reason));
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.seen.push(told(response.request(), String(response.status())));
    });
  }

  /** One sentence for each thing that nobody had expected. */
  unexpected(): readonly string[] {
    return this.seen.filter((sentence) => !this.foreseen.some((pattern) => pattern.test(sentence)));
  }

  private listen(page: Page): void {
    page.on('pageerror', (error) => this.seen.push(`error in ${new URL(page.url()).pathname}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type()) || ECHO.test(message.text())) return;
      this.seen.push(`console (${message.type()}) in ${new URL(page.url()).pathname}: ${message.text()}`);
    });
  }
}
