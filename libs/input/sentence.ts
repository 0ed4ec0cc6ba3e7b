/** Composes class-validator rules into one decorator whose refusals are whole sentences that name the field. */
import { worded, type Wording } from '#libs/kernel';
import { JSONSchema } from 'class-validator-jsonschema';
import { ValidateIf, type ValidationOptions } from 'class-validator';

export interface FieldOptions {
  /** May be left out or null; it is null in the command then. */
  readonly nullable?: boolean;
  /** Every element of a list follows the rule. */
  readonly each?: boolean;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

const EACH: Wording = { sv: 'varje rad i', en: 'every row of' };

/**
 * `what` follows the field's name: "ska fyllas i" → "Rubriken ska fyllas i." class-validator has room for one message; the sentence in every
 * language goes along as its context, see {@link sentenceOf}.
 */
export function sentence(label: Wording, what: Wording, options: FieldOptions = {}): ValidationOptions {
  const said = worded((language) => capital(`${options.each ? `${EACH[language]} ` : ''}${label[language]} ${what[language]}.`));
  return { message: said.sv, context: said, ...(options.each ? { each: true } : {}) };
}

/** What the rule that failed says; undefined when it isn't one of ours. */
export const sentenceOf = (contexts: Readonly<Record<string, unknown>> | undefined, rule: string): Wording | undefined =>
  contexts?.[rule] as Wording | undefined;

/** The rules run in the order given, and the first that fails speaks. */
export const field =
  (label: Wording, options: FieldOptions, rules: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    if (options.nullable) ValidateIf((_, value) => value !== null && value !== undefined)(target, property as string);
    for (const rule of rules) rule(target, property);
    JSONSchema({ description: capital(label.sv), ...(options.nullable ? { nullable: true } : {}) })(target, property as string);
  };
