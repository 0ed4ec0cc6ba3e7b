/** What a check of the whole log can find. */

/**
 * HASH: an event's stored hash is not that of its bytes. TREE: another leaf than the tree was made of. TILE: a kept hash or the tree's edge is not what
 * the leaves give. CHECKPOINT: a kept note does not hold. SIGNER: the log is not the one that the signer remembers. UNREADABLE: the store gives no
 * event there. ENVELOPE, CHAIN, ID, COMMITMENT, DATA, SEAL, HEAD: the full level. READ_MODEL: a table is not what the events say.
 */
export type FaultKind =
  | 'HASH'
  | 'TREE'
  | 'TILE'
  | 'CHECKPOINT'
  | 'SIGNER'
  | 'UNREADABLE'
  | 'ENVELOPE'
  | 'CHAIN'
  | 'ID'
  | 'COMMITMENT'
  | 'DATA'
  | 'SEAL'
  | 'HEAD'
  | 'READ_MODEL';

export interface Fault {
  readonly kind: FaultKind;
  /** From 0; null when it is not about one event. */
  readonly index: number | null;
  /** The last one of a run of the same kind; as `index` when there is but one. */
  readonly through: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  /** A sentence in Swedish, without its full stop. */
  readonly what: string;
}

/** Where a fault lies. */
export interface Place {
  /** Null: not about one event. */
  readonly index: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
}

const NOWHERE: Place = { index: null, stream: null, revision: null };
/** One event that was removed displaces all that follow: more than these say nothing new. */
const MOST_TOLD = 100;

/** Gathers faults: the first hundred, and how many there are. */
export class Faults {
  readonly told: Fault[] = [];
  count = 0;
  private last: (Omit<Fault, 'through'> & { through: number | null }) | undefined;

  add(kind: FaultKind, what: string, { index, stream, revision }: Place = NOWHERE): void {
    this.count += 1;
    const last = this.last;
    if (kind === 'TREE' && last && last.through !== null && last.through + 1 === index) {
      last.through = index;
      return;
    }
    const fault = { kind, index, through: index, stream, revision, what };
    if (kind === 'TREE') this.last = fault;
    if (this.told.length < MOST_TOLD) this.told.push(fault);
  }

  /** Whether a leaf at `index` goes on a run of leaves that are not the tree's. */
  goesOn(index: number): boolean {
    return this.last !== undefined && this.last.through! + 1 === index;
  }

  /** Whether a fault of the kind at `index` or later has been told of. */
  isTold(kind: FaultKind, index: number): boolean {
    return this.told.some((fault) => fault.kind === kind && fault.through !== null && fault.through >= index);
  }

  /** The log is as it was signed, with more than `size` leaves: then it is the kept hash of a leaf that is wrong, and not the leaf. */
  acquit(size: number): void {
    for (const [i, fault] of this.told.entries())
      if (fault.kind === 'TREE' && fault.through !== null && fault.through < size)
        this.told[i] = {
          ...fault,
          kind: 'TILE',
          what: 'trädets hash för bladet är inte den som händelsen ger; händelsen är den som är undertecknad',
        };
  }

  /** In the order of the log; what is not about one event comes last. */
  inOrder(): readonly Fault[] {
    return this.told.toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity) || 0);
  }
}
