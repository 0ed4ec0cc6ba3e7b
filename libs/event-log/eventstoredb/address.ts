/** Where the server is and who we are to it. What the client would take in silence, and do something else with, is refused here. */
import type { Credentials } from '@eventstore/db-client';

export interface Address {
  /** As the client takes it, without credentials: with DEBUG set it prints the whole of it. */
  readonly url: string;
  readonly credentials: Credentials;
}
export interface AddressOptions {
  /** `esdb://`, `esdb+discover://` (or `kurrentdb`, which means the same), user and password percent-encoded in it. */
  readonly url: string;
  readonly production: boolean;
  /** As they are, not encoded; they go before those of the address. */
  readonly username?: string;
  readonly password?: string;
}

/** Thrown with the sentences (Swedish, like everything said of the configuration). */
export class UnusableAddress extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

const EXAMPLE = 'esdb://användare:lösenord@värd:2113?tlsCAFile=/etc/liggaren/ca.crt';
const PARTS = /^(?:esdb|kurrentdb)(?<discover>\+discover)?:\/\/(?:(?<user>[^@/?]*)@)?(?<hosts>[^/?]+)\/?(?:\?(?<query>.*))?$/;
/** Node.js takes no IP address for a TLS server's name, and the client gives it the one of the address. */
const IP_ADDRESS = /^(?:[\d.]+|\[.*\])(?::\d+)?$/;
/** Servers without TLS have no sign-in, but only a call with credentials of its own goes the safe way through the client. */
const NOBODY: Credentials = { username: 'nobody', password: 'nobody' };

/** One sentence for everything that is wrong with the address; none: it can be used. */
export const wrongWithAddress = (options: AddressOptions): readonly string[] => read(options).sentences;

/** Throws {@link UnusableAddress}. */
export function addressOf(options: AddressOptions): Address {
  const { address, sentences } = read(options);
  if (sentences.length > 0 || !address) throw new UnusableAddress(sentences);
  return address;
}

function read({ url, production, username, password }: AddressOptions): {
  readonly address?: Address;
  readonly sentences: readonly string[];
} {
  const parts = PARTS.exec(url.trim())?.groups;
  if (!parts) return { sentences: [`EVENTSTORE_URL ska vara en adress som ${EXAMPLE}.`] };
  const sentences: string[] = [];
  const query = new Map(
    (parts['query'] ?? '')
      .split('&')
      .map((pair) => pair.split('=') as [string, string])
      .map(([key, value]) => [flat(key), value]),
  );
  const insecure = query.get('tls') === 'false';

  const inUrl = credentialsIn(parts['user']);
  if (inUrl === 'unreadable' || parts['hosts']!.includes('@'))
    sentences.push('Användarnamn och lösenord i EVENTSTORE_URL ska vara procentkodade: @ skrivs %40 och : skrivs %3A.');
  const given = username !== undefined && password !== undefined ? { username, password } : inUrl === 'unreadable' ? undefined : inUrl;
  if (!given && !insecure && inUrl !== 'unreadable') sentences.push('Ange användarnamn och lösenord för händelseloggen i EVENTSTORE_URL.');
  if (insecure && production)
    sentences.push(
      'I produktion talar tjänsten bara krypterat med händelseloggen. Ta bort tls=false ur EVENTSTORE_URL och ange certifikatutfärdaren med tlsCAFile.',
    );
  if (!insecure && parts['hosts']!.split(',').some((host) => IP_ADDRESS.test(host)))
    sentences.push('Ange värdnamn i EVENTSTORE_URL, inte IP-adresser: med TLS går det bara att ansluta till ett namn.');
  if (query.get('tlsverifycert') === 'false')
    sentences.push('tlsVerifyCert=false i EVENTSTORE_URL har ingen verkan. Ange certifikatutfärdaren med tlsCAFile i stället.');
  if (!['leader', undefined].includes(query.get('nodepreference')?.toLowerCase()))
    sentences.push('Ta bort nodePreference ur EVENTSTORE_URL: händelseloggen läses och skrivs alltid hos ledaren.');
  if (query.has('throwonappendfailure')) sentences.push('Ta bort throwOnAppendFailure ur EVENTSTORE_URL.');
  const options = parts['query'] ? `?${parts['query']}` : '';
  return {
    address: { url: `esdb${parts['discover'] ?? ''}://${parts['hosts']}${options}`, credentials: given ?? NOBODY },
    sentences,
  };
}

const flat = (key: string): string => key.toLowerCase().replaceAll(/[-_]/g, '');

/** The client would cut a password at a second colon, and end it at the first @. */
function credentialsIn(user: string | undefined): Credentials | undefined | 'unreadable' {
  if (user === undefined) return undefined;
  const [username, password, ...rest] = user.split(':');
  if (!username || !password || rest.length > 0) return 'unreadable';
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return 'unreadable';
  }
}
