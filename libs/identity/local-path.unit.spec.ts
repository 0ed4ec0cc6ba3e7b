import fc from 'fast-check';
import { localPath } from './local-path';

const OURS = 'https://bidrag.example.se';

describe('the address to go back to', () => {
  it('is a path on this service as it was, with query and fragment', () => {
    for (const path of ['/', '/arenden/7?flik=beslut#underlag', '/sok?q=%C3%A5&url=https://a.example/']) expect(localPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '',
    '/auth/login',
    '/auth',
    '/oidc/auth?x=1',
    '/x/../auth/callback',
    undefined,
    ['/a'],
  ])('is the start page instead of %j', (wanted) => {
    expect(localPath(wanted)).toBe('/');
  });

  it('never leads away, whatever is asked for', () => {
    const risky = fc
      .array(fc.constantFrom('/', '\\', '.', '..', '//', '\t', '\n', ':', '@', 'http:', 'evil.example', '%2f', '?', '#', ' '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(risky, fc.webUrl(), fc.string()), (wanted) => {
        expect(new URL(localPath(wanted), OURS).origin).toBe(OURS);
        expect(new URL(localPath(`/${wanted}`), OURS).origin).toBe(OURS);
      }),
      { numRuns: 2000 },
    );
  });
});
