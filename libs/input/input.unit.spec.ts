import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import fc from 'fast-check';
import { Day, Email, Id, Instant, Key, Line, ListOf, Many, OneOf, Ore, Part, Pattern, Quantity, Text, WholeNumber, YesOrNo } from '.';

class Row {
  @Line('radens namn') name!: string;
}
class Form {
  @Line('rubriken') line!: string;
  @Text('texten', { nullable: true }) text: string | null = null;
  @Email('adressen') email!: string;
  @Id('ärendet') id!: string;
  @Key('nyckeln') key!: string;
  @Pattern('numret', /^\d{6}-\d{4}$/, '802401-1111') number!: string;
  @OneOf('valet', ['JA', 'NEJ']) choice!: string;
  @Day('dagen') day!: string;
  @Instant('tidpunkten') instant!: string;
  @Ore('beloppet') ore!: number;
  @WholeNumber('antalet', 1, 10) count!: number;
  @Quantity('timmarna', 0, 100) hours!: number;
  @YesOrNo('frågan') flag!: boolean;
  @Part('raden', () => Row) part!: Row;
  @ListOf('raderna', () => Row, { least: 1, most: 3 }) rows!: Row[];
  @Many('orden', Line, { most: 2 }) words!: string[];
}
const GOOD = {
  line: 'Rubrik',
  email: 'namn@exempel.se',
  id: '018f0000-0000-7000-8000-0000000000c1',
  key: 'omradeschef-kultur',
  number: '802401-1111',
  choice: 'JA',
  day: '2026-03-31',
  instant: '2026-03-31T09:15:00Z',
  ore: 100,
  count: 1,
  hours: 1.5,
  flag: false,
  part: { name: 'a' },
  rows: [{ name: 'a' }],
  words: ['a'],
};
const said = async (change: object): Promise<string | undefined> => {
  const errors = await validate(plainToInstance(Form, { ...GOOD, ...change }), { stopAtFirstError: true });
  const first = (error = errors[0]): string | undefined =>
    error?.constraints ? Object.values(error.constraints)[0] : error && first(error.children?.[0]);
  return first();
};

describe('the fields of a form', () => {
  it('take what is well filled in, and fill in null for what may be left out', async () => {
    expect(await said({})).toBeUndefined();
    expect(plainToInstance(Form, GOOD).text).toBeNull();
    expect(await said({ text: null })).toBeUndefined();
  });

  it.each([
    [{ line: undefined }, 'Rubriken ska vara text.'],
    [{ line: 7 }, 'Rubriken ska vara text.'],
    [{ line: ' \n ' }, 'Rubriken ska fyllas i.'],
    [{ line: 'x'.repeat(501) }, 'Rubriken får ha högst 500 tecken.'],
    [{ line: 'a\u0000b' }, 'Rubriken innehåller tecken som inte går att läsa.'],
    [{ line: '\ud800' }, 'Rubriken innehåller tecken som inte går att läsa.'],
    [{ text: '' }, 'Texten ska fyllas i.'],
    [{ email: 'namn' }, 'Adressen ska vara en e-postadress, till exempel namn@exempel.se.'],
    [{ id: '1' }, 'Ärendet ska vara ett id (UUID).'],
    [{ key: 'Ö' }, 'Nyckeln får bara ha små bokstäver a–z, siffror och bindestreck.'],
    [{ number: '8024011111' }, 'Numret ska skrivas så här: 802401-1111.'],
    [{ choice: 'KANSKE' }, 'Valet ska vara något av JA, NEJ.'],
    [{ day: '2026-02-30' }, 'Dagen ska vara ett datum, till exempel 2026-03-31.'],
    [{ instant: '2026-03-31 09:15' }, 'Tidpunkten ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z.'],
    [{ instant: '2026-03-31T25:15:00Z' }, 'Tidpunkten ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z.'],
    [{ ore: 1.5 }, 'Beloppet ska vara ett helt antal öre.'],
    [{ ore: '100' }, 'Beloppet ska vara ett helt antal öre.'],
    [{ ore: -1 }, 'Beloppet får inte vara under 0 öre.'],
    [{ count: 11 }, 'Antalet får inte vara över 10.'],
    [{ hours: Number.NaN }, 'Timmarna ska vara ett tal.'],
    [{ flag: 'ja' }, 'Frågan ska vara ja (true) eller nej (false).'],
    [{ part: null }, 'Raden ska fyllas i.'],
    [{ part: { name: '' } }, 'Radens namn ska fyllas i.'],
    [{ rows: [] }, 'Raderna ska ha minst en rad.'],
    [{ rows: [{ name: 'a' }, { name: 1 }] }, 'Radens namn ska vara text.'],
    [{ rows: 'a' }, 'Raderna ska vara en lista.'],
    [{ words: ['a', 'b', 'c'] }, 'Orden får ha högst 2 rader.'],
    [{ words: ['a', ''] }, 'Varje rad i orden ska fyllas i.'],
  ])('refuse %j with one sentence that names the field', async (change, sentence) => {
    expect((await said(change))?.replaceAll('\u00a0', ' ')).toBe(sentence);
  });

  it('lose the space around what was typed, and nothing inside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-zåäö]([a-zåäö \n]{0,30}[a-zåäö])?$/), async (text) => {
        const form = plainToInstance(Form, { ...GOOD, line: `  ${text}\n` });
        expect(form.line).toBe(text);
      }),
    );
  });

  it('take any day that there is and none that there is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 32 }), async (month, day) => {
        const text = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const exists = new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false;
        expect((await said({ day: text })) === undefined).toBe(exists);
      }),
    );
  });
});
