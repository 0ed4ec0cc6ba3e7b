import cookie from '@fastify/cookie';
import session from '@fastify/session';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { refuseCrossing } from './csrf';
import { developmentSignIn } from './development-sign-in';
import { cookieName, IDENTITY, type Identity } from './settings';
import { WebSessions } from './web-session';

const SWEEP_MS = 10 * 60_000;

/**
 * What sign-in needs of the server: cookies, sessions, the guard against other sites, and the embedded sign-in when settings say so. Call once,
 * after `NestFactory.create` and before `listen`. Behind a proxy that ends TLS the adapter needs `trustProxy`, or no cookie is set.
 */
export async function registerIdentity(app: NestFastifyApplication): Promise<void> {
  const identity = app.get<Identity>(IDENTITY);
  const sessions = app.get(WebSessions);
  const fastify = app.getHttpAdapter().getInstance();
  if (identity.embedded) await fastify.register(await developmentSignIn(identity));
  fastify.addHook('onRequest', refuseCrossing(identity.publicUrl));
  await fastify.register(cookie);
  await fastify.register(session, {
    secret: identity.sessionSecret,
    cookieName: cookieName(identity),
    store: sessions,
    saveUninitialized: false,
    rolling: false,
    // no age: the browser forgets it when it is closed, the row in the database ends it anyway
    cookie: { httpOnly: true, sameSite: 'lax', secure: identity.secure, path: '/' },
  });
  keepSwept(app, sessions);
}

function keepSwept(app: NestFastifyApplication, sessions: WebSessions): void {
  const logger = new Logger('WebSessions');
  const sweep = (): void => void sessions.sweep().catch((error: unknown) => logger.warn(String(error)));
  const timer = setInterval(sweep, SWEEP_MS).unref();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', async () => clearInterval(timer));
}
