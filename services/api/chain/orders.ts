/** What every chain rests on, as the log has it now: few events, and read whole. */
import type { Pool } from 'pg';
import { orderFacts, type OrderFacts } from '#libs/delegation-chain';
import { delegationStream } from '#libs/delegation/events';
import { loadStream, type EventLog } from '#libs/event-log';
import { chainSchemes, type ChainScheme } from '#projections/delegation-chain';

export interface SchemeWithOrder extends ChainScheme {
  /** Of the scheme's board. */
  readonly order: OrderFacts;
  /** Names the events that the order was read from: the same head, the same order. */
  readonly orderHead: string;
}

async function orderOf(log: EventLog, boardId: string): Promise<Pick<SchemeWithOrder, 'order' | 'orderHead'>> {
  const { events, head } = await loadStream(log, delegationStream(boardId));
  // what has been disposed of says nothing any longer, and leaves the head as it was
  const gone = events.filter(({ body }) => body === null).length;
  return { order: orderFacts(events), orderHead: `${boardId}@${head?.leafHash.toString('base64url') ?? 'none'}-${gone}` };
}

/** The schemes by their ids, each with the delegation order of its board. */
export async function schemesWithOrders(pool: Pool, log: EventLog): Promise<ReadonlyMap<string, SchemeWithOrder>> {
  const schemes = await chainSchemes(pool);
  const boards = [...new Set(schemes.map(({ boardId }) => boardId))];
  const orders = new Map(await Promise.all(boards.map(async (boardId) => [boardId, await orderOf(log, boardId)] as const)));
  return new Map(schemes.map((scheme) => [scheme.schemeId, { ...scheme, ...orders.get(scheme.boardId)! }]));
}
