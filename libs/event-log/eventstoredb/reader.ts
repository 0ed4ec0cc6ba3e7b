import type { Readable } from 'node:stream';
import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type Position as ServerPosition,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { pageSize } from '../page-size';
import type { ContentKeys } from '../disposing';
import type { Position, ReadAll, ReadStream } from '../port';
import type { SealedRecord } from '../sealed';
import type { Connection, Session } from './connection';
import { NoAnswer } from './failure';
import { fromServer, isOurs, opened, type Lying, type Ours } from './stored';

const PAGE = 1000;
const GROWTH = 4;

type Reading = Readable & { cancel(): Promise<void> };

/** Reads in pages. Everything that it gives was held against its own leaf. */
export class Reader {
  constructor(
    private readonly connection: Connection,
    private readonly ours: Ours,
    /** Nothing of the whole log that lies here or before is looked at. */
    private readonly beginsAfter: Position,
    private readonly keys: ContentKeys | undefined,
  ) {}

  async stream(stream: string, read?: ReadStream): Promise<readonly SealedRecord[]> {
    return this.whole(await this.lying(stream, read));
  }

  /** As they lie there, with contents that may be sealed. */
  async lying(stream: string, { from, direction = FORWARDS, limit }: ReadStream = {}): Promise<readonly Lying[]> {
    const forwards = direction === 'forwards';
    const most = limit ?? Infinity;
    const records: Lying[] = [];
    let next = from ?? (forwards ? 0 : undefined);
    while (records.length < most && (next === undefined || next >= 0)) {
      const maxCount = Math.min(PAGE, most - records.length);
      const fromRevision = next === undefined ? END : BigInt(next);
      const page = await this.page<ResolvedEvent>(({ client, options }) =>
        client.readStream(this.ours.streamPrefix + stream, {
          ...options,
          direction: forwards ? FORWARDS : BACKWARDS,
          fromRevision,
          maxCount,
        }),
      );
      for (const { event } of page) if (event) records.push(fromServer(event, this.ours));
      if (page.length < maxCount) break;
      next = records.at(-1)!.record.revision + (forwards ? 1 : -1);
    }
    return records;
  }

  async all({ after, direction = 'forwards', limit }: ReadAll = {}): Promise<readonly SealedRecord[]> {
    const most = pageSize(limit);
    const records: Lying[] = [];
    if (most === 0) return [];
    const pages = direction === 'forwards' ? this.forwards(Math.max(after ?? 0, this.beginsAfter), most) : this.backwards(after, most);
    for await (const page of pages) {
      for (const { event } of page) if (isOurs(event, this.ours) && records.length < most) records.push(fromServer(event, this.ours));
      if (records.length === most) break;
    }
    return this.whole(records);
  }

  /** Throws for the first that does not hold. */
  private async whole(events: readonly Lying[]): Promise<readonly SealedRecord[]> {
    const { records, wrong } = await opened(events, this.ours, this.keys);
    if (wrong) throw wrong;
    return records;
  }

  /** Position of the last event of ours; 0 when there is none. */
  async head(): Promise<Position> {
    const [last] = await this.all({ direction: 'backwards', limit: 1 });
    return last?.position ?? 0;
  }

  /** The server begins with the event that lies at the position, which is not wanted. */
  private async *forwards(after: Position, most: number): AsyncGenerator<readonly AllStreamResolvedEvent[]> {
    let last = after > 0 ? placeOf(after) : undefined;
    for (let maxCount = most + 1; ; maxCount = grown(maxCount)) {
      const fromPosition = last ?? START;
      const page = await this.page<AllStreamResolvedEvent>(({ client, options }) =>
        client.readAll({ ...options, direction: FORWARDS, fromPosition, maxCount }),
      );
      const [newest, before] = [page.at(-1)?.event?.position, last];
      yield before ? page.filter(({ event }) => isAfter(event?.position, before)) : page;
      if (page.length < maxCount || !newest) return;
      last = newest;
    }
  }

  private async *backwards(before: Position | undefined, most: number): AsyncGenerator<readonly AllStreamResolvedEvent[]> {
    if (before !== undefined && before <= this.beginsAfter) return;
    let fromPosition: ServerPosition | typeof END = before === undefined ? END : placeOf(before);
    for (let maxCount = most; ; maxCount = grown(maxCount)) {
      const page = await this.page<AllStreamResolvedEvent>(({ client, options }) =>
        client.readAll({ ...options, direction: BACKWARDS, fromPosition, maxCount }),
      );
      const seen = page.filter(({ event }) => event && event.position.commit > BigInt(this.beginsAfter));
      yield seen;
      if (page.length < maxCount || seen.length < page.length) return;
      fromPosition = page.at(-1)!.event!.position;
    }
  }

  /** A page, whole; nothing when there is no such stream. */
  private async page<T>(open: (session: Session) => unknown): Promise<readonly T[]> {
    return this.connection.insist((session) => collect<T>(open(session) as Reading, this.connection.patience.answer));
  }
}

export const placeOf = (position: Position): ServerPosition => ({ commit: BigInt(position), prepare: BigInt(position) });
const isAfter = (position: ServerPosition | undefined, last: ServerPosition): boolean =>
  position !== undefined && (position.commit > last.commit || (position.commit === last.commit && position.prepare > last.prepare));
const grown = (count: number): number => Math.min(count * GROWTH, Math.max(PAGE, count));

/** Reads have no deadline on the server: after `patience` milliseconds the call is given up, and taken back. */
function collect<T>(reading: Reading, patience: number): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const items: T[] = [];
    const timer = setTimeout(() => fail(new NoAnswer(patience)), patience);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      reading.cancel().catch(() => undefined);
      if (error instanceof StreamNotFoundError)
        resolve([]); // said while reading, not when asked
      else reject(error as Error);
    };
    reading.on('data', (item: T) => items.push(item));
    reading.on('error', fail);
    reading.once('end', () => {
      clearTimeout(timer);
      resolve(items);
    });
  });
}
