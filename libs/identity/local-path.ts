const NOWHERE = 'http://local.invalid';
/** Going back to a sign-in would start it over again. */
const SIGN_IN = /^\/(auth|oidc)(\/|$)/;

/**
 * The address to go back to after a sign-in: a path on this service, or `/` for everything else. Parsed the way a browser does it, since
 * `/\evil`, `/<tab>/evil` and `/.//evil` all lead away.
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const url = URL.parse(wanted, NOWHERE);
  if (!url || url.origin !== NOWHERE || url.pathname.startsWith('//') || SIGN_IN.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
