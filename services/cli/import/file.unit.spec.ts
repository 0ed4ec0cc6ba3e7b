import fs from 'node:fs';
import path from 'node:path';
import { UnusableFile } from './encoding';
import { readFile, type ReadFile } from './file';
import type { Row } from './row';

const at = (...parts: string[]): Buffer => fs.readFileSync(path.join(__dirname, '../../..', ...parts));
const UTF_8 = at('services/cli/demonstration/brochure-projects.csv');
const WINDOWS_1252 = at('test/fixtures/brochure-projects.windows-1252.csv');
const BROKEN = at('test/fixtures/broken-rows.csv');
const TODAY = '2026-11-21';

const read = (bytes: Buffer): ReadFile => readFile(bytes, TODAY);
const content = ({ rows }: ReadFile): unknown[] => rows.map((row) => ('application' in row ? [row.receivedOn, row.application] : row));
const unusable = (bytes: Buffer): string => {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof UnusableFile) return error.message;
    throw error;
  }
  throw new Error('the file was used');
};
const problems = (row: Row | undefined): readonly string[] =>
  row && 'problems' in row ? row.problems.map(({ column, what }) => `${column ?? 'raden'}: ${what}`) : [];

describe('a file of applications', () => {
  it('gives the same eight applications in UTF-8, in UTF-8 with a byte order mark and in Windows-1252', () => {
    const utf8 = read(UTF_8);
    expect(utf8).toMatchObject({ encoding: 'UTF-8', delimiter: ';', warnings: [] });
    expect(utf8.rows).toHaveLength(8);
    expect(utf8.rows.every((row) => 'application' in row)).toBe(true);
    const windows = read(WINDOWS_1252);
    expect(windows.encoding).toBe('Windows-1252');
    expect(content(windows)).toEqual(content(utf8));
    expect(content(read(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), UTF_8])))).toEqual(content(utf8));
  });

  it('reads every field of the form', () => {
    const [, second] = read(UTF_8).rows;
    expect(second).toMatchObject({
      line: 3,
      receivedOn: '2026-01-22',
      application: {
        organisation: {
          name: 'Demonstrationskooperativet Handkraft',
          number: '899999-0024',
          form: 'ekonomisk förening',
          municipality: 'Örebro',
        },
        contact: { email: 'kontakt2@example.org', phone: null },
        schedule: { from: '2026-04-01', to: '2026-12-15' },
        partners: ['Stiftelsen Activa', 'Örebro kommun'],
        amountOre: 5_000_000,
        budget: [
          { label: 'Handledning', amountOre: 7_000_000 },
          { label: 'lokalhyra', amountOre: 2_400_000 },
          { label: 'kassasystem', amountOre: 950_000 },
        ],
        ownShare: { cashOre: 500_000, hours: 150 },
        otherFunding: 'Samordningsförbundet 20000 (sökt)',
        earlierSupport: 'ja, en gång 2024',
        economicActivity: true,
        deMinimisOre: 0,
        agenda2030: [8, 10],
        advisedBy: 'Coompanion',
      },
    });
  });

  it('reads a file with commas and its columns in another order', () => {
    const reordered = UTF_8.toString()
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => {
        const fields = line.match(/("[^"]*"|[^;]*)(?:;|$)/g)!.map((field) => field.replace(/;$/, '').replaceAll('"', ''));
        return fields
          .slice(0, 31)
          .reverse()
          .map((field) => `"${field}"`)
          .join(',');
      })
      .join('\n');
    const commas = read(Buffer.from(reordered));
    expect(commas.delimiter).toBe(',');
    expect(content(commas)).toEqual(content(read(UTF_8)));
  });

  it('takes the good rows and names the line, the column and what to do for the others', () => {
    const { rows } = read(BROKEN);
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 5, 6, 8, 9]);
    expect(rows.map((row) => 'application' in row)).toEqual([true, false, false, false, false, true]);
    expect(problems(rows[1])).toEqual([
      'tidsplan från: ”1 mars 2026” är ingen dag. Skriv år-månad-dag, t.ex. 2026-03-01.',
      'sökt belopp: ”femtio tusen” är inget belopp. Skriv kronor med siffror, t.ex. 50 000 eller 50000,50.',
    ]);
    expect(problems(rows[2])).toEqual([expect.stringContaining('organisationsnummer: ”899999-0017” har fel kontrollsiffra')]);
    expect(problems(rows[3])).toEqual([
      'e-post: Fältet är tomt. Fyll i det.',
      'rådgivare: Fältet är tomt. Skriv ingen om ingen har gett råd.',
    ]);
    expect(problems(rows[4])).toEqual([expect.stringContaining('Raden har 29 fält men första raden 31')]);
  });

  it('keeps the line breaks and quotation marks of a quoted text', () => {
    const [first] = read(BROKEN).rows;
    expect(first).toMatchObject({ application: { purpose: 'Ett syfte på\ntvå rader, med ”citat” och "raka" citat; och semikolon.' } });
  });

  it('refuses what the schema refuses, by column', () => {
    const changed = UTF_8.toString()
      .replace('kontakt1@example.org', 'kontakt1')
      .replace(';50000;"Lön', ';0;"Lön')
      .replace('Låna lek', 'L'.repeat(600));
    const { rows } = read(Buffer.from(changed));
    expect(problems(rows[0])).toEqual([
      expect.stringContaining('e-post: E-postadressen'),
      expect.stringContaining('sökt belopp: Värdet är för litet'),
    ]);
    expect(problems(rows[2])).toEqual([expect.stringContaining('organisation: Värdet är för stort eller texten för lång (högst 500)')]);
  });

  it('refuses an arrival that has not been and a project that ends before it begins', () => {
    const changed = UTF_8.toString().replace('2026-01-14', '2026-11-22').replace('2026-04-01;2026-12-15', '2026-12-15;2026-04-01');
    const { rows } = read(Buffer.from(changed));
    expect(problems(rows[0])).toEqual([expect.stringContaining('inkommen: Dagen 2026-11-22 har inte varit än')]);
    expect(problems(rows[1])).toEqual([expect.stringContaining('tidsplan till: Projektet slutar')]);
  });
});

