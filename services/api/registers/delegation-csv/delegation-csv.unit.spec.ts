import fc from 'fast-check';
import { DECISION_KINDS, type DelegationItem } from '#libs/delegation/events';
import { refuseItems } from '#libs/delegation';
import { HEADINGS, orderFile, fileNameOf, readOrder } from '.';

const item: DelegationItem = {
  number: 'H.1',
  caseGroup: 'H',
  matter: 'Bevilja stöd till sociala innovationer; helt eller delvis',
  kinds: ['BIFALL', 'DELVIS_BIFALL'],
  statute: 'KL 6:37, 7:5',
  post: 'omradeschef-kultur',
  substitutePost: 'forvaltningschef',
  grantedBy: 'BOARD',
  subDelegation: false,
  limitOre: 5_000_050,
  reporting: 'ANMALAN',
  conditions: 'Handläggningsgruppens förslag\nska finnas.',
};
const HEAD = Object.values(HEADINGS).join(';');
const file = (...rows: string[]): Buffer => Buffer.from([HEAD, ...rows].join('\r\n'), 'utf8');
/** A row with some cells changed, each by its heading. */
const row = (change: Partial<Record<keyof DelegationItem, string>> = {}): string =>
  Object.values({
    number: 'H.1',
    caseGroup: 'H',
    matter: 'Bevilja stöd',
    kinds: 'bifall, delvis bifall',
    statute: 'KL 7:5',
    post: 'omradeschef-kultur',
    substitutePost: '',
    subDelegation: 'nej',
    grantedBy: 'nämnden',
    limitOre: '50 000',
    reporting: 'ja',
    conditions: '',
    ...change,
  }).join(';');
const amiss = (...rows: string[]): string[] =>
  readOrder(file(...rows)).problems.map(({ line, column, what }) => `${line} ${column}: ${what.sv}`);

