import { inTransaction } from '#libs/database';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { kidOf, PARTY } from '#libs/kernel';
import type { Forgetting, Scope } from '../forgetting';
import { saidElsewhere } from './mentions';
import type { StoreMeans } from './means';

/** $1 case id */
const OWN_SPACE = 'select drafts, files from app.forget_own_space($1)';

/** Drafts that became the case, and the applicant's own copies of what was handed in with it. */
export const ownSpace = ({ pool, files }: Pick<StoreMeans, 'pool' | 'files'>): Forgetting => ({
  name: 'utkast och egna filer',
  async forget({ caseId }) {
    return inTransaction(pool, async (client) => {
      const { drafts, files: ids } = (await client.query<{ drafts: number; files: string[] }>(OWN_SPACE, [caseId])).rows[0]!;
      for (const id of ids) await files.drop(id); // before the rows are gone for good: as long as they are there they lead here again
      return { gone: drafts + ids.length };
    });
  },
});

/** An interrupted transfer's leavings, when it can't be going on any more. */
const STALE_MS = 3_600_000;

/**
 * What the service has made of the case for the party to read: it says in clear what the events say in ciphertext, so it goes with the party's key. The
 * seal over it, and its checksums, stay in the log.
 */
async function madeOf(log: StoreMeans['log'], { caseId, kids }: Scope): Promise<readonly string[]> {
  if (!kids.includes(kidOf(caseId, PARTY))) return [];
  const { events } = await loadStream(log, caseStream(caseId));
  return events.flatMap(({ type, body }) => (type === 'DecisionDocumentMade' && body ? [body['sha256'] as string] : []));
}

/** Files of the case, each when no other case has the same one; and what interrupted transfers have left. */
export const caseFiles = ({ pool, log, files }: Pick<StoreMeans, 'pool' | 'log' | 'files'>): Forgetting => ({
  name: 'filer',
  async forget(scope) {
    const { caseId } = scope;
    let gone = await files.sweep(STALE_MS);
    for (const sha256 of new Set([...scope.files, ...(await madeOf(log, scope))])) {
      const elsewhere = async (): Promise<boolean> => (await saidElsewhere(pool, caseId, [sha256])).size > 0;
      if (await files.forget(sha256, elsewhere)) gone += 1;
    }
    return { gone };
  },
});
