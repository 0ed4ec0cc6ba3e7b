import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, NotCanonicalJson } from '.';

describe('Canonical JSON', () => {
  test('spells the sample of RFC 8785, 3.2.2–3.2.4, to the byte', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    // 1e30 is an integer beyond 2^53: here it would be refused, so its neighbours stand for the rest
    const spelled = canonicalJson({ ...sample, numbers: sample.numbers.toSpliced(1, 1) });
    expect(spelled).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by UTF-16 code units, as RFC 8785, 3.2.3 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const spelled = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(spelled) as object).toSorted()).toEqual(keys.toSorted());
    expect(spelled).toBe('{"\\r":0,"1":0,"\u0080":0,"ö":0,"€":0,"\u{1f600}":0,"\ufb33":0}');
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [9007199254740991, '9007199254740991'],
    [-9007199254740991, '-9007199254740991'],
    [333333333.3333333, '333333333.3333333'],
    [0.000001, '0.000001'],
    [0.0000001, '1e-7'],
    [4.35, '4.35'],
    [-0.0000033333333333333333, '-0.0000033333333333333333'],
  ])('spells the number %d as ECMAScript does: %s', (number, spelled) => {
    expect(canonicalJson(number)).toBe(spelled);
  });

  test('escapes what must be escaped and nothing else', () => {
    expect(canonicalJson('\b\t\n\f\r"\\/\u0001\u001f\u007f\u2028å')).toBe('"\\b\\t\\n\\f\\r\\"\\\\/\\u0001\\u001f\u007f\u2028å"');
  });

  test('has no white space and keeps the order of lists', () => {
    expect(canonicalJson({ b: [3, 1, { d: null, c: [] }], a: {} })).toBe('{"a":{},"b":[3,1,{"c":[],"d":null}]}');
  });

  test('is UTF-8 as bytes', () => {
    expect(canonicalBytes({ ö: '😀' })).toEqual(Buffer.from('{"ö":"😀"}', 'utf8'));
  });

  test('takes an object without a prototype', () => {
    expect(canonicalJson(Object.assign(Object.create(null) as object, { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
  });

  test('keeps a key that JavaScript itself has a meaning for', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1},"constructor":2}'))).toBe('{"__proto__":{"a":1},"constructor":2}');
  });

  class Case {
    number = 1;
  }
  test.each<[string, unknown, string]>([
    ['undefined', undefined, ''],
    ['an undefined field', { a: { b: undefined } }, '/a/b'],
    ['a hole in a list', [1, , 3], '/1'], // eslint-disable-line no-sparse-arrays
    ['a function', { a: () => 1 }, '/a'],
    ['a symbol', [Symbol('x')], '/0'],
    ['a bigint', { a: 1n }, '/a'],
    ['a Map', { a: new Map([['b', 1]]) }, '/a'],
    ['a Set', new Set([1]), ''],
    ['a Date', { at: new Date(0) }, '/at'],
    ['a Buffer', { bytes: Buffer.from('x') }, '/bytes'],
    ['a boxed string', { a: Object('x') }, '/a'],
    ['an object of a class', [new Case()], '/0'],
    ['a Temporal value', { day: Temporal.PlainDate.from('2026-01-01') }, '/day'],
    ['NaN', { a: [Number.NaN] }, '/a/0'],
    ['infinity', -Infinity, ''],
    ['an integer that a double can’t tell from its neighbour', { ore: 2 ** 53 }, '/ore'],
    ['a lone high surrogate', { a: 'x\ud800' }, '/a'],
    ['a lone low surrogate', ['\udc00x'], '/0'],
    ['a lone surrogate in a key', { a: { '\ud800': 1 } }, '/a'],
    ['U+0000', { a: 'x\u0000' }, '/a'],
    ['U+0000 in a key', { '\u0000': 1 }, ''],
    ['an object that spells itself', { toJSON: () => 1 }, '/toJSON'],
  ])('refuses %s, and says where', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonicalJson);
    try {
      canonicalJson(value);
    } catch (error) {
      expect((error as NotCanonicalJson).path).toBe(path);
    }
  });

  test('refuses a circle and what is nested too deep to be read back, instead of running out of stack', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => canonicalJson(circle)).toThrow(NotCanonicalJson);
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(() => canonicalJson(nested(101))).toThrow(NotCanonicalJson);
    expect(canonicalJson(nested(100))).toBe('['.repeat(100) + '1' + ']'.repeat(100));
  });

  test('tells where as a JSON pointer', () => {
    expect(() => canonicalJson({ 'a/b~c': [undefined] })).toThrow(expect.objectContaining({ path: '/a~1b~0c/0' }));
  });
});

describe('For every JSON value', () => {
  const ok = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
  const string = fc.string({ unit: 'binary' }).filter(ok);
  const number = fc
    .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger())
    .filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n));
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, false),
      number,
      string,
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(string, tie('json'), { maxKeys: 5 }),
    ),
  }));
  /** −0 has no spelling of its own. */
  const unsigned = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== 'object') return value;
    const turned: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, inner] of Object.entries(value).reverse()) turned[key] = shuffled(inner);
    return turned;
  };

  test('reading the spelling gives the value back, and spelling it again gives the same bytes', () => {
    fc.assert(
      fc.property(json, (value) => {
        const spelled = canonicalJson(value);
        expect(JSON.parse(spelled)).toEqual(unsigned(value));
        expect(canonicalJson(JSON.parse(spelled))).toBe(spelled);
      }),
      { numRuns: 500 },
    );
  });

  test('the order in which keys were written makes no difference', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
      { numRuns: 500 },
    );
  });

  test('two values have one spelling only if they are equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(canonicalJson(one) === canonicalJson(other)).toBe(isDeepStrictEqual(unsigned(one), unsigned(other)));
      }),
      { numRuns: 300 },
    );
  });
});
