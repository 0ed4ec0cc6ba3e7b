/** A checkpoint as people read it: on paper, and aloud. */
import { toHex, type Checkpoint } from '#libs/integrity';
import { AUTHORITY_ZONE, dayOf, formatDay } from '#libs/kernel';

/** 16 groups of 4 hexadecimal digits. */
export const inGroups = (root: Uint8Array): readonly string[] => toHex(root).match(/.{4}/g)!;

const thousands = new Intl.NumberFormat('sv-SE');

/** A paragraph for the board's minutes, ready to be put in: what is printed there, nobody can change in a database. In Swedish, as the minutes. */
export function minutesParagraph({ origin, size, root }: Checkpoint, signedAt: string): string {
  const { hour, minute } = Temporal.Instant.from(signedAt).toZonedDateTimeISO(AUTHORITY_ZONE);
  const time = `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
  const groups = inGroups(root);
  const rows = [0, 4, 8, 12].map((from) => groups.slice(from, from + 4).join(' '));
  return [
    `Kontrollpunkt för händelseloggen ${origin}`,
    '',
    `Den ${formatDay(dayOf(signedAt))} kl. ${time} omfattade loggen ${thousands.format(size)} händelser. Dess kontrollsumma var`,
    '',
    ...rows,
    '',
    'Med kontrollsumman går det att i efterhand visa att inget av det som då fanns i loggen har ändrats eller tagits bort.',
  ].join('\n');
}
