import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError, type ClientConfig, type QueryArrayResult } from 'pg';

/** A statement with the name that it is prepared under. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const TRIES = 8;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 2000;
const CONNECT_TIMEOUT_MS = 10_000;
/** An append takes milliseconds, and waits for other processes' appends at the most; a connection that says nothing for so long is not going to. */
const ANSWER_MS = 10_000;

/**
 * True when the same statement may succeed later: the connection broke, the server restarts, fails over, or lacks memory or disk, or took
 * the transaction back to solve a deadlock. What became of the statement is then unknown, so only idempotent ones may be tried again.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true; // not an answer from the server
  const code = error.code ?? '';
  return /^(08|40|53|58)/.test(code) || ['57P01', '57P02', '57P03', '57P05', '25006'].includes(code);
}

/** True when an id of the request lies in the log already, where the request doesn't put it. */
export const isForeignId = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === '23505' && error.constraint === 'event_id_key';

/** One connection of its own, opened when needed and anew when it broke. */
export class DedicatedConnection {
  private client: Promise<Client> | undefined;
  private closed = false;

  /**
   * `config` as for pg, password included (a Pool's `options` will do); `first` is said on every new connection. What is not answered within
   * `answerMs` counts as a broken connection.
   */
  constructor(
    private readonly config: ClientConfig,
    private readonly first: string,
    private readonly answerMs = ANSWER_MS,
  ) {}

  /** Runs an idempotent statement, again over a new connection when the old one breaks; rows as arrays. Throws the last error. */
  async query<Row extends unknown[]>(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    for (let attempt = 1; ; attempt++) {
      const opening = this.open();
      try {
        const client = await opening;
        const result: QueryArrayResult<Row> = await client.query<Row>({ ...statement, values: [...values], rowMode: 'array' });
        return result.rows;
      } catch (error) {
        if (!isPassing(error)) throw error;
        this.drop(opening);
        if (attempt === TRIES || this.closed) throw error;
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
      }
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private open(): Promise<Client> {
    this.client ??= connect({ ...this.config, password: this.config.password, query_timeout: this.answerMs }, this.first);
    return this.client;
  }

  private drop(broken: Promise<Client>): void {
    if (this.client === broken) this.client = undefined;
    broken.then((client) => client.end()).catch(() => undefined);
  }
}

/** A connected client that has said `first`, and whose later failure doesn't bring the process down: its next query tells. */
export async function connect(config: ClientConfig, first: string): Promise<Client> {
  // a Pool hides its password from being copied
  const client = new Client({ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, ...config, password: config.password });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(first);
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}
