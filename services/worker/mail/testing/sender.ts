/**
 * A process that tells one person one thing, as a worker does, and never comes so far as to write down that it has: its event log takes no answer.
 * Argument: JSON of {@link Sending}. What is already recorded is given it, since its log is its own.
 */
import { MemoryEventLog } from '../../../../libs/event-log/memory';
import { openPool, type Connection } from '#libs/database';
import type { EventLog, NewEvent } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { PostgresPersons } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { DISPATCH_PREFIX } from '#libs/mail';
import { KeptNotices, MailServer } from '#libs/mail/module';
import { metaOf } from '../../../../libs/grant-cases/handlers/testing/register';
import { system } from '../../../../libs/grant-cases/testing/world';
import { Dispatching } from '../dispatching';
import { Tell } from '../tell';
import type { Job } from './post-room';

export interface Sending {
  readonly database: Connection;
  readonly smtp: string;
  readonly from: string;
  readonly publicUrl: string;
  readonly job: Job;
  readonly caseId: string;
  readonly events: readonly NewEvent[];
}

/** Stalls for ever when it is to record a dispatch. */
const stalling = (log: EventLog): EventLog =>
  new Proxy(log, {
    get: (target, name) =>
      name === 'append'
        ? (request: Parameters<EventLog['append']>[0]) =>
            request.stream.startsWith(DISPATCH_PREFIX) ? new Promise(() => undefined) : target.append(request)
        : Reflect.get(target, name, target),
  });

async function run({ database, smtp, from, publicUrl, job, caseId, events }: Sending): Promise<void> {
  const pool = openPool(database);
  const clock = new SystemClock();
  const log = stalling(new MemoryEventLog({ origin: 'test', application: 'test' }));
  await log.append({ stream: caseStream(caseId), expected: 'noStream', events, context: metaOf(system) });
  const dispatching = new Dispatching(log, clock, new MailServer({ url: smtp, from, requireTls: false }));
  const means = {
    log,
    persons: new PostgresPersons(pool),
    clock,
    kept: new KeptNotices(pool),
    dispatching,
    witnessed: { waitsFor: async () => null },
    publicUrl,
  };
  await new Tell(means).run({ id: job.id, payload: job.wanted.payload as never });
}

void run(JSON.parse(process.argv[2]!) as Sending);
