import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import type { Forgetting } from '../forgetting';
import type { StoreMeans } from './means';

/** The contents of the events themselves: nonce and data in the log, and in the mirror of it. */
export const contents = ({ log }: Pick<StoreMeans, 'log'>): Forgetting => ({
  name: 'händelseloggen',
  async forget({ caseId, disposalId, events }) {
    if (events.length === 0) return { gone: 0 };
    const stream = caseStream(caseId);
    const { events: all } = await loadStream(log, stream);
    const said = all.find(({ type, body }) => type === 'HandlingDisposed' && body?.['disposalId'] === disposalId);
    if (!said) throw new Error(`${stream}: nothing says yet that contents of ${disposalId} may be missing`);
    return { gone: await log.dispose(stream, said.id) };
  },
});
