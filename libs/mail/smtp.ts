/** Sending by SMTP (RFC 5321): what the receiving server said, or that nobody knows. */
import { createTransport } from 'nodemailer';
import type { Letter } from './compose';

export interface SmtpSettings {
  /** `smtp://name:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  /** `bidrag@region.example`, or `Region X <bidrag@region.example>`. */
  readonly from: string;
  /** Refuses to send in the clear: STARTTLS, or TLS from the start. */
  readonly requireTls: boolean;
}

export interface Mail extends Letter {
  readonly to: string;
  readonly messageId: string;
  /** Where it can be switched off; null when the routine demands it. */
  readonly unsubscribe: string | null;
}

/** `refused` = never, whoever tries again; anything that may pass is thrown instead. `answer` is the server's own words. */
export interface Delivery {
  readonly kind: 'sent' | 'refused';
  readonly answer: string;
}

/** The server is away, says wait, or will not have us: to be tried again. Says nothing of the recipient: it is kept with the job. */
export class MailNotTaken extends Error {}

/** Long enough for a server that greets slowly on purpose. */
const PATIENCE_MS = 30_000;

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * A no for good that concerns this recipient or this mail. A 5xx to our sign-in, to our sender or by policy (RFC 3463 X.7: we may not use the server) is
 * our own fault and true of every mail: it is tried again, and then lies among the dead letters until somebody has mended it.
 */
function isForGood({ command, responseCode = 0, response = '' }: SmtpError): boolean {
  if (command !== 'RCPT TO' && command !== 'DATA') return false;
  return responseCode >= 550 && responseCode < 600 && !/^\d{3}[ -]5\.7\./.test(response);
}

const asLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500) || '–';

/** The part of an address after the @, for Message-ID. */
export const domainOf = (address: string): string => /@([^\s<>@]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? 'liggaren.invalid';

export class MailServer {
  private readonly transport;

  constructor(private readonly settings: SmtpSettings) {
    const { protocol, hostname, port, username, password } = new URL(settings.url);
    const secure = protocol === 'smtps:';
    this.transport = createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: settings.requireTls && !secure,
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  get domain(): string {
    return domainOf(this.settings.from);
  }

  /** Throws {@link MailNotTaken} when it may succeed later. */
  async send({ to, subject, text, html, messageId, unsubscribe }: Mail): Promise<Delivery> {
    try {
      const { response } = await this.transport.sendMail({
        from: this.settings.from,
        // as an object: an address is never parsed for more addresses
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        headers: {
          // RFC 3834: nobody's automatic answer to an automatic mail
          'Auto-Submitted': 'auto-generated',
          'Content-Language': 'sv',
          ...(unsubscribe === null ? {} : { 'List-Unsubscribe': `<${unsubscribe}>` }),
        },
      });
      return { kind: 'sent', answer: asLine(response) };
    } catch (error) {
      const said = error as SmtpError;
      if (isForGood(said)) return { kind: 'refused', answer: asLine(said.response ?? '') };
      const { code = 'unknown', command = '', responseCode = '' } = said;
      throw new MailNotTaken(`the mail server did not take the mail: ${[code, command, responseCode].filter(Boolean).join(' ')}`);
    }
  }
}
