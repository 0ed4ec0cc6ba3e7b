import type { NewEvent } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { newId } from '#libs/kernel';
import { APPLICATION, aRequest, anEvent, ORIGIN } from '../../event-log/conformance/log-under-test';
import { MemoryEventLog } from '../../event-log/memory';
import { contents } from './contents';

describe('contents of a case', () => {
  const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
  const [caseId, disposalId, event] = [newId(), newId(), anEvent()];
  const scope = { caseId, disposalId, decisionEvent: newId(), level: 'CONTENT', kids: [], events: [event.id], files: [] } as const;
  const forget = () => contents({ log }).forget(scope);
  const append = (events: readonly NewEvent[]) => log.append(aRequest(caseStream(caseId), 'any', events));
  beforeAll(async () => {
    await append([event]);
    for (let appended = 0; appended < 3; appended++) await append(Array.from({ length: 500 }, () => anEvent()));
  });

  it('stay until an event says that they may go', async () => {
    await expect(forget()).rejects.toThrow('nothing says yet');
  });

  it('go when it does, however many events it comes after, and once', async () => {
    const body = { disposalId, events: [event.id], decision: 'KN § 88' };
    await append([anEvent(body, { type: 'HandlingDisposed' })]);
    expect([await forget(), await forget()]).toEqual([{ gone: 1 }, { gone: 0 }]);
    expect((await log.readStream(caseStream(caseId))).filter((one) => one.body === null).map(({ id }) => id)).toEqual([event.id]);
  });
});
