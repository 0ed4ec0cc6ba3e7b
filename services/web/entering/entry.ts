/** A form as data: what it asks for and which command it gives. What is typed in a field is sent under the field's name. */
import type { ReactNode } from 'react';
import type { Option } from '../parts';
import { instantFrom, localNow } from '../texts/local-time';

interface Asked {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Said to be so; nothing typed is sent as null. */
  readonly optional?: boolean;
  /** What stands there from the beginning; left out = now for a day or a moment, otherwise nothing. */
  readonly initial?: string;
}
export type EntryField = Asked &
  (
    | { readonly as: 'day' | 'moment' }
    | { readonly as: 'line'; readonly width?: 'medium'; /** Nothing typed is sent as null. */ readonly orNull?: true }
    | { readonly as: 'text'; readonly rows?: number }
    /** A list, one on each line. */
    | { readonly as: 'lines'; readonly rows?: number }
    | { readonly as: 'radios'; readonly options: readonly Option[] }
    /** `none` = what the first row says, that means nothing. */
    | { readonly as: 'choice'; readonly options: readonly Option[]; readonly none?: string }
  );

export interface Entry {
  /** What stands in the address when the form is open. */
  readonly gor: string;
  /** Last part of the command's address. */
  readonly command: string;
  readonly title: string;
  /** On the button that opens the form, where it says something else than the title. */
  readonly opener?: string;
  readonly lead?: ReactNode;
  /** By the names that the API has for them, in the order in which they are asked. */
  readonly fields: Readonly<Record<string, EntryField>>;
  /** Sent along: what the page knows. */
  readonly along?: object;
  /** On the button that sends it, and what is said when it is done, where it is not simply entered. */
  readonly submit?: string;
  readonly done?: string;
  readonly danger?: boolean;
}

export type Typed = Readonly<Record<string, string>>;

function startOf({ as, initial }: EntryField): string {
  if (initial !== undefined) return initial;
  return as === 'day' ? localNow().slice(0, 'YYYY-MM-DD'.length) : as === 'moment' ? localNow() : '';
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function sentOf(field: EntryField, typed: string): string | readonly string[] | null {
  if (field.as === 'lines') return linesOf(typed);
  const mayBeNothing = field.optional === true || field.as === 'radios' || field.as === 'choice' || (field.as === 'line' && field.orNull);
  if (mayBeNothing && typed.trim() === '') return null;
  return field.as === 'moment' ? instantFrom(typed) : typed;
}

/** The fields as they stand when the form opens. */
export const startsAs = ({ fields }: Entry): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, startOf(field)]));

/** What the API is sent of what was typed. */
export const sentAs = ({ fields, along }: Entry, typed: Typed): object => ({
  ...along,
  ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sentOf(field, typed[name] ?? '')])),
});
