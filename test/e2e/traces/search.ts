/** Every file of a folder and every row of every table, looked through for marks. */
import fs from 'node:fs';
import path from 'node:path';
import { escapeIdentifier, type Client } from 'pg';
import { spellingsOf, unpacked } from './spellings';

/** Where something was found, and how it was spelled. */
export interface Trace {
  readonly where: string;
  readonly spelling: string;
}

const TABLES = `
  select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_toast' order by 1, 2`;

/** All that the tables say, table by table: also those of the server itself, e.g. what the planner remembers of columns. */
export async function* rowsOf(client: Client): AsyncGenerator<readonly [table: string, text: string]> {
  const { rows } = await client.query<{ schema: string; name: string }>(TABLES);
  for (const { schema, name } of rows) {
    const table = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
    const found = await client.query<{ row: string }>(`select t::text as row from ${table} t`);
    yield [`${schema}.${name}`, found.rows.map(({ row }) => row).join('\n')];
  }
}

function* filesIn(folder: string): Generator<readonly [file: string, bytes: Buffer]> {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    try {
      yield [path.relative(folder, file), fs.readFileSync(file)];
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error; // the server took it away meanwhile
    }
  }
}

const found = (where: string, bytes: Buffer, marks: readonly string[]): Trace[] =>
  marks.flatMap((mark) =>
    spellingsOf(mark).flatMap(([spelling, sought]) => (bytes.includes(sought) ? [{ where, spelling: `${mark}, ${spelling}` }] : [])),
  );

/** Where the marks are in files, what is packed in the files of the service included. */
export function tracesInFiles(folder: string, marks: readonly string[]): readonly Trace[] {
  const traces: Trace[] = [];
  for (const [file, bytes] of filesIn(folder)) {
    traces.push(...found(file, bytes, marks));
    if (file.startsWith('files/')) for (const inner of unpacked(bytes)) traces.push(...found(`${file} (packed)`, inner, marks));
  }
  return traces;
}

export async function tracesInRows(client: Client, marks: readonly string[]): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for await (const [table, text] of rowsOf(client)) traces.push(...found(table, Buffer.from(text), marks));
  return traces;
}

/** Everything that files of the service, and rows, say in plain text: to see which of many numbered marks are there. */
export async function plainText(folder: string, client: Client): Promise<string> {
  const texts: string[] = [];
  for (const [file, bytes] of filesIn(path.join(folder, 'files'))) texts.push(file, bytes.toString(), ...[...unpacked(bytes)].map(String));
  for await (const [, text] of rowsOf(client)) texts.push(text);
  return texts.join('\n');
}
