import { caseStream } from '#libs/grant-cases/events';
import { openQueue } from '#libs/jobs';
import type { Forgetting } from '../forgetting';
import type { StoreMeans } from './means';

/** $1 stream, $2 case id */
const JOBS = `select id from jobs.outbox where stream = $1 or position($2 in payload::text) > 0`;

/**
 * The queue (PostgreSQL or Redis) has ids and kinds alone, but of a job that failed also what went wrong. Such a job is taken out of it; the outbox, which
 * keeps the jobs, gives it anew. One that is under way is left, and leaves nothing when it is done.
 */
export const queued = ({ pool, jobs }: Pick<StoreMeans, 'pool' | 'jobs'>): Forgetting => ({
  name: 'jobbkön',
  async forget({ caseId }) {
    const { rows } = await pool.query<{ id: string }>(JOBS, [caseStream(caseId), caseId]);
    const { queue, letGo } = await openQueue(jobs);
    let gone = 0;
    try {
      for (const { id } of rows) {
        const job = await queue.getJob(id);
        if (!job?.failedReason || (await job.getState()) === 'active') continue;
        await job.remove();
        gone += 1;
      }
      if (jobs.redisUrl !== null) await queue.trimEvents(0); // PostgreSQL keeps no events
    } finally {
      await letGo();
      await queue.close();
    }
    return { gone };
  },
});
