import { toNewEvents } from '#libs/event-log';
import { newId } from '#libs/kernel';
import { dispatchEvents, dispatchStream } from '#libs/mail';
import { metaOf } from '../../../libs/grant-cases/handlers/testing/register';
import { openInbox, type Inbox } from '../../../libs/mail/testing/smtp';
import { system } from '../../../libs/grant-cases/testing/world';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { openOffice } from '../../../test/e2e/board';
import { apply } from '../../../test/e2e/case-work';
import type { Desk, Told } from '../../../test/desk';
import type { Named } from './dispatches.controller';
import type { DispatchedMail, DispatchLine } from '#projections/dispatch-register';
import type { OwnNotices } from './notice-settings.controller';

describe('mail, over the API', () => {
  let application: TestApplication;
  let inbox: Inbox;
  let [sara, eva, amina, ulla] = [] as unknown as [Desk, Desk, Desk, Desk];
  const dispatchId = newId();
  let position: number;
  const save = (who: Desk, body: object): Promise<Response> => who.browser.send('PUT', '/api/notice-settings', body);
  const own = (who: Desk): Promise<OwnNotices> => who.sees<OwnNotices>('/api/notice-settings');
  const wayIn = async (who: Desk, kind: string) => (await own(who)).choices.find((one) => one.kind === kind);

  beforeAll(async () => {
    inbox = await openInbox();
    application = await startTestApplication({ SMTP_URL: inbox.url, MAIL_FROM: 'Region Exempel <bidrag@region.example>' });
    sara = await application.desk('handlaggare.sara');
    eva = await application.desk('registrator.eva');
    amina = await application.desk('sokande.amina');
    ulla = await application.desk('revisor.ulla');
    const body = {
      jobId: 'digest.p_x.1',
      channel: 'EMAIL',
      kind: 'digest',
      recipient: { ref: sara.ref, role: 'official' },
      address: null,
      caseId: null,
      subject: 'Sammanfattning: en händelse i dina ärenden',
      text: 'Det här har hänt:',
      messageId: `<${dispatchId}@liggaren.invalid>`,
      documentSha256: null,
      reason: 'NO_ADDRESS',
    } as const;
    const context = metaOf(system);
    const events = toNewEvents(dispatchEvents, context.commandId, [{ type: 'MailKept', body }]);
    const outcome = await application.running.log.append({ stream: dispatchStream(dispatchId), expected: 'noStream', events, context });
    if (outcome.kind !== 'appended') throw new Error(outcome.kind);
    position = outcome.position;
  }, 90_000);
  afterAll(async () => {
    await application?.stop();
    await inbox?.stop();
  });

  it('is as usual until a person chooses: who they are and where they are reached is known from their sign-in', async () => {
    expect(await own(sara)).toMatchObject({ address: 'handlaggare.sara@liggaren.example', hour: 7, days: 'WORKING' });
    expect(await wayIn(sara, 'assigned')).toEqual({
      kind: 'assigned',
      name: 'Ett ärende är ditt',
      way: 'NOW',
      ways: ['NOW', 'DIGEST', 'OFF'],
    });
    expect(await wayIn(amina, 'decision-dispatched')).toMatchObject({ way: 'NOW', ways: ['NOW'] });
    expect(await wayIn(amina, 'assigned')).toBeUndefined();
    expect((await own(ulla)).choices).toEqual([]);
  });

  it('is chosen by each for themselves, kind by kind, and at their own hour', async () => {
    expect((await save(sara, { hour: 15, days: 'EVERY', choices: [{ kind: 'assigned', way: 'OFF' }] })).status).toBe(200);
    expect(await own(sara)).toMatchObject({ hour: 15, days: 'EVERY' });
    expect(await wayIn(sara, 'assigned')).toMatchObject({ way: 'OFF' });
    expect(await wayIn(eva, 'new-application')).toMatchObject({ way: 'DIGEST' });
  });

  it.each([
    [{ hour: 7, days: 'WORKING', choices: [{ kind: 'decision-dispatched', way: 'OFF' }] }, 'choices.decision-dispatched', 'skickas alltid'],
    [{ hour: 7, days: 'WORKING', choices: [{ kind: 'assigned', way: 'NOW' }] }, 'choices.assigned', 'finns inte för din roll'],
    [{ hour: 24, days: 'WORKING', choices: [] }, 'hour', 'Timmen'],
    [{ hour: 7, days: 'SOMETIMES', choices: [] }, 'days', 'Dagarna'],
    [{ hour: 7, days: 'EVERY', choices: [{ kind: 'meeting-changed', way: 'MAYBE' }] }, 'choices.0.way', 'Sättet'],
  ])('is not saved as %j, and the field is named', async (body, field, sentence) => {
    const answer = await save(amina, body);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Told).errors).toEqual([{ field, message: expect.stringContaining(sentence) as string }]);
  });

  it('comes by itself when something has happened, and what became of it stands in the register', async () => {
    const { running, base } = application;
    const recorded = new Promise<number>((resolve) => {
      let count = 0;
      const subscription = running.log.subscribe({
        after: position,
        handle: async (events) => {
          for (const event of events) {
            if (event.type !== 'MailSent' || ++count < 2) continue;
            resolve(event.position);
            void subscription.close();
          }
        },
      });
    });
    const office = await openOffice(application);
    const caseId = await apply(office.amina, office.scheme);
    const last = await recorded;
    const both = new Set(inbox.received.flatMap(({ to }) => to));
    expect(both).toEqual(new Set(['amina@example.org', 'sokande.amina@liggaren.example']));
    expect(inbox.received[0]!.subject).toBe('Ett nytt ärende: ansökan har kommit in');
    expect(inbox.received[0]!.text).toContain(`${base}/mina/${caseId}`);
    const { rows } = await eva.sees<{ rows: Named<DispatchLine>[] }>(`/api/dispatches?caseId=${caseId}`, last);
    expect(rows).toMatchObject([
      { status: 'SENT', kindName: 'Kvitto på en ansökan' },
      { status: 'SENT', kindName: 'Kvitto på en ansökan' },
    ]);
  });

  it('that was kept can be read in the register by those who keep it and by whom it was for, and by nobody else', async () => {
    for (const who of [eva, sara]) {
      const { rows } = await who.sees<{ rows: Named<DispatchLine>[] }>('/api/dispatches?kind=digest', position);
      expect(rows).toMatchObject([
        { dispatchId, status: 'KEPT', reason: 'NO_ADDRESS', kindName: 'Sammanfattning', recipientName: 'Sara Lindqvist' },
      ]);
      expect(await who.sees<Named<DispatchedMail>>(`/api/dispatches/${dispatchId}`)).toMatchObject({ text: 'Det här har hänt:' });
    }
    const johan = await application.desk('handlaggare.johan');
    expect((await johan.sees<{ rows: [] }>('/api/dispatches')).rows).toEqual([]);
    expect(await johan.maySee(`/api/dispatches/${dispatchId}`)).toBe(404);
    for (const who of [amina, ulla]) expect(await who.maySee('/api/dispatches')).toBe(403);
  });
});
