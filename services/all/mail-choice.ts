/** How mail is sent: SMTP_URL and MAIL_FROM. */
import type { Reading } from './configuration';

/** Null = nothing is sent: mail is kept and shown in the register. */
export type MailChoice = { readonly url: string; readonly from: string; readonly requireTls: boolean } | null;

const ADDRESS = /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;
const EXAMPLE = 'smtps://namn:lösenord@mejl.exempel.se:465';

/** smtps is encrypted from the start; smtp has to become so (STARTTLS) before anything is said in production. */
export function mailChoice(read: Reading, production: boolean): MailChoice {
  const url = read.url('SMTP_URL', ['smtp:', 'smtps:'], EXAMPLE);
  const from = read.text('MAIL_FROM');
  if (from !== undefined && !ADDRESS.test(from))
    read.say('MAIL_FROM ska vara en e-postadress, till exempel Region Exempel <bidrag@exempel.se>.');
  if (url === null) {
    if (from !== undefined) read.say('MAIL_FROM finns men inte SMTP_URL. Sätt båda, eller ingen.');
    return null;
  }
  if (from === undefined) read.say('SMTP_URL finns men inte MAIL_FROM. Sätt MAIL_FROM till den adress som mejl skickas från.');
  // what stands after a question mark could switch off what production demands
  const { search, hostname, pathname } = URL.parse(url) ?? { search: '', hostname: '', pathname: '' };
  if (hostname !== '' && (search !== '' || !['', '/'].includes(pathname)))
    read.say(`SMTP_URL ska bara ha namn, lösenord, värd och port, som ${EXAMPLE}.`);
  return { url, from: from ?? '', requireTls: production };
}
