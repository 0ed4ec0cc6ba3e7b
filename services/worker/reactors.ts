/**
 * The one list of what happens by itself. Each class is made by Nest and gets what it needs by its constructor; what it needs besides what
 * every process has stands under `OTHERS`.
 */
import type { Provider, Type } from '@nestjs/common';
import type { JobKind, Reactor, Schedule } from '#libs/jobs';
import { BOARD_KINDS, BOARD_REACTORS } from './board';
import { ERASURE_KINDS, ERASURE_REACTORS } from './erasure';
import { HOUSEKEEPING, HOUSEKEEPING_SCHEDULES } from './housekeeping';
import { LETTER_KINDS, LETTER_REACTORS } from './letters';
import { MAIL_KINDS, MAIL_PROVIDERS, MAIL_REACTORS, MAIL_SCHEDULES } from './mail';
import { VERIFICATION_KINDS, VERIFICATION_SCHEDULES } from './verification';

/** What reads the log and wants something done. */
export const REACTORS: readonly Type<Reactor>[] = [...MAIL_REACTORS, ...LETTER_REACTORS, ...BOARD_REACTORS, ...ERASURE_REACTORS];

/** What a worker can do. */
export const JOB_KINDS: readonly Type<JobKind>[] = [
  ...HOUSEKEEPING,
  ...MAIL_KINDS,
  ...LETTER_KINDS,
  ...BOARD_KINDS,
  ...VERIFICATION_KINDS,
  ...ERASURE_KINDS,
];

/** What comes by the clock. */
export const SCHEDULES: readonly Schedule[] = [...HOUSEKEEPING_SCHEDULES, ...MAIL_SCHEDULES, ...VERIFICATION_SCHEDULES];

/** What the classes above are made with. */
export const OTHERS: readonly Provider[] = [...MAIL_PROVIDERS];
