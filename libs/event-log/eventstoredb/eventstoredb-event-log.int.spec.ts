import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BACKWARDS, END, EventStoreDBClient } from '@eventstore/db-client';
import { testCertificates } from '../../../test/eventstoredb/certificates';
import { Double } from '../../../test/eventstoredb/server';
import { APPLICATION, describeEventLog, ORIGIN, withContent, type LogUnderTest } from '../conformance';
import { addressOf } from './address';
import { foreign, keysInMemory } from './testing';
import { EventStoreDbEventLog, type EventStoreDbOptions } from '.';

function underTest(options: Omit<EventStoreDbOptions, 'origin' | 'application'>, drop: () => Promise<unknown>): LogUnderTest {
  const log = new EventStoreDbEventLog({ keys: keysInMemory(), ...options, origin: ORIGIN, application: APPLICATION });
  return {
    log,
    stored: async () => withContent(await log.readSealed({ after: 0, limit: 1000 })), // the suite looks while there are few
    drop: async () => {
      await log.close();
      await drop();
    },
  };
}

describeEventLog(
  'the log in EventStoreDB, against a protocol double',
  async () => {
    const double = await new Double().start();
    return underTest({ url: `${double.url}?tls=false`, production: false }, () => double.stop());
  },
  { gapless: false, runs: 8 },
);

describeEventLog(
  'the log in EventStoreDB, against a protocol double over TLS, with sign-in and among the streams of others',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liggaren-ca-'));
    const tls = testCertificates();
    const tlsCAFile = path.join(folder, 'ca.crt');
    writeFileSync(tlsCAFile, tls.authority);
    const password = 'p@ss:ord/å';
    const double = await new Double({ tls, credentials: { username: 'liggaren', password } }).start();
    double.store.write('others-1', [foreign()]);
    const url = `esdb://liggaren:${encodeURIComponent(password)}@localhost:${double.port}?tlsCAFile=${encodeURIComponent(tlsCAFile)}`;
    return underTest({ url, production: true, streamPrefix: 'bidrag-' }, async () => {
      await double.stop();
      rmSync(folder, { recursive: true });
    });
  },
  { gapless: false, runs: 2 },
);

const server = process.env['EVENTSTORE_URL'];
if (server)
  describeEventLog(
    'the log in EventStoreDB, on the server of EVENTSTORE_URL',
    async () => {
      const options = { url: server, production: false, streamPrefix: `liggaren-test-${randomUUID()}-`, beginsAfter: await endOf(server) };
      return underTest(options, async () => undefined);
    },
    { gapless: false, runs: 5 },
  );
else
  process.stderr.write('EVENTSTORE_URL is not set: the event log is tried against the protocol double alone, not against a real server\n');

/** Where the server's log ends now, whoever wrote there. */
async function endOf(url: string): Promise<number> {
  const address = addressOf({ url, production: false });
  const client = EventStoreDBClient.connectionString(address.url);
  let position = 0n;
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, credentials: address.credentials }))
    position = event?.position.commit ?? 0n;
  await client.dispose();
  return Number(position);
}
