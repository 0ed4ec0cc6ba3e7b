/** What the environment variables say, read once at start. Whatever is missing or contradictory is told in one sentence each. */

import type { LetterSettings } from '../worker/letters';
import { fieldKeyChoice, type FieldKeyChoice } from './field-keys';
import { letterChoice } from './letter-choice';
import { logChoice, type LogChoice } from './log-choice';
import { mailChoice, type MailChoice } from './mail-choice';
import { proofChoice, type ProofChoice } from './proof-choice';

export const PROCESS_ROLES = ['api', 'projector', 'worker'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** DATABASE_URL logs in as liggaren_app; DATABASE_OWNER_URL, when given, migrates at start. */
export type DatabaseChoice =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly ownerUrl: string | null };
export type SignInChoice =
  | { readonly kind: 'development' }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

export interface Configuration {
  readonly production: boolean;
  readonly roles: readonly ProcessRole[];
  readonly host: string;
  /** `fixed` = asked for, so another port won't do. */
  readonly port: { readonly number: number; readonly fixed: boolean };
  /** Null = follows host and port. */
  readonly publicUrl: string | null;
  readonly database: DatabaseChoice;
  /** Where the embedded database lies, and what is made at first start. */
  readonly dataFolder: string;
  readonly redisUrl: string | null;
  readonly eventLog: LogChoice;
  readonly mail: MailChoice;
  readonly letters: LetterSettings;
  readonly fieldKeys: FieldKeyChoice;
  /** Who stands for the log. */
  readonly proof: ProofChoice;
  readonly signIn: SignInChoice;
  /** Null = made at first start and kept beside the data. */
  readonly sessionSecret: string | null;
  /** Demonstration users and cases. */
  readonly demonstration: boolean;
  /** Name of the log in every event: never changed once events exist. */
  readonly logOrigin: string;
  readonly logLevel: string;
}

export class ConfigurationError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Gathers what is wrong, so that everything is told at once. */
export class Reading {
  readonly sentences: string[] = [];
  constructor(private readonly environment: Environment) {}

  /** Undefined when unset or blank. */
  text(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }
  say(sentence: string): void {
    this.sentences.push(sentence);
  }
  url(name: string, protocols: readonly string[], example: string): string | null {
    const value = this.text(name);
    if (value === undefined) return null;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) this.say(`${name} ska vara en adress som ${example}.`);
    return value;
  }
  yesOrNo(name: string, unless: boolean): boolean {
    const value = this.text(name);
    if (value !== undefined && value !== 'ja' && value !== 'nej') this.say(`${name} ska vara ja eller nej.`);
    return value === undefined ? unless : value === 'ja';
  }
}

function roles(read: Reading): readonly ProcessRole[] {
  const asked = (read.text('ROLES') ?? PROCESS_ROLES.join(',')).split(',').map((role) => role.trim());
  const known = PROCESS_ROLES.filter((role) => asked.includes(role));
  if (known.length !== new Set(asked).size) read.say(`ROLES ska vara en eller flera av ${PROCESS_ROLES.join(', ')}, med komma emellan.`);
  return known;
}

function port(read: Reading): Configuration['port'] {
  const text = read.text('PORT');
  const number = Number(text ?? 3000);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) read.say('PORT ska vara ett tal mellan 0 och 65535.');
  return { number, fixed: text !== undefined };
}

const dataFolder = (read: Reading): string => read.text('DATA_DIR')?.replace(/\/+$/, '') ?? '.data';

function database(read: Reading, production: boolean): DatabaseChoice {
  const url = read.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://liggaren_app:lösenord@värd:5432/liggaren');
  const ownerUrl = read.url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:'], 'postgres://ägare:lösenord@värd:5432/liggaren');
  if (url !== null) {
    return { kind: 'server', url, ownerUrl };
  }
  if (ownerUrl !== null) read.say('DATABASE_OWNER_URL finns men inte DATABASE_URL. Sätt båda, eller ingen.');
  if (production) read.say('I produktion används inte den inbyggda databasen. Sätt DATABASE_URL till en PostgreSQL-server.');
  return { kind: 'embedded', folder: `${dataFolder(read)}/postgres` };
}

function signIn(read: Reading, production: boolean): SignInChoice {
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:'], 'https://inloggning.exempel.se');
  const [clientId, clientSecret] = [read.text('OIDC_CLIENT_ID'), read.text('OIDC_CLIENT_SECRET')];
  if (issuer === null && clientId === undefined && clientSecret === undefined) {
    if (production) read.say('I produktion används inte den egna inloggningen. Sätt OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET.');
    return { kind: 'development' };
  }
  if (issuer === null || clientId === undefined || clientSecret === undefined)
    read.say('Inloggningen är bara delvis inställd. Sätt alla tre: OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET.');
  else if (production && !issuer.startsWith('https:')) read.say('OIDC_ISSUER ska börja med https i produktion.');
  return { kind: 'oidc', issuer: issuer ?? '', clientId: clientId ?? '', clientSecret: clientSecret ?? '' };
}

function forProductionOnly(read: Reading, configuration: Configuration): void {
  if (configuration.demonstration) read.say('Demonstrationsuppgifter får inte finnas i produktion. Ta bort DEMONSTRATION.');
  if (!configuration.publicUrl?.startsWith('https:')) read.say('Sätt PUBLIC_URL till tjänstens adress, med https.');
  if ((configuration.sessionSecret?.length ?? 0) < 32) read.say('Sätt SESSION_SECRET till minst 32 slumpade tecken.');
  if (!read.text('LOG_ORIGIN'))
    read.say('Sätt LOG_ORIGIN till händelseloggens namn, till exempel bidrag.exempel.se/liggare. Det kan aldrig ändras.');
}

/** Throws {@link ConfigurationError} with every sentence that applies. */
export function configuration(environment: Environment): Configuration {
  const read = new Reading(environment);
  const production = read.text('NODE_ENV') === 'production';
  const choice = database(read, production);
  const level = read.text('LOG_LEVEL') ?? (production ? 'info' : 'warn');
  if (!LOG_LEVELS.includes(level)) read.say(`LOG_LEVEL ska vara något av ${LOG_LEVELS.join(', ')}.`);
  const said: Configuration = {
    production,
    roles: roles(read),
    host: read.text('HOST') ?? '127.0.0.1',
    port: port(read),
    publicUrl: read.url('PUBLIC_URL', ['https:', 'http:'], 'https://bidrag.exempel.se')?.replace(/\/+$/, '') ?? null,
    database: choice,
    dataFolder: dataFolder(read),
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:'], 'redis://värd:6379'),
    eventLog: logChoice(read, production),
    mail: mailChoice(read, production),
    letters: letterChoice(read, production, dataFolder(read)),
    fieldKeys: fieldKeyChoice(read, production, dataFolder(read)),
    proof: proofChoice(read),
    signIn: signIn(read, production),
    sessionSecret: read.text('SESSION_SECRET') ?? null,
    demonstration: read.yesOrNo('DEMONSTRATION', !production && choice.kind === 'embedded'),
    logOrigin: read.text('LOG_ORIGIN') ?? 'liggaren.invalid/provkorning',
    logLevel: level,
  };
  if (production) forProductionOnly(read, said);
  if (said.demonstration && said.signIn.kind === 'oidc')
    read.say('Demonstrationsanvändare kräver den egna inloggningen. Ta bort OIDC_ISSUER, eller sätt DEMONSTRATION=nej.');
  if (read.sentences.length > 0) throw new ConfigurationError(read.sentences);
  return said;
}
