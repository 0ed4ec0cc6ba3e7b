/** What an administrator sees of the work that happens by itself. */
import type { KeptJob, OutboxFigures, ReactorStanding } from '#libs/jobs';
import type { SealingStanding, VerificationStanding, WitnessesStanding } from '#libs/sealing';
import type { Lag } from '#libs/projection-runtime';

export type JobStanding = 'WAITING' | 'QUEUED' | 'UNDER_WAY' | 'DEAD';

export interface ShownJob {
  readonly id: string;
  readonly kind: string;
  readonly standing: JobStanding;
  /** ISO instant that it has stood so since. */
  readonly since: string;
  /** When it may begin; null = at once. */
  readonly notBefore: string | null;
  /** That have failed. */
  readonly attempts: number;
  readonly error: string | null;
  /** What it comes of; null when it comes of the clock, or of somebody's command. */
  readonly eventId: string | null;
  readonly stream: string | null;
  readonly caseId: string | null;
}
export interface ShownKind {
  readonly kind: string;
  readonly waiting: number;
  readonly queued: number;
  readonly dead: number;
}
export interface OperationStanding {
  readonly outbox: OutboxFigures;
  /** Null when the queue's store does not answer: the jobs are kept, and wait. */
  readonly underWay: number | null;
  readonly kinds: readonly ShownKind[];
  readonly reactors: readonly (ReactorStanding & { readonly behind: number })[];
  readonly readModels: readonly Lag[];
  /** The tree over the log, and what stands in the way of its being signed. */
  readonly proofs: SealingStanding;
  /** Those outside who are asked to stand for it. */
  readonly witnesses: WitnessesStanding;
  /** What the latest check of everything came to. */
  readonly verification: VerificationStanding;
}

const CASE = /^case-([0-9a-f-]{36})$/;

export function shownJob(kept: KeptJob, underWay: ReadonlyMap<string, string> | null): ShownJob {
  const { id, job, state, attempts, error, wantedAt, notBefore, queuedAt, settledAt, eventId, stream } = kept;
  const begun = underWay?.get(id);
  const [standing, since]: [JobStanding, string] =
    state === 'dead'
      ? ['DEAD', settledAt!]
      : begun !== undefined
        ? ['UNDER_WAY', begun]
        : state === 'queued'
          ? ['QUEUED', queuedAt!]
          : ['WAITING', wantedAt];
  return { id, kind: job, standing, since, notBefore, attempts, error, eventId, stream, caseId: CASE.exec(stream ?? '')?.[1] ?? null };
}
