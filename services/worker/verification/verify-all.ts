/** Everything that the register shows, held against the log: the log itself, and every read model against the events. */
import type { Pool } from 'pg';
import type { EventLog, SealedReader } from '#libs/event-log';
import type { Policy } from '#libs/integrity';
import type { Clock } from '#libs/kernel';
import { compareWithRefold, type AnyProjection, type Comparison } from '#libs/projection-runtime';
import {
  inOrder,
  keepVerdict,
  NOWHERE,
  verifyLog,
  type Fault,
  type Mirror,
  type Signed,
  type ToldFault,
  type Verdict,
} from '#libs/sealing';
import { readModels } from '../../../projections';
import { disposedKeys, tombstones } from './disposed-keys';

/** What a check is made with. */
export interface VerificationMeans {
  /** As liggaren_app, without a limit to how long an answer may take; three connections at the least. */
  readonly pool: Pool;
  /** Where the events themselves lie: not the mirror of them. */
  readonly source: EventLog & SealedReader;
  /** What the log's signer remembers; null when its memory is elsewhere. */
  readonly signed: () => Promise<Signed | null>;
  /** By which witnesses are known; null or left out when nobody outside stands for the log. */
  readonly policy?: Policy | null;
  /** The mirror of the events, when it is what is read; null or left out when there is none. */
  readonly mirror?: Mirror | null;
}
export interface VerifyAll {
  readonly full: boolean;
  readonly onProgress?: (what: string, done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** $1 ids of cases. */
const NUMBERS = 'select case_id::text as "caseId", number from read.case_queue where case_id::text = any($1::text[])';
const CASE = /^case-([0-9a-f-]{36})$/;

async function withNumbers(pool: Pool, faults: readonly Fault[]): Promise<readonly ToldFault[]> {
  const idOf = ({ stream }: Fault): string => CASE.exec(stream ?? '')?.[1] ?? '';
  const numbers = new Map<string, string | null>();
  try {
    const { rows } = await pool.query<{ caseId: string; number: string | null }>(NUMBERS, [faults.map(idOf)]);
    for (const { caseId, number } of rows) numbers.set(caseId, number);
  } catch {
    // a number is a help to the reader: a read model that is away must not hide what was found
  }
  return faults.map((fault) => ({ ...fault, caseNumber: numbers.get(idOf(fault)) ?? null }));
}

function differs({ name }: AnyProjection, { differing, differences }: Comparison): Fault {
  const [first] = differences;
  const how = { missing: 'saknas', surplus: 'ska inte finnas', different: `skiljer sig i ${first!.columns.join(', ')}` }[first!.kind];
  const what = `läsmodellen ${name}: ${differing} ${differing === 1 ? 'rad är' : 'rader är'} inte vad händelserna ger; raden ${first!.key.map(String).join(' / ')} ${how}`;
  return { ...NOWHERE, through: null, kind: 'READ_MODEL', what };
}

/** Checks, and keeps what came of it. Throws when the log or the database can't be read at all, or the signal is given. */
export async function verifyAll(
  { pool, source, signed, policy = null, mirror = null }: VerificationMeans,
  clock: Clock,
  { full, onProgress = () => undefined, signal }: VerifyAll,
): Promise<Verdict> {
  const now = (): Date => new Date(clock.now().epochMilliseconds);
  const beganAt = now();
  const unchecked: string[] = [];
  const memory = await signed().catch((error: unknown) => {
    unchecked.push(`undertecknarens minne: ${(error as Error).message}`);
    return null;
  });
  const onEvents = (done: number, of: number): void => onProgress('händelser', done, of);
  const destroyed = full ? await tombstones(pool) : [];
  const { faults: found, ...verified } = await verifyLog({
    pool,
    log: source,
    signed: memory,
    policy,
    mirror,
    full,
    onProgress: onEvents,
    signal,
  });
  if (verified.unwitnessed > 0)
    unchecked.push(`vittnenas underskrifter på ${verified.unwitnessed} kontrollpunkter: ingen policy är angiven`);
  const wrongKeys = full ? await disposedKeys(pool, destroyed, verified) : [];
  const wrongRows: Fault[] = [];
  for (const [i, projection] of (full ? readModels : []).entries()) {
    onProgress('läsmodeller', i, readModels.length);
    signal?.throwIfAborted();
    try {
      const comparison = await compareWithRefold(projection, { pool, log: source });
      if (comparison.differing > 0) wrongRows.push(differs(projection, comparison));
    } catch (error) {
      unchecked.push(`läsmodellen ${projection.name}: ${(error as Error).message}`);
    }
    onProgress('läsmodeller', i + 1, readModels.length);
  }
  const { events, inTree, streams, seals, checkpoints, notes, clockBack, disposed, mirrored, mirrorBehind } = verified;
  const all = found.count + wrongKeys.length + wrongRows.length;
  const verdict: Verdict = {
    level: full ? 'FULL' : 'TREE',
    outcome: all > 0 ? 'FAULTS' : unchecked.length > 0 ? 'NOT_CHECKED' : 'HOLDS',
    beganAt,
    endedAt: now(),
    events,
    found: all,
    faults: await withNumbers(pool, [...inOrder([...found.told, ...wrongKeys]), ...wrongRows]),
    unchecked,
    figures: {
      inTree,
      streams,
      seals,
      checkpoints,
      notes,
      clockBack,
      disposed,
      mirrored,
      mirrorBehind,
      readModels: full ? readModels.length : 0,
    },
  };
  await keepVerdict(pool, verdict);
  return verdict;
}
