/**
 * Which engine the register's events lie in: said once in the database, so that no process begins a second log beside the first by mistake. It
 * is changed by a copying that moved every event, and by nothing else.
 */
import { Client, type Pool, type PoolClient } from 'pg';
import { clientConfig, type Connection } from '#libs/database';
import type { Engine } from './log-choice';

/** A sentence that says what to do. */
export class WrongLog extends Error {}

export const ENGINE_NAMES: Readonly<Record<Engine, string>> = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' };

/** $1 engine. Held by every process that writes to the engine, for as long as it may. */
const SHARE = `select pg_try_advisory_lock_shared(hashtext('liggaren.event-log'), hashtext($1)) as held`;
/** $1 engine. Held by what must have the engine to itself. */
const HAVE_ALONE = `select pg_try_advisory_lock(hashtext('liggaren.event-log'), hashtext($1)) as held`;

const READ = 'select engine from app.event_log where the_only_one';
/** $1 engine. */
const BEGIN = 'insert into app.event_log (engine) values ($1) on conflict do nothing';
/** $1 engine. */
const CHANGE =
  'insert into app.event_log (engine) values ($1) on conflict (the_only_one) do update set engine = excluded.engine, since = now()';
/** What the read models count in the log: another log counts otherwise. The read models themselves stay readable until they are built anew. */
const FORGET_POSITIONS = 'delete from projection.checkpoint; delete from projection.failure';
const EMPTY = 'select position = 0 as empty from evlog.head where the_only_one';

export const engineOf = async (db: Pool | Client | PoolClient): Promise<Engine | undefined> =>
  (await db.query<{ engine: Engine }>(READ)).rows[0]?.engine;

const tries = async (client: Client | PoolClient, statement: string, engine: Engine): Promise<boolean> =>
  (await client.query<{ held: boolean }>(statement, [engine])).rows[0]!.held;
export const haveAlone = (client: PoolClient, engine: Engine): Promise<boolean> => tries(client, HAVE_ALONE, engine);

/** From now on the register lies in `engine`, and what `also` does is so too. Nobody may be writing to either. */
export async function changeEngine(client: PoolClient, engine: Engine, also = async (): Promise<void> => undefined): Promise<void> {
  await client.query('begin');
  try {
    await client.query(CHANGE, [engine]);
    await client.query(FORGET_POSITIONS);
    await also();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Throws {@link WrongLog} when the register lies in another engine and has events there. */
export async function refuseOtherEngine(pool: Pool, engine: Engine): Promise<void> {
  const lies = await engineOf(pool);
  if (lies === undefined || lies === engine || (lies === 'postgres' && (await changeWhileEmpty(pool, engine)))) return;
  throw new WrongLog(
    `Händelserna ligger i ${ENGINE_NAMES[lies]}, men EVENT_LOG är ${engine}. Sätt EVENT_LOG=${lies}, eller flytta händelserna ` +
      `med npm run liggaren -- copy-log --from ${lies} --to ${engine}.`,
  );
}

/** A new register begins in `engine`. Throws {@link WrongLog} when another process was there first with another engine. */
export async function claimEngine(pool: Pool, engine: Engine): Promise<void> {
  await pool.query(BEGIN, [engine]);
  await refuseOtherEngine(pool, engine);
}

/** A register that was only ever started holds nothing that could be split. */
async function changeWhileEmpty(pool: Pool, engine: Engine): Promise<boolean> {
  const client = await pool.connect();
  try {
    if (!(await haveAlone(client, 'postgres'))) return false;
    if (!(await client.query<{ empty: boolean }>(EMPTY)).rows[0]!.empty) return false;
    await changeEngine(client, engine);
    return true;
  } finally {
    client.release(true); // the lock goes with the connection
  }
}

const RECONNECT_MS = 1000;

/** What a process holds while it may write to an engine. When the connection breaks it is held anew; when that is refused, the process must stop. */
export class EngineHold {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private released = false;

  private constructor(
    private readonly connection: Connection | string,
    private readonly engine: Engine,
    private readonly onRefused: (why: WrongLog) => void,
  ) {}

  /** Throws {@link WrongLog} when somebody has the engine to itself. `onRefused`: called when the hold was lost for good. */
  static async take(connection: Connection | string, engine: Engine, onRefused: (why: WrongLog) => void): Promise<EngineHold> {
    const hold = new EngineHold(connection, engine, onRefused);
    await hold.open(async () => undefined);
    return hold;
  }

  async release(): Promise<void> {
    this.released = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  /** `look`: at what may have changed while nobody held the engine. */
  private async open(look: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client(clientConfig(this.connection));
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (!(await tries(client, SHARE, this.engine)))
        throw new WrongLog(`Händelseloggen i ${ENGINE_NAMES[this.engine]} håller på att kopieras. Vänta tills kopieringen är klar.`);
      await look(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.released) return client.end();
    this.client = client;
    client.once('end', () => this.again());
  }

  private again(): void {
    if (!this.released) this.timer = setTimeout(() => void this.openAgain(), RECONNECT_MS);
  }

  private async openAgain(): Promise<void> {
    try {
      await this.open(async (client) => {
        if ((await engineOf(client)) !== this.engine) throw new WrongLog('Händelserna har flyttats medan förbindelsen var bruten.');
      });
    } catch (error) {
      if (error instanceof WrongLog) this.onRefused(error);
      else this.again();
    }
  }
}
