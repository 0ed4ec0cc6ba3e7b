/** Fields that are made of other fields. */
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, sentence, type FieldOptions } from './sentence';

type Class = new () => object;

/** One part with fields of its own. */
export const Part = (label: string, of: () => Class, options: Pick<FieldOptions, 'nullable'> = {}): PropertyDecorator =>
  field(label, options, [Type(of), IsObject(sentence(label, 'ska fyllas i')), ValidateNested(sentence(label, 'ska fyllas i'))]);

const size = (label: string, least: number, most: number): PropertyDecorator[] => [
  IsArray(sentence(label, 'ska vara en lista')),
  ArrayMinSize(least, sentence(label, least === 1 ? 'ska ha minst en rad' : `ska ha minst ${least} rader`)),
  ArrayMaxSize(most, sentence(label, `får ha högst ${most} rader`)),
];

export interface ListOptions extends Pick<FieldOptions, 'nullable'> {
  /** Fewest and most rows; 0 and 200 unless told. */
  readonly least?: number;
  readonly most?: number;
}

/** A list of parts. */
export const ListOf = (label: string, of: () => Class, { least = 0, most = 200, ...options }: ListOptions = {}): PropertyDecorator =>
  field(label, options, [Type(of), ...size(label, least, most), ValidateNested({ ...sentence(label, 'ska fyllas i', { each: true }) })]);

/** A list where every row follows a rule: `@Many('partner', Line)`. */
export const Many =
  (
    label: string,
    rule: (label: string, options: FieldOptions) => PropertyDecorator,
    { least = 0, most = 200, ...options }: ListOptions = {},
  ): PropertyDecorator =>
  (target, property) => {
    field(label, options, size(label, least, most))(target, property);
    rule(label, { each: true })(target, property);
  };
