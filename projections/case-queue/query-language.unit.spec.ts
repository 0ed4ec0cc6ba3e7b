import fc from 'fast-check';
import { valuesIn, withClause, withValueToggled } from './query-edit';
import { filterBy } from './query-filter';
import { parse, partsOf, print, type Clause } from './query-language';
import { FLAG_WORDS, ME, MOVER_WORDS, NOBODY, OPEN_PHASES, PHASE_WORDS } from './query-words';

const clauses = (text: string): readonly Clause[] => {
  const { clauses: read, faults } = parse(text);
  expect(faults).toEqual([]);
  return read;
};
const fault = (text: string): string => {
  const { faults } = parse(text);
  expect(faults).toHaveLength(1);
  return faults[0]!.sv;
};

describe('the language of the search box', () => {
  it('reads what is narrowed by, and takes the rest as words', () => {
    expect(clauses('status:komplettering ansvarig:@mig ålder:>30d belopp:>20000 skate')).toEqual([
      { key: 'phase', values: ['AWAITING_SUPPLEMENT'] },
      { key: 'official', values: [ME] },
      { key: 'age', range: { least: 31, most: null } },
      { key: 'amount', range: { least: 20_001, most: null } },
      { key: 'text', text: 'skate' },
    ]);
  });

  it('takes several values, names in quotation marks, and English', () => {
    expect(clauses('tur:sökanden,delegat')).toEqual([{ key: 'mover', values: ['APPLICANT', 'DELEGATE'] }]);
    expect(clauses('ansvarig:"Sara Lindqvist",@ingen kommun:Örebro')).toEqual([
      { key: 'official', values: ['Sara Lindqvist', NOBODY] },
      { key: 'municipality', values: ['Örebro'] },
    ]);
    expect(clauses('status:supplement officer:@me due:overdue')).toEqual(clauses('status:komplettering ansvarig:@mig frist:försenad'));
    expect(clauses('”fri skate”  26RS18')).toEqual([
      { key: 'text', text: 'fri skate' },
      { key: 'text', text: '26RS18' },
    ]);
  });

  it('does without accents, capitals and the ends of words', () => {
    expect(clauses('ALDER:>30D')).toEqual(clauses('ålder:>30d'));
    expect(clauses('status:kompl')).toEqual(clauses('status:komplettering'));
    expect(clauses('flagga:jav')).toEqual([{ key: 'flag', values: ['CONFLICT_OPEN'] }]);
  });

  it('has one word for every case that is still to be decided', () => {
    expect(clauses('status:öppet')).toEqual([{ key: 'phase', values: OPEN_PHASES }]);
    expect(print(clauses('status:avslutat,öppet'))).toBe('status:öppet,avslutat');
  });

  it.each([
    ['ålder:30d', { least: 30, most: 30 }],
    ['ålder:>=2v', { least: 14, most: null }],
    ['ålder:<1mån', { least: null, most: 29 }],
    ['ålder:30..60d', { least: 30, most: 60 }],
    ['belopp:20000..40000', { least: 20_000, most: 40_000 }],
    ['belopp:<25tkr', { least: null, most: 24_999 }],
    ['frist:7d', { least: null, most: 7 }],
    ['frist:>7d', { least: 8, most: null }],
    ['frist:idag', { least: 0, most: 0 }],
    ['frist:försenad', { least: null, most: -1 }],
    ['frist:ingen', null],
  ])('reads %s', (text, range) => {
    expect(clauses(text)).toMatchObject([{ range }]);
  });

  it('knows what is due next by name, in both languages', () => {
    expect(print(parse('tidsfrist:överkl,anslag').clauses)).toBe('tidsfrist:anslag,överklagande');
    expect(print(parse('timer:appeal').clauses, 'en')).toBe('timer:appeal');
    expect(filterBy(parse('tidsfrist:justering').clauses, { ref: 'p_anna', today: '2026-03-02' }).deadlineKinds).toEqual(['MINUTES']);
    expect(parse('tidsfrist:ingenting').faults).toHaveLength(1);
  });

  it('says which word it can’t understand, and what to write instead', () => {
    expect(fault('sttus:komplettering')).toBe(
      '”sttus” går inte att söka på. Skriv status, tur, ansvarig, ålder, belopp, frist, tidsfrist, flagga, kommun eller stödform före kolon, eller sätt citattecken om texten.',
    );
    expect(fault('tur:kungen')).toBe(
      '”kungen” passar inte efter tur. Skriv registrator, handläggare, gruppen, sökanden, delegat, nämnden eller ingen.',
    );
    expect(fault('status:')).toBe('Skriv något efter status, till exempel status:komplettering.');
    for (const text of ['ålder:gammal', 'ålder:>30x', 'ålder:60..30d', 'ålder:1,2', 'ålder:>99999d', 'ålder:1constructor', 'ålder:<0d'])
      expect(fault(text)).toContain('går inte att läsa efter ålder. Skriv till exempel ålder:>30d.');
    expect(fault('belopp:mycket')).toContain('belopp:>20000');
    expect(fault('x'.repeat(501))).toBe('Sökningen är för lång. Korta den till högst 500 tecken.');
  });

  it('understands the rest when a word can’t be understood', () => {
    expect(parse('skate tur:kungen status:beslutat').clauses).toEqual([
      { key: 'text', text: 'skate' },
      { key: 'phase', values: ['DECIDED'] },
    ]);
  });

  it('tells where in the text each part stands', () => {
    expect(partsOf(' skate  tur:x ')).toMatchObject([
      { from: 1, to: 6, clause: { text: 'skate' } },
      { from: 8, to: 13, fault: {} },
    ]);
  });
});

