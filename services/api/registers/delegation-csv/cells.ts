/** How people write the particulars of an item in a table. Each reads one trimmed cell, or says what to write instead. */
import { DECISION_KINDS, type DecisionKind, type DelegationItem } from '#libs/delegation/events';
import type { Wording } from '#libs/kernel';
import { ore } from '../../../cli/import/values';
import { GIVERS, kindWord, REPORTED, unguarded } from './columns';

export type Read<T> = { readonly value: T } | { readonly what: Wording };
const ok = <T>(value: T): Read<T> => ({ value });
const no = (sv: string, en: string): { readonly what: Wording } => ({ what: { sv, en } });
const shown = (cell: string): string => `”${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}”`;

export const EMPTY = no('Fältet är tomt. Fyll i det.', 'The cell is empty. Fill it in.');
export const words = (cell: string): Read<string> => ok(unguarded(cell));

const KEY = /^[a-z0-9-]{1,80}$/;
/** A key as it stands, or the title of a post: `Områdeschef kultur` → `omradeschef-kultur`. */
export function post(cell: string): Read<string> {
  const text = unguarded(cell);
  if (KEY.test(text)) return ok(text);
  const key = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return KEY.test(key)
    ? ok(key)
    : no(`${shown(cell)} är ingen befattning. Skriv t.ex. områdeschef kultur.`, `${shown(cell)} is no post. Write for example enhetschef.`);
}

export function kinds(cell: string): Read<DecisionKind[]> {
  const named = cell
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  const unknown = named.find((one) => !DECISION_KINDS.some((kind) => kindWord(kind) === one));
  const all = DECISION_KINDS.map(kindWord).join(', ');
  if (unknown !== undefined || named.length === 0)
    return no(
      `${shown(unknown ?? cell)} är inget slags beslut. Skriv ett eller flera av ${all}, med komma mellan.`,
      `${shown(unknown ?? cell)} is no kind of decision. Write one or more of ${all}, with commas between.`,
    );
  // as they stand: their order says nothing, and is kept
  return ok([...new Set(named.map((one) => DECISION_KINDS.find((kind) => kindWord(kind) === one)!))]);
}

export function yesOrNo(cell: string): Read<boolean> {
  if (/^ja$/i.test(cell)) return ok(true);
  if (/^nej$/i.test(cell)) return ok(false);
  return no(
    `${shown(cell)} är varken ja eller nej. Skriv bara ja eller nej.`,
    `${shown(cell)} is neither ja nor nej. Write only ja or nej.`,
  );
}

export function reporting(cell: string): Read<DelegationItem['reporting']> {
  const read = yesOrNo(cell);
  if ('what' in read) return read;
  return ok(read.value === (REPORTED.ANMALAN === 'ja') ? 'ANMALAN' : 'SARSKILT_PROTOKOLL');
}

export function giver(cell: string): Read<DelegationItem['grantedBy']> {
  const known = (Object.keys(GIVERS) as DelegationItem['grantedBy'][]).find((one) => GIVERS[one] === cell.toLowerCase());
  return known
    ? ok(known)
    : no(
        `${shown(cell)} kan inte delegera. Skriv nämnden eller förvaltningschefen.`,
        `${shown(cell)} cannot delegate. Write nämnden (the board) or förvaltningschefen (the head of administration).`,
      );
}

/** Kronor → öre. The board may set the limit as high as it likes. */
export function limit(cell: string): Read<number> {
  const read = ore(cell);
  return read === undefined
    ? no(
        `${shown(cell)} är inget belopp som kan läsas. Skriv kronor med siffror, t.ex. 50 000, eller lämna fältet tomt om punkten inte har någon gräns.`,
        `${shown(cell)} cannot be read as an amount. Write kronor in figures, for example 50 000, or leave the cell empty if the item has no limit.`,
      )
    : ok(read);
}
