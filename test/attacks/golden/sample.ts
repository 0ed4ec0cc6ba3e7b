/** Some value that a schema of the storage contract takes, the same each time: for kinds of events that no example is written of. */
import { z } from 'zod';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}
const TEXTS = [
  'text',
  '2026-03-02',
  '2026-03-02T09:00:00Z',
  '00000000-0000-4000-8000-0000000000a1',
  'a'.repeat(64),
  'a'.repeat(43),
  '899999-0016',
  'kulturnamnden',
  'p_anna',
  '2026-1',
];
const NUMBERS = [1, 3, 100, 2026, 0];

/** Throws for a schema that none of the values fits: then it is to be added here. */
export function sample(schema: z.ZodType): unknown {
  const { type, shape, element, innerType, options, entries, values } = schema.def as unknown as Definition;
  if (type === 'object') return Object.fromEntries(Object.entries(shape!).map(([key, inner]) => [key, sample(inner)]));
  if (type === 'array') return [sample(element!)];
  if (type === 'nullable' || type === 'optional') return sample(innerType!);
  if (type === 'union') return sample(options![0]!);
  const known =
    type === 'enum'
      ? Object.values(entries!)
      : type === 'literal'
        ? values!
        : type === 'boolean'
          ? [true]
          : type === 'null'
            ? [null]
            : [...TEXTS, ...NUMBERS];
  const found = known.find((value) => schema.safeParse(value).success);
  if (found === undefined) throw new Error(`nothing fits a ${type}: ${JSON.stringify(z.toJSONSchema(schema))}`);
  return found;
}
