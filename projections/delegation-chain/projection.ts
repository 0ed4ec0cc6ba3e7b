/**
 * What is remembered of each case to know the chain of its decision, and what the case says of it by itself. The order and the calendar have their say when
 * it is read: what is written down late about either changes every chain at once, and nothing here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  authorityKey,
  changeAuthorities,
  evolveChain,
  noFacts,
  ownAccount,
  type ChainEvent,
  type ChainFacts,
  type ChangeAuthority,
  type LegalRegime,
} from '#libs/delegation-chain';
import type { CaseEvent } from '#libs/grant-cases/events';
import type { DisposedEvent, Projection } from '#libs/projection-runtime';
import { CASE_EVENT_TYPES, caseIdOf, caseKey, type CaseFact } from '../cases/events';

/** Columns of each track. */
export const TRACKS = { KL13: 'kl13', FL40: 'fl40', NOT_APPEALABLE: 'none' } as const satisfies Record<LegalRegime, string>;
type Track = (typeof TRACKS)[LegalRegime];

type Own = { [T in Track as `${T}_state`]: 'BROKEN' | 'OPEN' | 'DONE_LATE' | null } & {
  [T in Track as `${T}_link` | `${T}_since` | `${T}_due`]: string | null;
} & { [T in Track as `${T}_late`]: number };

export type DelegationChainRow = Own & {
  case_id: string;
  scheme_id: string;
  decision_id: string | null;
  decided_on: string | null;
  authority: string | null;
  amount_ore: number;
  barred: string[];
  changes: readonly ChangeAuthority[] | null;
  facts: ChainFacts;
  revision: number;
  position: number;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function rowOf(caseId: string, schemeId: string, facts: ChainFacts, { revision, position }: CaseFact | DisposedEvent): DelegationChainRow {
  const decision = facts.decisions.findLast(({ decisionId, decidedOn }) => UUID.test(decisionId) && decidedOn !== '');
  const changes = decision ? changeAuthorities(schemeId, decision) : [];
  const own = Object.entries(TRACKS).map(([regime, track]) => {
    const account = decision ? ownAccount(decision, regime as LegalRegime, facts.disposed) : null;
    const { state = 'WHOLE', link = null, since = null, due = null, lateDays = 0 } = account ?? {};
    return {
      [`${track}_state`]: state === 'WHOLE' ? null : state,
      [`${track}_link`]: link,
      [`${track}_since`]: since,
      [`${track}_due`]: due,
      [`${track}_late`]: lateDays,
    };
  });
  return {
    case_id: caseId,
    scheme_id: schemeId,
    decision_id: decision?.decisionId ?? null,
    decided_on: decision?.decidedOn ?? null,
    authority: decision ? authorityKey(schemeId, decision) : null,
    amount_ore: decision?.amountOre ?? 0,
    barred: [...(decision?.barred ?? [])],
    changes: changes.length > 0 ? changes : null,
    ...(Object.assign({}, ...own) as Own),
    facts,
    revision,
    position,
  };
}

const evolved = (facts: ChainFacts, event: CaseFact | DisposedEvent): ChainFacts => evolveChain(facts, event as unknown as ChainEvent);

/** The application says it; and where that has been disposed of, the disposal. */
function schemeIdIn(event: CaseFact): string | undefined {
  if (event.type === 'ApplicationSubmitted') return event.body.schemeId;
  return event.type === 'HandlingDisposed' ? event.body.remains.schemeId : undefined;
}

export const delegationChain: Projection<DelegationChainRow, CaseEvent> = {
  name: 'delegation_chain',
  version: 6,
  handles: CASE_EVENT_TYPES,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(row, event) {
    const schemeId = schemeIdIn(event) ?? row?.scheme_id;
    return schemeId === undefined ? undefined : rowOf(caseIdOf(event), schemeId, evolved(row?.facts ?? noFacts, event), event);
  },
  disposed: {
    keysOf: caseKey,
    fold: (row, event) =>
      row || event.type === 'ApplicationSubmitted'
        ? rowOf(caseIdOf(event), row?.scheme_id ?? '', evolved(row?.facts ?? noFacts, event), event)
        : undefined,
  },
};
