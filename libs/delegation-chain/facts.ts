/**
 * What has to be remembered of a case to know the chains of its decisions: plain JSON, kept by one event after the other. Event types are read by name,
 * and fields that are not there are no evidence: what lies in the log has happened, so nothing throws.
 */
import { dayOf, isOfParty, type JsonObject } from '#libs/kernel';
import type { RecordedEvent } from '#libs/event-log';
import type { Evidence } from './chain';
import { changeOf, isChange, type Change } from './changed';
import { evolveConduct, newConduct, type Conduct, type NamedEvidence } from './conduct';
import { erasedIn, personIn, textIn } from './reading';
import { signatureOf } from './signed';

/** What is read of an event in the log. */
export type ChainEvent = Pick<RecordedEvent, 'id' | 'type' | 'position' | 'revision' | 'body' | 'actor' | 'recordedAt' | 'leafHash'>;

/** An event after the decision: the fields that the links are told by. */
export type After = Evidence & {
  readonly role: string;
  readonly recordedOn: string;
  readonly body: Readonly<Record<string, string | null>>;
};

export type Signature = Evidence & {
  readonly on: string;
  readonly signer: string | null;
  readonly statementSha256: string | null;
  /** The sign-in that it was approved by when that was for several statements: how many, and its nonce. */
  readonly sitting: { readonly statements: number; readonly nonce: string } | null;
  /** The statement can't be read: a tombstone stands there. Whether its key was lawfully destroyed, the case's own events say. */
  readonly erased?: true;
  /** The statement's digest, reckoned anew, is the one that was signed. */
  readonly digestHolds: boolean;
  /** The sign-in's nonce stands for this statement: it is in the list of the sitting, and the nonce is that list's. */
  readonly nonceHolds: boolean;
  /** The statement is about this decision, and says what the decision says. */
  readonly speaksOfIt: boolean;
  /** Nothing came between what the delegate was shown and the decision. */
  readonly headHolds: boolean;
};

export type Verified = Evidence & {
  readonly revision: number;
  readonly decisionId: string;
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly post: string;
  readonly holder: string | null;
  readonly validOn: string;
  /** Of the item, as it was read then; null = none stated. */
  readonly limitOre: number | null;
  readonly boardMatter: boolean;
  /** The end of the case's stream that the decision was made on. */
  readonly head: { readonly revision: number; readonly leafHash: string } | null;
};

export type DecisionFacts = {
  readonly decisionId: string;
  readonly kind: string;
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly decider: string | null;
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly made: Evidence;
  readonly verified: Verified | null;
  /** The decider's declaration of impartiality, given beforehand. */
  readonly declared: Evidence | null;
  /** Who took part while barred, up to the signature. */
  readonly breaches: readonly NamedEvidence[];
  /** Who was barred when it was decided: a post may step in for them. */
  readonly barred: readonly string[];
  readonly signature: Signature | null;
  /** Corrections and revocations, in the order of the log. */
  readonly changes: readonly Change[];
  readonly after: readonly After[];
};

export type ChainFacts = {
  readonly conduct: Conduct;
  readonly verified: Verified | null;
  readonly last: { readonly revision: number; readonly leafHash: string } | null;
  /** In the order in which they were made. */
  readonly decisions: readonly DecisionFacts[];
  /** Types of events whose content has lawfully been disposed of. */
  readonly disposed: readonly string[];
};

export const noFacts: ChainFacts = { conduct: newConduct, verified: null, last: null, decisions: [], disposed: [] };

const evidenceOf = ({ id, type, position }: ChainEvent): Evidence => ({ eventId: id, type, position });

