/** The handlers of the contexts without HTTP: what the command line gives its commands to. */
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { BoardMeetingsModule } from '#libs/board-meetings/module';
import { DelegationModule } from '#libs/delegation/module';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { GrantCasesModule } from '#libs/grant-cases/module';
import { SchemesModule } from '#libs/schemes/module';

export interface Buses {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

@Module({})
class LogModule {
  static with(log: EventLog): DynamicModule {
    return { module: LogModule, global: true, providers: [{ provide: EVENT_LOG, useValue: log }], exports: [EVENT_LOG] };
  }
}

@Module({})
class CommandLineModule {
  static with(log: EventLog): DynamicModule {
    return {
      module: CommandLineModule,
      imports: [LogModule.with(log), CqrsModule.forRoot(), SchemesModule, DelegationModule, GrantCasesModule, BoardMeetingsModule],
    };
  }
}

/** The buses over this log; the log stays open when they are closed. */
export async function openBuses(log: EventLog): Promise<Buses & { close(): Promise<void> }> {
  const context = await NestFactory.createApplicationContext(CommandLineModule.with(log), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return { log, commands: context.get(CommandBus), queries: context.get(QueryBus), close: () => context.close() };
}
