/** Days, instants, money and counts. */
import { IsBoolean, IsInt, IsNumber, Max, Min, ValidateBy, type ValidationOptions } from 'class-validator';
import { worded, type Wording } from '#libs/kernel';
import { FILLED_IN, given, IN_FIGURES } from './given';
import { field, sentence, type FieldOptions } from './sentence';

const parses =
  (parse: (text: string) => unknown, shape: RegExp) =>
  (value: unknown): boolean => {
    if (typeof value !== 'string' || !shape.test(value)) return false;
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
const isDay = parses((text) => Temporal.PlainDate.from(text, { overflow: 'reject' }), /^\d{4}-\d{2}-\d{2}$/);
const isInstant = parses((text) => Temporal.Instant.from(text), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z$/);
const by = (name: string, validate: (value: unknown) => boolean, options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name, validator: { validate } }, options);

/** A calendar day in Sweden, `YYYY-MM-DD`. */
export const Day = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, FILLED_IN, options),
    by(
      'isDay',
      isDay,
      sentence(label, { sv: 'ska vara ett datum, till exempel 2026-03-31', en: 'must be a date, for example 2026-03-31' }, options),
    ),
  ]);

/** An instant in UTC, ISO 8601 with `Z`. */
export const Instant = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, FILLED_IN, options),
    by(
      'isInstant',
      isInstant,
      sentence(
        label,
        {
          sv: 'ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z',
          en: 'must be a time in UTC, for example 2026-03-31T09:15:00Z',
        },
        options,
      ),
    ),
  ]);

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;
const bound = (relation: Wording, value: number, unit: string): Wording =>
  worded((language) => `${relation[language]} ${value.toLocaleString(LOCALES[language])}${unit}`);

const numberBetween = (label: Wording, unit: string, least: number, most: number, options: FieldOptions): PropertyDecorator[] => [
  Min(least, sentence(label, bound({ sv: 'får inte vara under', en: 'must not be below' }, least, unit), options)),
  Max(most, sentence(label, bound({ sv: 'får inte vara över', en: 'must not be above' }, most, unit), options)),
];

/** Whole öre (1 kr = 100 öre), never negative. */
export const Ore = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, IN_FIGURES, options),
    IsInt(sentence(label, { sv: 'ska vara ett helt antal öre', en: 'must be a whole number of öre' }, options)),
    ...numberBetween(label, ' öre', 0, Number.MAX_SAFE_INTEGER, options),
  ]);

export const WholeNumber = (label: Wording, least: number, most: number, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, FILLED_IN, options),
    IsInt(sentence(label, { sv: 'ska vara ett heltal', en: 'must be a whole number' }, options)),
    ...numberBetween(label, '', least, most, options),
  ]);

/** A number that may have decimals, such as hours. */
export const Quantity = (label: Wording, least: number, most: number, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, IN_FIGURES, options),
    IsNumber({ allowNaN: false, allowInfinity: false }, sentence(label, { sv: 'ska vara ett tal', en: 'must be a number' }, options)),
    ...numberBetween(label, '', least, most, options),
  ]);

export const YesOrNo = (label: Wording, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    given(label, FILLED_IN, options),
    IsBoolean(sentence(label, { sv: 'ska besvaras med ja eller nej', en: 'must be answered with yes or no' }, options)),
  ]);
