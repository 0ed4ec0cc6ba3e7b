import { seal, type SealedEvent } from '../envelope';
import type { AppendOutcome } from '../port';
import type { BinaryArrays } from './binary-arrays';
import { NO_PREV, type Placed } from './placing';

/** What evlog.append says about a request that it did not append. */
export type Other =
  | {
      readonly request: number;
      readonly verdict: 'duplicate';
      readonly position: number;
      readonly revision: number;
      readonly leafHash: string;
    }
  | { readonly request: number; readonly verdict: 'conflict'; readonly revision: number | null };

/** The requests of one call of evlog.append. */
export class Batch {
  private readonly sealed: readonly (readonly SealedEvent[])[];
  /** The parameters of {@link APPEND}. The same every time, so that a call whose answer was lost can be made again. */
  readonly parameters: readonly Buffer[];

  /** `arrays` must not be reset while the batch may have to be sent again. */
  constructor(
    private readonly requests: readonly Placed[],
    arrays: BinaryArrays,
  ) {
    this.sealed = requests.map(({ draft, head }) => seal(draft, head));
    const events = this.sealed.flat();
    this.parameters = [
      arrays.text(requests.map(({ draft }) => draft.request.stream)),
      arrays.int8(requests.map(({ head }) => head?.revision ?? -1)),
      arrays.bytea(requests.map(({ head }) => head?.leafHash ?? NO_PREV)),
      arrays.int4(this.sealed.map(({ length }) => length)),
      arrays.uuid(events.map(({ id }) => id)),
      arrays.text(events.map(({ type }) => type)),
      arrays.utf8(events.map(({ leaf }) => leaf)),
      arrays.bytea(events.map(({ leafHash }) => leafHash)),
      arrays.bytea(events.map(({ nonce }) => nonce)),
      arrays.utf8(events.map(({ data }) => data)),
    ];
  }

  /** One outcome per request. `base` is the log's last position before the batch. */
  outcomes(base: number, others: readonly Other[] | null): readonly AppendOutcome[] {
    const outcomes: AppendOutcome[] = [];
    for (const other of others ?? []) outcomes[other.request - 1] = outcomeOf(other);
    let position = base;
    for (const [i, { head }] of this.requests.entries()) {
      if (outcomes[i]) continue;
      const events = this.sealed[i]!;
      position += events.length;
      const revision = (head?.revision ?? -1) + events.length;
      outcomes[i] = { kind: 'appended', position, head: { revision, leafHash: events.at(-1)!.leafHash } };
    }
    return outcomes;
  }
}

export const outcomeOf = (other: Other): AppendOutcome =>
  other.verdict === 'conflict'
    ? { kind: 'conflict', actual: other.revision ?? undefined }
    : {
        kind: 'duplicate',
        position: other.position,
        head: { revision: other.revision, leafHash: Buffer.from(other.leafHash, 'hex') },
      };
