/** What a mail says: which case, what kind of thing, and where to read it. Nothing of what the case holds, and nobody's name: mail is a postcard. */
import { htmlPage } from './html';
import { noticeKind, type NoticeKindName } from './kinds';

/** The three forms of one letter. In Swedish, as everything that the authority sends. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
export interface Told {
  readonly kind: NoticeKindName;
  /** Null as long as the case has none. */
  readonly number: string | null;
  /** Where it is read, after signing in. */
  readonly link: string;
}

const caseOf = (number: string | null): string => (number === null ? 'Ett nytt ärende' : `Ärende ${number}`);
const inCase = (number: string | null): string =>
  number === null ? 'i ett ärende som inte har fått något nummer än' : `i ärende ${number}`;
const sentenceOf = ({ kind, number }: Told): string => noticeKind(kind).sentence(inCase(number));

const NO_REPLY = 'Det går inte att svara på det här mejlet.';
const why = (kind: NoticeKindName): string =>
  noticeKind(kind).demanded ? 'Mejlet är en del av handläggningen och skickas alltid.' : 'Du får mejlet för att du har del i ärendet.';
const choose = (settings: string): string => `Välj vad du vill få på mejl: ${settings}`;
const lines = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
/** After the line that mail programs know a signature by. */
const footOf = (foot: readonly string[], settings: string | null): string =>
  ['-- ', foot.join(' '), ...(settings === null ? [] : [choose(settings)])].join('\n');

/** `settings` = address of the page where it can be switched off; null when it can't be. */
export function composeNotice(told: Told, settings: string | null): Letter {
  const { kind, number, link } = told;
  const subject = `${caseOf(number)}: ${noticeKind(kind).subject}`;
  const sentence = sentenceOf(told);
  const foot = [why(kind), NO_REPLY];
  return {
    subject,
    text: lines(sentence, link, footOf(foot, settings)),
    html: htmlPage({
      title: subject,
      blocks: [{ paragraph: sentence }, { button: 'Logga in och läs', to: link }],
      foot,
      settings,
    }),
  };
}

const things = (count: number): string => (count === 1 ? 'en händelse' : `${count} händelser`);

/** One mail for all that has waited. Throws when nothing has: that is no mail. */
export function composeDigest(told: readonly Told[], settings: string): Letter {
  if (told.length === 0) throw new TypeError('a digest of nothing');
  const subject = `Sammanfattning: ${things(told.length)} i dina ärenden`;
  const foot = ['Det här är sammanfattningen av det som har hänt sedan den förra.', NO_REPLY];
  const items = told.map((one) => ({ text: sentenceOf(one), to: one.link }));
  return {
    subject,
    text: lines('Det här har hänt:', ...items.map(({ text, to }) => `* ${text}\n  ${to}`), footOf(foot, settings)),
    html: htmlPage({ title: subject, blocks: [{ paragraph: 'Det här har hänt:' }, { items }], foot, settings }),
  };
}
