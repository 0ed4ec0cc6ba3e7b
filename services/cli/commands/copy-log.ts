import { parseArgs } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import { openPool } from '#libs/database';
import type { EventLog, SealedLog } from '#libs/event-log';
import { moveReactorsTo } from '#libs/jobs';
import { contentKeys } from '#libs/privacy';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { configuration, type Configuration } from '../../all/configuration';
import { openDatabase } from '../../all/database';
import { changeEngine, ENGINE_NAMES, engineOf, haveAlone } from '../../all/engine';
import { APPLICATION, caughtUp, keeperOf, openServer } from '../../all/event-log';
import { keysOf } from '../../all/field-keys';
import { ENGINES, type Engine } from '../../all/log-choice';
import { UsageError, type Command, type Session } from '../command';
import { copyLog, CopyRefused, type Copied } from '../copy/copy-log';
import { options } from '../options';

type Log = EventLog & SealedLog;

function engineIn(option: string, value: string | undefined): Engine {
  const engine = ENGINES.find((known) => known === value);
  if (!engine) throw new UsageError(`Ange ${option} ${ENGINES.join(' eller ')}.`);
  return engine;
}

const count = (events: number): string => events.toLocaleString('sv-SE');
const PROGRESS = { found: 'fanns redan och är lika', copied: 'kopierade', verified: 'lästa tillbaka och lika' } as const;

function summary({ found, copied, streams }: Copied, to: Engine): string {
  const all = `${count(found + copied)} händelser i ${count(streams)} strömmar`;
  return `${ENGINE_NAMES[to]} har alla ${all}: ${count(found)} fanns där, ${count(copied)} är kopierade nu. Varje länk är prövad, varje byte är lika.`;
}

/** Opens both engines of the one register, and closes them. EVENT_LOG says nothing here: the arguments do. */
async function withBoth<T>(session: Session, work: (logs: Record<Engine, Log>, pool: Pool, said: Configuration) => Promise<T>): Promise<T> {
  const said = configuration({ ...session.environment, EVENT_LOG: 'eventstoredb' });
  if (said.eventLog.engine !== 'eventstoredb') throw new UsageError('Sätt EVENTSTORE_URL.');
  const database = await openDatabase(said.database, 'use');
  const pool = openPool(database.app);
  const postgres = new PostgresEventLog({ pool, origin: said.logOrigin, application: APPLICATION });
  let eventstoredb: Log | undefined;
  try {
    eventstoredb = await openServer(said.eventLog, said, contentKeys(await keysOf(pool, said)));
    return await work({ postgres, eventstoredb }, pool, said);
  } finally {
    await eventstoredb?.close().catch(() => undefined);
    await postgres.close();
    await pool.end();
    await database.stop();
  }
}

/** Fills the mirror, so that the service has something to read when it starts. What does not hold there is said and stops the change. */
async function mirror(server: Log, pool: Pool, session: Session): Promise<void> {
  const keeper = keeperOf(server, pool, session.print);
  keeper.start();
  try {
    const { alarm } = await caughtUp(pool, await server.head());
    if (alarm) throw new CopyRefused(`Spegeln stannade: ${alarm.why}`);
  } finally {
    await keeper.stop();
  }
}

/** $1 event id. The mirror has the positions of the server. */
const PLACE = {
  postgres: 'select position::float8 as position from evlog.event where id = $1',
  eventstoredb: 'select position::float8 as position from evlog_mirror.event where id = $1',
} as const satisfies Record<Engine, string>;
const positionOf = async (client: PoolClient, engine: Engine, eventId: string): Promise<number | undefined> =>
  (await client.query<{ position: number }>(PLACE[engine], [eventId])).rows[0]?.position;

async function copy(session: Session, from: Engine, to: Engine): Promise<number> {
  return withBoth(session, async (logs, pool, { logOrigin }) => {
    const client: PoolClient = await pool.connect();
    client.on('error', () => undefined); // the next statement tells
    try {
      if (!(await haveAlone(client, to))) {
        session.print(
          `En process använder redan loggen i ${ENGINE_NAMES[to]}, eller en annan kopiering pågår. Stoppa den först. Inget är skrivet.`,
        );
        return 2;
      }
      // nobody may write to the source from its last event until the register has changed
      const stands = await haveAlone(client, from);
      const onProgress = (what: keyof typeof PROGRESS, events: number): void =>
        session.print(`${count(events)} händelser ${PROGRESS[what]}`);
      session.print(summary(await copyLog({ source: logs[from], target: logs[to], origin: logOrigin, onProgress }), to));
      if ((await engineOf(pool)) === to) return 0;
      if (!stands) {
        session.print(
          `Tjänsten kör fortfarande mot ${ENGINE_NAMES[from]}. Stoppa den och kör kommandot en gång till innan EVENT_LOG ändras.`,
        );
        return 1;
      }
      if (to === 'eventstoredb') await mirror(logs.eventstoredb, pool, session);
      await changeEngine(client, to, () => moveReactorsTo(client, (eventId) => positionOf(client, to, eventId)));
      session.print(
        `Registret ligger från och med nu i ${ENGINE_NAMES[to]}: starta med EVENT_LOG=${to}. Läsmodellerna byggs om vid starten.`,
      );
      return 0;
    } finally {
      client.release(true); // what it holds goes with the connection
    }
  });
}

export const copyLogCommand: Command = {
  arguments: '--from postgres|eventstoredb --to eventstoredb|postgres',
  about: 'Flyttar alla händelser till den andra händelseloggen, byte för byte, och prövar varje länk. Kan avbrytas och köras igen.',
  async run(args, session) {
    const { values } = options(() => parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } }));
    const [from, to] = [engineIn('--from', values.from), engineIn('--to', values.to)];
    if (from === to) throw new UsageError('--from och --to ska vara olika.');
    try {
      return await copy(session, from, to);
    } catch (error) {
      if (!(error instanceof CopyRefused)) throw error;
      session.print(error.message);
      return 2;
    }
  },
};
