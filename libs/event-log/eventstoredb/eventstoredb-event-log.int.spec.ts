import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testCertificates } from '../../../test/eventstoredb/certificates';
import { Double } from '../../../test/eventstoredb/server';
import { APPLICATION, describeEventLog, ORIGIN, type LogUnderTest } from '../conformance';
import { EventStoreDbEventLog } from '.';

/** Everything in the log, byte for byte, as its subscribers and copiers get it. */
async function stored(log: EventStoreDbEventLog) {
  return log.readSealed({ after: 0, limit: 1000 });
}

describeEventLog(
  'the log in EventStoreDB, against a protocol double',
  async (): Promise<LogUnderTest> => {
    const double = await new Double().start();
    const log = new EventStoreDbEventLog({ url: `${double.url}?tls=false`, production: false, origin: ORIGIN, application: APPLICATION });
    const drop = async (): Promise<void> => {
      await log.close();
      await double.stop();
    };
    return { log, stored: () => stored(log), drop };
  },
  { gapless: false, runs: 15 },
);

describeEventLog(
  'the log in EventStoreDB, against a protocol double over TLS, with sign-in and among the streams of others',
  async (): Promise<LogUnderTest> => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liggaren-ca-'));
    const tls = testCertificates();
    const tlsCAFile = path.join(folder, 'ca.crt');
    writeFileSync(tlsCAFile, tls.authority);
    const double = await new Double({ tls, credentials: { username: 'liggaren', password: 'p@ss:ord/å' } }).start();
    const other = {
      id: crypto.randomUUID(),
      type: 'Other',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: Buffer.alloc(0),
    };
    double.store.write('others-1', [other]);
    const log = new EventStoreDbEventLog({
      url: `esdb://liggaren:${encodeURIComponent('p@ss:ord/å')}@localhost:${double.port}?tlsCAFile=${encodeURIComponent(tlsCAFile)}`,
      production: true,
      streamPrefix: 'bidrag-',
      origin: ORIGIN,
      application: APPLICATION,
    });
    const drop = async (): Promise<void> => {
      await log.close();
      await double.stop();
      rmSync(folder, { recursive: true });
    };
    return { log, stored: () => stored(log), drop };
  },
  { gapless: false, runs: 5 },
);
