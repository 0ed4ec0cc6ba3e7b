/** What personal fields are encrypted under: KEK_FILE, or a key of its own in development. */
import type { Pool } from 'pg';
import type { DisposingLog, EventLog, SealedReader } from '#libs/event-log';
import { developmentKey, encrypting, ForeignKey, keyFromFile, UnusableKeyFile, type KeyEncryption, type SubjectKeys } from '#libs/privacy';
import { PostgresSubjectKeys } from '../../libs/privacy/postgres';
import { EVERY_CATALOGUE } from '../api/auditor/event-kinds';
import type { Configuration, Reading } from './configuration';

export type FieldKeyChoice = { readonly file: string } | { readonly developmentFolder: string };

/** In production no key is made up: what was written under it would be lost with the folder that it lay in. */
export function fieldKeyChoice(read: Reading, production: boolean, dataFolder: string): FieldKeyChoice {
  const file = read.text('KEK_FILE');
  if (file !== undefined) return { file };
  if (production)
    read.say('Sätt KEK_FILE till filen med nyckeln som personuppgifterna i händelseloggen krypteras under: openssl rand -base64 32 > kek.');
  return { developmentFolder: `${dataFolder}/privacy` };
}

const ANOTHER_KEY =
  'Personuppgifterna i händelseloggen är krypterade under en annan nyckel än den i KEK_FILE. Ange den fil som gäller nu. Utan den går de inte att läsa. Är ett byte av nyckeln avbrutet: kör rotate-field-key igen, som förra gången.';

/** The key over the keys. Throws UnusableKeyFile. */
export const keyOver = ({ fieldKeys, production }: Pick<Configuration, 'fieldKeys' | 'production'>): KeyEncryption =>
  'file' in fieldKeys ? keyFromFile(fieldKeys.file, { production }) : developmentKey(fieldKeys.developmentFolder);

/** The keys of persons, and of contents on a server: opened once by every process. Throws with a sentence when the key over them can't be used, or is not the one. */
export async function keysOf(pool: Pool, said: Pick<Configuration, 'fieldKeys' | 'production'>): Promise<SubjectKeys> {
  const keys = new PostgresSubjectKeys(pool, keyOver(said));
  await keys.refuseForeign().catch((error: unknown) => {
    throw error instanceof ForeignKey ? new UnusableKeyFile(ANOTHER_KEY, { cause: error }) : error;
  });
  return keys;
}

/** The log as the processes use it, over the one that lies there. */
export const withFieldKeys = (log: EventLog & SealedReader, keys: SubjectKeys): EventLog & SealedReader & DisposingLog =>
  encrypting({ log, keys, catalogues: EVERY_CATALOGUE });
