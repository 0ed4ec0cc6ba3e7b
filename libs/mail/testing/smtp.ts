/** A real SMTP server in this process, which takes, refuses or is gone as it is told. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as its reader has it. */
export interface Received {
  readonly to: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
export interface Inbox {
  readonly url: string;
  readonly received: readonly Received[];
  /** What the server says to the next of each: `550 5.1.1 …` to a recipient's address or to the content. */
  readonly says: { recipient: string | null; content: string | null };
  /** Called when a mail has been taken, before the sender is told. */
  onTaken: () => Promise<void>;
  /** Forgets what has come. */
  clear(): void;
  stop(): Promise<void>;
}

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString() : quotedPrintable(coded.replaceAll('_', ' ')),
    );
function quotedPrintable(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
function partOf(raw: string): Part {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]),
  );
  return { headers, body: rest.join('\r\n\r\n') };
}
function decoded({ headers, body }: Part): string {
  const coding = headers['content-transfer-encoding']?.toLowerCase();
  const text = coding === 'base64' ? Buffer.from(body, 'base64').toString() : coding === 'quoted-printable' ? quotedPrintable(body) : body;
  return text.replaceAll('\r\n', '\n').trimEnd();
}
function read(raw: string, to: readonly string[]): Received {
  const { headers, body } = partOf(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary === undefined ? [] : body.split(`--${boundary}`).map((one) => partOf(one.replace(/^\r?\n/, '')));
  const of = (type: string): string => parts.filter((one) => one.headers['content-type']?.startsWith(type)).map(decoded)[0] ?? '';
  return { to, headers, subject: headers['subject'] ?? '', text: of('text/plain'), html: of('text/html') };
}

const refusal = (said: string): Error => Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) });

/** On a free port of this machine. Takes everything, in the clear and from anybody, unless told otherwise. */
export async function openInbox(options: SMTPServerOptions = {}): Promise<Inbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => {
      const { recipient } = inbox.says;
      inbox.says.recipient = null;
      done(recipient === null ? null : refusal(recipient));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { content } = inbox.says;
        inbox.says.content = null;
        if (content !== null) return done(refusal(content));
        received.push(
          read(
            Buffer.concat(chunks).toString(),
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        );
        inbox.onTaken().then(() => done(), done);
      });
    },
    ...options,
  });
  // a client that is killed leaves its connection in pieces
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const inbox: Inbox = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    says: { recipient: null, content: null },
    onTaken: () => Promise.resolve(),
    clear: () => void received.splice(0),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return inbox;
}
