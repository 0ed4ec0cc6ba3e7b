/** What came after a decision, held against what it was approved as and the end of the case that it was made on (KL 13:8 3). */
import { dayOf, sha256Hex, type JsonObject } from '#libs/kernel';
import type { Evidence } from './chain';
import type { ChainEvent, ChainFacts, DecisionFacts, Signature, Verified } from './facts';
import { dayIn, erasedIn, objectIn, personIn, textIn } from './reading';
import { nonceHolds, statementIn } from './signed';

/** What a correction or a revocation was approved as, held against what was recorded. */
export type ChangeApproval = Pick<Signature, 'digestHolds' | 'nonceHolds' | 'speaksOfIt' | 'headHolds'> & {
  /** The sign-in was made for it, shortly before it was recorded. */
  readonly freshHolds: boolean;
  /** The authority that the statement says it rests on. */
  readonly rests: Pick<Verified, 'itemNumber' | 'orderVersion' | 'post' | 'holder' | 'validOn' | 'limitOre'>;
};

export type Change = Evidence & {
  /** Empty when it can't be read. */
  readonly on: string;
  readonly by: string | null;
  readonly itemNumber: string;
  readonly orderVersion: string;
  /** Who was barred when it was made. */
  readonly barred: readonly string[];
  /** Null = recorded before a new sign-in was asked for. */
  readonly approval: ChangeApproval | null;
  /** What was approved can't be read: a tombstone stands there. */
  readonly erased?: true;
};

/** Of each change of a decision: where its day and its maker stand. */
const CHANGES: Readonly<Record<string, readonly [day: string, by: string]>> = {
  DecisionCorrected: ['correctedOn', 'corrector'],
  DecisionRevoked: ['revokedOn', 'decider'],
};
export const CHANGE_TYPES: readonly string[] = Object.keys(CHANGES);
export const isChange = ({ type }: Pick<ChainEvent, 'type'>): boolean => type in CHANGES;

export function changeOf(event: ChainEvent, body: JsonObject, { last, conduct }: ChainFacts, decision: DecisionFacts): Change {
  const [day, by] = CHANGES[event.type]!;
  const change = {
    eventId: event.id,
    type: event.type,
    position: event.position,
    on: dayIn(body, day),
    by: personIn(body[by]),
    itemNumber: textIn(body, 'itemNumber') ?? '',
    orderVersion: textIn(body, 'orderVersion') ?? '',
    barred: conduct.barred.map(({ ref }) => ref),
  };
  return { ...change, ...erasedIn(objectIn(body['approval'])), approval: approvalOf(event, body, { change, decision, head: last }) };
}

const FRESH_SECONDS = 120;
/** From the sign-in being found fresh to the event being in the log. */
const WRITING_SECONDS = 60;

/** The fields that a statement of a change has in common with the event of it, by its name in each. */
const SAID_BY: Readonly<Record<string, { readonly change: string; readonly fields: Readonly<Record<string, string>> }>> = {
  DecisionCorrected: { change: 'RATTELSE', fields: { field: 'field', part: 'part', before: 'before', after: 'after', reason: 'reason' } },
  DecisionRevoked: {
    change: 'ATERKALLELSE',
    fields: { ground: 'ground', termId: 'termId', reason: 'reason', hearing: 'hearing', utbetaltÖre: 'paidOre' },
  },
};

interface ChangeRecorded {
  readonly change: Omit<Change, 'approval'>;
  readonly decision: DecisionFacts;
  /** The end of the case before it. */
  readonly head: ChainFacts['last'];
}

/** Null when there is none: then it is from before a new sign-in was asked for. */
function approvalOf(event: ChainEvent, body: JsonObject, { change, decision, head }: ChangeRecorded): ChangeApproval | null {
  if (body['approval'] === undefined) return null;
  const approval = objectIn(body['approval']);
  const [statement, statementSha256] = [textIn(approval, 'statement') ?? '', textIn(approval, 'statementSha256')];
  const said = statementIn(statement);
  const delegation = objectIn(said['delegation']);
  const caseHead = objectIn(said['caseHead']);
  const { change: what, fields } = SAID_BY[event.type]!;
  const authenticatedAt = textIn(approval, 'authenticatedAt') ?? '';
  const seconds = (Date.parse(event.recordedAt) - Date.parse(authenticatedAt)) / 1000;
  return {
    digestHolds: sha256Hex(statement) === statementSha256,
    nonceHolds: nonceHolds(approval['sitting'], statementSha256),
    speaksOfIt:
      said['change'] === what &&
      said['decisionId'] === decision.decisionId &&
      textIn(body, 'decisionId') === decision.decisionId &&
      said['decisionStatementSha256'] === (decision.signature?.statementSha256 ?? null) &&
      change.on !== '' &&
      said['dag'] === change.on &&
      change.by !== null &&
      personIn(said['beslutsfattare']) === change.by &&
      Object.entries(fields).every(([name, field]) => said[name] !== undefined && said[name] === body[field]),
    headHolds:
      head !== null && caseHead['rev'] === head.revision && caseHead['leafHash'] === head.leafHash && event.revision === head.revision + 1,
    freshHolds: seconds >= 0 && seconds <= FRESH_SECONDS + WRITING_SECONDS && isBetween(change.on, authenticatedAt, event.recordedAt),
    rests: {
      itemNumber: textIn(delegation, 'item') ?? '',
      orderVersion: textIn(delegation, 'version') ?? '',
      post: textIn(delegation, 'post') ?? '',
      holder: personIn(said['beslutsfattare']),
      validOn: textIn(delegation, 'validAt') ?? '',
      limitOre: typeof delegation['limitÖre'] === 'number' ? delegation['limitÖre'] : null,
    },
  };
}

const isBetween = (day: string, from: string, to: string): boolean => dayOf(from) <= day && day <= dayOf(to);
