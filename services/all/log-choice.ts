/** Which engine the event log lies in, as the environment variables say. */
import { wrongWithAddress } from '../../libs/event-log/eventstoredb/address';
import type { Reading } from './configuration';

export const ENGINES = ['postgres', 'eventstoredb'] as const;
export type Engine = (typeof ENGINES)[number];

export type LogChoice =
  | { readonly engine: 'postgres' }
  | {
      readonly engine: 'eventstoredb';
      /** esdb://… or esdb+discover://…, one server or several. */
      readonly url: string;
      /** Those beside the url go before those in it; null = as the url says. */
      readonly credentials: { readonly username: string; readonly password: string } | null;
    };

const without = (read: Reading): LogChoice => {
  for (const name of ['EVENTSTORE_URL', 'EVENTSTORE_USER', 'EVENTSTORE_PASSWORD'])
    if (read.text(name) !== undefined)
      read.say(`${name} finns men händelseloggen ligger i PostgreSQL. Sätt EVENT_LOG=eventstoredb, eller ta bort ${name}.`);
  return { engine: 'postgres' };
};

export function logChoice(read: Reading, production: boolean): LogChoice {
  const engine = read.text('EVENT_LOG') ?? 'postgres';
  if (!ENGINES.includes(engine as Engine)) {
    read.say(`EVENT_LOG ska vara ${ENGINES.join(' eller ')}.`);
    return { engine: 'postgres' };
  }
  if (engine === 'postgres') return without(read);

  const [url = '', username, password] = [read.text('EVENTSTORE_URL'), read.text('EVENTSTORE_USER'), read.text('EVENTSTORE_PASSWORD')];
  const credentials = username !== undefined && password !== undefined ? { username, password } : null;
  if (url === '') read.say('EVENT_LOG är eventstoredb men EVENTSTORE_URL saknas. Sätt den till en adress som esdb://värd:2113.');
  else for (const sentence of wrongWithAddress({ url, production, ...credentials })) read.say(sentence);
  if (credentials === null && (username ?? password) !== undefined)
    read.say('Sätt både EVENTSTORE_USER och EVENTSTORE_PASSWORD, eller ingen av dem.');
  return { engine: 'eventstoredb', url, credentials };
}
