/**
 * The one list of what happens by itself. Each class is made by Nest and gets what it needs by its constructor; what it needs besides what
 * every process has stands under `OTHERS`.
 */
import type { Provider, Type } from '@nestjs/common';
import type { JobKind, Reactor, Schedule } from '#libs/jobs';

/** What reads the log and wants something done. */
export const REACTORS: readonly Type<Reactor>[] = [];

/** What a worker can do. */
export const JOB_KINDS: readonly Type<JobKind>[] = [];

/** What comes by the clock. */
export const SCHEDULES: readonly Schedule[] = [];

/** What the classes above are made with. */
export const OTHERS: readonly Provider[] = [];
