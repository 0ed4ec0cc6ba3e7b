/**
 * The rows of a table that is being filled, folded in memory. Rows that have been left alone for some pages of the log are written out: then the
 * database has work while the log is still being read, and memory holds only what is going on. Those that are touched again after all are fetched
 * back; how long a row must have been left alone is learned from how many that happens to.
 */
import type { RecordedEvent } from '#libs/event-log';
import { checkKey, finished, foldOne, keyId, keysOf } from './fold';
import type { AnyProjection, Key, Row } from './projection';
import { SetOfIds } from './set-of-ids';
import type { Changes } from './table';

/** Pages of the log after which a row that nothing has touched is taken for finished: to begin with, and at the most. */
const COLD_AFTER = 4;
const COLDEST = 128;
/** More than one in so many coming back is too many, when there are enough of them to tell. */
const ONE_IN = 16;
const ENOUGH = 8;

interface InHand {
  readonly key: Key;
  row: Row | undefined;
  page: number;
  /** True when an earlier state of it lies in the table. */
  readonly stored: boolean;
}

export class RowsInMemory {
  private readonly inHand = new Map<string, InHand>();
  /** Keys of the rows that have been written out. */
  private readonly away = new SetOfIds();
  private written: Row[] = [];
  private removed: Key[] = [];
  private page = 0;
  private coldAfter = COLD_AFTER;
  /** Since the rule was last looked at, which is done no sooner than the page `judged`. */
  private sent = 0;
  private returned = 0;
  private judged = 2 * COLD_AFTER;

  constructor(
    private readonly projection: AnyProjection,
    /** Takes a row that has never been written. May throw RowFault. */
    private readonly write: (row: Row) => void,
  ) {}

  get size(): number {
    return this.inHand.size;
  }

  clear(): void {
    this.inHand.clear();
    this.away.clear();
    this.written = [];
    this.removed = [];
  }

  /** The keys among those that the events touch whose rows may have been written out; they are to be fetched before the events are taken. */
  awayAmong(events: readonly RecordedEvent[], wants: (event: RecordedEvent) => boolean): readonly Key[] {
    const found = new Map<string, Key>();
    if (this.away.size === 0) return [];
    for (const event of events) {
      if (!wants(event)) continue;
      for (const key of keysOf(this.projection, event)) {
        const id = keyId(key);
        if (!this.inHand.has(id) && this.away.has(id)) found.set(id, key);
      }
    }
    return [...found.values()];
  }

  /** Rows that have been fetched: those of the keys that were asked for that there are. */
  takeBack(rows: readonly Row[]): void {
    const { key: columns } = this.projection;
    this.returned += rows.length;
    for (const row of rows) {
      const key = columns.map((column) => row[column] as string | number);
      this.inHand.set(keyId(key), { key, row, page: this.page, stored: true });
    }
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
      const found = this.inHand.get(id);
      const row = foldOne(projection, found?.row, event, key);
      if (found) {
        found.row = row;
        found.page = this.page;
        if (!row && !found.stored) this.inHand.delete(id);
      } else if (row) this.inHand.set(id, { key, row, page: this.page, stored: false });
    }
  }

  private writeChecked(id: string, row: Row): void {
    checkKey(this.projection, id, row);
    this.write(finished(this.projection, row));
  }

  /** To be called after each page of the log. */
  turnPage(): void {
    this.page += 1;
    this.learn();
    this.writeOutUpTo(this.page - this.coldAfter);
  }

  private learn(): void {
    if (this.page < this.judged) return;
    if (this.returned > ENOUGH && this.returned * ONE_IN > this.sent) this.coldAfter = Math.min(2 * this.coldAfter, COLDEST);
    this.judged = this.page + this.coldAfter;
    this.sent = this.returned = 0;
  }

  /** Writes out the half that has been left alone the longest, and what has been left alone as long. */
  writeOutHalf(): void {
    const pages = Array.from(this.inHand.values(), ({ page }) => page).sort((a, b) => a - b);
    if (pages.length > 0) this.writeOutUpTo(pages[pages.length >> 1]!);
  }

  private writeOutUpTo(page: number): void {
    for (const [id, one] of this.inHand) if (one.page <= page) this.writeOut(id, one);
  }

  private writeOut(id: string, { key, row, stored }: InHand): void {
    if (!stored && row) this.writeChecked(id, row);
    else if (row) {
      checkKey(this.projection, id, row);
      this.written.push(finished(this.projection, row));
    } else this.removed.push(key);
    this.inHand.delete(id);
    this.away.add(id);
    this.sent += 1;
  }

  /** Writes out each row that is left, so that whoever iterates can take a breath in between. */
  *writeRest(): Generator<void> {
    for (const [id, one] of this.inHand) {
      this.writeOut(id, one);
      yield;
    }
  }

  /** How many rows {@link changes} would give. */
  get changed(): number {
    return this.written.length + this.removed.length;
  }

  /** What has become of rows after they were first written out. They are given once. */
  changes(): Changes {
    const { written, removed } = this;
    this.written = [];
    this.removed = [];
    return { written, removed };
  }
}
