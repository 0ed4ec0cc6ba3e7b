/** The authority of a decision as an auditor reads it: each check by itself, with the item and the post that it was held against (KL 7:5–6, 13:8 3). */
import type { DelegationItem } from '#libs/delegation/events';
import { replacedFrom, type OrderState, type SubDelegation } from '../delegation/order';
import { AUTHORITY_CHECKS, delegationFaults, ownFaults, postFaults, type AuthorityCheck } from './authority';
import type { DecisionFacts } from './facts';
import { groundOf, type Cited } from './ground';
import { signatureFaults } from './links/conduct';
import type { OrderFacts } from './order-facts';

export interface AuthorityProof {
  /** The item that the decision cites, as the order has it; null when it has none such. */
  readonly item:
    | (Pick<DelegationItem, 'matter' | 'statute' | 'reporting'> & {
        readonly validFrom: string;
        /** First day without; null = still in force. */
        readonly validUntil: string | null;
      })
    | null;
  /** By what the förvaltningschef passed the item on to the decider's post; null = it is the board's own. */
  readonly passedOn: Pick<SubDelegation, 'number' | 'reference' | 'grantorTitle' | 'grantedOn' | 'from' | 'limitOre'> | null;
  /** The decider's time in the post; `to` null = until further notice. */
  readonly post: { readonly from: string; readonly to: string | null } | null;
  /** Null = it can't be told: the content has been disposed of, or there is nothing to hold it against. */
  readonly checks: Readonly<Record<AuthorityCheck, boolean | null>>;
}

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted()[0] ?? null;

function itemAsItStands(
  { itemNumber, orderVersion }: DecisionFacts,
  passedOn: SubDelegation | null,
  state: OrderState,
): AuthorityProof['item'] {
  const index = state.versions.findLastIndex(({ version }) => version === orderVersion);
  const version = state.versions[index];
  const item = version?.items.find(({ number }) => number === itemNumber);
  if (!version || !item) return null;
  const revoked = state.revocations.filter(
    ({ number, versionsThen }) => (number === itemNumber || number === passedOn?.number) && index < versionsThen,
  );
  const { matter, statute, reporting } = item;
  const validFrom = passedOn && passedOn.from > version.validFrom ? passedOn.from : version.validFrom;
  return { matter, statute, reporting, validFrom, validUntil: earliest([replacedFrom(state, index), ...revoked.map(({ from }) => from)]) };
}

function timeInPost({ verified, decider, decidedOn }: Cited, { assignments }: OrderState): AuthorityProof['post'] {
  const own = assignments.filter((held) => held.post === verified.post && held.holder.ref === decider);
  const held = own.find(({ from, to }) => from <= decidedOn && (to === null || decidedOn <= to)) ?? own.at(-1);
  return held ? { from: held.from, to: held.to } : null;
}

/** `caseGroup` = the scheme's, null = not known; `disposed` = types of events whose content has been disposed of. */
export function authorityProof(
  decision: DecisionFacts,
  order: OrderFacts,
  { caseGroup, disposed }: { readonly caseGroup: string | null; readonly disposed: readonly string[] },
): AuthorityProof {
  const { verified, signature } = decision;
  const cited = verified && { ...decision, verified };
  const gone = !cited && disposed.includes('DelegationVerified');
  const faults = [
    ...(cited ? delegationFaults(cited, order, caseGroup) : gone ? [] : ownFaults(decision)),
    ...(cited ? postFaults(cited, order) : []),
    ...(signature || !disposed.includes('DecisionSigned') ? signatureFaults(decision) : []),
  ];
  const told: Readonly<Record<AuthorityCheck, boolean>> = {
    ITEM_IN_FORCE: !gone,
    POST_HELD: cited !== null,
    WITHIN_LIMIT: cited !== null,
    NO_BOARD_MATTER: cited !== null,
    ONE_PERSON: cited !== null && signature !== null,
    STATEMENT_UNCHANGED: signature !== null || !disposed.includes('DecisionSigned'),
  };
  const passedOn = (cited && groundOf(cited, order)?.line.sub) ?? null;
  const checks = AUTHORITY_CHECKS.map((check) => [check, told[check] ? !faults.some((one) => one.check === check) : null]);
  return {
    item: itemAsItStands(decision, passedOn, order.state),
    passedOn: passedOn && {
      number: passedOn.number,
      reference: passedOn.reference,
      grantorTitle: passedOn.grantorTitle,
      grantedOn: passedOn.grantedOn,
      from: passedOn.from,
      limitOre: passedOn.limitOre,
    },
    post: cited && timeInPost(cited, order.state),
    checks: Object.fromEntries(checks) as AuthorityProof['checks'],
  };
}
