import { isByStream, type EventLog, type SealedReader } from '#libs/event-log';
import { releases } from '#libs/privacy';
import { aRequest, anEvent, APPLICATION, ORIGIN } from '../../../libs/event-log/conformance';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { measured, Metrics } from './metrics';

describe('a measured log', () => {
  const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
  afterAll(() => log.close());

  it('counts its appends, and is read stream by stream when the one under it is: that is how read models are rebuilt', async () => {
    const metrics = new Metrics();
    const same = measured(log, metrics);
    await same.append(aRequest('case-a', 'noStream', [anEvent(), anEvent()]));
    await same.append(aRequest('case-a', 'noStream', [anEvent()]));
    expect(await metrics.registry.getSingleMetricAsString('liggaren_appends_total')).toMatch(/"appended"\} 1\n.*"conflict"\} 1/);
    if (!isByStream(same)) throw new TypeError('it cannot be read stream by stream');
    const read = { after: undefined, upTo: 2, types: [(await log.readAll())[0]!.type] };
    expect(await same.readByStream(read)).toEqual(await log.readByStream(read));
    expect(await same.readByStream(read)).toHaveLength(2);
  });

  it('offers nothing that the one under it does not', () => {
    const plain = { origin: ORIGIN, append: log.append.bind(log) } as unknown as EventLog & SealedReader;
    const same = measured(plain, new Metrics());
    expect([isByStream(same), releases(same)]).toEqual([false, false]);
  });
});
