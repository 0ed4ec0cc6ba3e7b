/** Text that people write. Blank text is no text, and what has no canonical spelling (lone surrogates, U+0000) can't be kept. */
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, IsUUID, Matches, MaxLength, ValidateBy, type ValidationOptions } from 'class-validator';
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

const written = (label: string, most: number, options: FieldOptions): PropertyDecorator =>
  field(label, options, [
    trimmed,
    IsString(sentence(label, 'ska vara text', options)),
    filled(sentence(label, 'ska fyllas i', options)),
    MaxLength(most, sentence(label, `får ha högst ${most.toLocaleString('sv-SE')} tecken`, options)),
    readable(sentence(label, 'innehåller tecken som inte går att läsa', options)),
  ]);

/** One line, at most 500 characters: a name, a title, a place. */
export const Line = (label: string, options: FieldOptions = {}): PropertyDecorator => written(label, 500, options);
/** Running text, at most 20,000 characters. */
export const Text = (label: string, options: FieldOptions = {}): PropertyDecorator => written(label, 20_000, options);

export const Email = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [trimmed, IsEmail({}, sentence(label, 'ska vara en e-postadress, till exempel namn@exempel.se', options))]);

export const Id = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [IsUUID('all', sentence(label, 'ska vara ett id (UUID)', options))]);

/** A stable key such as `omradeschef-kultur`. */
export const Key = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [Matches(/^[a-z0-9-]{1,80}$/, sentence(label, 'får bara ha små bokstäver a–z, siffror och bindestreck', options))]);

/** Text of a given form, with an example of it. */
export const Pattern = (label: string, pattern: RegExp, example: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [Matches(pattern, sentence(label, `ska skrivas så här: ${example}`, options))]);

/** One of a few words that programs know. */
export const OneOf = (label: string, values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [IsIn([...values], sentence(label, `ska vara något av ${values.join(', ')}`, options))]);
