import type { Revision, StreamHead } from '../port';
import { checkSealed, type SealedRecord } from '../sealed';
import type { Reader } from './reader';

interface Place {
  readonly stream: string;
  readonly revision: Revision;
}
interface Known {
  head: StreamHead;
  readonly ids: string[];
}

/** Ids that are remembered at the most; the streams that were not appended to for the longest time go first. */
const MOST_IDS = 200_000;

/**
 * What this process knows of the streams that it appends to: where each ends, and which ids lie in it from the first on. It may be behind;
 * the server compares revisions. Over several streams at a time it is all there is: the server has no index of ids.
 */
export class KnownStreams {
  private readonly streams = new Map<string, Known>();
  private readonly places = new Map<string, Place>();

  constructor(
    private readonly reader: Reader,
    private readonly most = MOST_IDS,
  ) {}

  head(stream: string): StreamHead | undefined {
    return this.streams.get(stream)?.head;
  }
  place(id: string): Place | undefined {
    return this.places.get(id);
  }

  /** Reads what was added since, from the beginning the first time. Throws when what lies there is not one unbroken chain. */
  async catchUp(stream: string): Promise<void> {
    const from = (this.head(stream)?.revision ?? -1) + 1;
    for (const record of await this.reader.stream(stream, { from })) {
      const wrong = checkSealed(record, this.head(stream));
      if (wrong) throw new Error(`on the event store, ${wrong}`);
      this.add(stream, [record.id], record);
    }
  }

  /** Takes in events that were just written after what is known. */
  learn(stream: string, records: readonly Pick<SealedRecord, 'id' | 'leafHash'>[], last: Revision): void {
    const before = this.head(stream)?.revision ?? -1;
    if (before + records.length !== last) return; // somebody else wrote as well; the next look at the stream tells
    this.add(
      stream,
      records.map(({ id }) => id),
      { revision: last, leafHash: records.at(-1)!.leafHash },
    );
  }

  private add(stream: string, ids: readonly string[], { revision, leafHash }: StreamHead): void {
    const known = this.streams.get(stream) ?? { head: { revision, leafHash }, ids: [] };
    this.streams.delete(stream); // now the newest
    this.streams.set(stream, known);
    known.head = { revision, leafHash };
    for (const [n, id] of ids.entries()) this.places.set(id, { stream, revision: revision - ids.length + 1 + n });
    known.ids.push(...ids);
    while (this.places.size > this.most && this.streams.size > 1) this.forget(this.streams.keys().next().value!);
  }

  private forget(stream: string): void {
    for (const id of this.streams.get(stream)!.ids) this.places.delete(id);
    this.streams.delete(stream);
  }
}
