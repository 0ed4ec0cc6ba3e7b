import { ValidateBy } from 'class-validator';
import type { Wording } from '#libs/kernel';
import { sentence, type FieldOptions } from './sentence';

/** Something was chosen or typed: said by itself, before a word on what it must be, since an empty field says nothing wrong. */
export const given = (label: Wording, what: Wording, options: FieldOptions): PropertyDecorator =>
  ValidateBy(
    { name: 'isGiven', validator: { validate: (value) => value !== undefined && value !== null && value !== '' } },
    sentence(label, what, options),
  );

export const CHOSEN: Wording = { sv: 'ska väljas', en: 'must be chosen' };
export const FILLED_IN: Wording = { sv: 'ska fyllas i', en: 'must be filled in' };
export const IN_FIGURES: Wording = { sv: 'ska fyllas i med siffror', en: 'must be filled in with figures' };
