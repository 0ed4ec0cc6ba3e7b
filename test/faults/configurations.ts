/** Where runs with faults take place: which log, and where the queues lie. A number belongs to the place that it leaves as remainder. */
import { openInbox } from '../../libs/mail/testing/smtp';
import { EventStoreDbEventLog } from '#libs/event-log/eventstoredb';
import { Double } from '../eventstoredb/server';
import { findRedis } from '../redis/find';
import { RedisServer } from '../redis/server';
import type { Target } from './proxy';
import type { Configuration } from './ground';

export interface Place {
  readonly name: string;
  open(): Promise<Configuration>;
}

const targetOf = (url: string): Target => ({ host: new URL(url).hostname, port: Number(new URL(url).port) });

/** Mail goes to a server of its own everywhere. */
async function withMail({ servers, environment, close, ...rest }: Configuration): Promise<Configuration> {
  const inbox = await openInbox();
  return {
    ...rest,
    inbox,
    servers: { ...servers, mail: targetOf(inbox.url) },
    environment: (ports) => ({
      SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
      MAIL_FROM: 'Provnämnden <prov@example.org>',
      ...environment?.(ports),
    }),
    close: async () => {
      await inbox.stop();
      await close?.();
    },
  };
}

const IN_POSTGRES = 'log and queues in PostgreSQL';
const IN_REDIS = 'log in PostgreSQL, queues on Redis';

async function onRedis(): Promise<Configuration> {
  const program = findRedis();
  if ('missing' in program) return { name: `${IN_REDIS} (left out: ${program.missing})` };
  const redis = new RedisServer(program);
  await redis.start();
  return {
    name: IN_REDIS,
    servers: { queue: { path: redis.socket } },
    environment: ({ queue }) => ({ REDIS_URL: `redis://127.0.0.1:${queue}` }),
    close: () => redis.close(),
  };
}

const IN_EVENTSTORE = 'log in EventStoreDB (a double of it), queues in PostgreSQL';

async function onEventStore(): Promise<Configuration> {
  const server = await new Double().start();
  return {
    name: IN_EVENTSTORE,
    servers: { log: targetOf(server.url) },
    environment: ({ log }) => ({ EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: `esdb://127.0.0.1:${log}?tls=false` }),
    openLog: (provenance, keys) => new EventStoreDbEventLog({ ...provenance, keys, url: `${server.url}?tls=false`, production: false }),
    close: () => server.stop(),
  };
}

export const configurations = (): readonly Place[] => [
  { name: IN_POSTGRES, open: () => withMail({ name: IN_POSTGRES }) },
  { name: IN_REDIS, open: async () => withMail(await onRedis()) },
  { name: IN_EVENTSTORE, open: async () => withMail(await onEventStore()) },
];