const SPELLED = fc.stringMatching(/^[a-zåäö0-9:,.<>@ -]{1,20}$/).map((text) => text.replace(/\s+/g, ' ').trim());
const someOf = <T extends string>(words: Readonly<Record<T, unknown>>) => {
  const all = Object.keys(words) as T[];
  return fc.subarray(all, { minLength: 1 });
};
const range = (most: number) =>
  fc
    .tuple(fc.option(fc.nat(most)), fc.option(fc.nat(most)))
    .filter(([least, top]) => (least !== null || top !== null) && (least === null || top === null || least <= top))
    .map(([least, top]) => ({ least, most: top }));
const names = fc.uniqueArray(
  fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{2,8}( [A-ZÅÄÖ][a-zåäö, ]{2,8}[a-z])?$/).map((name) => name.replace(/\s+/g, ' ')),
  { minLength: 1, maxLength: 3 },
);
const clause: fc.Arbitrary<Clause> = fc.oneof(
  someOf(PHASE_WORDS).map((values) => ({ key: 'phase' as const, values })),
  someOf(MOVER_WORDS).map((values) => ({ key: 'mover' as const, values })),
  someOf(FLAG_WORDS).map((values) => ({ key: 'flag' as const, values })),
  fc.oneof(names, fc.constant([ME]), fc.constant([NOBODY])).map((values) => ({ key: 'official' as const, values })),
  names.map((values) => ({ key: 'municipality' as const, values })),
  range(36_500).map((ages) => ({ key: 'age' as const, range: ages })),
  range(900_000_000).map((kronor) => ({ key: 'amount' as const, range: kronor })),
  fc.constantFrom<Clause>({ key: 'deadline', range: null }, { key: 'deadline', range: { least: null, most: -1 } }),
  SPELLED.filter((text) => text !== '').map((text) => ({ key: 'text' as const, text })),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[a-zåäö:,"<>=.@0-9 ]{0,80}$/),
  fc
    .array(
      fc.constantFrom(
        'status:',
        'ålder:',
        'frist:',
        'ansvarig:',
        'öp',
        '\u0301',
        '@@mig',
        '@ingen',
        '"',
        ',',
        '>',
        '30d',
        ' ',
        'é',
        '..',
        'kommun:',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('whatever is typed', () => {
  it('is read without a throw, and reads the same again when it has been written out', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('sv', 'en'), (text, language) => {
        const read = parse(text).clauses;
        const written = print(read, language);
        if (written.length <= 500) expect(parse(written)).toEqual({ clauses: read, faults: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('means what it was written from', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 4 }), fc.constantFrom('sv', 'en'), (made, language) => {
        const written = print(made, language);
        fc.pre(written.length <= 500);
        expect(parse(written)).toEqual({ clauses: made, faults: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every other part as it was typed when a button changes one key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.length < 100);
        const before = parse(text);
        const after = parse(withClause(text, 'mover', { key: 'mover', values: ['BOARD'] }));
        expect(after.clauses.filter(({ key }) => key !== 'mover')).toEqual(before.clauses.filter(({ key }) => key !== 'mover'));
        expect(after.faults).toEqual(before.faults);
        expect(after.clauses.filter(({ key }) => key === 'mover')).toEqual([{ key: 'mover', values: ['BOARD'] }]);
      }),
    );
  });
});

describe('a button', () => {
  it('chooses a value, and lets go of it', () => {
    expect(withValueToggled('skate', 'phase', 'DECIDED')).toBe('skate status:beslutat');
    expect(withValueToggled('status:beslutat skate status:avslutat', 'phase', 'DECIDED')).toBe('skate status:avslutat');
    expect(withValueToggled('skate status:beslutat', 'phase', 'DECIDED', 'en')).toBe('skate');
    expect(valuesIn('status:beslutat status:avslutat', 'phase')).toEqual(['DECIDED', 'CLOSED']);
    expect(withClause('frist:ingen  x', 'deadline', null)).toBe('x');
  });
});
