import { randomUUID } from 'node:crypto';
import { BACKWARDS, END, EventStoreDBClient } from '@eventstore/db-client';
import { APPLICATION, describeEventLog, ORIGIN, type LogUnderTest } from '../conformance';
import { addressOf } from './address';
import { EventStoreDbEventLog } from '.';

const url = process.env['EVENTSTORE_URL'];

/** Where the server's log ends now, whoever wrote there. */
async function endOf(server: string): Promise<number> {
  const address = addressOf({ url: server, production: false });
  const client = EventStoreDBClient.connectionString(address.url);
  const last = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, credentials: address.credentials });
  let position = 0n;
  for await (const { event } of last) position = event?.position.commit ?? 0n;
  await client.dispose();
  return Number(position);
}

if (url) {
  describeEventLog(
    'the log in EventStoreDB, on the server of EVENTSTORE_URL',
    async (): Promise<LogUnderTest> => {
      const log = new EventStoreDbEventLog({
        url,
        production: false,
        streamPrefix: `liggaren-test-${randomUUID()}-`,
        beginsAfter: await endOf(url),
        origin: ORIGIN,
        application: APPLICATION,
      });
      return { log, stored: () => log.readSealed({ after: 0, limit: 1000 }), drop: () => log.close() };
    },
    { gapless: false, runs: 5 },
  );
} else {
  it('runs when EVENTSTORE_URL names a server', () => {
    process.stderr.write(
      'EVENTSTORE_URL is not set: the event log was not tried against a real server, only against the protocol double\n',
    );
    expect(url ?? '').toBe('');
  });
}
