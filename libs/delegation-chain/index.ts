/** The chain of every delegated decision, from the board's delegation to legal force. Pure: events and a day in, links out. */
import type { Chain } from './chain';
import { evolveChain, noFacts, type ChainEvent, type ChainFacts } from './facts';
import { judged, type SchemeFacts } from './judge';
import { orderFacts, type OrderEvent, type OrderFacts } from './order-facts';

export * from './chain';
export { evolveChain, noFacts, type ChainEvent, type ChainFacts, type DecisionFacts } from './facts';
export { AUTHORITY_CHECKS, type AuthorityCheck } from './authority';
export { authorityProof, type AuthorityProof } from './proof';
export { ownAccount, type OwnAccount, type SchemeFacts } from './judge';
export { chainsInLog, orderInLog } from './in-log';
export { shownChain, type ShownChain, type ShownLink } from './shown';
export { orderFacts, type OrderEvent, type OrderFacts } from './order-facts';
export {
  authorityKey,
  authorityOf,
  changeAuthorities,
  unsoundDays,
  type ChangeAuthority,
  type StandingAuthority,
  type UnsoundDays,
} from './standing-authority';
export * from './wordings';

export interface ChainsAsked {
  /** The whole stream of the case, oldest first. */
  readonly events: readonly ChainEvent[];
  /** The whole stream of the board's delegation order. */
  readonly order: readonly OrderEvent[];
  /** Calendar day in Sweden. */
  readonly today: string;
  /** Left out: appealed by laglighetsprövning (KL 13), as a discretionary regional grant is. */
  readonly scheme?: SchemeFacts;
}

const USUAL: SchemeFacts = { legalRegime: 'KL13', caseGroup: null };

/** From what is remembered of a case: one chain for each decision, in the order in which they were made. */
export const chainsFrom = (
  { decisions, disposed }: ChainFacts,
  { order, today, scheme = USUAL }: { readonly order: OrderFacts; readonly today: string; readonly scheme?: SchemeFacts | undefined },
): readonly Chain[] => decisions.map((decision) => judged(decision, { order, scheme, disposed, today }));

/** One chain for each decision that has been made in the case. */
export const chainsOf = ({ events, order, ...asked }: ChainsAsked): readonly Chain[] =>
  chainsFrom(events.reduce(evolveChain, noFacts), { ...asked, order: orderFacts(order) });

/** The chain of the decision made last; undefined as long as there is none. */
export const chainOf = (asked: ChainsAsked): Chain | undefined => chainsOf(asked).at(-1);