describe('a file that cannot be used', () => {
  it('is told by its missing and unknown columns', () => {
    const message = unusable(Buffer.from(UTF_8.toString().replace('sökt belopp', 'belopp').replace('målgrupp', 'effekt')));
    expect(message).toContain('Kolumner saknas: ”målgrupp”, ”sökt belopp”');
    expect(message).toContain('Kolumner står flera gånger: ”effekt”');
    expect(message).toContain('Okända kolumner läses inte in: ”belopp”');
  });

  it('warns of an unknown column when nothing is missing', () => {
    const wider = UTF_8.toString().replaceAll(/\r\n/g, ';x\r\n').replace('rådgivare;x', 'rådgivare;Intern anteckning');
    expect(read(Buffer.from(wider)).warnings).toEqual(['Okända kolumner läses inte in: ”Intern anteckning”.']);
  });

  it.each([
    ['is empty', Buffer.alloc(0), 'tom'],
    ['has a header only', UTF_8.subarray(0, UTF_8.indexOf('\n')), 'inga rader'],
    ['is a spreadsheet', Buffer.from('PK\x03\x04rest', 'latin1'), 'kalkylark'],
    ['is UTF-16', Buffer.from('\ufeffinkommen;organisation', 'utf16le'), 'UTF-16'],
    ['is no text', Buffer.from('inkommen\0;'), 'ingen textfil'],
    ['is in neither encoding', Buffer.from('inkommen;organisation\n\x81;\xe5', 'latin1'), 'rad 2'],
    ['has a header without delimiter', Buffer.from('inkommen\n2026-01-01'), '--delimiter'],
    ['has an open quotation mark', Buffer.from(`${UTF_8.toString()}"öppen;x\r\n`), 'avslutas aldrig'],
  ])('%s: says so and what to do', (_, bytes, says) => expect(unusable(bytes)).toContain(says));
});
