/** How people write values in the form's export. Each reads one trimmed cell into a value, or says in Swedish what to write instead. */
import { isOrganisationNumber } from '#libs/grant-cases';
import type { Ore } from '#libs/kernel';

export type Parsed<T> = { readonly value: T } | { readonly problem: string };

const ok = <T>(value: T): Parsed<T> => ({ value });
const problem = (text: string): { readonly problem: string } => ({ problem: text });
const shown = (cell: string): string => `”${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}”`;
export const isProblem = <T>(parsed: Parsed<T>): parsed is { readonly problem: string } => 'problem' in parsed;

/** Spaces that spreadsheets put between thousands: ordinary, no-break, narrow no-break, thin. */
const SPACE = '[ \\u00a0\\u202f\\u2009]';
const DIGITS = `(?:\\d{1,3}(?:${SPACE}\\d{3})+|\\d+)`;
const AMOUNT = `${DIGITS}(?:,\\d{1,2})?(?:${SPACE}?(?:kr|kronor|sek))?`;
const EXACT_AMOUNT = new RegExp(`^${AMOUNT}$`, 'i');
const LABEL_AND_AMOUNT = new RegExp(`^(.*?\\S)(?::\\s*|\\s+)(${AMOUNT})$`, 'is');

/** The largest amount that is taken for one: a hundred million kronor. Anything above is a slip of the pen. */
const LARGEST_ORE = 10_000_000_000;

/** `50000`, `50 000`, `50 000 kr`, `50000,50` → öre, of any size that can be kept exactly. Undefined = no such amount. */
export function ore(cell: string): Ore | undefined {
  if (!EXACT_AMOUNT.test(cell)) return undefined;
  const [kronor, rest = ''] = cell.replace(/[^\d,]/g, '').split(',');
  const value = Number(kronor) * 100 + Number(rest.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** As {@link ore}, of a size that somebody may ask for. A full stop is refused: it could stand for thousands or for decimals. */
export function amount(cell: string): Parsed<Ore> {
  const value = ore(cell);
  if (value === undefined) return problem(`${shown(cell)} är inget belopp. Skriv kronor med siffror, t.ex. 50 000 eller 50000,50.`);
  return value <= LARGEST_ORE ? ok(value) : problem(`${shown(cell)} är ett orimligt stort belopp. Kontrollera siffrorna.`);
}

const HOURS = /^\d{1,5}(?:,\d{1,2})?(?:\s?(?:h|tim|timmar))?$/i;
/** `96`, `96,5`, `96 timmar` → hours. */
export const hours = (cell: string): Parsed<number> =>
  HOURS.test(cell)
    ? ok(Number(cell.replace(/[^\d,]/g, '').replace(',', '.')))
    : problem(`${shown(cell)} är inget antal timmar. Skriv siffror, t.ex. 96 eller 96,5.`);

/** `YYYY-MM-DD`, a day that exists. */
export function day(cell: string): Parsed<string> {
  const wrong = problem(`${shown(cell)} är ingen dag. Skriv år-månad-dag, t.ex. 2026-03-01.`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell)) return wrong;
  try {
    return ok(Temporal.PlainDate.from(cell).toString());
  } catch {
    return wrong;
  }
}

/** `ja` or `nej` and nothing more: an explanation has no field of its own and would be lost. */
export function yesOrNo(cell: string): Parsed<boolean> {
  if (/^ja$/i.test(cell)) return ok(true);
  if (/^nej$/i.test(cell)) return ok(false);
  return problem(`${shown(cell)} är varken ja eller nej. Skriv bara ja eller nej; en förklaring hör hemma i syfte och bakgrund.`);
}

/** `nej` → null, `ja, en gång 2024` → the words as they stand. */
export function yesWithWords(cell: string): Parsed<string | null> {
  if (/^nej\.?$/i.test(cell)) return ok(null);
  if (/^ja\b/i.test(cell)) return ok(cell);
  return problem(`${shown(cell)} börjar varken med ja eller nej. Skriv nej, eller ja och när, t.ex. ja, en gång 2024.`);
}

/** Words, or null for an empty cell, `nej`, `ingen` and `inga`. */
export const wordsOrNone = (cell: string): Parsed<string | null> => ok(/^(nej|ingen|inga)?\.?$/i.test(cell) ? null : cell);

/** Who advised the applicant: a ground for conflict of interest (KL 6:28), so an empty cell is not taken for nobody. */
export const adviser = (cell: string): Parsed<string | null> => ok(/^(ingen|inga|nej)\.?$/i.test(cell) ? null : cell);

const parts = (cell: string): readonly string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `Kumla bibliotek; Verdandi` → a list. */
export const list = (cell: string): Parsed<string[]> => ok([...parts(cell)]);

export interface BudgetLine {
  readonly label: string;
  readonly amountOre: Ore;
}

/** `Lön 62000; lokaler 12 000` → lines of label and öre. The longest number at the end that is well formed is the amount. */
export function budget(cell: string): Parsed<BudgetLine[]> {
  const lines: BudgetLine[] = [];
  for (const part of parts(cell)) {
    const match = LABEL_AND_AMOUNT.exec(part);
    const read = match && amount(match[2]!);
    if (!read || isProblem(read))
      return problem(`${shown(part)} är ingen kostnad. Skriv vad och belopp, t.ex. lokaler 12000, med semikolon mellan.`);
    lines.push({ label: match[1]!, amountOre: read.value });
  }
  return lines.length > 0 ? ok(lines) : problem('Skriv minst en kostnad, t.ex. lokaler 12000.');
}

/** `3, 10, 11` → goal numbers in ascending order. */
export function agenda2030(cell: string): Parsed<number[]> {
  const numbers = cell.split(',').map((part) => part.trim());
  if (cell === '') return ok([]);
  if (!numbers.every((part) => /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 17))
    return problem(`${shown(cell)} är inga mål i Agenda 2030. Skriv nummer 1–17 med komma mellan, t.ex. 3, 10, 11.`);
  return ok([...new Set(numbers.map(Number))].sort((a, b) => a - b));
}

/** `8999990016` or `899999-0016` → `899999-0016`. A personal identity number is refused: it may not be kept without need (lag 2018:218 3:10). */
export function organisationNumber(cell: string): Parsed<string> {
  const match = /^(\d{6})-?(\d{4})$/.exec(cell);
  if (!match) return problem(`${shown(cell)} är inget organisationsnummer. Skriv tio siffror, t.ex. 899999-0016.`);
  const [, first, last] = match;
  if (Number(first!.slice(2, 4)) < 20)
    return problem('Numret ser ut som ett personnummer. Bara organisationer kan söka; skriv organisationsnumret.');
  const number = `${first}-${last}`;
  return isOrganisationNumber(number)
    ? ok(number)
    : problem(`${shown(cell)} har fel kontrollsiffra. Jämför med organisationens egna handlingar.`);
}
