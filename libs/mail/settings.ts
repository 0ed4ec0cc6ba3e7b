/** How a person wants to be told, and when the day's one mail goes. Pure. */
import { AUTHORITY_ZONE, isWorkingDay, refuse, type Refusal, type Role } from '#libs/kernel';
import { isNoticeKind, kindsOf, noticeKind, WAYS, type NoticeKindName, type Way } from './kinds';

export interface NoticeSettings {
  /** Of the digest, 0–23 by the clock in Sweden. */
  readonly hour: number;
  readonly days: 'WORKING' | 'EVERY';
  /** Where the person has chosen; the rest is as usual. */
  readonly choices: Readonly<Partial<Record<NoticeKindName, Way>>>;
}
export const USUAL_SETTINGS: NoticeSettings = { hour: 7, days: 'WORKING', choices: {} };

/** What is demanded is always sent at once, whatever has been chosen. */
export function wayOf(name: NoticeKindName, { choices }: Pick<NoticeSettings, 'choices'>): Way {
  const { demanded, mayWait, usual } = noticeKind(name);
  if (demanded) return 'NOW';
  const way = choices[name] ?? usual;
  return way === 'DIGEST' && !mayWait ? 'NOW' : way;
}

const routine = (field: string) => ({ basis: 'POLICY', citation: 'nämndens rutin', field }) as const;

/** Why these choices can't be saved for somebody with this role; undefined when they can. */
export function refusalOfChoices(role: Role, choices: Readonly<Record<string, string>>): Refusal | undefined {
  for (const [name, way] of Object.entries(choices)) {
    const field = `choices.${name}`;
    if (!isNoticeKind(name) || !kindsOf(role).includes(name))
      return refuse(
        'notice-kind-unknown',
        { sv: 'Utskicket finns inte för din roll. Ladda om sidan.', en: 'There is no such mail for your role. Reload the page.' },
        routine(field),
      ).refusal;
    if (!(WAYS as readonly string[]).includes(way))
      return refuse(
        'notice-way-unknown',
        { sv: 'Välj direkt, sammanfattning eller inte alls.', en: 'Choose at once, summary or not at all.' },
        routine(field),
      ).refusal;
    const { demanded, mayWait, label } = noticeKind(name);
    if (demanded && way !== 'NOW')
      return refuse(
        'notice-demanded',
        { sv: `”${label.sv}” skickas alltid och kan inte stängas av.`, en: `“${label.en}” is always sent and cannot be switched off.` },
        routine(field),
      ).refusal;
    if (way === 'DIGEST' && !mayWait)
      return refuse(
        'notice-cannot-wait',
        {
          sv: `”${label.sv}” kan inte vänta till sammanfattningen. Välj direkt eller inte alls.`,
          en: `“${label.en}” cannot wait for the summary. Choose at once or not at all.`,
        },
        routine(field),
      ).refusal;
  }
  return undefined;
}

/** The latest time at or before `now` that the person's digest was to go. An hour that the clock jumps over is the one after it; one that comes twice is the first. */
export function latestDigest(now: Temporal.Instant, { hour, days }: Pick<NoticeSettings, 'hour' | 'days'>): Temporal.Instant {
  let day = now.toZonedDateTimeISO(AUTHORITY_ZONE).toPlainDate();
  for (;;) {
    const at = day.toZonedDateTime({ timeZone: AUTHORITY_ZONE, plainTime: { hour } }).toInstant();
    if (Temporal.Instant.compare(at, now) <= 0 && (days === 'EVERY' || isWorkingDay(day))) return at;
    day = day.subtract({ days: 1 });
  }
}
