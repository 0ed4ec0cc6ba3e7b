/** A look into the queue from a process that does no jobs. */
import { within } from '#libs/kernel';
import type { JobStore, OpenQueue } from './queue';
import { openQueue } from './queue';

const MOST = 200;
const PATIENCE_MS = 2000;

export class QueueWindow {
  private opening: Promise<OpenQueue> | undefined;

  constructor(private readonly store: JobStore) {}

  /** Ids of the jobs that a worker has in hand, with when it began (ISO instant); null when the queue's store does not answer. */
  underWay(): Promise<ReadonlyMap<string, string> | null> {
    return within(PATIENCE_MS, this.look(), () => null).catch(() => null);
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
    if (!open) return;
    await within(PATIENCE_MS, open.queue.close(), () => undefined).catch(() => undefined);
    open.queue.disconnect().catch(() => undefined);
  }
}
