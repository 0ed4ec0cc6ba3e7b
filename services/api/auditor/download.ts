/** Files made while they are sent: an export may be larger than what fits in memory. */
import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { csvHead, csvRow, type Columns } from './csv';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

async function* asCsv<R>(rows: AsyncIterable<readonly R[]>, columns: Columns<R>): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const some of rows) if (some.length > 0) yield some.map((row) => csvRow(columns, row)).join('');
}

/** `about` says what the file is; the rows come last. A file that was cut short is no JSON, so nobody takes it for whole. */
async function* asJson<R>(rows: AsyncIterable<readonly R[]>, about: object): AsyncGenerator<string> {
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "rows": [`;
  let between = '\n';
  for await (const some of rows) {
    for (const row of some) {
      yield `${between}    ${JSON.stringify(row)}`;
      between = ',\n';
    }
  }
  yield '\n  ]\n}\n';
}

export interface Export<R> {
  readonly format: Format;
  /** Without its ending; letters a–z, digits and hyphens. */
  readonly name: string;
  /** What the JSON says of itself before its rows. */
  readonly about: object;
  readonly columns: Columns<R>;
  readonly rows: AsyncIterable<readonly R[]>;
}

/** When a page of rows can't be fetched the connection is cut, and the browser says that the file is not whole. */
export function download<R>({ format, name, about, columns, rows }: Export<R>): StreamableFile {
  const text = format === 'csv' ? asCsv(rows, columns) : asJson(rows, about);
  return new StreamableFile(Readable.from(text, { objectMode: true }), {
    type: TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
}
