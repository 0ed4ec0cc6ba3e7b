import { setTimeout as pause } from 'node:timers/promises';
import { lastOf } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { NotRefolded, Overtaken, refold, type AnyProjection, type Refolded } from '#libs/projection-runtime';
import type { Forgetting } from '../forgetting';
import { mentionsOf, type Mentions } from './mentions';
import type { StoreMeans } from './means';

type Means = Pick<StoreMeans, 'pool' | 'log' | 'projections'>;

/** They are some milliseconds behind, unless one stands still. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * The rows that speak of the case, as the log gives them now. Nothing that a read model was given before the keys were destroyed is still under way
 * when it has come to the last event of the case, which was appended after that.
 */
export async function refolded({ pool, log, projections }: Means, caseId: string, write: boolean): Promise<readonly Refolded[]> {
  const types = [...new Set(projections.flatMap(({ handles }) => handles))];
  const reached = (await lastOf(log, caseStream(caseId)))?.position ?? 0;
  let mentions: Mentions | undefined;
  const rowsOf = async (projection: AnyProjection): Promise<readonly Refolded[]> => {
    mentions ??= await mentionsOf(pool, log, caseId, types);
    try {
      return await refold(projection, { pool, log, ...mentions, of: caseId, reached, write });
    } catch (error) {
      if (error instanceof Overtaken) mentions = undefined;
      throw error;
    }
  };
  const rows: Refolded[] = [];
  for (const projection of projections) rows.push(...(await whenReached(() => rowsOf(projection))));
  return rows;
}

async function whenReached<T>(work: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + PATIENCE_MS; ;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotRefolded) || performance.now() > until) throw error;
      await pause(LOOK_EVERY_MS);
    }
}

/** What is shown of the case everywhere: the rows are folded anew from what the log says now. */
export const readModelRows = (means: Means): Forgetting => ({
  name: 'läsmodeller',
  async forget({ caseId }) {
    return { gone: (await refolded(means, caseId, true)).length };
  },
});
