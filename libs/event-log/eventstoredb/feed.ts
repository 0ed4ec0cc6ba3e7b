import type { Readable } from 'node:stream';
import { START, streamNameFilter, type AllStreamResolvedEvent, type Position as ServerPosition } from '@eventstore/db-client';
import { Signal } from '../signal';
import type { Session } from './connection';

/** What comes over a subscription, in the order that it was sent. */
export type Item =
  | { readonly event: AllStreamResolvedEvent }
  /** Everything up to here was looked at. */
  | { readonly checkpoint: ServerPosition }
  | { readonly caughtUp: true };

/** A checkpoint comes after so many times 32 events that were looked at, ours or not. */
const CHECKPOINT_INTERVAL = 32;
/** By name, on the server: not its own streams. */
const NOT_THE_SERVERS_OWN = '^[^$]';

/** One subscription on the server, until it is lost. What is not read from it waits, in the end on the server. */
export class Feed {
  /** Raised when there may be something to read, and when it is lost. */
  readonly news = new Signal();
  /** Why nothing more comes. */
  lost: Error | undefined;
  private stopped = false;
  private readonly subscription: Readable & { unsubscribe(): Promise<void> };
  private readonly release: () => void;

  /** `after` exclusive; undefined: from the beginning. */
  constructor(session: Session, after: ServerPosition | undefined, streamPrefix: string) {
    this.release = session.hold();
    // the client tells of checkpoints and of having caught up while events before them wait to be read: they are put in line
    const put = (item: Item): boolean => this.subscription.push(item);
    const checkpointReached = async (_: unknown, checkpoint: ServerPosition): Promise<void> => void put({ checkpoint });
    const checkpoints = { checkpointInterval: CHECKPOINT_INTERVAL, checkpointReached };
    const filter = streamPrefix
      ? streamNameFilter({ prefixes: [streamPrefix], ...checkpoints })
      : streamNameFilter({ regex: NOT_THE_SERVERS_OWN, ...checkpoints });
    const subscription = session.client.subscribeToAll({ ...session.options, fromPosition: after ?? START, filter });
    this.subscription = subscription as unknown as Readable & { unsubscribe(): Promise<void> };
    subscription.on('caughtUp', () => put({ caughtUp: true }));
    subscription.on('readable', () => this.news.raise());
    subscription.on('error', (error) => this.lose(error));
    for (const ending of ['end', 'close'] as const)
      this.subscription.once(ending, () => this.lose(new Error('the event store ended the subscription')));
  }

  /** What is next in line; undefined when nothing is there yet. */
  next(): Item | undefined {
    if (this.stopped) return undefined;
    const item = this.subscription.read() as Item | AllStreamResolvedEvent | null;
    if (item === null) return undefined;
    return 'checkpoint' in item || 'caughtUp' in item ? item : { event: item as AllStreamResolvedEvent };
  }

  /** Nothing after what was read last is given: it could not be made out, and is not passed by. */
  stop(why: Error): void {
    this.stopped = true;
    this.lose(why);
  }

  private lose(why: Error): void {
    this.lost ??= why;
    this.news.raise();
  }

  /** Takes the call back from the server, which would otherwise go on sending; later, when it has not even begun. */
  close(): void {
    this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
    this.release();
  }
}
