/** What is said when something that the service lives on can't be reached: what was tried, and what to look at. For whoever starts it, in Swedish. */
import { DatabaseError } from 'pg';
import type { Configuration } from './configuration';

/** As they stand in a sentence: "databasen eller Redis", "DATABASE_URL och REDIS_URL". */
export interface Reached {
  readonly what: string;
  readonly settings: string;
}

const either = (setting: string, other?: readonly [what: string, setting: string]): Reached =>
  other ? { what: `databasen eller ${other[0]}`, settings: `${setting} och ${other[1]}` } : { what: 'databasen', settings: setting };
const settingOf = ({ database: { kind } }: Configuration): string => (kind === 'embedded' ? 'DATA_DIR' : 'DATABASE_URL');

/** What each step of a start talks to. */
export const REACHED = {
  migrating: (chosen: Configuration): Reached =>
    either(chosen.database.kind === 'server' && chosen.database.ownerUrl !== null ? 'DATABASE_OWNER_URL' : settingOf(chosen)),
  openingLog: (chosen: Configuration): Reached =>
    either(settingOf(chosen), chosen.eventLog.engine === 'eventstoredb' ? ['EventStoreDB', 'EVENTSTORE_URL'] : undefined),
  goingToWork: (chosen: Configuration): Reached => either(settingOf(chosen), chosen.redisUrl === null ? undefined : ['Redis', 'REDIS_URL']),
};

/** Said to people as it is. */
export class NotReached extends Error {}

type Sentence = (reached: Reached, place: string) => string;

const refused: Sentence = ({ what, settings }, place) =>
  `Ingen svarar där ${what} ska finnas${place}. Kontrollera ${settings} och att servern är igång.`;
const noSuchName: Sentence = ({ what, settings }, place) =>
  `Namnet på servern för ${what} går inte att slå upp${place}. Kontrollera ${settings} och datorns namnuppslagning.`;
const silent: Sentence = ({ what, settings }, place) =>
  `Inget svar i tid från ${what}${place}. Kontrollera ${settings}, att servern är igång och att nät och brandväggar släpper fram.`;
const cut: Sentence = ({ what, settings }) =>
  `Förbindelsen med ${what} bröts. Kontrollera att servern är igång och tar emot fler förbindelser, och att ${settings} stämmer.`;
const login: Sentence = ({ settings }) =>
  `Databasen tog inte emot inloggningen. Kontrollera användare och lösenord i ${settings}.${
    settings === 'DATABASE_OWNER_URL' ? '' : ' Kommandot migrate ger liggaren_app det lösenord som står i DATABASE_URL.'
  }`;
const noDatabase: Sentence = ({ settings }) =>
  `Servern har ingen databas med det namn som står i ${settings}. Rätta namnet, eller skapa databasen och kör kommandot migrate.`;
const full: Sentence = () => 'Databasen tar inte emot fler förbindelser. Höj max_connections, eller stoppa det som inte behövs.';
const notUp: Sentence = () => 'Databasen håller på att starta eller stängas av. Vänta en stund och starta igen.';

const BY_CODE: Readonly<Record<string, Sentence>> = {
  ECONNREFUSED: refused,
  ENOENT: refused, // a socket in the file system
  ENOTFOUND: noSuchName,
  EAI_AGAIN: noSuchName,
  ETIMEDOUT: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ECONNRESET: cut,
  ECONNABORTED: cut,
  EPIPE: cut,
};
const BY_STATE: Readonly<Record<string, Sentence>> = {
  '28P01': login,
  '28000': login,
  '3D000': noDatabase,
  '53300': full,
  '57P01': cut,
  '57P02': cut,
  '57P03': notUp,
};
/** Said by pg itself, without a code. */
const BY_WORDS: readonly (readonly [RegExp, Sentence])[] = [
  [/^(Connection terminated|Client has encountered a connection error)/, cut],
  [/^(timeout expired|timeout exceeded when trying to connect|Query read timeout)/, silent],
  [/^SASL: .*password/, login],
];

/** What Node puts on an error of a socket or a name. */
interface NetworkError extends NodeJS.ErrnoException {
  readonly address: string;
  readonly hostname: string;
  readonly port: number;
}

/** Undefined when the error is of another kind: then it says itself what it is. */
export function sentenceOn(error: unknown, reached: Reached): string | undefined {
  const { code = '', syscall, message = '', address, hostname, port } = (error ?? {}) as Partial<NetworkError>;
  const where = [address ?? hostname, port].filter((part) => part !== undefined).join(':');
  const said =
    error instanceof DatabaseError
      ? BY_STATE[code]
      : code === 'ENOENT' && syscall !== 'connect'
        ? undefined
        : (BY_CODE[code] ?? BY_WORDS.find(([words]) => words.test(message))?.[1]);
  return said?.(reached, where === '' ? '' : ` (${where})`);
}

/** Does what needs `reached`. What it throws because it is not there, is thrown as a sentence. */
export async function reaching<T>(reached: Reached, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const sentence = sentenceOn(cause, reached);
    throw sentence === undefined ? cause : new NotReached(sentence, { cause });
  }
}