describe('A delegation order as a table', () => {
  test('has the headings that such orders have, kronor, and ja and nej', () => {
    expect(
      orderFile([
        item,
        {
          ...item,
          number: 'H.2',
          kinds: ['AVSLAG'],
          limitOre: null,
          substitutePost: null,
          reporting: 'SARSKILT_PROTOKOLL',
          conditions: null,
        },
      ]),
    ).toBe(
      '\uFEFFNr;Ärendegrupp;Ärende;Slag av beslut;Lagrum;Delegat;Ersättare;Vidaredelegation;Delegerad av;Beloppsgräns (kr);Anmäls;Anmärkning/villkor\r\n' +
        'H.1;H;"Bevilja stöd till sociala innovationer; helt eller delvis";bifall, delvis bifall;KL 6:37, 7:5;omradeschef-kultur;forvaltningschef;nej;nämnden;50000,5;ja;"Handläggningsgruppens förslag\nska finnas."\r\n' +
        'H.2;H;"Bevilja stöd till sociala innovationer; helt eller delvis";avslag;KL 6:37, 7:5;omradeschef-kultur;;nej;nämnden;;nej;\r\n',
    );
    expect([fileNameOf('2026:1'), fileNameOf('Våren 2026'), fileNameOf('§')]).toEqual([
      'delegationsordning-2026-1.csv',
      'delegationsordning-varen-2026.csv',
      'delegationsordning-version.csv',
    ]);
  });

  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.normalize('NFC').trim())
    // oxlint-disable-next-line no-control-regex -- what no form lets through either
    .filter((text) => text !== '' && text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text));
  const formulas = fc.tuple(fc.constantFrom('=', '+', '-', '@', "'=", "''@", "'"), words).map(([sign, text]) => sign + text);
  const text = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: formulas });
  const key = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
  const anyItem: fc.Arbitrary<DelegationItem> = fc.record({
    number: text,
    caseGroup: text,
    matter: text,
    kinds: fc.shuffledSubarray([...DECISION_KINDS], { minLength: 1 }),
    statute: text,
    post: key,
    substitutePost: fc.option(key),
    grantedBy: fc.constant('BOARD' as const),
    subDelegation: fc.constant(false),
    limitOre: fc.option(fc.oneof(fc.integer({ min: 0, max: 20_000_000 }), fc.maxSafeNat())),
    reporting: fc.constantFrom('ANMALAN' as const, 'SARSKILT_PROTOKOLL' as const),
    conditions: fc.option(text),
  });

  test('is read back as it was written, with and without a byte order mark, whatever its texts', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 5 }), fc.boolean(), (items, mark) => {
        fc.pre(refuseItems(items) === undefined);
        const written = orderFile(items);
        expect(readOrder(Buffer.from(mark ? written : written.slice(1), 'utf8'))).toEqual({ items, problems: [], unread: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('is read as a spreadsheet in Sweden writes it: Windows-1252, columns in another order, titles of posts, amounts with spaces', () => {
    const written =
      'Anmäls;Nr;Ärende;Ärendegrupp;Slag av beslut;Lagrum;Delegat;Ersättare;Vidaredelegation;BELOPPSGRÄNS (KR);Anmärkning/villkor;Eget\r\nNej;H.1;Bevilja;H;Bifall,Avslag;KL 7:5;Områdeschef kultur;;Nej;50 000 kr;;x\r\n;;;;;;;;;;;\r\n';
    const { items, problems, unread } = readOrder(Buffer.from(written, 'latin1'));
    expect([problems, unread]).toEqual([[], ['Eget']]);
    expect(items).toEqual([
      {
        ...item,
        matter: 'Bevilja',
        kinds: ['BIFALL', 'AVSLAG'],
        statute: 'KL 7:5',
        substitutePost: null,
        limitOre: 5_000_000,
        reporting: 'SARSKILT_PROTOKOLL',
        conditions: null,
      },
    ]);
  });
});

test('A limit above a hundred million kronor, and the highest there can be, come back to the öre', () => {
  for (const limitOre of [0, 10_000_000_000, 10_000_000_001, 123_456_789_012, Number.MAX_SAFE_INTEGER])
    expect(readOrder(Buffer.from(orderFile([{ ...item, limitOre }]), 'utf8')).items).toEqual([{ ...item, limitOre }]);
  expect(amiss(row({ limitOre: '90071992547409,92' }))).toEqual([expect.stringMatching(/^2 Beloppsgräns/)]);
});

describe('What has to be mended in the table', () => {
  test('is named by line and column, everything at once', () => {
    expect(
      amiss(
        row(),
        row({ number: '', kinds: 'bifall, fest', limitOre: '5.000', reporting: 'kanske', subDelegation: '' }),
        row({ number: 'H.3', post: '!!', grantedBy: 'kungen', matter: '"Två\nrader"' }),
        row({ number: 'H.4', matter: 'x'.repeat(501) }),
        'H.5;H',
      ),
    ).toEqual([
      '3 Nr: Fältet är tomt. Fyll i det.',
      '3 Slag av beslut: ”fest” är inget slags beslut. Skriv ett eller flera av bifall, delvis bifall, avslag, avvisning, avskrivning, med komma mellan.',
      '3 Vidaredelegation: Fältet är tomt. Fyll i det.',
      '3 Beloppsgräns (kr): ”5.000” är inget belopp som kan läsas. Skriv kronor med siffror, t.ex. 50 000, eller lämna fältet tomt om punkten inte har någon gräns.',
      '3 Anmäls: ”kanske” är varken ja eller nej. Skriv bara ja eller nej.',
      '4 Delegat: ”!!” är ingen befattning. Skriv t.ex. områdeschef kultur.',
      '4 Delegerad av: ”kungen” kan inte delegera. Skriv nämnden eller förvaltningschefen.',
      '6 Ärende: Texten är för lång. Skriv högst 500 tecken.',
      expect.stringMatching(/^7 null: Raden har 2 fält men första raden 12\./),
    ]);
  });

  test('are the rules of the order as well, at the row that breaks them', () => {
    expect(amiss(row(), row())).toEqual(['3 Nr: Punkt H.1 står två gånger. Ge varje punkt ett eget nummer.']);
    expect(amiss(row(), row({ number: 'H.2' }))).toEqual([
      expect.stringMatching(/^3 Slag av beslut: Punkt H\.1 och H\.2 ger samma befattning/),
    ]);
    expect(amiss(row({ subDelegation: 'ja' }))).toEqual([expect.stringMatching(/^2 Vidaredelegation: .*bara en förvaltningschef/)]);
  });

  test('are columns that are missing or there twice', () => {
    const { problems } = readOrder(Buffer.from('Nr;Nr;Ärende\r\n1;2;3\r\n', 'utf8'));
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 'Nr'],
      ...Object.values(HEADINGS)
        .filter((heading) => !['Nr', 'Ärende', 'Delegerad av'].includes(heading))
        .map((heading) => [1, heading]),
    ]);
  });

  test('is the file itself when it is empty, no table, or has no rows', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.from('hej'), file()])
      expect(() => readOrder(bytes)).toThrow(/Filen|Skiljetecknet/);
  });
});
