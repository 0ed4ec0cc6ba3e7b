import { Reading } from '../all/configuration';

export interface SignerConfiguration {
  readonly origin: string;
  /** Keys and memory. */
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly token: string;
  /** What is missing or wrong, in Swedish; nothing of the rest is to be used then. */
  readonly sentences: readonly string[];
}

const SHORTEST_TOKEN = 32;

export function signerConfiguration(environment: Readonly<Record<string, string | undefined>>): SignerConfiguration {
  const read = new Reading(environment);
  const [origin, token, port] = [read.text('LOG_ORIGIN') ?? '', read.text('SIGNER_SECRET') ?? '', Number(read.text('PORT') ?? 3010)];
  if (origin === '') read.say('Sätt LOG_ORIGIN till händelseloggens namn: samma som i de processer som skriver i den.');
  if (token.length < SHORTEST_TOKEN) read.say(`Sätt SIGNER_SECRET till minst ${SHORTEST_TOKEN} slumpade tecken: samma som hos arbetaren.`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) read.say('PORT ska vara ett tal mellan 0 och 65535.');
  const folder = `${read.text('DATA_DIR')?.replace(/\/+$/, '') ?? '.data'}/signer`;
  return { origin, folder, host: read.text('HOST') ?? '127.0.0.1', port, token, sentences: read.sentences };
}
