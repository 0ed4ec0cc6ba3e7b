/** The full level of each event by itself and in its stream: envelope, chain, ids, what it commits to. */
import type { SealedRecord } from '#libs/event-log';
import { toBase64Url } from '#libs/integrity';
import { checkContent } from './content-check';
import { checkEnvelope, isId, type Envelope, type Say } from './envelope-check';
import { HASH } from './hashing';
import { IdSet } from './id-set';

const NO_PREV = '\0'.repeat(HASH);
const NO_PREV_SAID = toBase64Url(new Uint8Array(HASH));

/** Where a stream ends, as far as it has been read. */
export interface StreamEnd {
  readonly revision: number;
  /** 32 characters of one byte each. */
  readonly leafHash: string;
  readonly time: string;
}
/** Changed in place: there is one for each event. */
type Ends = { -readonly [K in keyof StreamEnd]: StreamEnd[K] };

export class RecordCheck {
  private readonly streams = new Map<string, Ends>();
  /** Events whose time is before that of the event before them in their stream: told of, and no fault. The order of a case is the log's. */
  clockBack = 0;
  private readonly ids = new IdSet();

  constructor(private readonly origin: string) {}

  get count(): number {
    return this.streams.size;
  }

  /** Where the streams end now; later events don't change it. */
  ends(): ReadonlyMap<string, StreamEnd> {
    return new Map(Array.from(this.streams, ([stream, end]) => [stream, { ...end }]));
  }

  /** `leafHash`: made anew of the leaf. Whether there is content that can be believed. */
  check(record: SealedRecord, leafHash: string, say: Say): boolean {
    if (record.leafHash.toString('latin1') !== leafHash) say('HASH', 'bytesen ger inte den kontrollsumma som ligger vid händelsen');
    const envelope = checkEnvelope(record, this.origin, say);
    this.follow(record, envelope, leafHash, say);
    if (isId(record.id) && !this.ids.add(record.id)) say('ID', `händelsens id ${record.id} finns redan tidigare i loggen`);
    const { nonce, data } = record;
    // whether it may be gone is known when the whole log has been read
    return nonce !== null && data !== null && checkContent(nonce, data, envelope?.data ?? null, say);
  }

  private follow({ stream, revision, prev }: SealedRecord, envelope: Envelope | undefined, leafHash: string, say: Say): void {
    const before = this.streams.get(stream);
    const next = before ? before.revision + 1 : 0;
    if (before && revision === before.revision) say('CHAIN', `strömmen har två händelser med revision ${revision}`);
    else if (revision < next)
      say('CHAIN', `revision ${revision} kommer efter revision ${before!.revision}: omkastade, eller tillagd i efterhand`);
    else if (revision > next) say('CHAIN', revision === next + 1 ? `revision ${next} saknas` : `revision ${next}–${revision - 1} saknas`);
    else {
      const said = before ? prev.toString('base64url') : NO_PREV_SAID;
      if (prev.toString('latin1') !== (before?.leafHash ?? NO_PREV) || (envelope && envelope.prev !== said))
        say('CHAIN', 'den bygger inte på händelsen före i samma ström');
    }
    const time = envelope?.time ?? before?.time ?? '';
    if (!before) this.streams.set(stream, { revision, leafHash, time });
    else {
      if (time < before.time) this.clockBack += 1;
      if (revision < next) return;
      before.revision = revision;
      before.leafHash = leafHash;
      before.time = time;
    }
  }
}
