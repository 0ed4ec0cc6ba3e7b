/** The log as the processes see it that keep their files in a folder: with personal fields in clear. */
import type { Pool } from 'pg';
import type { EventLog, SealedReader } from '#libs/event-log';
import { developmentKey } from '#libs/privacy';
import { PostgresSubjectKeys } from '../libs/privacy/postgres';
import { withFieldKeys } from '../services/all/field-keys';

export const keysIn = (folder: string, pool: Pool): PostgresSubjectKeys =>
  new PostgresSubjectKeys(pool, developmentKey(`${folder}/privacy`));

export const asReadIn = (folder: string, pool: Pool, log: EventLog & SealedReader): EventLog & SealedReader =>
  withFieldKeys(log, keysIn(folder, pool));
