import fc from 'fast-check';
import { canonicalJson } from '#libs/kernel';
import { CanonicalScan } from './canonical-scan';

const isSure = (text: string): boolean => {
  const scan = new CanonicalScan().begin(Buffer.from(text));
  return scan.value() && scan.atEnd();
};
/** Wrapped, because a number by itself has no end. */
const inList = (text: string): boolean => isSure(`[${text}]`);

describe('canonical at a glance', () => {
  it('never says yes to what is spelled in another way than the rule spells it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      'b',
      '\\n',
      '\\u0041',
      '1',
      '0',
      '-',
      '.',
      'e',
      ' ',
      'true',
      'null',
      '"a":',
      'å',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((some) => some.join('')),
        (text) => {
          if (!isSure(text)) return;
          expect(canonicalJson(JSON.parse(text))).toBe(text);
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });

  it('says yes to what events are made of', () => {
    const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-zA-Z$]{1,8}$/), fc.oneof(plain, fc.array(plain))), (value) => {
        const text = canonicalJson(value as never);
        fc.pre(!text.includes('\\u'));
        expect(isSure(text)).toBe(true);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });

  it.each([
    '01',
    '-0',
    '1.0',
    '1e3',
    '9007199254740993',
    '"\\/"',
    '"\\u00e5"',
    '"a',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a" :1}',
    '[1,]',
    '{"a":1,}',
    '\u0001',
  ])('leaves %s to the rule', (text) => expect(inList(text)).toBe(false));
});
