/** The rows that one stream makes, folded in memory and written once, when the stream has been read to its end. */
import type { RecordedEvent } from '#libs/event-log';
import { checkKey, finished, foldOne, keyId, keysOf } from './fold';
import type { AnyProjection, Row } from './projection';

export class RowsOfStream {
  private stream: string | undefined;
  private readonly rows = new Map<string, Row>();

  constructor(
    private readonly projection: AnyProjection,
    /** May throw RowFault. */
    private readonly write: (row: Row) => void,
  ) {}

  clear(): void {
    this.rows.clear();
    this.stream = undefined;
  }

  /** Folds one event; the first one of another stream writes the rows of the former. Throws FoldFault or RowFault. */
  take(event: RecordedEvent): void {
    const { projection } = this;
    if (event.stream !== this.stream) {
      this.writeOut();
      this.stream = event.stream;
    }
    for (const key of keysOf(projection, event)) {
      const id = keyId(key);
      const row = foldOne(projection, projection.appendOnly ? undefined : this.rows.get(id), event, key);
      if (projection.appendOnly) {
        if (row) this.writeChecked(id, row);
      } else if (row) this.rows.set(id, row);
      else this.rows.delete(id);
    }
  }

  /** Writes the rows of the stream in hand: it has been read to its end. */
  writeOut(): void {
    for (const [id, row] of this.rows) this.writeChecked(id, row);
    this.clear();
  }

  private writeChecked(id: string, row: Row): void {
    checkKey(this.projection, id, row);
    this.write(finished(this.projection, row));
  }
}
