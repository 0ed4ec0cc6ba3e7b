import { newId } from '#libs/kernel';
import { APPLICATION, aRequest, anEvent, aStream, ORIGIN } from '../../event-log/conformance/log-under-test';
import { MemoryEventLog } from '../../event-log/memory';
import { Disposals } from './disposals';
import { Faults } from './fault';

/** What is told of a log in which a disposal of one content was decided: whether the content went, and whether the log says that it all did. */
async function toldOf({ gone, completed }: { gone: boolean; completed: boolean }) {
  const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
  const [stream, disposalId, document] = [aStream(), newId(), anEvent()];
  const said = anEvent({ disposalId, events: [document.id], decision: 'KN § 88' }, { type: 'HandlingDisposed' });
  const end = anEvent({ disposalId }, { type: 'ErasureCompleted' });
  await log.append(aRequest(stream, 'noStream', completed ? [document, said, end] : [document, said]));
  if (gone) await log.dispose(stream, said.id);
  const [disposals, faults] = [new Disposals(), new Faults()];
  for (const [index, record] of (await log.readSealed({ after: 0, limit: 10 })).entries()) disposals.take(record, index, true);
  const lawful = disposals.end(faults);
  const told = faults.told.map(({ kind, index, what }) => ({ kind, index, names: what.includes(document.id) }));
  return { lawful, told };
}

describe('A disposal that the log tells of', () => {
  test('is held against what lies there: a content that is left, though all is said to be gone, is told of', async () => {
    expect(await toldOf({ gone: false, completed: true })).toEqual({ lawful: 0, told: [{ kind: 'DATA_LEFT', index: 1, names: true }] });
  });

  test('and one that was carried out is as it should be', async () => {
    expect(await toldOf({ gone: true, completed: true })).toEqual({ lawful: 1, told: [] });
  });

  test.each([true, false])('and one that is being carried out has gone as far as it has: %s', async (gone) => {
    expect(await toldOf({ gone, completed: false })).toEqual({ lawful: Number(gone), told: [] });
  });
});
