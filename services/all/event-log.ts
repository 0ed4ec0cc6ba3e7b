/** The event log that the configuration names, as every process opens it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Connection } from '#libs/database';
import type { ContentKeys, EventLog, SealedLog, SealedReader } from '#libs/event-log';
import { within } from '#libs/kernel';
import { MirroredEventLog, MirrorKeeper, mirrorStanding, type MirrorStanding } from '../../libs/event-log/mirror';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import type { Configuration } from './configuration';
import { claimEngine, EngineHold, refuseOtherEngine, type WrongLog } from './engine';
import type { LogChoice } from './log-choice';
import { refuseSplit } from './one-log';

export const APPLICATION = 'liggaren@0.1.0';

export interface OpenEventLog {
  readonly configuration: Pick<Configuration, 'eventLog' | 'logOrigin' | 'production'>;
  /** As liggaren_app. */
  readonly connection: Connection | string;
  readonly pool: Pool;
  /** What contents on a server are sealed with. Without it they lie there as they are. */
  readonly keys?: ContentKeys;
  /** Keeps the mirror of a log on a server, when no other process does. */
  readonly keepMirror: boolean;
  /** How long a server may keep silent at the start, in ms. Default 15 s. */
  readonly patienceMs?: number;
  /** Told, for whoever runs the service, of what goes wrong and is tried again. */
  readonly onTrouble: (what: string) => void;
  /** Called when the process may not write any more: the events have been moved. It must end. */
  readonly onRefused: (why: WrongLog) => void;
}

export interface OpenedEventLog {
  readonly log: EventLog & SealedReader;
  /** Where the events themselves lie: not the mirror of them. */
  readonly source: EventLog & SealedReader;
  /** How the mirror stands; null when there is none. */
  readonly mirror: (() => Promise<MirrorStanding>) | null;
  close(): Promise<void>;
}

/** The log on a server. What speaks its protocol is loaded only when it is needed. */
export async function openServer(
  choice: Extract<LogChoice, { engine: 'eventstoredb' }>,
  { logOrigin, production }: Pick<Configuration, 'logOrigin' | 'production'>,
  keys?: ContentKeys,
): Promise<EventLog & SealedLog> {
  const { EventStoreDbEventLog } = await import('#libs/event-log/eventstoredb');
  const { url, credentials } = choice;
  return new EventStoreDbEventLog({
    url,
    origin: logOrigin,
    application: APPLICATION,
    production,
    ...(keys ? { keys } : {}),
    ...credentials,
  });
}

/** Throws with a sentence when the log can't be reached, is being copied, or is not the one that the database knows. */
export async function openEventLog(options: OpenEventLog): Promise<OpenedEventLog> {
  const { configuration, connection, pool, onRefused } = options;
  const { eventLog, logOrigin } = configuration;
  const hold = await EngineHold.take(connection, eventLog.engine, onRefused);
  let opened: OpenedEventLog | undefined;
  try {
    await refuseOtherEngine(pool, eventLog.engine);
    if (eventLog.engine === 'eventstoredb') opened = await openMirrored(options, await openServer(eventLog, configuration, options.keys));
    else opened = await openOwn(new PostgresEventLog({ pool, origin: logOrigin, application: APPLICATION }), pool);
    await claimEngine(pool, eventLog.engine);
    const { log, mirror } = opened;
    const both = async (): Promise<void> => {
      try {
        await opened?.close();
      } finally {
        await hold.release();
      }
    };
    return { log, source: opened.source, mirror, close: both };
  } catch (error) {
    await opened?.close().catch(() => undefined);
    await hold.release();
    throw error;
  }
}

async function openOwn(log: EventLog & SealedReader, pool: Pool): Promise<OpenedEventLog> {
  await refuseSplit('postgres', log, pool);
  return { log, source: log, mirror: null, close: () => log.close() };
}

async function openMirrored(
  { pool, keepMirror, onTrouble, patienceMs = 15_000 }: Pick<OpenEventLog, 'pool' | 'keepMirror' | 'onTrouble' | 'patienceMs'>,
  server: EventLog & SealedLog,
): Promise<OpenedEventLog> {
  const log = new MirroredEventLog({ server, pool });
  let keeper: MirrorKeeper | undefined;
  const close = async (): Promise<void> => {
    await keeper?.stop();
    await log.close();
  };
  try {
    const head = await answered(server, patienceMs);
    await refuseSplit('eventstoredb', server, pool);
    if (keepMirror) {
      keeper = keeperOf(server, pool, onTrouble);
      keeper.start();
      await caughtUp(pool, head);
    }
    return { log, source: server, mirror: () => mirrorStanding(pool), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** The server's head. Throws with a sentence. */
function answered(server: EventLog, patienceMs: number): Promise<number> {
  const silent = (cause?: unknown): never => {
    throw new Error('EventStoreDB svarar inte. Kontrollera EVENTSTORE_URL och att servern är igång.', { cause });
  };
  return within(patienceMs, server.head().catch(silent), silent);
}

export const keeperOf = (server: EventLog & SealedLog, pool: Pool, onTrouble: (what: string) => void): MirrorKeeper =>
  new MirrorKeeper({
    server,
    pool,
    onError: (error) => onTrouble(`mirror of the event log: ${String(error)}`),
    onAlarm: (why) =>
      onTrouble(why === null ? 'mirror of the event log: goes on' : `mirror of the event log: STOPPED, an event does not hold: ${why}`),
  });

const LOOK_EVERY_MS = 50;

/** Read models are never built of half a mirror. Resolves when it is at `head`, or stands still before an event that does not hold. */
export async function caughtUp(pool: Pool, head: number): Promise<MirrorStanding> {
  for (;;) {
    const standing = await mirrorStanding(pool);
    if (standing.position >= head || standing.alarm) return standing;
    await pause(LOOK_EVERY_MS);
  }
}
