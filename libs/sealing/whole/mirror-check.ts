/** The copy that is read, byte for byte against the log itself. One that has not come as far is late, and not wrong. */
import type { Position, SealedReader, SealedRecord } from '#libs/event-log';
import type { Faults, Where } from './fault';

/** A copy of the log, as the mirror of one on a server is. */
export type Mirror = SealedReader & { head(): Promise<Position> };

const LARGEST = 1000;
const PLACE = ['stream', 'revision', 'id', 'type'] as const;
const BYTES = ['leaf', 'leafHash', 'prev', 'nonce', 'data'] as const;

const differs = (one: SealedRecord, other: SealedRecord): boolean =>
  PLACE.some((key) => one[key] !== other[key]) ||
  BYTES.some((key) => {
    const [here, there] = [one[key], other[key]];
    return here === null || there === null ? here !== there : !here.equals(there);
  });

export class MirrorCheck {
  /** Events that were compared. */
  compared = 0;
  /** Events of the log that the mirror has not come to. */
  behind = 0;
  private after: Position = 0;
  private head: Position = 0;

  constructor(
    private readonly mirror: Mirror,
    private readonly faults: Faults,
  ) {}

  async begin(): Promise<void> {
    this.head = await this.mirror.head();
  }

  /** What lies in the log next; `index` of the first of them. */
  async compare(records: readonly SealedRecord[], index: number): Promise<void> {
    const upTo = records.at(-1)!.position;
    const copies = new Map((await this.copiesUpTo(upTo)).map((copy) => [copy.position, copy]));
    for (const [i, record] of records.entries()) {
      const place: Where = { index: index + i, stream: record.stream, revision: record.revision, type: record.type };
      const copy = copies.get(record.position);
      copies.delete(record.position);
      if (copy) this.compared += 1;
      if (copy && differs(record, copy)) this.faults.add('MIRROR', 'spegeln har andra byte än loggen', place);
      else if (!copy && record.position > this.head) this.behind += 1;
      else if (!copy) this.faults.add('MIRROR', 'spegeln saknar händelsen', place);
    }
    for (const { position, stream, revision, type } of copies.values())
      this.faults.add('MIRROR', `spegeln har en händelse som loggen inte har, på position ${position}`, {
        index: null,
        stream,
        revision,
        type,
      });
  }

  private async copiesUpTo(upTo: Position): Promise<readonly SealedRecord[]> {
    const copies: SealedRecord[] = [];
    for (;;) {
      const page = await this.mirror.readSealed({ after: this.after, limit: LARGEST });
      const wanted = page.filter(({ position }) => position <= upTo);
      copies.push(...wanted);
      this.after = wanted.at(-1)?.position ?? this.after;
      if (wanted.length < LARGEST) break;
    }
    this.after = upTo;
    return copies;
  }
}
