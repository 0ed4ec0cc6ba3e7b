/** The leaves of a log, read once: checking them is then told from reading them. */
import type { ReadSealed, SealedReader, SealedRecord } from '../../../libs/event-log';

export class LeavesInMemory implements SealedReader {
  private constructor(
    /** By the position before their first event. */
    private readonly pages: ReadonlyMap<number, readonly SealedRecord[]>,
  ) {}

  static async of(log: SealedReader): Promise<LeavesInMemory> {
    const pages = new Map<number, readonly SealedRecord[]>();
    for (let after = 0; ;) {
      const page = await log.readSealed({ after, limit: 1000, contents: false });
      if (page.length === 0) return new LeavesInMemory(pages);
      pages.set(after, page);
      after = page.at(-1)!.position;
    }
  }

  async readSealed({ after }: ReadSealed): Promise<readonly SealedRecord[]> {
    return this.pages.get(after) ?? [];
  }
}
