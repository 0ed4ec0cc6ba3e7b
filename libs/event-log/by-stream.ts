import type { EventLog, Position, RecordedEvent, Revision } from './port';

/** A place in the log's streams laid one after the other, by name. */
export interface PlaceInStreams {
  readonly stream: string;
  readonly revision: Revision;
}

export interface ReadByStream {
  /** Exclusive; undefined = from the beginning of the first stream. */
  readonly after: PlaceInStreams | undefined;
  /** Later events are left out: what is read does not change however many are appended meanwhile. */
  readonly upTo: Position;
  /** Only events of these types, by name without version. */
  readonly types: readonly string[];
}

/** What a log can offer beside the port: each stream from its first event to its last, then the next one. The order of the streams means nothing. */
export interface LogByStream {
  /** 1,000 events at the most; none = there are no more. */
  readByStream(read: ReadByStream): Promise<readonly RecordedEvent[]>;
}

export const isByStream = (log: EventLog): log is EventLog & LogByStream => 'readByStream' in log;
