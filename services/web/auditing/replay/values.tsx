/** One value as people read it: money, days, persons, words for codes. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Json } from '#libs/kernel';
import { Written } from '../../parts';
import { useFormat, type Format } from '../../texts/format';
import { useLanguage, useTexts, type Language } from '../../texts/language';
import { isHandling, isPeriod, isPerson, isWording, type Person } from './readable';
import { words, type Words } from './words';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const CODE = /^[A-Z][A-Z_]+$/;
/** Digests, and the canonical text that was signed: for comparing, not for reading. */
const VERBATIM = new Set(['statementSha256', 'applicationSha256', 'sha256', 'digests', 'nonce']);

type Handling = { readonly number: number; readonly date: string; readonly direction: string; readonly counterpart: string | null };

/** Names of the criteria, and of others that are known by a key, as the guidelines of the case have them. */
export const Names = createContext<Readonly<Record<string, string>>>({});

interface Said {
  readonly names: Readonly<Record<string, string>>;
  readonly t: Words;
  readonly format: Format;
  readonly language: Language;
}

export const personText = ({ name, organisation }: Pick<Person, 'name' | 'organisation'>, t: Words): string =>
  [name || t.goneName, organisation].filter(Boolean).join(', ');

const ofCode = (code: string, t: Words): string => (t.values as Readonly<Record<string, string>>)[code] ?? code;

/** A value as one line of text: in a list of what changed. */
export function valueText(field: string, value: Json, said: Said): string {
  const { t, format, language, names } = said;
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return field.endsWith('Ore') ? format.money(value) : format.number(value);
  if (typeof value === 'string') {
    if (field === 'criterion') return names[value] ?? value;
    if (field === 'rule') return (t.rules as Readonly<Record<string, string>>)[value] ?? value;
    if (DAY.test(value)) return format.day(value);
    if (INSTANT.test(value)) return format.moment(value);
    return CODE.test(value) ? ofCode(value, t) : value;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => valueText(field, one, said)).join(', ');
  if (isPerson(value)) return personText(value as unknown as Person, t);
  if (isWording(value)) return (value as Record<Language, string>)[language];
  if (isPeriod(value)) {
    const { from, to } = value as { from: string; to: string };
    return `${format.day(from)} – ${format.day(to)}`;
  }
  if (isHandling(value)) {
    const { number, date, direction, counterpart } = value as unknown as Handling;
    return [`${t.ones.handlings} ${number}`, format.day(date), ofCode(direction, t), counterpart].filter(Boolean).join(', ');
  }
  return '';
}

export const useValueText = (): ((field: string, value: Json) => string) => {
  const t = useTexts(words);
  const format = useFormat();
  const { language } = useLanguage();
  const names = useContext(Names);
  return (field, value) => valueText(field, value, { t, format, language, names });
};

const LONG = 90;

/** A value in its place on the page; what people have written stays as they wrote it. */
export function Value({ field, value }: { field: string; value: Json }): ReactNode {
  const text = useValueText();
  const t = useTexts(words);
  if (field === 'statement' && typeof value === 'string')
    return (
      <details>
        <summary>{t.fields.statement}</summary>
        <pre lang="sv">{value}</pre>
      </details>
    );
  if (VERBATIM.has(field)) return <code>{text(field, value)}</code>;
  if (Array.isArray(value) && value.some((one) => typeof one !== 'number') && value.length > 1)
    return (
      <ul className="plain-list">
        {(value as readonly Json[]).map((one, n) => (
          <li key={n}>{text(field, one)}</li>
        ))}
      </ul>
    );
  const isText = typeof value === 'string' && !DAY.test(value) && !INSTANT.test(value) && !CODE.test(value);
  if (isText && (value.length > LONG || value.includes('\n'))) return <Written>{value}</Written>;
  return <span lang={isText ? 'sv' : undefined}>{text(field, value)}</span>;
}
