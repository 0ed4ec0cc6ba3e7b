import { crossing } from './csrf';

const OURS = 'https://bidrag.example.se';
const JSON_TYPE = { 'content-type': 'application/json' };
const code = (headers: Record<string, string>, { method = 'POST', file = false } = {}): string | undefined =>
  crossing({ method, headers }, OURS, file)?.code;

describe('the guard against requests from other sites', () => {
  it('lets everybody read', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(code({ 'sec-fetch-site': 'cross-site' }, { method })).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('lets %s through from our own pages, as JSON', (method) => {
    expect(code({ ...JSON_TYPE, 'sec-fetch-site': 'same-origin' }, { method })).toBeUndefined();
    expect(code({ ...JSON_TYPE, 'sec-fetch-site': 'none' }, { method })).toBeUndefined();
    expect(code({ ...JSON_TYPE, origin: OURS }, { method })).toBeUndefined();
    expect(code({ origin: OURS, 'content-type': 'Application/JSON; charset=utf-8' }, { method })).toBeUndefined();
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    // a browser that says where it comes from is believed over what else it says
    { 'sec-fetch-site': 'cross-site', origin: OURS },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://bidrag.example.se' },
    { origin: `${OURS}.evil.example` },
    {},
  ])('refuses what comes from elsewhere or does not say: %j', (headers) => {
    expect(code({ ...JSON_TYPE, ...(headers as Record<string, string>) })).toBe('cross-site');
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'text/plain; x=application/json', ''])(
    'refuses what a form could send, also from our own origin: %s',
    (type) => {
      expect(code({ origin: OURS, ...(type ? { 'content-type': type } : {}) })).toBe('content-type-not-accepted');
    },
  );

  it('takes a file where the route says so, and only then', () => {
    const headers = { origin: OURS, 'content-type': 'application/octet-stream' };
    expect(code(headers)).toBe('content-type-not-accepted');
    expect(code(headers, { file: true })).toBeUndefined();
    expect(code({ ...headers, origin: 'https://evil.example' }, { file: true })).toBe('cross-site');
    expect(code({ ...headers, 'content-type': 'multipart/form-data; boundary=x' }, { file: true })).toBe('content-type-not-accepted');
    expect(code({ ...headers, 'content-type': 'text/plain' }, { file: true })).toBe('content-type-not-accepted');
  });
});
