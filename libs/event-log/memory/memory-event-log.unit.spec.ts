import { APPLICATION, describeEventLog, ORIGIN } from '../conformance';
import { MemoryEventLog } from '.';

describeEventLog(
  'the log in memory',
  async () => {
    const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
    return { log, stored: async () => log.stored(), drop: () => log.close() };
  },
  { gapless: true, byStream: true, runs: 200 },
);
