/** Text that people write. Blank text is no text, and what has no canonical spelling (lone surrogates, U+0000) can't be kept. */
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, IsUUID, Matches, MaxLength, ValidateBy, type ValidationOptions } from 'class-validator';
import { worded, type Wording } from '#libs/kernel';
import { CHOSEN, given } from './given';
import { field, sentence, type FieldOptions } from './sentence';

const filled = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isFilled', validator: { validate: (value) => typeof value === 'string' && value.trim() !== '' } }, options);

/** Control characters other than line breaks and tabs have no place in a record that is to be read in fifty years. */
// oxlint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const readable = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isReadable',
      validator: { validate: (value) => typeof value === 'string' && value.isWellFormed() && !UNREADABLE.test(value) },
    },
    options,
  );

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string'
    ? value.trim()
    : Array.isArray(value)
      ? value.map((v: unknown) => (typeof v === 'string' ? v.trim() : v))
      : value,
);

const written = (label: Wording, most: number, options: FieldOptions): PropertyDecorator =>
  field(label, options, [
    trimmed,
    IsString(sentence(label, { sv: 'ska vara text', en: 'must be text' }, options)),
    filled(sentence(label, { sv: 'ska fyllas i', en: 'must be filled in' }, options)),
    MaxLength(
      most,
      sentence(
        label,
        { sv: `får ha högst ${most.toLocaleString('sv-SE')} tecken`, en: `may have at most ${most.toLocaleString('en-GB')} characters` },
        options,
      ),
    ),
    readable(sentence(label, { sv: 'innehåller tecken som inte går att läsa', en: 'has characters that cannot be read' }, options)),
  ]);

/** One line, at most 500 characters: a name, a title, a place. */
export const Line = (label: Wording, options: FieldOptions = {}): PropertyDecorator => written(label, 500, options);
/** Running text, at most 20,000 characters. */
export const Text = (label: Wording, options: FieldOptions = {}): PropertyDecorator => written(label, 20_000, options);

export const Email = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    trimmed,
    IsEmail(
      {},
      sentence(
        label,
        { sv: 'ska vara en e-postadress, till exempel namn@exempel.se', en: 'must be an e-mail address, for example namn@exempel.se' },
        options,
      ),
    ),
  ]);

export const Id = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [IsUUID('all', sentence(label, { sv: 'ska vara ett id (UUID)', en: 'must be an id (UUID)' }, options))]);

/** A stable key such as `omradeschef-kultur`. */
export const Key = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    Matches(
      /^[a-z0-9-]{1,80}$/,
      sentence(
        label,
        { sv: 'får bara ha små bokstäver a–z, siffror och bindestreck', en: 'may only have small letters a–z, digits and hyphens' },
        options,
      ),
    ),
  ]);

const LIKE_THIS: Wording = { sv: 'ska skrivas så här', en: 'must be written like this' };
/** Text of a given form, with an example of it, or what it looks like in words. */
export const Pattern = (label: Wording, pattern: RegExp, example: string | Wording, options: FieldOptions = {}): PropertyDecorator => {
  const like = typeof example === 'string' ? { sv: example, en: example } : example;
  return field(label, options, [
    Matches(
      pattern,
      sentence(
        label,
        worded((language) => `${LIKE_THIS[language]}: ${like[language]}`),
        options,
      ),
    ),
  ]);
};

/** One of a few words that programs know. */
export const OneOf = (label: Wording, values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, CHOSEN, options),
    IsIn(
      [...values],
      sentence(label, { sv: `ska vara något av ${values.join(', ')}`, en: `must be one of ${values.join(', ')}` }, options),
    ),
  ]);
