import { NOTICE_KIND_NAMES, type DispatchEvent } from '#libs/mail';
import { MailNotTaken } from '#libs/mail/module';
import { application, activa, applicant, coompanion, everybody, official, registrar } from '../../../libs/grant-cases/testing/world';
import { Story } from '../../../libs/grant-cases/testing/story';
import { addressOf, PostRoom, PUBLIC_URL, type Job } from './testing/post-room';

const MESSAGE = 'Skicka budgeten för hyran av lokalen, tack.';
const AT_ONCE = Object.fromEntries(NOTICE_KIND_NAMES.map((kind) => [kind, 'NOW'] as const));
const asking = (): Story =>
  new Story().inPreparation().tell(official, {
    type: 'RequestSupplement',
    items: [{ what: MESSAGE, why: 'Den saknas i ansökan.' }],
    deadline: '2026-03-20',
    consequence: 'Ärendet prövas som det är.',
  });
const answered = (): Story => {
  const story = asking();
  const supplementId = story.state.supplements[0]!.id;
  return story.tell(applicant, { type: 'ReceiveSupplement', supplementId, answer: 'Hyran är 4 000 kr.', receivedAt: null });
};
/** Every word and figure of an application, wherever it stands. */
const leaves = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
/** One may happen to have 40000 in it. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');

describe('mail about cases', () => {
  let room: PostRoom;
  const only = async (caseId: string, kind: string): Promise<Job> => {
    const jobs = await room.jobsOf(caseId, kind);
    expect(jobs).toHaveLength(1);
    return jobs[0]!;
  };
  const recorded = async (job: Job): Promise<readonly DispatchEvent[]> =>
    (await room.register()).filter(({ body }) => body.jobId === job.id);

  beforeAll(async () => {
    room = await PostRoom.open();
  });
  beforeEach(() => room.inbox.clear());
  afterAll(() => room?.close());

  it('is sent to the applicant with the number and a link, and recorded with what became of it', async () => {
    const caseId = await room.caseOf(asking());
    const job = await only(caseId, 'supplement-requested');
    await room.tell(job);
    expect(room.inbox.received).toMatchObject([
      {
        to: [application.contact.email],
        subject: 'Ärende LIG 2026-14: komplettering behövs',
        text: expect.stringContaining(`${PUBLIC_URL}/mina/${caseId}`),
      },
    ]);
    expect(await recorded(job)).toMatchObject([
      {
        type: 'MailSent',
        body: {
          channel: 'EMAIL',
          kind: 'supplement-requested',
          recipient: { ref: applicant.ref, role: 'applicant' },
          address: application.contact.email,
          caseId,
          documentSha256: null,
        },
      },
    ]);
  });

  it('holds no name, number of an organisation, amount, text of the application or message: not one of all that a case brings about', async () => {
    const caseId = await room.caseOf(
      new Story().decided('BIFALL').tell(official, {
        type: 'DispatchDecision',
        recipient: 'Alva Ek',
        channel: 'PORTAL',
        explanation: MESSAGE,
      }),
    );
    const cases = [caseId, await room.caseOf(answered())];
    const jobs = await room.jobs(({ stream }) => cases.some((one) => stream.endsWith(one)));
    for (const { ref } of everybody) await room.kept.saveSettings(ref, { hour: 7, days: 'EVERY', choices: AT_ONCE }, room.clock.now());
    await Promise.all(jobs.map((job) => room.tell(job)));
    expect(room.inbox.received.length).toBe(jobs.length);
    expect(new Set(jobs.map(({ wanted }) => wanted.payload['kind'])).size).toBeGreaterThan(6);

    const secrets = [
      MESSAGE,
      'Hyran är 4 000 kr.',
      'Ja.',
      '40 000',
      '40000',
      ...leaves(application).filter((one) => one.length > 3),
      ...everybody.flatMap(({ name }) => name.split(' ')),
    ];
    for (const { subject, text, html } of room.inbox.received)
      for (const secret of secrets)
        expect(withoutIds(`${subject}\n${text}\n${html.replace(/<style>.*<\/style>/s, '')}`)).not.toContain(secret);
    // nor does what waits in a queue
    for (const secret of [...secrets, '@']) expect(withoutIds(JSON.stringify(jobs))).not.toContain(secret);
    await room.db.owner.query('delete from app.notice_settings');
  });

  it('goes to the contact of the application as well when the applicant is reached elsewhere, but only what the routine demands', async () => {
    await room.db.owner.query(`update app.person set email = 'alva@privat.example' where ref = $1`, [applicant.ref]);
    const caseId = await room.caseOf(asking());
    const jobs = await room.jobsOf(caseId, 'supplement-requested');
    for (const job of jobs) await room.tell(job);
    expect(new Set(room.inbox.received.flatMap(({ to }) => to))).toEqual(new Set(['alva@example.org', 'alva@privat.example']));
    await room.db.owner.query('update app.person set email = null where ref = $1', [applicant.ref]);
  });

  it('is sent once and recorded once, however often its job is run', async () => {
    const job = await only(await room.caseOf(asking()), 'supplement-requested');
    await room.tell(job);
    await room.tell(job);
    expect(room.inbox.received).toHaveLength(1);
    expect(await recorded(job)).toHaveLength(1);
  });

  it('that the server will take later is not recorded, and goes with the same Message-ID when it is taken', async () => {
    const job = await only(await room.caseOf(asking()), 'supplement-requested');
    room.inbox.says.content = '451 4.3.0 later';
    await expect(room.tell(job)).rejects.toThrow(MailNotTaken);
    expect(await recorded(job)).toEqual([]);
    await room.tell(job);
    const [{ body }] = (await recorded(job)) as [DispatchEvent];
    expect(room.inbox.received[0]!.headers['message-id']).toBe(body.messageId);
  });

  it('that comes back is recorded as such and not tried again; of what an applicant had to have, the official is told', async () => {
    const caseId = await room.caseOf(asking());
    const job = await only(caseId, 'supplement-requested');
    room.inbox.says.recipient = '550 5.1.1 no such user';
    await room.tell(job);
    await room.tell(job);
    expect(room.inbox.received).toEqual([]);
    expect(await recorded(job)).toMatchObject([{ type: 'MailRefused', body: { answer: '550 5.1.1 no such user' } }]);
    const jobs = await room.jobs(({ type }) => type === 'MailRefused');
    expect(jobs.map(({ wanted }) => wanted.payload)).toMatchObject([{ kind: 'mail-refused', to: official.ref, caseId }]);
    await room.tell(jobs[0]!);
    expect(room.inbox.received).toMatchObject([{ to: [addressOf(official)], subject: 'Ärende LIG 2026-14: ett utskick kom inte fram' }]);
  });

  it('is kept, to be read in the register, when there is no server or no address', async () => {
    const job = await only(await room.caseOf(asking()), 'supplement-requested');
    await room.tell(job, room.means({ server: null }));
    expect(await recorded(job)).toMatchObject([
      { type: 'MailKept', body: { reason: 'NO_SERVER', text: expect.stringContaining('Vi behöver en komplettering') } },
    ]);
    await room.db.owner.query('update app.person set email = null where ref = $1', [activa.ref]);
    const jobs = await room.jobsOf(await room.caseOf(asking()), 'assigned');
    const activas = jobs.find(({ wanted }) => wanted.payload['to'] === activa.ref)!;
    await room.tell(activas);
    expect(await recorded(activas)).toMatchObject([{ type: 'MailKept', body: { reason: 'NO_ADDRESS', address: null } }]);
    expect(room.inbox.received).toEqual([]);
  });

  it('goes to nobody who has a conflict of interest, also when that came to light after it was wanted', async () => {
    const story = asking();
    const caseId = await room.caseOf(story);
    const job = (await room.jobsOf(caseId, 'assigned')).find(({ wanted }) => wanted.payload['to'] === coompanion.ref)!;
    story.tell(coompanion, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    const later = await room.caseOf(story);
    await room.tell({ id: `${job.id}x`, wanted: { ...job.wanted, payload: { ...job.wanted.payload, caseId: later } } });
    expect(room.inbox.received).toEqual([]);
  });

  it('is not sent at all of what happened long ago, when a register is filled from elsewhere', async () => {
    const caseId = await room.caseOf(asking());
    const then = room.clock.now();
    room.clock.advance({ days: 31 });
    expect(await room.jobs(({ stream }) => stream.endsWith(caseId))).toEqual([]);
    room.clock.set(then);
  });

  describe('that can wait', () => {
    const usual = { hour: 7, days: 'WORKING' } as const;
    beforeEach(() => room.clock.set('2026-03-03T09:00:00Z'));

    it('is gathered until the person’s hour has come, and goes as one mail', async () => {
      const cases = [await room.caseOf(answered()), await room.caseOf(answered())];
      for (const caseId of cases) await room.tell(await only(caseId, 'supplement-received'));
      await room.gather();
      expect(await room.sendDigests()).toEqual([]);
      expect(room.inbox.received).toEqual([]);

      room.clock.set('2026-03-04T06:00:00Z');
      await room.gather();
      expect(await room.sendDigests()).toHaveLength(1);
      expect(room.inbox.received).toMatchObject([{ to: [addressOf(official)], subject: 'Sammanfattning: 2 händelser i dina ärenden' }]);
      for (const caseId of cases) expect(room.inbox.received[0]!.text).toContain(`${PUBLIC_URL}/arenden/${caseId}`);
      expect(room.inbox.received[0]!.headers['list-unsubscribe']).toBe(`<${PUBLIC_URL}/mina-utskick>`);
    });

    it('is no mail when nothing has waited, and never twice in two', async () => {
      room.clock.set('2026-03-05T06:00:00Z');
      await room.gather();
      await room.sendDigests();
      expect(room.inbox.received).toEqual([]);
      expect((await room.register()).filter(({ body }) => body.kind === 'digest')).toHaveLength(1);
      expect(await room.kept.waiting()).toEqual([]);
    });

    it('goes at the hour that the person has chosen, and a missed hour is made up for', async () => {
      await room.kept.saveSettings(official.ref, { hour: 15, days: 'EVERY', choices: {} }, room.clock.now());
      await room.tell(await only(await room.caseOf(answered()), 'supplement-received'));
      room.clock.set('2026-03-03T13:59:00Z');
      await room.gather();
      expect(await room.sendDigests()).toHaveLength(1); // the one before
      expect(room.inbox.received).toEqual([]);
      room.clock.set('2026-03-04T01:00:00Z');
      await room.gather();
      expect(await room.sendDigests()).toHaveLength(2);
      expect(room.inbox.received).toHaveLength(1);
    });

    it('is left out when the person has switched it off or got a conflict of interest since', async () => {
      await room.kept.saveSettings(official.ref, { ...usual, choices: {} }, room.clock.now());
      await room.tell(await only(await room.caseOf(answered()), 'supplement-received'));
      await room.kept.saveSettings(official.ref, { ...usual, choices: { 'supplement-received': 'OFF' } }, room.clock.now());
      room.clock.set('2026-03-10T09:00:00Z');
      await room.gather();
      await room.sendDigests();
      expect(room.inbox.received).toEqual([]);
      expect(await room.kept.waiting()).toEqual([]);
    });

    it('goes at once to who has chosen that, and never to who has switched it off', async () => {
      await room.kept.saveSettings(official.ref, { ...usual, choices: { 'supplement-received': 'NOW' } }, room.clock.now());
      const job = await only(await room.caseOf(answered()), 'supplement-received');
      await room.tell(job);
      expect(room.inbox.received).toHaveLength(1);
      await room.kept.saveSettings(registrar.ref, { ...usual, choices: { 'new-application': 'OFF' } }, room.clock.now());
      const off = await only(await room.caseOf(new Story().submitted()), 'new-application');
      await room.tell(off);
      expect(await recorded(off)).toEqual([]);
      expect(await room.kept.waiting()).toEqual([]);
    });
  });
});
