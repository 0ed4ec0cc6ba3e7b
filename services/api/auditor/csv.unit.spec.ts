import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvHead, csvLine, csvRow, type Cell } from './csv';

describe('a file for spreadsheets', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+46 19', "'+46 19"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =cmd()', "' =cmd()"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['a;b', '"a;b"'],
    ['sa "hej"', '"sa ""hej"""'],
    ['två\nrader', '"två\nrader"'],
    ['10–20', '10–20'],
    [0.5, '0,5'],
    [-5, '-5'],
    [true, 'ja'],
    [null, ''],
  ] as [Cell, string][])('writes %j as %s', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  it('begins with a byte order mark and the headings', () => {
    const columns = { Nummer: (row: { n: number }) => row.n, 'Vad; då': () => 'x' };
    expect(csvHead(columns) + csvRow(columns, { n: 1 })).toBe('\uFEFFNummer;"Vad; då"\r\n1;x\r\n');
  });

  it('is read back as it was written, and no text in it begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const [read] = parse(csvLine([...texts, 'slut']), { delimiter: ';', relax_column_count: true }) as string[][];
        for (const [n, text] of texts.entries()) {
          expect([text, `'${text}`]).toContain(read![n]);
          expect(read![n]).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });
});
