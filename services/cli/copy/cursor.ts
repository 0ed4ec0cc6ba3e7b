import type { Position, SealedLog, SealedRecord } from '#libs/event-log';

const PAGE = 1000;

/** Goes through a log from the beginning, or from a position, one event at a time. */
export class Cursor {
  private page: readonly SealedRecord[] = [];
  private at = 0;

  constructor(
    private readonly log: Pick<SealedLog, 'readSealed'>,
    /** The event that was given last. */
    public position: Position = 0,
  ) {}

  /** The next event without going past it; undefined = there is none yet. */
  async peek(): Promise<SealedRecord | undefined> {
    if (this.at === this.page.length) {
      this.page = await this.log.readSealed({ after: this.position, limit: PAGE });
      this.at = 0;
    }
    return this.page[this.at];
  }

  async next(): Promise<SealedRecord | undefined> {
    const event = await this.peek();
    if (event) {
      this.at += 1;
      this.position = event.position;
    }
    return event;
  }
}
