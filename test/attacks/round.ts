/** Runs cases, each on a ground of its own, some of which they share. */
import fs from 'node:fs';
import path from 'node:path';
import type { Case, Ground, Outcome } from './case';

const LONGEST_MS = 60_000;

export class Round {
  private static folders = 0;
  private readonly opened = new Map<string, Promise<unknown>>();
  private readonly atLast: (() => Promise<unknown>)[] = [];

  constructor(private readonly on: Pick<Ground, 'bed' | 'tampered'> & { readonly folder: string }) {}

  async judge({ nr, name, expected, run }: Case): Promise<Outcome> {
    const steps: (() => Promise<unknown>)[] = [];
    const { bed, tampered } = this.on;
    const ground: Ground = {
      bed,
      tampered,
      folder: () => this.folder(),
      closing: (step) => void steps.unshift(step),
      shared: (what, open, close) => this.shared(what, open, close),
    };
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(() => late.resolve(`nothing within ${LONGEST_MS / 1000} s`), LONGEST_MS);
    let got: string;
    try {
      got = await Promise.race([run(ground), late.promise]);
    } catch (error) {
      got = `threw: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}`;
    } finally {
      clearTimeout(timer);
      for (const step of steps) await step().catch(() => undefined);
    }
    return { nr, name, expected, got, seen: got === expected };
  }

  async close(): Promise<void> {
    for (const step of this.atLast.splice(0).toReversed()) await step().catch(() => undefined);
    this.opened.clear();
  }

  private folder(): string {
    const made = path.join(this.on.folder, String((Round.folders += 1)));
    fs.mkdirSync(made);
    return made;
  }

  private shared<T>(what: string, open: () => Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
    const known = this.opened.get(what);
    if (known) return known as Promise<T>;
    const opening = open();
    this.opened.set(what, opening);
    this.atLast.push(async () => close(await opening));
    return opening;
  }
}
