/** Composes class-validator rules into one decorator whose refusals are whole Swedish sentences that name the field. */
import { JSONSchema } from 'class-validator-jsonschema';
import { ValidateIf, type ValidationOptions } from 'class-validator';

export interface FieldOptions {
  /** May be left out or null; it is null in the command then. */
  readonly nullable?: boolean;
  /** Every element of a list follows the rule. */
  readonly each?: boolean;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** `what` follows the field's name: "ska fyllas i" → "Rubrik ska fyllas i." */
export const sentence = (label: string, what: string, options: FieldOptions = {}): ValidationOptions => ({
  message: options.each ? `Varje rad i ${label} ${what}.` : `${capital(label)} ${what}.`,
  ...(options.each ? { each: true } : {}),
});

/** The rules run in the order given, and the first that fails speaks. */
export const field =
  (label: string, options: FieldOptions, rules: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    if (options.nullable) ValidateIf((_, value) => value !== null && value !== undefined)(target, property as string);
    for (const rule of rules) rule(target, property);
    JSONSchema({ description: capital(label), ...(options.nullable ? { nullable: true } : {}) })(target, property as string);
  };
