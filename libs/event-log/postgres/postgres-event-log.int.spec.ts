import { APPLICATION, describeEventLog, ORIGIN } from '../conformance';
import { testDatabase } from '../../../test/database';
import { PostgresEventLog } from '.';
import { storedBytes } from './testing';

describeEventLog(
  'the log in PostgreSQL',
  async () => {
    const database = await testDatabase();
    const log = new PostgresEventLog({ pool: database.app, origin: ORIGIN, application: APPLICATION });
    const drop = async (): Promise<void> => {
      await log.close();
      await database.drop();
    };
    return { log, stored: () => storedBytes(database.app), drop };
  },
  { gapless: true, byStream: true },
);
