/** Mail, for the list of what happens by itself. */
import type { Provider, Type } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { WITNESSED, type Witnessed } from '#libs/grant-cases/module';
import { PERSONS, PostgresPersons, type Persons } from '#libs/identity';
import type { JobKind, Reactor, Schedule } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import { KeptNotices, MailServer, type SmtpSettings } from '#libs/mail/module';
import { DIGEST_SCHEDULE, GatherDigests, SendDigest } from './digests';
import { Dispatching } from './dispatching';
import { NoticesReactor } from './notices-reactor';
import { MEANS, Tell, type Means } from './tell';

/** Injection token of {@link MailSettings}. */
export const MAIL = Symbol('Mail');

export interface MailSettings {
  /** Null = nothing is sent: mail is kept and shown in the register. */
  readonly server: SmtpSettings | null;
  /** Where people go, without a slash at the end. */
  readonly publicUrl: string;
}

export const MAIL_REACTORS: readonly Type<Reactor>[] = [NoticesReactor];
export const MAIL_KINDS: readonly Type<JobKind>[] = [Tell, GatherDigests, SendDigest] as readonly Type<JobKind>[];
export const MAIL_SCHEDULES: readonly Schedule[] = [DIGEST_SCHEDULE];

const means = (
  log: EventLog,
  persons: Persons,
  clock: Clock,
  kept: KeptNotices,
  { server, publicUrl }: MailSettings,
  witnessed: Witnessed,
): Means => {
  const dispatching = new Dispatching(log, clock, server && new MailServer(server));
  return { log, persons, clock, kept, dispatching, witnessed, publicUrl };
};

/** Wants {@link MAIL} of the module. */
export const MAIL_PROVIDERS: readonly Provider[] = [
  // a worker may run without anybody signing in to its process
  { provide: PERSONS, inject: [Pool], useFactory: (pool: Pool) => new PostgresPersons(pool) },
  { provide: KeptNotices, inject: [Pool], useFactory: (pool: Pool) => new KeptNotices(pool) },
  { provide: MEANS, inject: [EVENT_LOG, PERSONS, SystemClock, KeptNotices, MAIL, WITNESSED], useFactory: means },
];
