/** What every chain rests on, as the log has it now: few events, and read whole. */
import type { Pool } from 'pg';
import { orderInLog, type OrderFacts } from '#libs/delegation-chain';
import type { EventLog } from '#libs/event-log';
import { chainSchemes, type ChainScheme } from '#projections/delegation-chain';

export interface SchemeWithOrder extends ChainScheme {
  /** Of the scheme's board. */
  readonly order: OrderFacts;
}

/** The schemes by their ids, each with the delegation order of its board. */
export async function schemesWithOrders(pool: Pool, log: EventLog): Promise<ReadonlyMap<string, SchemeWithOrder>> {
  const schemes = await chainSchemes(pool);
  const boards = [...new Set(schemes.map(({ boardId }) => boardId))];
  const orders = new Map(await Promise.all(boards.map(async (boardId) => [boardId, await orderInLog(log, boardId)] as const)));
  return new Map(schemes.map((scheme) => [scheme.schemeId, { ...scheme, order: orders.get(scheme.boardId)! }]));
}
