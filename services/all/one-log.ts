/** Sees to it that what lies in the database and what lies in the log are one history, before anything is written. */
import type { Pool } from 'pg';
import type { EventLog, RecordedEvent } from '#libs/event-log';
import { PostgresReader } from '../../libs/event-log/postgres';
import { WrongLog } from './engine';
import type { Engine } from './log-choice';

const COPY = 'npm run liggaren -- copy-log';
const ELSEWHERE =
  'Databasen har en spegel av en händelselogg i EventStoreDB med händelser som inte finns i PostgreSQL. Sätt EVENT_LOG=eventstoredb, ' +
  `eller flytta händelserna med ${COPY} --from eventstoredb --to postgres.`;
const NOT_COPIED =
  'Databasen har händelser som inte finns i loggen på EVENTSTORE_URL. Kontrollera adressen, eller flytta händelserna dit med ' +
  `${COPY} --from postgres --to eventstoredb.`;
const FOREIGN_MIRROR =
  'Databasens spegel hör till en annan händelselogg än den på EVENTSTORE_URL. Kontrollera adressen. Om den är rätt (klustret är nytt eller ' +
  'återläst) görs spegeln om från början av databasens ägare: select evlog_mirror.begin_anew()';

async function lastIn(pool: Pool, schema: 'evlog' | 'evlog_mirror'): Promise<RecordedEvent | undefined> {
  return (await new PostgresReader(pool, schema).readAll({ direction: 'backwards', limit: 1 }))[0];
}

/** Everything is copied in the order of the log, so a log that has the last event has them all. */
async function found(event: RecordedEvent, log: EventLog): Promise<RecordedEvent | undefined> {
  const [same] = await log.readStream(event.stream, { from: event.revision, limit: 1 });
  return same?.leafHash.equals(event.leafHash) ? same : undefined;
}

/** Throws {@link WrongLog}. `log` = the one that is to be written to. */
export async function refuseSplit(engine: Engine, log: EventLog, pool: Pool): Promise<void> {
  const [own, mirrored] = [await lastIn(pool, 'evlog'), await lastIn(pool, 'evlog_mirror')];
  if (engine === 'postgres') {
    if (mirrored && !(await found(mirrored, log))) throw new WrongLog(ELSEWHERE);
    return;
  }
  if (mirrored && (await found(mirrored, log))?.position !== mirrored.position) throw new WrongLog(FOREIGN_MIRROR);
  if (own && !(await found(own, log))) throw new WrongLog(NOT_COPIED);
}
