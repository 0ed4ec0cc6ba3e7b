import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import fc from 'fast-check';
import type { Wording } from '#libs/kernel';
import {
  Day,
  Email,
  Id,
  Instant,
  Key,
  Line,
  ListOf,
  Many,
  OneOf,
  Ore,
  Part,
  Pattern,
  Quantity,
  sentenceOf,
  Text,
  WholeNumber,
  YesOrNo,
} from '.';

class Row {
  @Line({ sv: 'radens namn', en: 'the row’s name' }) name!: string;
}
class Form {
  @Line({ sv: 'rubriken', en: 'the heading' }) line!: string;
  @Text({ sv: 'texten', en: 'the text' }, { nullable: true }) text: string | null = null;
  @Email({ sv: 'adressen', en: 'the address' }) email!: string;
  @Id({ sv: 'ärendet', en: 'the case' }) id!: string;
  @Key({ sv: 'nyckeln', en: 'the key' }) key!: string;
  @Pattern({ sv: 'numret', en: 'the reference' }, /^\d{6}-\d{4}$/, '802401-1111') number!: string;
  @OneOf({ sv: 'valet', en: 'the choice' }, ['JA', 'NEJ']) choice!: string;
  @Day({ sv: 'dagen', en: 'the day' }) day!: string;
  @Instant({ sv: 'tidpunkten', en: 'the time' }) instant!: string;
  @Ore({ sv: 'beloppet', en: 'the amount' }) ore!: number;
  @WholeNumber({ sv: 'antalet', en: 'the number' }, 1, 10) count!: number;
  @Quantity({ sv: 'timmarna', en: 'the hours' }, 0, 100) hours!: number;
  @YesOrNo({ sv: 'frågan', en: 'the question' }) flag!: boolean;
  @Part({ sv: 'raden', en: 'the row' }, () => Row) part!: Row;
  @ListOf({ sv: 'raderna', en: 'the rows' }, () => Row, { least: 1, most: 3 }) rows!: Row[];
  @Many({ sv: 'orden', en: 'the words' }, Line, { most: 2 }) words!: string[];
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
const worded = async (change: object): Promise<Wording | undefined> => {
  const errors = await validate(plainToInstance(Form, { ...GOOD, ...change }), { stopAtFirstError: true });
  const first = (error = errors[0]): Wording | undefined =>
    error?.constraints ? sentenceOf(error.contexts, Object.keys(error.constraints)[0]!) : error && first(error.children?.[0]);
  return first();
};
const said = async (change: object): Promise<string | undefined> => (await worded(change))?.sv;

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
    [{ choice: null }, 'Valet ska väljas.'],
    [{ day: '' }, 'Dagen ska fyllas i.'],
    [{ ore: null }, 'Beloppet ska fyllas i med siffror.'],
    [{ flag: undefined }, 'Frågan ska fyllas i.'],
    [{ choice: 'KANSKE' }, 'Valet ska vara något av JA, NEJ.'],
    [{ day: '2026-02-30' }, 'Dagen ska vara ett datum, till exempel 2026-03-31.'],
    [{ instant: '2026-03-31 09:15' }, 'Tidpunkten ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z.'],
    [{ instant: '2026-03-31T25:15:00Z' }, 'Tidpunkten ska vara en tidpunkt i UTC, till exempel 2026-03-31T09:15:00Z.'],
    [{ ore: 1.5 }, 'Beloppet ska vara ett helt antal öre.'],
    [{ ore: '100' }, 'Beloppet ska vara ett helt antal öre.'],
    [{ ore: -1 }, 'Beloppet får inte vara under 0 öre.'],
    [{ count: 11 }, 'Antalet får inte vara över 10.'],
    [{ hours: Number.NaN }, 'Timmarna ska vara ett tal.'],
    [{ flag: 'ja' }, 'Frågan ska besvaras med ja eller nej.'],
    [{ part: null }, 'Raden ska fyllas i.'],
    [{ part: { name: '' } }, 'Radens namn ska fyllas i.'],
    [{ rows: [] }, 'Raderna ska ha minst en rad.'],
    [{ rows: [{ name: 'a' }, { name: 1 }] }, 'Radens namn ska vara text.'],
    [{ rows: 'a' }, 'Raderna ska vara en lista.'],
    [{ words: ['a', 'b', 'c'] }, 'Orden får ha högst 2 rader.'],
    [{ words: ['a', ''] }, 'Varje rad i orden ska fyllas i.'],
  ])('refuse %j with one sentence that names the field, and with another in English', async (change, sentence) => {
    const { sv, en } = (await worded(change))!;
    expect(sv.replaceAll('\u00a0', ' ')).toBe(sentence);
    expect(en).toMatch(/^(The|Every row of the) [^åäöÅÄÖ]+ (must|may|has)\b[^åäöÅÄÖ]*(öre\.|[^åäöÅÄÖ]*\.)$/);
  });

  it.each([
    [{ line: ' ' }, 'The heading must be filled in.'],
    [{ line: 'x'.repeat(501) }, 'The heading may have at most 500 characters.'],
    [{ number: '8024011111' }, 'The reference must be written like this: 802401-1111.'],
    [{ rows: [] }, 'The rows must have at least one row.'],
    [{ words: ['a', ''] }, 'Every row of the words must be filled in.'],
  ])('say %j in English in the same manner', async (change, sentence) => {
    expect((await worded(change))?.en).toBe(sentence);
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
