import { composeNotice } from './compose';
import { domainOf, MailNotTaken, MailServer, type Mail } from './smtp';
import { openInbox, type Inbox } from './testing/smtp';

const FROM = 'Region Exempel <bidrag@region.example>';
const letter = composeNotice(
  { kind: 'assigned', number: 'LIG 2026-3', link: 'https://bidrag.example/arenden/1' },
  'https://bidrag.example/mina-utskick',
);
const MAIL: Mail = {
  ...letter,
  to: 'hanna@region.example',
  messageId: '<d1@region.example>',
  unsubscribe: 'https://bidrag.example/mina-utskick',
};

describe('a mail server', () => {
  let inbox: Inbox;
  let server: MailServer;
  const failure = async (from = server): Promise<Error> => {
    const error: unknown = await from.send(MAIL).then(
      () => new Error('it was taken'),
      (thrown: unknown) => thrown,
    );
    return error as Error;
  };
  beforeAll(async () => {
    inbox = await openInbox();
    server = new MailServer({ url: inbox.url, from: FROM, requireTls: false });
  });
  beforeEach(() => inbox.clear());
  afterAll(() => inbox.stop());

  it('that takes a mail is given it as text and as HTML, with what tells programs that it is automatic', async () => {
    expect(await server.send(MAIL)).toMatchObject({ kind: 'sent', answer: expect.stringMatching(/^250 /) });
    const [{ to, headers, subject, text, html }] = inbox.received as [Inbox['received'][number]];
    expect(to).toEqual(['hanna@region.example']);
    expect(headers).toMatchObject({
      from: FROM,
      to: 'hanna@region.example',
      'message-id': '<d1@region.example>',
      'auto-submitted': 'auto-generated',
      'content-language': 'sv',
      'list-unsubscribe': '<https://bidrag.example/mina-utskick>',
      'content-type': expect.stringContaining('multipart/alternative'),
    });
    expect(subject).toBe(letter.subject);
    expect(text).toBe(letter.text.trimEnd());
    expect(html).toBe(letter.html.trimEnd());
  });

  it('is told of no way out of what can’t be switched off', async () => {
    await server.send({ ...MAIL, unsubscribe: null });
    expect(inbox.received[0]!.headers).not.toHaveProperty('list-unsubscribe');
  });

  it('that says wait is asked again later', async () => {
    inbox.says.recipient = '450 4.2.1 hanna@region.example is busy';
    expect(await failure()).toBeInstanceOf(MailNotTaken);
    inbox.says.content = '451 4.3.0 later';
    expect(await failure()).toBeInstanceOf(MailNotTaken);
  });

  it.each([
    ['recipient', '550 5.1.1 no such user'],
    ['recipient', '552 5.2.2 mailbox full'],
    ['content', '554 5.6.0 not wanted'],
  ] as const)('that will never take it (%s: %s) is believed', async (what, said) => {
    inbox.says[what] = said;
    expect(await server.send(MAIL)).toEqual({ kind: 'refused', answer: said });
  });

  it('that will not have us at all is tried again: that is ours to mend, and no fault of the recipient’s', async () => {
    inbox.says.recipient = '554 5.7.1 relay access denied';
    expect(await failure()).toBeInstanceOf(MailNotTaken);
    inbox.says.recipient = '530 5.7.0 must issue a STARTTLS command first';
    expect(await failure()).toBeInstanceOf(MailNotTaken);
  });

  it('that does not take our sign-in is tried again', async () => {
    const closed = await openInbox({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const with_ = new MailServer({ url: closed.url.replace('://', '://liggaren:hemligt@'), from: FROM, requireTls: false });
    const error = await failure(with_);
    expect(error).toBeInstanceOf(MailNotTaken);
    expect(error.message).not.toContain('hemligt');
    await closed.stop();
  });

  it('that is gone is tried again', async () => {
    const gone = await openInbox();
    await gone.stop();
    const to = new MailServer({ url: gone.url, from: FROM, requireTls: false });
    expect(await failure(to)).toBeInstanceOf(MailNotTaken);
  });

  it('without encryption, or with a certificate that nobody vouches for, is given nothing when encryption is demanded', async () => {
    // it warns of its own certificate, which is what is wanted here
    const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const unknown = await openInbox({ disabledCommands: ['AUTH'] });
    warned.mockRestore();
    for (const { url } of [inbox, unknown]) {
      const strict = new MailServer({ url, from: FROM, requireTls: true });
      expect(await failure(strict)).toBeInstanceOf(MailNotTaken);
    }
    expect([...inbox.received, ...unknown.received]).toEqual([]);
    await unknown.stop();
  });

  it('is never quoted about who did not get a mail: what failed lies in a queue', async () => {
    inbox.says.recipient = '450 4.2.1 hanna@region.example is busy';
    expect((await failure()).message).toBe('the mail server did not take the mail: EENVELOPE RCPT TO 450');
  });

  it('is given one address, whatever stands in it', async () => {
    await server.send({ ...MAIL, to: 'a,b@region.example' }).catch(() => undefined);
    for (const { to } of inbox.received) expect(to).toHaveLength(1);
  });
});

describe('the domain of a Message-ID', () => {
  it('is that of the sender', () => {
    expect(domainOf(FROM)).toBe('region.example');
    expect(domainOf('bidrag@Region.Example')).toBe('region.example');
    expect(domainOf('nobody')).toBe('liggaren.invalid');
  });
});
