/** One subscription to the log per process, told on to every browser that listens, once the read models have taken the events in. */
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EVENT_LOG, type EventLog, type Position, type RecordedEvent, type Subscription } from '#libs/event-log';
import { ProjectionProgress } from '#libs/projection-runtime';
import { noticesOf, type ChangeNotice } from './changes';

export type Listener = (notices: readonly ChangeNotice[]) => void;

/** Read models that pages about cases are made of: told of a change before these have it, a page would fetch what it has already. */
export const WAITED_FOR = ['case_queue', 'case_page'] as const;
const WAIT_MS = 2000;
/** How far back a browser that was away can catch up; beyond it, it has to fetch everything anew. */
export const CATCH_UP = 2000;
/** A page reads what it shows at most so long before its stream opens: what was told in between is told to it as well. */
const BEFORE_MS = 10_000;

@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Changes');
  private readonly listeners = new Map<Listener, () => void>();
  private subscription: Subscription | undefined;
  private closing = false;
  /** What was told a moment ago, the oldest first. */
  private lately: { readonly at: number; readonly notice: ChangeNotice }[] = [];

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly progress: ProjectionProgress,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscription = this.log.subscribe({
      after: await this.log.head(),
      handle: (events) => this.tell(events),
      onError: (error) => this.logger.warn(`telling of changes: ${String(error)}`),
    });
  }

  /** Before the server closes: an open stream would keep it from closing for ever. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const end of this.listeners.values()) end();
    await this.subscription?.close();
  }

  /** `end` is called when the process closes. Returns what stops the listening. */
  listen(listener: Listener, end: () => void): () => void {
    this.listeners.set(listener, end);
    return () => void this.listeners.delete(listener);
  }

  /** How far into the log everybody who listens has been told. */
  get told(): Position {
    return this.subscription!.position;
  }

  /** What a stream that opens now came too late for; undefined when that is too much to tell one by one. */
  async justTold(): Promise<readonly ChangeNotice[] | undefined> {
    this.forget();
    const notices = this.lately.map(({ notice }) => notice);
    if (notices.length > CATCH_UP) return undefined;
    await this.takenIn(notices);
    return notices;
  }

  private forget(): void {
    const since = performance.now() - BEFORE_MS;
    const kept = this.lately.findIndex(({ at }) => at > since);
    // one more than can be told says that there was too much
    this.lately = kept < 0 ? [] : this.lately.slice(Math.max(kept, this.lately.length - CATCH_UP - 1));
  }

  /** What happened after `position`; undefined when that is too much to tell one by one. */
  async since(position: Position): Promise<readonly ChangeNotice[] | undefined> {
    if (position > (await this.log.head())) return undefined; // it was counted in another log
    const events: RecordedEvent[] = [];
    for (;;) {
      const more = await this.log.readAll({ after: events.at(-1)?.position ?? position });
      if (more.length === 0) break;
      events.push(...more);
      if (events.length > CATCH_UP) return undefined;
    }
    await this.takenIn(events);
    return noticesOf(events);
  }

  /** Who may see a case that is not in the read models yet can't be told: waits for them as long as they are on their way. */
  private async takenIn(events: readonly { readonly position: Position }[]): Promise<void> {
    const last = events.at(-1)?.position;
    if (last === undefined) return;
    const reached = (): Promise<boolean[]> => Promise.all(WAITED_FOR.map((name) => this.progress.waitFor(name, last, WAIT_MS)));
    while (!(await reached()).every(Boolean) && !this.closing && (await this.areOnTheirWay()));
  }

  /** One that stands still, is built anew or is nobody's to keep may take any time. */
  private async areOnTheirWay(): Promise<boolean> {
    const standing = await this.progress.lag().catch(() => []);
    return WAITED_FOR.every((one) => standing.some(({ name, state }) => name === one && state === 'running'));
  }

  private async tell(events: readonly RecordedEvent[]): Promise<void> {
    const notices = noticesOf(events);
    if (notices.length === 0) return;
    if (this.listeners.size > 0) await this.takenIn(events);
    const at = performance.now();
    this.lately.push(...notices.map((notice) => ({ at, notice })));
    this.forget();
    for (const listener of this.listeners.keys()) listener(notices);
  }
}
