/** The diary's own numbers, numbers from the region's diary, and the entry of a case (OSL 5:1–2). */
import { contentOf, type Decider } from '#libs/event-log';
import { accept, formatDay, isRefusal, refuse, type Decision, type Refusal } from '#libs/kernel';
import { EXTERNAL_NUMBER, type DiaryEvent, type Withheld } from './events';

/** `LIG <year>-<n>`: the n-th event of the stream `diary-<year>`, whose revision is n − 1. */
export const ownNumber = (year: number, revision: number): string => `LIG ${year}-${revision + 1}`;

/** A designation taken apart. `revision` is the entry's place in `diary-<year>`. */
export type DiaryNumber =
  { readonly kind: 'OWN'; readonly year: number; readonly revision: number } | { readonly kind: 'EXTERNAL'; readonly number: string };

/** Undefined when the text is neither one of our numbers nor one of the region's, spelled exactly. */
export function parseNumber(text: string): DiaryNumber | undefined {
  if (EXTERNAL_NUMBER.test(text)) return { kind: 'EXTERNAL', number: text };
  const own = /^LIG (\d{4})-([1-9]\d{0,8})$/.exec(text);
  return own ? { kind: 'OWN', year: Number(own[1]), revision: Number(own[2]) - 1 } : undefined;
}

/** What the diary says of a case or a document beside its number. */
export interface EntryFields {
  /** The day it arrived or was drawn up. */
  readonly date: string;
  readonly counterpart: string | null;
  readonly subject: string | null;
  readonly withheld: Withheld | null;
}

const law = (field: string) => ({ basis: 'LAW', citation: 'OSL 5:2', field }) as const;
const NAMES = {
  counterpart: { sv: 'avsändare', en: 'the sender' },
  subject: { sv: 'vad ärendet gäller i korthet', en: 'what the case is about in brief' },
} as const;

/** Why the fields don't make an entry by OSL 5:2: all of them, or a reason for leaving out sender or subject. Null when they do. */
export function refuseEntryFields(fields: EntryFields): Refusal | null {
  if (fields.withheld?.reason.trim() === '')
    return refuse(
      'withheld-without-reason',
      { sv: 'Ange varför uppgiften utelämnas ur diariet.', en: 'State why the particular is left out of the register.' },
      law('withheld.reason'),
    ).refusal;
  for (const field of ['counterpart', 'subject'] as const) {
    const hidden = fields.withheld?.fields.includes(field) ?? false;
    const stated = (fields[field] ?? '').trim() !== '';
    if (hidden && fields[field] !== null)
      return refuse(
        'withheld-but-stated',
        {
          sv: `Uppgiften om ${NAMES[field].sv} ska utelämnas men är ifylld. Ta bort den ena.`,
          en: `The particular on ${NAMES[field].en} is to be left out but has been filled in. Remove one of the two.`,
        },
        law(field),
      ).refusal;
    if (!hidden && !stated)
      return refuse(
        'diary-field-missing',
        {
          sv: `Ange ${NAMES[field].sv}, eller ange skälet för att utelämna uppgiften.`,
          en: `Enter ${NAMES[field].en}, or state the reason for leaving it out.`,
        },
        law(field),
      ).refusal;
  }
  return null;
}

/** The entry of a case under a number of ours or the region's, or why it can't be made; a bad number is told with the field `number`. */
export function entryOf(caseId: string, number: string, { date, counterpart, subject, withheld }: EntryFields): Decision<DiaryEvent> {
  const parsed = parseNumber(number);
  if (!parsed)
    return refuse(
      'number-malformed',
      {
        sv: 'Numret har fel form. Eget nummer skrivs LIG 2026-14 och regionens nummer 26RS1234.',
        en: 'The number has the wrong form. Our own numbers are written LIG 2026-14 and the region’s 26RS1234.',
      },
      law('number'),
    );
  const refusal = refuseEntryFields({ date, counterpart, subject, withheld });
  if (refusal) return { refusal };
  return accept({
    type: 'CaseEntered',
    body: { caseId, external: parsed.kind === 'EXTERNAL', date, number, counterpart, subject, withheld },
  });
}

/** A diary stream as far as the next entry needs it: it can be folded from the stream's last event alone. */
export interface DiaryState {
  readonly last: { readonly caseId: string; readonly number: string } | null;
}

/** `number` null = give the case the next own number (stream `diary-<year>`); otherwise the region's (stream `diary-external-<number>`). */
export type DiaryCommand = { readonly type: 'EnterCase'; readonly caseId: string; readonly number: string | null } & EntryFields;

export interface DiaryContext {
  /** Calendar day in Sweden; its year is the year of an own number. */
  readonly today: string;
  /** The revision that the entry gets: one more than the stream's head, 0 in a new stream. */
  readonly revision: number;
}

/** The place in the stream gives the number. In a stream that isn't this year's it would be given twice, so the last one is looked at first. */
function nextOwnNumber({ last }: DiaryState, { today, revision }: DiaryContext): Decision<string> {
  const year = Number(today.slice(0, 4));
  const before = last ? parseNumber(last.number) : undefined;
  const follows = !last || (before?.kind === 'OWN' && before.year === year && before.revision < revision);
  return follows
    ? accept(ownNumber(year, revision))
    : refuse(
        'diary-out-of-step',
        {
          sv: `Diariet för ${year} går inte att läsa entydigt, så inget nummer kan ges. Kontakta administratören.`,
          en: `The register for ${year} cannot be read with certainty, so no number can be given. Contact the administrator.`,
        },
        law('number'),
      );
}

function enter(command: Omit<DiaryCommand, 'type'>, state: DiaryState, context: DiaryContext): Decision<DiaryEvent> {
  const { caseId, number, ...fields } = command;
  if (state.last?.caseId === caseId) return accept();
  if (fields.date > context.today)
    return refuse(
      'entry-in-the-future',
      {
        sv: `Dagen kan inte ligga efter i dag, ${formatDay(context.today)}.`,
        en: `The day cannot be later than today, ${formatDay(context.today, 'en')}.`,
      },
      law('date'),
    );
  if (number === null) {
    const next = nextOwnNumber(state, context);
    return isRefusal(next) ? next : entryOf(caseId, next.events[0]!, fields);
  }
  if (parseNumber(number)?.kind !== 'EXTERNAL')
    return refuse(
      'number-malformed',
      {
        sv: 'Numret har fel form. Regionens nummer skrivs 26RS1234.',
        en: 'The number has the wrong form. The region’s numbers are written 26RS1234.',
      },
      law('number'),
    );
  if (state.last)
    return refuse(
      'number-taken',
      {
        sv: `Numret ${number} har redan getts till ett annat ärende. Kontrollera numret i regionens diarium.`,
        en: `The number ${number} has already been given to another case. Check the number in the region’s register.`,
      },
      law('number'),
    );
  return entryOf(caseId, number, fields);
}

export const diaryDecider: Decider<DiaryState, DiaryCommand, DiaryEvent, DiaryContext> = {
  initial: { last: null },
  evolve: (_, { body: { caseId, number } }) => ({ last: { caseId, number } }),
  decide: (command, state, context) => enter(contentOf(command), state, context),
};
