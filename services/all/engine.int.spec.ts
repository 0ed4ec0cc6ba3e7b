import { until } from '../../libs/event-log/conformance';
import { testDatabase } from '../../test/database';
import { FaultProxy } from '../../test/faults/proxy';
import { EngineHold } from './engine';

it('given a hold whose connection broke, when it is let go of while it is being taken anew, then no connection is left', async () => {
  const db = await testDatabase();
  const { host, port } = db.appConnection;
  const proxy = await FaultProxy.open(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  const wire = { ...db.appConnection, host: '127.0.0.1', port: proxy.port };
  const hold = await EngineHold.take(wire, 'postgres', () => undefined);
  expect(proxy.connections).toBe(1);

  proxy.stall('down');
  proxy.cut('reset');
  await until(() => proxy.connections === 0);
  await until(() => proxy.connections === 1); // the next one, which hears nothing yet
  await hold.release();
  proxy.heal();
  await until(() => proxy.connections === 0);

  await proxy.close();
  await db.drop();
});
