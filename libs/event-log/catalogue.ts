import { z } from 'zod';
import { ROLES, type Basis, type Wording } from '#libs/kernel';

/**
 * Marks a field that tells something about a private person or is free text (audit rule: may lawfully have to go). The mark is part of the
 * storage contract: such fields get a key of their own per data subject.
 */
export const personal = <S extends z.ZodType>(schema: S): S => schema.meta({ personal: true }) as S;

/** One kind of event of a stream: its schema, its name in plain words, and what it rests on. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: S;
  /** Plain words, as it stands in the case history (OSL 4:1: no codes). */
  readonly label: Wording;
  readonly basis: Basis;
  readonly citation: string;
}
export type Catalogue = Readonly<Record<string, EventDefinition>>;

/** `label` in both languages, `rests` = basis and citation, `shape` = the fields; unknown fields are refused. */
export const event = <Shape extends z.ZodRawShape>(
  label: Wording,
  rests: readonly [Basis, string],
  shape: Shape,
  version = 1,
): EventDefinition<z.ZodObject<Shape, z.core.$strict>> => ({
  version,
  schema: z.strictObject(shape),
  label,
  basis: rests[0],
  citation: rests[1],
});

/** The union of the events in a catalogue, as deciders make them and as folds read them. */
export type EventOf<C extends Catalogue> = {
  [K in keyof C & string]: {
    readonly type: K;
    readonly body: z.infer<C[K]['schema']>;
    /** ISO instant; when it happened, if not now. */
    readonly effectiveAt?: string;
  };
}[keyof C & string];

/** Schemas without parts of their own, in which no marked field can hide. */
const LEAVES: readonly string[] = ['string', 'number', 'boolean', 'enum', 'literal', 'null'];

/**
 * Dotted paths of the fields marked {@link personal}; `[]` stands for every element of a list. Throws on a schema that it can't look into: a
 * mark must never be missed.
 */
export function personalPaths(schema: z.ZodType, path = ''): readonly string[] {
  if ((schema.meta() as { personal?: boolean } | undefined)?.personal) return [path];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => personalPaths(inner as z.ZodType, path ? `${path}.${key}` : key));
  if (schema instanceof z.ZodArray) return personalPaths(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return personalPaths(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => personalPaths(option as z.ZodType, path)))];
  if (!LEAVES.includes(schema.type)) throw new TypeError(`${path}: personal fields can't be found in a schema of type ${schema.type}`);
  return [];
}

// ---- shapes that several streams share -------------------------------------------------------------------------------------------

/** A calendar day in Sweden, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** An instant in UTC, ISO 8601 with `Z`. */
export const instant = z.iso.datetime({ precision: undefined });
/** Whole öre, never negative. */
export const ore = z.int().nonnegative();
export const text = z.string().min(1).max(20_000);
export const line = z.string().min(1).max(500);
export const freeText = personal(text);
/** A person as known that day: pseudonym, name, role and the organisation they act for. */
export const person = z.strictObject({
  ref: z.string().min(3).max(80),
  name: personal(line),
  role: z.enum(ROLES),
  organisation: line.nullable(),
});
export type Person = z.infer<typeof person>;
