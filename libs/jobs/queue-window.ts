/** A look into the queue from a process that does no jobs. */
import type { JobStore, OpenQueue } from './queue';
import { openQueue } from './queue';

const MOST = 200;
const PATIENCE_MS = 2000;

export class QueueWindow {
  private opening: Promise<OpenQueue> | undefined;

  constructor(private readonly store: JobStore) {}

  /** Ids of the jobs that a worker has in hand, with when it began (ISO instant); null when the queue's store does not answer. */
  async underWay(): Promise<ReadonlyMap<string, string> | null> {
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    try {
      return await Promise.race([this.look(), late]);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  private async look(): Promise<ReadonlyMap<string, string>> {
    this.opening ??= openQueue(this.store);
    this.opening.catch(() => (this.opening = undefined));
    const { queue } = await this.opening;
    const jobs = await queue.getJobs(['active'], 0, MOST - 1);
    return new Map(jobs.filter(Boolean).map(({ id, processedOn, timestamp }) => [id!, new Date(processedOn ?? timestamp).toISOString()]));
  }

  async close(): Promise<void> {
    const open = await this.opening?.catch(() => undefined);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, PATIENCE_MS);
    await Promise.race([open?.queue.close().catch(() => undefined), late]);
    clearTimeout(timer);
    open?.queue.disconnect().catch(() => undefined);
  }
}
