import * as fc from 'fast-check';
import { canonicalJson } from '#libs/kernel';
import { spell } from './spelling';

/** The spelling, or the whole message of the refusal. */
const said = (write: (value: unknown) => string, value: unknown): string => {
  try {
    return write(value);
  } catch (error) {
    return `refused: ${String(error)}`;
  }
};

describe('the quick spelling of canonical JSON', () => {
  const special = fc.constantFrom(
    '',
    'å',
    '\0',
    '\ud800',
    '\udc00',
    '🗳️',
    '"',
    '\\',
    '\n',
    '\u007f',
    '\u2028',
    '\uffff',
    '10',
    '9',
    'toJSON',
    '__proto__',
  );
  const text = fc.oneof(special, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.double(),
    fc.constantFrom(0, -0, 2 ** 53, -(2 ** 53), 1e21, 5e-324, Number.NaN, Infinity),
  );
  const odd = fc.oneof(
    fc.constantFrom(undefined, Symbol('s'), 1n, () => 1, new Date(0), new Map([['a', 1]]), Object('s'), [, 1], [undefined]), // eslint-disable-line no-sparse-arrays
    fc.constant(Object.assign(Object.create({ inherited: 1 }) as object, { own: 1 })),
    fc.constant({ toJSON: () => 'else' }),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { weight: 6, arbitrary: text },
      { weight: 3, arbitrary: number },
      { weight: 2, arbitrary: fc.oneof(fc.boolean(), fc.constant(null)) },
      { weight: 1, arbitrary: odd },
      { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      { weight: 4, arbitrary: fc.dictionary(text, tie('value'), { maxKeys: 5 }) },
    ),
  }));

  it('is the same as the canonical writer’s for every value, and refuses the same with the same words', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(said(spell, one)).toBe(said(canonicalJson, one));
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses what is nested too deep, and circles, as the canonical writer does', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: [nested(depth - 1)] });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const one of [nested(5), nested(15), nested(49), nested(51), circle]) expect(said(spell, one)).toBe(said(canonicalJson, one));
  });

  it('orders keys by code units, numbers among them as text', () => {
    expect(spell({ b: 1, a: 2, 10: 3, 9: 4, å: 5, Z: 6, '\ud83d\uddf3': 7, '\uffff': 8 })).toBe(
      '{"10":3,"9":4,"Z":6,"a":2,"b":1,"å":5,"🗳":7,"\uffff":8}',
    );
  });
});
