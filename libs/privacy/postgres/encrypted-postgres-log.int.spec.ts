import { testDatabase } from '../../../test/database';
import { APPLICATION, describeEventLog, ORIGIN } from '../../event-log/conformance';
import { PostgresEventLog } from '../../event-log/postgres';
import { storedBytes } from '../../event-log/postgres/testing';
import { encrypting } from '../encrypting-log';
import { KEK } from '../testing/conformance';
import { SUITE } from '../testing/suite-catalogue';
import { PostgresSubjectKeys } from '.';

describeEventLog(
  'the encrypted log in PostgreSQL',
  async () => {
    const database = await testDatabase();
    const own = new PostgresEventLog({ pool: database.app, origin: ORIGIN, application: APPLICATION });
    const log = encrypting({ log: own, keys: new PostgresSubjectKeys(database.app, KEK), catalogues: [SUITE] });
    const drop = async (): Promise<void> => {
      await log.close();
      await database.drop();
    };
    return { log, stored: () => storedBytes(database.app), drop };
  },
  { gapless: true, byStream: true, runs: 20 },
);
