/** Days, instants, money and counts. */
import { IsBoolean, IsInt, IsNumber, Max, Min, ValidateBy, type ValidationOptions } from 'class-validator';
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
export const Day = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [by('isDay', isDay, sentence(label, 'ska vara ett datum, till exempel 2026-03-31', options))]);

/** An instant in UTC, ISO 8601 with `Z`. */
export const Instant = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    by('isInstant', isInstant, sentence(label, 'ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z', options)),
  ]);

const numberBetween = (label: string, unit: string, least: number, most: number, options: FieldOptions): PropertyDecorator[] => [
  Min(least, sentence(label, `får inte vara under ${least.toLocaleString('sv-SE')}${unit}`, options)),
  Max(most, sentence(label, `får inte vara över ${most.toLocaleString('sv-SE')}${unit}`, options)),
];

/** Whole öre (1 kr = 100 öre), never negative. */
export const Ore = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    IsInt(sentence(label, 'ska vara ett helt antal öre', options)),
    ...numberBetween(label, ' öre', 0, Number.MAX_SAFE_INTEGER, options),
  ]);

export const WholeNumber = (label: string, least: number, most: number, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [IsInt(sentence(label, 'ska vara ett heltal', options)), ...numberBetween(label, '', least, most, options)]);

/** A number that may have decimals, such as hours. */
export const Quantity = (label: string, least: number, most: number, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [
    IsNumber({ allowNaN: false, allowInfinity: false }, sentence(label, 'ska vara ett tal', options)),
    ...numberBetween(label, '', least, most, options),
  ]);

export const YesOrNo = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, [IsBoolean(sentence(label, 'ska vara ja (true) eller nej (false)', options))]);
