/** The chains of a case, read out of the log itself: no read model stands between. */
import { delegationStream } from '#libs/delegation/events';
import { loadStream, type EventLog } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { schemeStream } from '#libs/schemes/events';
import { LINKS_OF, type Chain, type LegalRegime } from './chain';
import { evolveChain, noFacts } from './facts';
import { judged, type SchemeFacts } from './judge';
import { orderFacts, type OrderFacts } from './order-facts';
import { objectIn, textIn } from './reading';

/** The order of a board as it is known now. */
export const orderInLog = async (log: EventLog, boardId: string): Promise<OrderFacts> =>
  orderFacts((await loadStream(log, delegationStream(boardId))).events);

async function schemeInLog(log: EventLog, schemeId: string | null): Promise<(SchemeFacts & { readonly boardId: string | null }) | null> {
  if (schemeId === null) return null;
  const { events } = await loadStream(log, schemeStream(schemeId));
  const body = events.find(({ type }) => type === 'SchemeEstablished')?.body;
  if (!body) return null;
  const regime = textIn(body, 'legalRegime');
  const legalRegime: LegalRegime = regime !== null && regime in LINKS_OF ? (regime as LegalRegime) : 'KL13';
  return { legalRegime, caseGroup: textIn(body, 'caseGroup'), boardId: textIn(body, 'boardId') };
}

/** One chain for each decision, in the order in which they were made; undefined when there is no such case. `today` = a day in Sweden. */
export async function chainsInLog(log: EventLog, caseId: string, today: string): Promise<readonly Chain[] | undefined> {
  const { events } = await loadStream(log, caseStream(caseId));
  const [first] = events;
  if (!first) return undefined;
  // of an application that was disposed of, the disposal says what remains
  const told = first.body ?? objectIn(events.find(({ type }) => type === 'HandlingDisposed')?.body?.['remains']);
  const scheme = await schemeInLog(log, textIn(told, 'schemeId'));
  const order = scheme?.boardId ? await orderInLog(log, scheme.boardId) : orderFacts([]);
  const { decisions, disposed } = events.reduce(evolveChain, noFacts);
  return decisions.map((decision) =>
    judged(decision, { order, scheme: scheme ?? { legalRegime: 'KL13', caseGroup: null }, disposed, today }),
  );
}
