import type { Pool } from 'pg';
import type { AppendOutcome, Revision } from '../port';
import { checkRun, NO_CONTENT, type SealedRecord } from '../sealed';
import { outcomeOf, type Other } from './batch';
import { isForeignId } from './connection';
import { NO_PREV } from './placing';

/** As APPEND, with arrays that are spelled out: a copying waits for the other engine, not for these. Same parameters. */
const APPEND_SEALED = `select base::float8, others from evlog.append($1::text[], $2::bigint[], $3::bytea[], $4::int[], $5::uuid[], $6::text[],
  $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[])`;

/** See SealedLog. The bytes are written as they are; the database compares the stream's end and hashes every leaf once more. */
export async function appendSealed(
  pool: Pool,
  origin: string,
  stream: string,
  expectedRevision: Revision,
  events: readonly SealedRecord[],
): Promise<AppendOutcome> {
  const { before, end } = checkRun(stream, expectedRevision, events, origin);
  const values = [
    [stream],
    [before?.revision ?? -1],
    [before?.leafHash ?? NO_PREV],
    [events.length],
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ leaf }) => leaf),
    events.map(({ leafHash }) => leafHash),
    events.map(({ nonce }) => nonce ?? NO_CONTENT.nonce),
    events.map(({ data }) => data ?? NO_CONTENT.data),
  ];
  try {
    const { rows } = await pool.query<[number, readonly Other[] | null]>({ text: APPEND_SEALED, values, rowMode: 'array' });
    const [base, others] = rows[0]!;
    return others?.[0] ? outcomeOf(others[0]) : { kind: 'appended', position: base + events.length, head: end };
  } catch (error) {
    if (isForeignId(error)) return { kind: 'conflict', actual: before?.revision };
    throw error;
  }
}
