/** DTO validation: unknown fields are refused, and every message is a sentence about one field. */
import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { sentenceOf } from '#libs/input';
import type { Wording } from '#libs/kernel';
import { Problem, type FieldError } from './problem';

const UNKNOWN_FIELD = 'whitelistValidation';
const unknown = (field: string): Wording => ({
  sv: `Fältet ${field} finns inte. Ta bort det.`,
  en: `There is no field ${field}. Remove it.`,
});
const unreadable = (field: string): Wording => ({ sv: `${field} går inte att läsa.`, en: `${field} cannot be read.` });

/** Innermost errors first to last, with dotted paths; list rows by their index. */
export function fieldErrors(errors: readonly ValidationError[], path = ''): readonly FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const inner = fieldErrors(error.children ?? [], field);
    if (inner.length > 0) return inner;
    const [rule = 'unknown'] = Object.keys(error.constraints ?? {});
    return [{ field, message: rule === UNKNOWN_FIELD ? unknown(field) : (sentenceOf(error.contexts, rule) ?? unreadable(field)) }];
  });
}

export const invalidInput = (errors: readonly FieldError[]): Problem =>
  new Problem(
    422,
    'invalid-input',
    errors.length === 1
      ? errors[0]!.message
      : {
          sv: `${errors.length} uppgifter behöver rättas. Se listan över fel.`,
          en: `${errors.length} particulars need correcting. See the list of errors.`,
        },
    { errors },
  );

/** Unknown fields are refused, and of each field the first thing that is wrong is told. */
export const VALIDATION = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true } as const;

/** Forms are a few levels deep. What is deeper would lead those who follow it level by level out of their room. */
const DEEPEST = 40;
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
const tooDeep = (): Problem =>
  invalidInput([{ field: '', message: { sv: 'Uppgifterna ligger i för många nivåer.', en: 'The particulars lie in too many levels.' } }]);

class BoundedValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && isTooDeep(value)) throw tooDeep();
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

export const validation = (): ValidationPipe =>
  new BoundedValidation({
    ...VALIDATION,
    transform: true,
    transformOptions: { exposeUnsetFields: false },
    exceptionFactory: (errors) => invalidInput(fieldErrors(errors)),
  });