/** Of each event after a decision: the fields that are kept. None of them says anything about a person. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  DecisionDispatched: ['sentAt'],
  DecisionReportedToBoard: ['meetingOn', 'paragraph'],
  DecisionSeparatelyMinuted: ['minutedOn', 'paragraph'],
  MinutesApproved: ['approvedOn'],
  AnnouncementPosted: ['postedOn'],
  AnnouncementInterrupted: ['interruptedOn'],
  AnnouncementRemoved: ['removedOn'],
  AppealTimeEnded: ['lastDay'],
  NoticeReceived: ['receivedOn'],
  AppealReceived: ['appealId'],
  AppealForwarded: ['appealId'],
  AppealExamined: ['appealId', 'outcome'],
  CourtCaseNotified: ['appealId', 'court'],
  StayOrdered: ['appealId', 'court'],
  StayLifted: ['appealId'],
  CourtRuled: ['appealId', 'court', 'outcome', 'ruledOn', 'finalOn'],
  LegalForceConfirmed: ['confirmedOn', 'evidence'],
  DecisionRevoked: ['revokedOn'],
  CaseReopenedAfterAnnulment: ['reopenedOn'],
};

function afterOf(event: ChainEvent, body: JsonObject, fields: readonly string[]): After {
  const kept = Object.fromEntries(fields.map((field) => [field, textIn(body, field)]));
  return { ...evidenceOf(event), role: event.actor.role, recordedOn: dayOf(event.recordedAt), body: kept };
}

const verifiedOf = (event: ChainEvent, body: JsonObject, head: ChainFacts['last']): Verified => ({
  ...evidenceOf(event),
  revision: event.revision,
  decisionId: textIn(body, 'decisionId') ?? '',
  itemNumber: textIn(body, 'itemNumber') ?? '',
  orderVersion: textIn(body, 'orderVersion') ?? '',
  post: textIn(body, 'post') ?? '',
  holder: personIn(body['holder']),
  validOn: textIn(body, 'validOn') ?? '',
  limitOre: typeof body['limitOre'] === 'number' ? body['limitOre'] : null,
  boardMatter: Object.values((body['boardQuestions'] ?? {}) as JsonObject).some((answer) => answer !== false),
  head,
});

function decisionOf(event: ChainEvent, body: JsonObject, { conduct, verified }: ChainFacts): DecisionFacts {
  const content = (body['content'] ?? {}) as JsonObject;
  const decisionId = textIn(body, 'decisionId') ?? '';
  const decider = personIn(body['decider']);
  return {
    decisionId,
    kind: event.type === 'CaseWrittenOff' ? 'AVSKRIVNING' : (textIn(content, 'outcome') ?? ''),
    amountOre: typeof content['amountOre'] === 'number' ? content['amountOre'] : 0,
    decidedOn: textIn(body, 'decidedOn') ?? '',
    decider,
    itemNumber: textIn(body, 'itemNumber') ?? '',
    orderVersion: textIn(body, 'orderVersion') ?? '',
    made: evidenceOf(event),
    verified: verified?.decisionId === decisionId ? verified : null,
    declared: conduct.declared.find(({ ref }) => ref === decider) ?? null,
    breaches: conduct.breaches,
    barred: conduct.barred.map(({ ref }) => ref),
    signature: null,
    changes: [],
    after: [],
  };
}

const inDecision = (facts: ChainFacts, decisionId: string | null, change: (one: DecisionFacts) => DecisionFacts): ChainFacts => {
  const known = facts.decisions.findLastIndex((one) => one.decisionId === decisionId);
  const at = known < 0 ? facts.decisions.length - 1 : known;
  return { ...facts, decisions: facts.decisions.map((one, index) => (index === at ? change(one) : one)) };
};

/** An approval whose statement was lawfully erased is as one whose content was disposed of: it can't be examined anew, nor what it approved a change of. */
function withoutErased(facts: ChainFacts): ChainFacts {
  const gone = facts.decisions
    .flatMap(({ signature, changes }) => [...(signature ? [signature] : []), ...changes])
    .filter(({ erased }) => erased);
  if (gone.length === 0) return facts;
  const decisions = facts.decisions.map((one) => ({
    ...one,
    signature: one.signature?.erased ? null : one.signature,
    changes: one.changes.filter(({ erased }) => !erased),
  }));
  return { ...facts, decisions, disposed: [...facts.disposed, ...new Set(gone.map(({ type }) => type))] };
}

function apply(facts: ChainFacts, event: ChainEvent, body: JsonObject): ChainFacts {
  switch (event.type) {
    case 'DelegationVerified':
      return { ...facts, verified: verifiedOf(event, body, facts.last) };
    case 'DecisionMade':
    case 'CaseWrittenOff':
      return { ...facts, decisions: [...facts.decisions, decisionOf(event, body, facts)] };
    case 'DecisionSigned': {
      const decisionId = textIn(body, 'decisionId');
      if (!facts.decisions.some((one) => one.decisionId === decisionId)) return facts;
      return inDecision(facts, decisionId, (one) =>
        one.signature
          ? one
          : {
              ...one,
              breaches: facts.conduct.breaches,
              signature: { ...evidenceOf(event), ...signatureOf(event, body, one), ...erasedIn(body) },
            },
      );
    }
    case 'SubjectKeyDestroyed':
      return isOfParty(textIn(body, 'kid') ?? '') ? withoutErased(facts) : facts; // what a statement lies under
    default: {
      const fields = KEPT[event.type] ?? (isChange(event) ? [] : undefined);
      if (!fields || facts.decisions.length === 0) return facts;
      // an appeal may be of a decision that has been replaced; what else is recorded is of the decision that stands
      const decisionId = textIn(body, 'decisionId') ?? appealed(facts, textIn(body, 'appealId'));
      return inDecision(facts, decisionId, (one) => ({
        ...one,
        changes: isChange(event) ? [...one.changes, changeOf(event, body, facts, one)] : one.changes,
        after: event.type in KEPT ? [...one.after, afterOf(event, body, fields)] : one.after,
      }));
    }
  }
}

/** The decision that an appeal is known to be of. */
const appealed = ({ decisions }: ChainFacts, appealId: string | null): string | null =>
  (appealId !== null && decisions.find(({ after }) => after.some(({ body }) => body['appealId'] === appealId))?.decisionId) || null;

/** After one more event of the case's stream. */
export function evolveChain(facts: ChainFacts, event: ChainEvent): ChainFacts {
  const conduct = evolveConduct(facts.conduct, event);
  const known = { ...facts, conduct };
  const { body } = event;
  const next = body === null ? { ...known, disposed: [...facts.disposed, event.type] } : apply(known, event, body);
  return { ...next, last: { revision: event.revision, leafHash: event.leafHash.toString('base64url') } };
}
