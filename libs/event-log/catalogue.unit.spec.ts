import { z } from 'zod';
import { event, line, person, personal, personalPaths } from '.';

describe('The personal fields of an event', () => {
  test('are found where they are marked, at any depth', () => {
    const schema = z.strictObject({
      free: line,
      own: personal(line),
      perhaps: personal(line).nullable(),
      left: personal(line).optional(),
      inside: z.strictObject({ list: z.array(z.strictObject({ name: personal(line), number: z.int() })) }).nullable(),
      names: z.array(personal(line)),
      whole: personal(z.strictObject({ a: line, b: line })),
    });
    expect(personalPaths(schema)).toEqual(['own', 'perhaps', 'left', 'inside.list[].name', 'names[]', 'whole']);
  });

  test('are found in every variant, once', () => {
    const variant = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), name: personal(line) }),
      z.strictObject({ kind: z.literal('b'), name: personal(line), note: personal(line) }),
    ]);
    expect(personalPaths(z.strictObject({ variant, either: z.union([personal(line), z.null()]) }))).toEqual([
      'variant.name',
      'variant.note',
      'either',
    ]);
  });

  test('stay marked when the field is narrowed further', () => {
    expect(personalPaths(z.strictObject({ name: personal(z.string()).min(3).max(80) }))).toEqual(['name']);
  });

  test('include the name of a person, but not the pseudonym', () => {
    expect(personalPaths(z.strictObject({ holder: person }))).toEqual(['holder.name']);
  });

  test.each([
    ['record', z.record(z.string(), personal(line))],
    ['tuple', z.tuple([personal(line)])],
    ['default', personal(line).default('x')],
    [
      'pipe',
      z.pipe(
        personal(line),
        z.transform((text: string) => text.length),
      ),
    ],
    ['lazy', z.lazy(() => personal(line))],
    ['unknown', z.unknown()],
  ])('are never missed: a schema of type %s, which is not looked into, is refused', (type, inner) => {
    expect(() => personalPaths(z.strictObject({ field: inner }))).toThrow(
      `field: personal fields can't be found in a schema of type ${type}`,
    );
  });
});

test('An event’s body has the fields of its definition and no others', () => {
  const { schema, version } = event({ sv: 'något hände', en: 'something happened' }, ['LAW', 'OSL 5:1'], { what: line });
  expect(version).toBe(1);
  expect(schema.safeParse({ what: 'x' }).success).toBe(true);
  expect(schema.safeParse({ what: 'x', more: 1 }).success).toBe(false);
  expect(schema.safeParse({}).success).toBe(false);
});
