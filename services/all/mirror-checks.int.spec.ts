import type { EventLog } from '#libs/event-log';
import { anEvent, aRequest, aStream, until } from '../../libs/event-log/conformance';
import { startTestApplication, type TestApplication } from '../../test/application';
import { Double } from '../../test/eventstoredb/server';

interface Ready {
  readonly status: string;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly says: unknown }>>;
}

const aMeeting = { heldOn: '2026-03-04', paragraph: '§ 12' };
/** Begins a stream with events of a kind that the register knows. */
async function begun(log: EventLog, stream: string, count: number) {
  const events = Array.from({ length: count }, () => anEvent(aMeeting, { type: 'BoardMeetingHeld' }));
  const outcome = await log.append(aRequest(stream, 'noStream', events));
  if (outcome.kind === 'conflict') throw new Error('the stream is there already');
  return outcome;
}

describe('the mirror, as operators see it', () => {
  let double: Double;
  let app: TestApplication;
  beforeAll(async () => {
    double = await new Double().start();
    const environment = { EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: `${double.url}?tls=false`, ROLES: 'projector' };
    app = await startTestApplication(environment);
  }, 60_000);
  afterAll(async () => {
    await app?.stop();
    await double?.stop();
  });
  const ready = async (): Promise<Ready> => (await (await fetch(`${app.base}/health/ready`)).json()) as Ready;
  const metric = async (what: string): Promise<string | undefined> =>
    new RegExp(`^liggaren_mirror{what="${what}"} (\\d+)$`, 'm').exec(await (await fetch(`${app.base}/metrics`)).text())?.[1];

  it('is kept, and how far it has come', async () => {
    const { position: head } = await begun(app.running.log, aStream(), 3);
    await until(async () => (await app.running.log.head()) === head); // it is waited for, but only for so long
    expect((await ready()).checks['mirror']).toEqual({ ok: true, says: { position: head, state: 'kept' } });
    expect([await metric('position'), await metric('kept'), await metric('alarm')]).toEqual([String(head), '1', '0']);
  });

  it('has stopped before an event that the log did not write: told as an alarm, while the process still takes requests', async () => {
    const { log } = app.running;
    const head = await log.head();
    const [last] = await log.readAll({ direction: 'backwards', limit: 1 });
    const forged = { ...double.store.all.at(-1)!, id: '0198c0de-0000-7000-8000-00000000000b' };
    double.store.write(last!.stream, [forged]);
    await until(async () => (await metric('alarm')) === '1');
    expect((await fetch(`${app.base}/health/ready`)).status).toBe(200);
    expect((await ready()).checks['mirror']).toEqual({ ok: false, says: null });
    expect((await begun(log, aStream(), 2)).head.revision).toBe(1); // people go on deciding
    expect(await log.head()).toBe(head);
  });
});
