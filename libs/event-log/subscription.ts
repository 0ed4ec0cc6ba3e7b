import type { ReadAll, RecordedEvent, Subscribe, Subscription } from './port';
import type { Signal } from './signal';

/** What a subscription needs of its log. */
export interface Followed {
  readAll(options: ReadAll): Promise<readonly RecordedEvent[]>;
  /** Raised when there may be something new. */
  readonly news: Signal;
  /** Milliseconds after which to look even though nothing was said. */
  patience(): number;
}

const PAGE = 1000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/** Reads on from `after`, page by page, then as news comes; the next page is read while the one in hand is handled. */
export function follow(log: Followed, { after, handle, onError, batch = PAGE }: Subscribe): Subscription {
  const limit = Math.max(1, Math.min(batch, PAGE));
  let position = after;
  let closing = false;
  let ahead: Promise<readonly RecordedEvent[]> | undefined;

  async function nextPage(): Promise<readonly RecordedEvent[]> {
    const page = ahead ?? log.readAll({ after: position, limit });
    ahead = undefined; // a page that couldn't be read ahead is read again
    return page;
  }

  function readAhead(from: number): void {
    ahead = log.readAll({ after: from, limit });
    ahead.catch(() => undefined); // told of when its turn comes
  }

  /** Tries until it succeeds; undefined when the subscription closes first. */
  async function insist<T>(work: () => Promise<T>): Promise<{ readonly result: T } | undefined> {
    for (let attempt = 1; !closing; attempt++) {
      try {
        return { result: await work() };
      } catch (error) {
        onError?.(error, attempt);
        await log.news.rest(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), () => closing);
      }
    }
    return undefined;
  }

  async function run(): Promise<void> {
    while (!closing) {
      const seen = log.news.seen;
      const events = (await insist(nextPage))?.result;
      if (!events || closing) return;
      const last = events.at(-1);
      if (!last) {
        await log.news.after(seen, log.patience());
        continue;
      }
      if (events.length === limit) readAhead(last.position);
      if (!(await insist(() => handle(events)))) return;
      position = last.position;
    }
  }

  const done = run();
  return {
    get position() {
      return position;
    },
    close: async () => {
      closing = true;
      log.news.raise();
      await done;
    },
  };
}
