import {
  Inject,
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-log';
import { ProjectionProgress } from './progress';
import type { AnyProjection } from './projection';
import { ProjectionRuntime } from './runtime';

const DEPENDENCIES = Symbol('projection dependencies');
const KEEPS = Symbol('keeps the read models');

export interface ProjectionDependencies {
  /** See ProjectionRuntimeOptions. */
  readonly pool: Pool;
  readonly log: EventLog;
}
export interface ProjectionModuleOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly projections: readonly AnyProjection[];
  /** True in the process that keeps the read models; false where they are only read (then nothing but ProjectionProgress is of use). */
  readonly keep: boolean;
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...dependencies: never[]) => ProjectionDependencies | Promise<ProjectionDependencies>;
}

/** Starts the runtime before the process takes requests, and stops it before the connections are closed. */
@Injectable()
class RuntimeLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly runtime: ProjectionRuntime,
    @Inject(KEEPS) private readonly keeps: boolean,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.keeps) await this.runtime.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.keeps) await this.runtime.stop();
  }
}

/** Gives ProjectionRuntime and ProjectionProgress to the whole application. */
@Module({})
export class ProjectionModule {
  static registerAsync({ projections, keep, imports, inject, useFactory }: ProjectionModuleOptions): DynamicModule {
    const logger = new Logger('Projections');
    return {
      module: ProjectionModule,
      global: true,
      imports: imports ?? [],
      providers: [
        { provide: KEEPS, useValue: keep },
        { provide: DEPENDENCIES, inject: inject ?? [], useFactory: useFactory as FactoryProvider['useFactory'] },
        {
          provide: ProjectionProgress,
          inject: [DEPENDENCIES],
          useFactory: ({ pool, log }: ProjectionDependencies) => new ProjectionProgress(pool, log, projections),
        },
        {
          provide: ProjectionRuntime,
          inject: [DEPENDENCIES, ProjectionProgress],
          useFactory: ({ pool, log }: ProjectionDependencies, progress: ProjectionProgress) =>
            new ProjectionRuntime({
              pool,
              log,
              projections,
              progress,
              onError: (error, name) => logger.error(`${name}: ${String(error)}`),
            }),
        },
        RuntimeLifecycle,
      ],
      exports: [ProjectionProgress, ProjectionRuntime],
    };
  }
}
