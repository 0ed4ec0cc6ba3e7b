/** One reader of the log for all read models of a process: they follow the same events, so each page is fetched once. */
import type { EventLog, Position, RecordedEvent, Subscription } from '#libs/event-log';

const PAGE = 1000;
const KEPT_EVENTS = 4 * PAGE;
const KEPT_PAGES = 4;

type Events = readonly RecordedEvent[];

/** Index of the first event after `after`. */
function firstAfter(events: Events, after: Position): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.position <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class SharedReader {
  /** The latest events as the subscription brought them: everything after `keptAfter`. */
  private kept: RecordedEvent[] = [];
  private keptAfter: Position = Infinity;
  private readonly pages = new Map<Position, Promise<Events>>();
  private readonly waiting = new Set<() => void>();
  private subscription: Subscription | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly onError: (error: unknown) => void,
  ) {}

  async open(): Promise<void> {
    const head = await this.log.head();
    this.keptAfter = head;
    this.subscription = this.log.subscribe({
      after: head,
      batch: PAGE,
      handle: async (events) => this.take(events),
      onError: this.onError,
    });
  }

  async close(): Promise<void> {
    await this.subscription?.close();
    this.wake();
  }

  private take(events: Events): void {
    this.kept.push(...events);
    if (this.kept.length > KEPT_EVENTS) {
      const gone = this.kept.splice(0, this.kept.length - KEPT_EVENTS);
      this.keptAfter = gone.at(-1)!.position;
    }
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  /** The next events after `after`, at most 1,000, waiting until there are any; `[]` only when the signal was given. */
  async next(after: Position, signal: AbortSignal): Promise<Events> {
    while (!signal.aborted) {
      if (after >= this.keptAfter) {
        const start = firstAfter(this.kept, after);
        if (start < this.kept.length) return this.kept.slice(start, start + PAGE);
        await this.news(signal);
      } else {
        const page = await this.page(after);
        if (page.length > 0) return page;
        await this.news(signal); // a log that is shorter than the checkpoint says: nothing to do but wait
      }
    }
    return [];
  }

  private page(after: Position): Promise<Events> {
    const known = this.pages.get(after);
    if (known) return known;
    const page = this.log.readAll({ after, limit: PAGE });
    this.pages.set(after, page);
    if (this.pages.size > KEPT_PAGES) this.pages.delete(this.pages.keys().next().value!);
    // only full pages stay the same; a failed or short one is read again
    const forget = (): void => void (this.pages.get(after) === page && this.pages.delete(after));
    page.then((events) => events.length < PAGE && forget(), forget);
    return page;
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(); // while a page was being read
      const done = (): void => {
        signal.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
