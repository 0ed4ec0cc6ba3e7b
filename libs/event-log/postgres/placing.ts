import type { Draft } from '../envelope';
import type { AppendOutcome, Revision, StreamHead } from '../port';
import type { BinaryArrays } from './binary-arrays';
import type { DedicatedConnection } from './connection';
import { HEADS, PLACES } from './statements';

/** A draft and where we believe that its stream ends; the database compares. */
export interface Placed {
  readonly draft: Draft;
  /** Undefined: the stream is to begin with these events. */
  readonly head: StreamHead | undefined;
  /** Whether a conflict only means that the stream moved on after we looked at it, so that the request may still fit. */
  readonly overtaken: (actual: Revision | undefined) => boolean;
}

export const NO_PREV = Buffer.alloc(32);
const never = (): boolean => false;

type Place = { readonly stream: string; readonly revision: Revision };

/**
 * Where each request is to be written. Those that state the stream's end are taken at their word; `any`, `exists` and a revision without
 * leaf hash cost one look at the streams for all of them together. A request that can't fit wherever the stream ends has its outcome here.
 */
export async function place(
  connection: DedicatedConnection,
  arrays: BinaryArrays,
  drafts: readonly Draft[],
): Promise<readonly (Placed | AppendOutcome)[]> {
  const open = drafts.filter(
    ({ request: { expected } }) => expected !== 'noStream' && !(typeof expected === 'object' && expected.leafHash),
  );
  const registers = open.filter(({ request }) => typeof request.expected === 'string');
  const heads = open.length > 0 ? await headsOf(connection, arrays, open) : new Map<string, StreamHead>();
  const places = registers.length > 0 ? await placesOf(connection, arrays, registers) : new Map<string, Place>();

  return drafts.map((draft) => {
    const { expected, stream } = draft.request;
    if (expected === 'noStream') return { draft, head: undefined, overtaken: never };
    if (typeof expected === 'object') return atRevision(draft, expected.revision, expected.leafHash, heads.get(stream));
    return inRegister(draft, heads.get(stream), places);
  });
}

function atRevision(draft: Draft, revision: Revision, leafHash: Buffer | undefined, found: StreamHead | undefined): Placed {
  if (leafHash) return { draft, head: { revision, leafHash }, overtaken: never };
  if (found?.revision === revision) return { draft, head: found, overtaken: never };
  // it does not fit now; sent all the same, because it may be a duplicate
  return { draft, head: { revision, leafHash: NO_PREV }, overtaken: (actual) => actual === revision };
}

function inRegister(draft: Draft, head: StreamHead | undefined, places: ReadonlyMap<string, Place>): Placed | AppendOutcome {
  const { expected, stream } = draft.request;
  const first = places.get(draft.parts[0]!.id);
  if (first?.stream === stream) {
    const before = first.revision === 0 ? undefined : { revision: first.revision - 1, leafHash: NO_PREV };
    return { draft, head: before, overtaken: never };
  }
  if (draft.parts.some(({ id }) => places.has(id))) return { kind: 'conflict', actual: head?.revision };
  if (expected === 'exists' && !head) return { kind: 'conflict', actual: undefined };
  return { draft, head, overtaken: (actual) => actual !== head?.revision };
}

async function headsOf(
  connection: DedicatedConnection,
  arrays: BinaryArrays,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, StreamHead>> {
  const streams = arrays.text(drafts.map(({ request }) => request.stream));
  const rows = await connection.query<[string, number, Buffer]>(HEADS, [streams]);
  return new Map(rows.map(([stream, revision, leafHash]) => [stream, { revision, leafHash }]));
}

async function placesOf(
  connection: DedicatedConnection,
  arrays: BinaryArrays,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, Place>> {
  const ids = arrays.uuid(drafts.flatMap(({ parts }) => parts.map(({ id }) => id)));
  const rows = await connection.query<[string, string, number]>(PLACES, [ids]);
  return new Map(rows.map(([id, stream, revision]) => [id, { stream, revision }]));
}
