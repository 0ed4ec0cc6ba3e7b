import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Pool } from 'pg';
import { SystemClock, type Clock } from '#libs/kernel';
import { AccessLog, RECORDING_CLOCK } from './access-log';
import { SignedInGuard } from './current-person';
import { MeController } from './me.controller';
import { OpenIdClient } from './openid';
import { PERSONS, PostgresPersons } from './persons';
import { identityFrom, IDENTITY, type IdentitySettings } from './settings';
import { SignInController } from './sign-in.controller';
import { WebSessions } from './web-session';

export interface IdentityOptions {
  readonly settings: IdentitySettings;
  /** As liggaren_app. */
  readonly pool: Pool;
  /** By which events are recorded. */
  readonly clock: Clock;
  /** By which tokens are judged: real time, also when the other clock is set, since the issuer's is real. */
  readonly signInClock?: Clock;
}

/**
 * Sign-in, sessions, the default guard, persons and the access log; for the whole application. Needs the log under `EVENT_LOG`, from a global
 * module. {@link registerIdentity} does the rest on the server itself.
 */
@Module({})
export class IdentityModule {
  static register({ settings, pool, clock, signInClock = new SystemClock() }: IdentityOptions): DynamicModule {
    const identity = identityFrom(settings);
    return {
      module: IdentityModule,
      global: true,
      controllers: [SignInController, MeController],
      providers: [
        { provide: IDENTITY, useValue: identity },
        { provide: PERSONS, useValue: new PostgresPersons(pool) },
        { provide: WebSessions, useValue: new WebSessions(pool) },
        { provide: OpenIdClient, useValue: new OpenIdClient(identity, signInClock) },
        { provide: RECORDING_CLOCK, useValue: clock },
        { provide: APP_GUARD, useClass: SignedInGuard },
        AccessLog,
      ],
      exports: [IDENTITY, PERSONS, WebSessions, AccessLog],
    };
  }
}
