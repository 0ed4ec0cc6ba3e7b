/**
 * The rows of a table that is being filled, folded in memory. Rows that have been left alone for some pages of the log are written out early: then the
 * database has work while the log is still being read. Those that are touched again after all are told at the end.
 */
import type { RecordedEvent } from '#libs/event-log';
import { checkKey, foldOne, keyId, keysOf } from './fold';
import type { AnyProjection, Key, Row } from './projection';
import type { Changes } from './table';

/** Pages of the log after which a row that nothing has touched is taken for finished. */
const COLD_AFTER = 4;

interface InHand {
  readonly key: Key;
  row: Row | undefined;
  page: number;
  /** True when an earlier state of it has been written out. */
  readonly again: boolean;
}

export class RowsInMemory {
  private readonly inHand = new Map<string, InHand>();
  private readonly writtenOut = new Map<string, InHand>();
  private page = 0;

  constructor(
    private readonly projection: AnyProjection,
    /** Takes a row that is finished, for the time being. May throw RowFault. */
    private readonly write: (row: Row) => void,
  ) {}

  get size(): number {
    return this.inHand.size + this.writtenOut.size;
  }

  clear(): void {
    this.inHand.clear();
    this.writtenOut.clear();
  }

  /** Folds one event. Throws FoldFault or RowFault. */
  take(event: RecordedEvent): void {
    const { projection } = this;
    for (const key of keysOf(projection, event)) {
      const id = keyId(key);
      if (projection.appendOnly) {
        const row = foldOne(projection, undefined, event, key);
        if (row) this.writeChecked(id, row);
        continue;
      }
      const found = this.inHand.get(id) ?? this.takeBack(id);
      const row = foldOne(projection, found?.row, event, key);
      if (found) {
        found.row = row;
        found.page = this.page;
        if (!row && !found.again) this.inHand.delete(id);
      } else if (row) this.inHand.set(id, { key, row, page: this.page, again: false });
    }
  }

  private takeBack(id: string): InHand | undefined {
    const found = this.writtenOut.get(id);
    if (!found) return undefined;
    this.writtenOut.delete(id);
    const again = { ...found, again: true };
    this.inHand.set(id, again);
    return again;
  }

  private writeChecked(id: string, row: Row): void {
    checkKey(this.projection, id, row);
    this.write(row);
  }

  /** To be called after each page of the log. */
  turnPage(): void {
    this.page += 1;
    for (const [id, one] of this.inHand) {
      if (one.again || !one.row || one.page > this.page - COLD_AFTER) continue;
      this.writeChecked(id, one.row);
      this.inHand.delete(id);
      this.writtenOut.set(id, one);
    }
  }

  /** Each row that has never been written out, `write` being called for it, so that whoever iterates can take a breath in between. */
  *writeRest(): Generator<void> {
    for (const [id, { row, again }] of this.inHand) {
      if (again || !row) continue;
      this.writeChecked(id, row);
      yield;
    }
  }

  /** What has become of rows after they were written out. */
  changedAgain(): Changes {
    const written: Row[] = [];
    const removed: Key[] = [];
    for (const [id, { key, row, again }] of this.inHand) {
      if (!again) continue;
      if (!row) removed.push(key);
      else {
        checkKey(this.projection, id, row);
        written.push(row);
      }
    }
    return { written, removed };
  }
}
