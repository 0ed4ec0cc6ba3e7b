/** Ages, deadlines and amounts: `>30d`, `<=2v`, `20000..40000`, `25tkr`. */
import { fold } from './query-tokens';
import { DAY_UNITS, KRONOR_UNITS } from './query-words';

/** Whole numbers, both ends included; null = no end. At least one is given. */
export interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

const COMPARED = /^(<=|>=|<|>|=|)(\d{1,9})([a-z]*)$/;
const BETWEEN = /^(\d{1,9})([a-z]*)\.\.(\d{1,9})([a-z]*)$/;

interface Measure {
  readonly units: Readonly<Record<string, number>>;
  /** No end lies beyond it. */
  readonly most: number;
}
const DAYS: Measure = { units: DAY_UNITS, most: 36_500 };
const KRONOR: Measure = { units: KRONOR_UNITS, most: 900_000_000 };

const times = (digits: string, unit: string, { units }: Measure): number =>
  Object.hasOwn(units, unit) ? Number(digits) * units[unit]! : Number.NaN;

function compared(sign: string, number: number): Range {
  switch (sign) {
    case '>':
      return { least: number + 1, most: null };
    case '>=':
      return { least: number, most: null };
    case '<':
      return { least: null, most: number - 1 };
    case '<=':
      return { least: null, most: number };
    default:
      return { least: number, most: number };
  }
}

function rangeIn(text: string, measure: Measure): Range | undefined {
  const value = fold(text);
  const [, from = '', fromUnit = '', to = '', toUnit = ''] = BETWEEN.exec(value) ?? [];
  const [, sign = '', digits = '', unit = ''] = COMPARED.exec(value) ?? [];
  const range =
    from === ''
      ? compared(sign, times(digits || 'x', unit, measure))
      : { least: times(from, fromUnit || toUnit, measure), most: times(to, toUnit, measure) };
  const ends = [range.least, range.most].filter((end) => end !== null);
  const sound = ends.every((end) => end >= 0 && end <= measure.most);
  return sound && ends[0]! <= ends.at(-1)! ? range : undefined;
}

/** Undefined when it can't be read. */
export const daysIn = (text: string): Range | undefined => rangeIn(text, DAYS);
export const kronorIn = (text: string): Range | undefined => rangeIn(text, KRONOR);

/** As it is written; `unit` follows the numbers. */
export function printRange({ least, most }: Range, unit: string): string {
  if (least !== null && most !== null) return least === most ? `${least}${unit}` : `${least}..${most}${unit}`;
  if (least !== null) return least === 0 ? `>=0${unit}` : `>${least - 1}${unit}`;
  return `<${(most ?? 0) + 1}${unit}`;
}
