import { addressOf, UnusableAddress, wrongWithAddress, type AddressOptions } from './address';
import { EventStoreDbEventLog } from '.';

const SECURE = 'esdb://liggaren:hemligt@n1:2113,n2:2113,n3:2113?tlsCAFile=/etc/ca.crt';
const wrong = (url: string, over: Partial<AddressOptions> = {}): readonly string[] => wrongWithAddress({ url, production: true, ...over });

describe('the address of the event store', () => {
  it('may name a cluster over TLS, in production too', () => {
    expect(wrong(SECURE)).toEqual([]);
    expect(wrong(SECURE.replace('esdb', 'esdb+discover'))).toEqual([]);
  });

  it('is not without TLS in production: the log then does not start, and says why in Swedish', () => {
    for (const url of ['esdb://n1:2113?tls=false', `${SECURE}&tls=false`, 'esdb://n1:2113/?TLS=false'])
      expect(wrong(url)).toEqual([expect.stringContaining('I produktion talar tjänsten bara krypterat med händelseloggen.')]);
    expect(() => new EventStoreDbEventLog({ url: 'esdb://n1:2113?tls=false', production: true, origin: 'o', application: 'a' })).toThrow(
      UnusableAddress,
    );
    expect(wrong('esdb://n1:2113?tls=false', { production: false })).toEqual([]);
  });

  it('names who we are, since a call without credentials would go over the stream that all clients share', () => {
    expect(wrong('esdb://n1:2113')).toEqual([expect.stringContaining('användarnamn och lösenord')]);
    expect(wrong('esdb://n1:2113', { username: 'liggaren', password: 'p@ss:ord' })).toEqual([]);
    expect(addressOf({ url: 'esdb://n1:2113?tls=false', production: false }).credentials.username).not.toBe('');
  });

  it('has its password percent-encoded, and is refused when the client would cut it', () => {
    const { credentials, url } = addressOf({ url: 'esdb://ligg%40ren:p%40ss%3Aord%2F%C3%A5@n1:2113', production: true });
    expect(credentials).toEqual({ username: 'ligg@ren', password: 'p@ss:ord/å' });
    expect(url).toBe('esdb://n1:2113'); // what the client prints when it is debugged
    for (const password of ['p@ss', 'pa:ss', '100%'])
      expect(wrong(`esdb://liggaren:${password}@n1:2113`)).toEqual([expect.stringContaining('procentkodade')]);
  });

  it('sets nothing that would have no effect, or a bad one', () => {
    expect(wrong(`${SECURE}&tlsVerifyCert=false`)).toEqual([expect.stringContaining('tlsCAFile')]);
    expect(wrong(`${SECURE}&nodePreference=follower`)).toEqual([expect.stringContaining('ledaren')]);
    expect(wrong(`${SECURE}&nodePreference=Leader`)).toEqual([]);
    expect(wrong(`${SECURE}&throwOnAppendFailure=false`)).toEqual([expect.stringContaining('throwOnAppendFailure')]);
  });

  it('is a name when it is over TLS, for Node.js connects to no IP address then', () => {
    for (const host of ['10.0.0.1', '10.0.0.1:2113', '[::1]:2113'])
      expect(wrong(`esdb://liggaren:hemligt@n1:2113,${host}`)).toEqual([expect.stringContaining('värdnamn')]);
    expect(wrong('esdb://10.0.0.1:2113?tls=false', { production: false })).toEqual([]);
  });

  it('may be written as the new servers have it', () => {
    expect(addressOf({ url: SECURE.replace('esdb', 'kurrentdb'), production: true }).url).toBe(
      'esdb://n1:2113,n2:2113,n3:2113?tlsCAFile=/etc/ca.crt',
    );
  });

  it('is told of in one sentence when it can not be read at all', () => {
    for (const url of ['', 'http://n1:2113', 'esdb://', 'n1:2113'])
      expect(wrong(url)).toEqual([expect.stringContaining('EVENTSTORE_URL ska vara en adress som')]);
  });
});
