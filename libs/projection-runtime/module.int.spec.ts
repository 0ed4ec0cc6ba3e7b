import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { testDatabase } from '../../test/database';
import { ProjectionModule } from './module';
import { ProjectionProgress } from './progress';
import { LOGS } from './test-log';
import { opened, tally, write } from './test-projections';

describe('the projection module', () => {
  it('keeps the read models from before the application takes requests until it has closed, and tells everybody how far they are', async () => {
    const db = await testDatabase();
    const log = await LOGS[0]![1](db);
    await write(log, 's-1', opened());

    @Module({
      providers: [
        { provide: Pool, useValue: db.app },
        { provide: EVENT_LOG, useValue: log },
      ],
      exports: [Pool, EVENT_LOG],
    })
    class Ground {}

    @Injectable()
    class Query {
      constructor(readonly progress: ProjectionProgress) {}
    }

    const projections = ProjectionModule.registerAsync({
      projections: [tally],
      keep: true,
      imports: [Ground],
      inject: [Pool, EVENT_LOG],
      useFactory: (pool: Pool, eventLog: EventLog) => ({ pool, log: eventLog }),
    });
    const app = await Test.createTestingModule({ imports: [projections], providers: [Query] }).compile();
    await app.init();
    expect((await db.app.query('select from read.tally')).rowCount).toBe(1);
    const { progress } = app.get(Query);
    await expect(progress.waitFor('tally', await write(log, 's-2', opened()), 20_000)).resolves.toBe(true);
    await app.close();
    expect((await progress.lag())[0]).toMatchObject({ name: 'tally', state: 'unattended', position: 2 });
    await db.drop();
  });
});
