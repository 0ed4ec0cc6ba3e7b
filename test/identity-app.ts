/** The smallest application that people can sign in to: what sign-in is tested on. */
import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import net from 'node:net';
import { Body, Controller, Get, Global, Module, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import {
  AcceptsFile,
  CurrentPerson,
  IdentityModule,
  Public,
  registerIdentity,
  stepUpFor,
  type SignedIn,
  type SignInSettings,
} from '#libs/identity';
import { SystemClock, type Clock } from '#libs/kernel';

@Controller('probe')
class ProbeController {
  @Get('person')
  person(@CurrentPerson() person: SignedIn): SignedIn {
    return person;
  }
  @Public()
  @Get('open')
  open(): { open: true } {
    return { open: true };
  }
  /** Does what a signing handler does: the approval must be of this statement. */
  @Post('decide')
  decide(@CurrentPerson() person: SignedIn, @Body() body: { digest: string }): unknown {
    return stepUpFor(person, body.digest);
  }
  @AcceptsFile()
  @Post('files')
  files(): { taken: true } {
    return { taken: true };
  }
}

@Global()
@Module({})
class LogModule {
  static with(log: EventLog): DynamicModule {
    return { module: LogModule, providers: [{ provide: EVENT_LOG, useValue: log }], exports: [EVENT_LOG] };
  }
}
@Module({})
class ProbeModule {
  static with(imports: DynamicModule[]): DynamicModule {
    return { module: ProbeModule, imports, controllers: [ProbeController] };
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that is free now, and none of those that systems give to whoever asks for any (Linux from 32768 on): it stays free until it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768);
    if (await isFree(port)) return port;
  }
}

export interface IdentityApp {
  readonly app: NestFastifyApplication;
  readonly base: string;
}
export interface IdentityAppOptions {
  readonly pool: Pool;
  readonly folder: string;
  readonly log: EventLog;
  readonly signInClock?: Clock;
  readonly signIn?: SignInSettings;
  /** What people type, when that is a proxy's address. */
  readonly publicUrl?: string;
}

/** Listens on a free port of the loopback interface. */
export async function startIdentityApp({
  pool,
  folder,
  log,
  signInClock = new SystemClock(),
  signIn = { kind: 'development' },
  publicUrl,
}: IdentityAppOptions): Promise<IdentityApp> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const identity = IdentityModule.register({
    settings: { publicUrl: publicUrl ?? base, signIn, sessionSecret: null, folder },
    pool,
    clock: new SystemClock(),
    signInClock,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ProbeModule.with([identity, LogModule.with(log)]),
    new FastifyAdapter({ trustProxy: true }),
    {
      logger: false,
    },
  );
  app.useSecurityHeaders();
  await registerIdentity(app);
  await app.listen(port, '127.0.0.1');
  return { app, base };
}
