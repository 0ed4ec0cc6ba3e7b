/** What a check of the whole log can find. */

/**
 * TREE: another leaf than the tree was made of. TILE: a kept hash or the tree's edge is not what the leaves give. CHECKPOINT: a kept note does not hold.
 * SIGNER: the log is not the one that the signer remembers. UNREADABLE: the store gives no event there.
 * The full level: HASH (an event's stored hash is not that of its bytes), ENVELOPE, CHAIN, ID, COMMITMENT, DATA, DATA_MISSING (content is gone, and no
 * decision in the case says so), DATA_LEFT (it is there, and should be gone), SEAL, HEAD, MIRROR (the copy that is read is another), KEY (a key is there
 * that was destroyed, or was destroyed and no event says so), READ_MODEL (a table is not what the events say).
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
  | 'DATA_MISSING'
  | 'DATA_LEFT'
  | 'SEAL'
  | 'HEAD'
  | 'MIRROR'
  | 'KEY'
  | 'READ_MODEL';

export interface Fault {
  readonly kind: FaultKind;
  /** From 0; null when it is not about one event. */
  readonly index: number | null;
  /** The last one of a run of the same kind; as `index` when there is but one. */
  readonly through: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  /** Of the event, as it lies there; null when it is not about one. */
  readonly type: string | null;
  /** A sentence in Swedish, without its full stop. */
  readonly what: string;
}

/** Where a fault lies. */
export interface Place {
  /** Null: not about one event. */
  readonly index: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly type: string | null;
}
/** Of an event. */
export type Where = Place & { readonly index: number };

export const NOWHERE: Place = { index: null, stream: null, revision: null, type: null };
const placeOf = ({ index }: Fault): number => index ?? Number.MAX_SAFE_INTEGER;
/** Of two about the same event: what the event is, before what that means for its stream. */
const OF_THE_EVENT: ReadonlySet<FaultKind> = new Set(['UNREADABLE', 'HASH', 'TREE', 'TILE']);
const rankOf = ({ kind }: Fault): number => (OF_THE_EVENT.has(kind) ? 0 : 1);

/** One event that was removed displaces all that follow: more than these say nothing new. */
const MOST_TOLD = 100;

/** Gathers faults: the first hundred, and how many there are. */
export class Faults {
  readonly told: Fault[] = [];
  count = 0;
  private last: (Omit<Fault, 'through'> & { through: number | null }) | undefined;

  add(kind: FaultKind, what: string, { index, stream, revision, type }: Place = NOWHERE): void {
    this.count += 1;
    const last = this.last;
    if (kind === 'TREE' && last && last.through !== null && last.through + 1 === index) {
      last.through = index;
      return;
    }
    const fault = { kind, index, through: index, stream, revision, type, what };
    if (kind === 'TREE') this.last = fault;
    if (this.told.length < MOST_TOLD) this.told.push(fault);
    else this.makeWayFor(fault);
  }

  /** Not everything is found in the order of the log. */
  private makeWayFor(fault: Fault): void {
    const latest = this.told.reduce((at, one, i) => (placeOf(one) >= placeOf(this.told[at]!) ? i : at), 0);
    if (placeOf(fault) < placeOf(this.told[latest]!)) this.told[latest] = fault;
  }

  /** Whether a leaf at `index` goes on a run of leaves that are not the tree's. */
  goesOn(index: number): boolean {
    return this.last !== undefined && this.last.through! + 1 === index;
  }

  /** Whether a fault of the kind has been told of that lies between these two, or in part. */
  isTold(kind: FaultKind, first: number, last: number): boolean {
    return this.told.some(({ kind: told, index, through }) => told === kind && index !== null && index <= last && through! >= first);
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

  inOrder(): readonly Fault[] {
    return inOrder(this.told);
  }
}

/** In the order of the log; what is not about one event comes last. */
export const inOrder = (faults: readonly Fault[]): readonly Fault[] =>
  faults.toSorted((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b));
