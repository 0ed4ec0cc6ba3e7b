/** The composition: one list of parts, of which each process takes those that its roles need. */
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { BoardMeetingsModule } from '#libs/board-meetings/module';
import { DelegationModule } from '#libs/delegation/module';
import type { FileStore } from '#libs/documents';
import { EVENT_LOG, type EventLog, type SealedReader } from '#libs/event-log';
import { GrantCasesModule } from '#libs/grant-cases/module';
import { IdentityModule, registerIdentity, type IdentitySettings } from '#libs/identity';
import type { JobStore } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import type { SmtpSettings } from '#libs/mail/module';
import { ProjectionModule } from '#libs/projection-runtime';
import { SchemesModule } from '#libs/schemes/module';
import { acceptFiles } from '../api/files';
import { InfrastructureModule } from '../api/infrastructure.module';
import { ApiModule } from '../api/module';
import {
  Metrics,
  NestLog,
  ObservabilityController,
  Readiness,
  requestId,
  StandardChecks,
  watchRequests,
  type Logger,
} from '../api/observability';
import { serveOpenApi } from '../api/openapi';
import { serveAssets } from '../api/pages';
import { ProblemFilter, validation } from '../api/problems';
import { refOf } from '../api/session-person';
import { readModels } from '../../projections';
import type { ErasureMeans } from '../worker/erasure';
import { NO_LETTERS, type LetterMeans } from '../worker/letters';
import { WorkerModule } from '../worker/module';
import type { VerificationMeans } from '../worker/verification';
import type { ProcessRole } from './configuration';

export interface Parts {
  readonly roles: readonly ProcessRole[];
  /** As liggaren_app. */
  readonly pool: Pool;
  /** A pool of its own for keeping the read models, so that people's questions never wait for it. */
  readonly projectionPool: Pool;
  readonly log: EventLog & SealedReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly identity: IdentitySettings;
  /** Where files lie; only `api` needs it. */
  readonly files: FileStore;
  /** Where the worker's queues lie. */
  readonly jobs: JobStore;
  /** By which server the worker sends; left out, nothing is sent. */
  readonly mail?: SmtpSettings | null;
  /** What the worker makes letters with; left out, it makes none. */
  readonly letters?: LetterMeans;
  /** What the worker checks everything with; left out, it does not. */
  readonly verification?: VerificationMeans | null;
  /** What the worker carries disposals out with; left out, it does not. */
  readonly erasure?: ErasureMeans | null;
  /** Reads tokens by real time also when `clock` is set. */
  readonly signInClock?: Clock;
}

/** 1 MB: an application with long texts is a tenth of that. */
const BODY_LIMIT = 1_048_576;

@Module({})
class ApplicationModule {
  static with({
    roles,
    pool,
    projectionPool,
    log,
    clock,
    identity,
    files,
    jobs,
    mail = null,
    letters = NO_LETTERS,
    verification = null,
    erasure = null,
    signInClock = new SystemClock(),
  }: Parts): DynamicModule {
    const has = (role: ProcessRole): boolean => roles.includes(role);
    return {
      module: ApplicationModule,
      imports: [
        InfrastructureModule.with({ pool, log, clock, files, jobs }),
        CqrsModule.forRoot(),
        ProjectionModule.registerAsync({
          projections: readModels,
          keep: has('projector'),
          inject: [EVENT_LOG],
          useFactory: (measured: EventLog) => ({ pool: projectionPool, log: measured }),
        }),
        SchemesModule,
        DelegationModule,
        GrantCasesModule,
        BoardMeetingsModule,
        ...(has('api') ? [IdentityModule.register({ settings: identity, pool, clock, signInClock }), ApiModule] : []),
        ...(has('worker') ? [WorkerModule.with({ server: mail, publicUrl: identity.publicUrl }, letters, verification, erasure)] : []),
      ],
      controllers: [ObservabilityController],
      providers: [StandardChecks],
    };
  }
}

/** Ready to listen. Every role answers /health and /metrics; only `api` answers people. */
export async function createApplication(parts: Parts): Promise<NestFastifyApplication> {
  // https is ended before us, by a proxy that is to be believed; without one nobody's word about where they come from is
  const secure = parts.identity.publicUrl.startsWith('https:');
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, genReqId: requestId, requestIdHeader: false, trustProxy: secure });
  const app = await NestFactory.create<NestFastifyApplication>(ApplicationModule.with(parts), adapter, {
    logger: new NestLog(parts.logger),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  watchRequests(fastify, parts.logger, app.get(Metrics), refOf);
  const readiness = app.get(Readiness);
  // a connection that is kept alive for the next request would keep the process alive as well
  fastify.addHook('onSend', async (_, reply) => void (readiness.closing && reply.header('connection', 'close')));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(validation());
  // nothing from elsewhere; inline styles are what the API's own pages are drawn with
  const directives = {
    fontSrc: "'self'",
    styleSrc: ["'self'", "'unsafe-inline'"],
    frameAncestors: "'none'",
    upgradeInsecureRequests: secure,
  };
  app.useSecurityHeaders({ contentSecurityPolicy: { directives }, xFrameOptions: { action: 'deny' }, strictTransportSecurity: secure });
  if (parts.roles.includes('api')) {
    acceptFiles(fastify);
    await registerIdentity(app);
    serveOpenApi(app);
    await serveAssets(app);
  }
  await app.init();
  return app;
}
