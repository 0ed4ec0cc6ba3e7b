import {
  DisposalRefused,
  isByStream,
  isDisposing,
  type AppendOutcome,
  type AppendRequest,
  type Catalogue,
  type DisposingLog,
  type EventLog,
  type LogByStream,
  type Position,
  type ReadAll,
  type ReadByStream,
  type ReadSealed,
  type ReadStream,
  type RecordedEvent,
  type SealedReader,
  type SealedRecord,
  type Subscribe,
  type Subscription,
} from '#libs/event-log';
import { KeyQuestions } from './key-questions';
import { marksByType } from './marks';
import { encryptedFields, plan, protect, reveal, type Marks } from './protect';
import { released, type FieldRelease, type ReleasedField } from './release';
import type { SubjectKeys } from './subject-keys';

export interface EncryptingLogOptions {
  /** What it writes to; closed together with this one. */
  readonly log: EventLog & SealedReader;
  readonly keys: SubjectKeys;
  /** Of all events that are appended through it: one that stands in none of them is refused. */
  readonly catalogues: readonly Catalogue[];
}

/**
 * A log whose personal fields are ciphertext before anything is committed to them, over any engine. Who reads through it sees them as they were
 * written, and a fixed text where the subject's key was destroyed; what was written in clear before stays readable.
 */
class EncryptingLog implements EventLog, SealedReader, FieldRelease, DisposingLog {
  readonly origin: string;
  protected readonly log: EventLog & SealedReader;
  private readonly keys: SubjectKeys;
  private readonly questions: KeyQuestions;
  private readonly marks: Marks;
  /** Appends reach the log in the order they were asked for, also when some of them have to wait for their keys. */
  private last: Promise<unknown> = Promise.resolve();

  constructor({ log, keys, catalogues }: EncryptingLogOptions) {
    this.log = log;
    this.origin = log.origin;
    this.keys = keys;
    this.questions = new KeyQuestions(keys);
    this.marks = marksByType(catalogues);
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const ready = this.protected(request);
    const turn = Promise.allSettled([this.last, ready]).then(() => undefined);
    this.last = turn;
    await turn;
    return this.log.append(await ready);
  }

  async readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]> {
    return this.revealed(await this.log.readStream(stream, options));
  }

  async readAll(options?: ReadAll): Promise<readonly RecordedEvent[]> {
    return this.revealed(await this.log.readAll(options));
  }

  /** What the leaves commit to: ciphertext. */
  readSealed(read: ReadSealed): Promise<readonly SealedRecord[]> {
    return this.log.readSealed(read);
  }

  released(records: readonly SealedRecord[]): Promise<readonly (readonly ReleasedField[])[]> {
    return released(records, this.keys, () => true);
  }

  async dispose(stream: string, disposal: string): Promise<number> {
    if (!isDisposing(this.log)) throw new DisposalRefused('nothing can be removed from this log');
    return this.log.dispose(stream, disposal);
  }

  head(): Promise<Position> {
    return this.log.head();
  }

  /** Opened as late as can be: pages that were read ahead wait as ciphertext. */
  subscribe(options: Subscribe): Subscription {
    return this.log.subscribe({ ...options, handle: async (events) => options.handle(await this.revealed(events)) });
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private async protected(request: AppendRequest): Promise<AppendRequest> {
    const planned = plan(request, this.marks);
    return protect(planned, planned.kids.length === 0 ? new Map() : await this.questions.openOrMake(planned.kids));
  }

  /** One question for the keys of a whole page. They are forgotten with it, so that a destroyed key is gone at once, everywhere. */
  protected async revealed(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const found = events.map(encryptedFields);
    const kids = new Set(found.flatMap((some) => some.map(({ field }) => field.kid)));
    if (kids.size === 0) return events;
    const keys = await this.keys.open([...kids]);
    return events.map((event, n) => reveal(event, found[n]!, keys, this.marks));
  }
}

class EncryptingLogByStream extends EncryptingLog implements LogByStream {
  async readByStream(read: ReadByStream): Promise<readonly RecordedEvent[]> {
    return this.revealed(await (this.log as EventLog & SealedReader & LogByStream).readByStream(read));
  }
}

/** The log with its personal fields encrypted. It is read stream by stream when the one under it is. */
export const encrypting = (options: EncryptingLogOptions): EventLog & SealedReader & FieldRelease & DisposingLog =>
  isByStream(options.log) ? new EncryptingLogByStream(options) : new EncryptingLog(options);
