import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { within } from '#libs/kernel';
import type { Address } from './address';
import { breaksClient, isPassing, NoAnswer } from './failure';

/** Milliseconds. */
export interface Patience {
  /** One request, or the silence within an answer, before it counts as unanswered; 10,000. */
  readonly answer: number;
  /** How long the same request is sent again before its last error is thrown; 30,000. */
  readonly giveUp: number;
  /** Silence of a subscription before it is opened anew; 60,000. */
  readonly silence: number;
}
export const PATIENCE: Patience = { answer: 10_000, giveUp: 30_000, silence: 60_000 };

/** Goes with every call. */
export interface CallOptions {
  readonly credentials: Credentials;
  readonly requiresLeader: true;
  readonly deadline: number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;
/** Our own timer is behind the call's deadline, for what has none: looking for the cluster, and whatever forgets to answer. */
const BEHIND_DEADLINE = 1.2;

/** One client of the server's. Its calls and subscriptions may outlive its use for new ones; it is let go of after the last. */
export class Session {
  readonly client: EventStoreDBClient;
  readonly options: CallOptions;
  private channel: { close(): void } | undefined;
  private held = 0;
  private retired = false;

  constructor(
    { url, credentials }: Address,
    private readonly patience: Patience,
  ) {
    this.client = EventStoreDBClient.connectionString(url);
    // per call: the client then appends by a call of its own, not over the stream that all clients of a process share, and it takes
    // them on a channel without TLS too
    this.options = { credentials, requiresLeader: true, deadline: patience.answer };
    // dispose() leaves the connection open, so it is noted here
    const open = this.client['getChannel'];
    this.client['getChannel'] = async () => {
      const channel = await open();
      this.channel = channel;
      return channel;
    };
    // an error of one call, while another one looks in vain for the cluster, is an error that nobody has: it would end the process
    const repair = this.client['handleError'];
    this.client['handleError'] = (failed, error) => repair(failed, error).catch(() => undefined);
  }

  async run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const release = this.hold();
    try {
      const patience = this.patience.answer * BEHIND_DEADLINE;
      return await within(patience, work(this), () => {
        throw new NoAnswer(patience);
      });
    } finally {
      release();
    }
  }

  /** Keeps the client until the given function is called. */
  hold(): () => void {
    this.held += 1;
    let once = (): void => {
      this.held -= 1;
      this.letGo();
    };
    return () => {
      once();
      once = () => undefined;
    };
  }

  retire(): void {
    this.retired = true;
    this.letGo();
  }

  private letGo(): void {
    if (!this.retired || this.held > 0) return;
    this.client.dispose().catch(() => undefined);
    this.channel?.close();
  }
}

/** The way to the server: a client at a time, made anew when it broke. */
export class Connection {
  private current: Session | undefined;
  private closed = false;

  constructor(
    private readonly address: Address,
    readonly patience: Patience,
  ) {}

  session(): Session {
    if (this.closed) throw new Error('the event log is closed');
    return (this.current ??= new Session(this.address, this.patience));
  }

  /** Takes the session out of use for new calls. */
  retire(session: Session): void {
    if (this.current === session) this.current = undefined;
    session.retire();
  }

  /**
   * Does what can be done twice, again and again until there is an answer; `work` must send the same thing every time. Throws what the
   * server answers, or the last error when patience has run out.
   */
  async insist<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const until = performance.now() + this.patience.giveUp;
    for (let attempt = 0; ; attempt++) {
      const session = this.session();
      try {
        return await session.run(work);
      } catch (error) {
        if (breaksClient(error)) this.retire(session);
        if (!isPassing(error) || this.closed || performance.now() > until) throw error;
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
      }
    }
  }

  close(): void {
    this.closed = true;
    this.current?.retire();
    this.current = undefined;
  }
}
