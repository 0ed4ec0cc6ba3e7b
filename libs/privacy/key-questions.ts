import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SubjectKeys } from './subject-keys';

interface Asked {
  readonly kids: readonly string[];
  readonly resolve: (keys: ReadonlyMap<string, Buffer>) => void;
  readonly reject: (error: unknown) => void;
}
/** Few, so that the next question is under way while the fields of these are encrypted. */
const MOST_AT_ONCE = 16;

/**
 * What several appends ask for while a question is under way goes to the store in one: a question for each would cost more than all the rest of an
 * append. Nobody is answered by a question that was put before they asked, so a key that was destroyed is gone at once here too.
 */
export class KeyQuestions {
  private waiting: Asked[] = [];
  private asking = false;

  constructor(private readonly keys: Pick<SubjectKeys, 'openOrMake'>) {}

  /** As that of {@link SubjectKeys}; there may be others' keys beside those asked for. */
  openOrMake(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ kids, resolve, reject });
      if (!this.asking) void this.ask();
    });
  }

  private async ask(): Promise<void> {
    this.asking = true;
    // as the log gathers its batches: everybody who got an answer in the same turn of the event loop gets to ask before a question is put
    for (await nextTurn(); this.waiting.length > 0; await nextTurn()) {
      const asked = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const keys = await this.keys.openOrMake([...new Set(asked.flatMap(({ kids }) => kids))]);
        for (const { resolve } of asked) resolve(keys);
      } catch {
        // one of them may ask for what was destroyed: that is nobody else's error
        await Promise.all(asked.map(({ kids, resolve, reject }) => this.keys.openOrMake(kids).then(resolve, reject)));
      }
    }
    this.asking = false;
  }
}
