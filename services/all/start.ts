/** One process from configuration to listening, and back. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openPool } from '#libs/database';
import { destroyAgain } from '#libs/erasure';
import { FolderStore } from '#libs/documents';
import type { EventLog } from '#libs/event-log';
import { SystemClock, type Clock } from '#libs/kernel';
import { contentKeys } from '#libs/privacy';
import { Metrics, openLog, Readiness, type Logger } from '../api/observability';
import { DEMONSTRATION_LETTERHEADS } from '../cli/demonstration/letterheads';
import { letterMeans, NO_LETTERS } from '../worker/letters';
import { createApplication } from './application';
import type { Configuration } from './configuration';
import { openDatabase, type OpenedDatabase } from './database';
import { fillWithDemonstration } from './demonstration';
import { forgetAgain, openErasure } from './erasure';
import { openEventLog } from './event-log';
import { keysOf, withFieldKeys } from './field-keys';
import { watchMirror } from './mirror-checks';
import { choosePort } from './port';
import { REACHED, reaching } from './reaching';
import { openSealing, signedBy, watchSealing } from './sealing';

export interface Running {
  readonly app: NestFastifyApplication;
  /** Where people go. */
  readonly url: string;
  readonly log: EventLog;
  /** Nobody had asked for the port, and the usual one was taken. */
  readonly movedPort: boolean;
  /** Demonstration data was written just now. */
  readonly filled: boolean;
  /** Where the log ended when it opened to people: asked before, so that nothing can end a process that they have begun to use. */
  readonly logEnd: number;
  /** Takes no more requests, finishes those under way, then the log, the pools and the database. */
  stop(): Promise<void>;
}

/** What people and jobs ask is answered in a fraction of this; a connection that says nothing for so long is not going to. */
const ANSWER_MS = 30_000;

/** Things to close, last opened first; each is closed even if another fails. */
class Closing {
  private readonly steps: (() => Promise<unknown>)[] = [];
  add(step: () => Promise<unknown>): void {
    this.steps.unshift(step);
  }
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.splice(0)) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything closed as it should');
  }
}

const own = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** Throws with a sentence when something that is needed is not there; whatever was opened is closed again. */
export async function start(
  configuration: Configuration,
  { clock = new SystemClock() as Clock, logger = openLog(configuration.logLevel) as Logger } = {},
): Promise<Running> {
  const closing = new Closing();
  try {
    return await open(configuration, clock, logger, closing);
  } catch (error) {
    await closing.run().catch(() => undefined);
    throw error;
  }
}

async function open(configuration: Configuration, clock: Clock, logger: Logger, closing: Closing): Promise<Running> {
  const { host, roles, dataFolder } = configuration;
  const port = await choosePort(host, configuration.port);
  closing.add(() => port.letGo());
  const url = configuration.publicUrl ?? own(host, port.number);
  const database: OpenedDatabase = await reaching(REACHED.migrating(configuration), () => openDatabase(configuration.database));
  closing.add(() => database.stop());
  const [pool, projectionPool] = [openPool(database.app, { max: 20, query_timeout: ANSWER_MS }), openPool(database.app, { max: 5 })];
  closing.add(() => Promise.all([pool.end(), projectionPool.end()]));
  const keys = await reaching(REACHED.openingLog(configuration), () => keysOf(pool, configuration));
  const eventLog = await reaching(REACHED.openingLog(configuration), () =>
    openEventLog({
      configuration,
      connection: database.app,
      pool,
      keys: contentKeys(keys),
      keepMirror: roles.includes('projector'),
      onTrouble: (what) => logger.error(what),
      onRefused: (why) => {
        logger.fatal(why.message);
        process.kill(process.pid, 'SIGTERM'); // nothing more may be written: ends in good order, as when told to
      },
    }),
  );
  closing.add(() => eventLog.close());
  const log = withFieldKeys(eventLog.log, keys);
  const source = withFieldKeys(eventLog.source, keys);
  const cameBack = await destroyAgain(log, keys);
  const sealing = roles.includes('worker')
    ? await openSealing({ configuration, pool, log: eventLog.log, clock, onTrouble: (what) => logger.error(what) })
    : null;
  if (sealing) closing.add(() => sealing.close());
  const identity = {
    publicUrl: url,
    signIn: configuration.signIn,
    sessionSecret: configuration.sessionSecret,
    folder: `${dataFolder}/identity`,
  };
  const jobs = { database: database.app, redisUrl: configuration.redisUrl };
  const files = new FolderStore(`${dataFolder}/files`);
  const letters = roles.includes('worker')
    ? letterMeans(configuration.letters, configuration.demonstration ? DEMONSTRATION_LETTERHEADS : {})
    : NO_LETTERS;
  const erasure = roles.includes('worker') ? openErasure({ pool: projectionPool, log, files, jobs, owner: database.owner }, keys) : null;
  const { policy } = configuration.proof;
  const verification = { pool: projectionPool, source, signed: signedBy(configuration), policy, mirror: eventLog.mirror ? log : null };
  const app = await reaching(REACHED.goingToWork(configuration), () =>
    createApplication({
      files,
      jobs,
      letters,
      verification,
      erasure,
      mail: configuration.mail,
      roles,
      pool,
      projectionPool,
      log,
      clock,
      logger,
      identity,
    }),
  );
  closing.add(async () => {
    app.get(Readiness).close();
    await app.close();
  });
  if (eventLog.mirror) watchMirror(eventLog.mirror, app.get(Readiness), app.get(Metrics));
  watchSealing(pool, app.get(Readiness), app.get(Metrics));
  const filled = configuration.demonstration && roles.includes('api') && (await fillWithDemonstration(app, log, clock, dataFolder));
  sealing?.start(); // after the demonstration, which writes as of other days
  if (erasure && cameBack.length > 0) void forgetAgain(erasure.stores, cameBack, (what) => logger.error(what));
  const logEnd = await reaching(REACHED.openingLog(configuration), () => log.head());
  await port.letGo();
  await app.listen(port.number, host);
  return {
    app,
    url,
    log,
    filled,
    logEnd,
    movedPort: !configuration.port.fixed && port.number !== configuration.port.number,
    stop: () => closing.run(),
  };
}
