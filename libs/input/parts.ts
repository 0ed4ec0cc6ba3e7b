/** Fields that are made of other fields. */
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import type { Wording } from '#libs/kernel';
import { field, sentence, type FieldOptions } from './sentence';

type Class = new () => object;

/** One part with fields of its own. */
export const Part = (label: Wording, of: () => Class, options: Pick<FieldOptions, 'nullable'> = {}): PropertyDecorator =>
  field(label, options, [
    Type(of),
    IsObject(sentence(label, { sv: 'ska fyllas i', en: 'must be filled in' })),
    ValidateNested(sentence(label, { sv: 'ska fyllas i', en: 'must be filled in' })),
  ]);

const size = (label: Wording, least: number, most: number): PropertyDecorator[] => [
  IsArray(sentence(label, { sv: 'ska vara en lista', en: 'must be a list' })),
  ArrayMinSize(
    least,
    sentence(
      label,
      least === 1
        ? { sv: 'ska ha minst en rad', en: 'must have at least one row' }
        : { sv: `ska ha minst ${least} rader`, en: `must have at least ${least} rows` },
    ),
  ),
  ArrayMaxSize(most, sentence(label, { sv: `får ha högst ${most} rader`, en: `may have at most ${most} rows` })),
];

export interface ListOptions extends Pick<FieldOptions, 'nullable'> {
  /** Fewest and most rows; 0 and 200 unless told. */
  readonly least?: number;
  readonly most?: number;
}

/** A list of parts. */
export const ListOf = (label: Wording, of: () => Class, { least = 0, most = 200, ...options }: ListOptions = {}): PropertyDecorator =>
  field(label, options, [
    Type(of),
    ...size(label, least, most),
    ValidateNested({ ...sentence(label, { sv: 'ska fyllas i', en: 'must be filled in' }, { each: true }) }),
  ]);

/** A list where every row follows a rule: `@Many('partner', Line)`. */
export const Many =
  (
    label: Wording,
    rule: (label: Wording, options: FieldOptions) => PropertyDecorator,
    { least = 0, most = 200, ...options }: ListOptions = {},
  ): PropertyDecorator =>
  (target, property) => {
    field(label, options, size(label, least, most))(target, property);
    rule(label, { each: true })(target, property);
  };
