/** What was signed, held against the decision and the end of the case that it was made on (KL 13:8 3). */
import { canonicalJson, covers, dayOf, sha256Hex, type Json, type JsonObject, type Sitting } from '#libs/kernel';
import type { Evidence } from './chain';
import type { ChainEvent, DecisionFacts, Signature } from './facts';
import { objectIn, personIn, textIn } from './reading';

export function signatureOf(event: ChainEvent, body: JsonObject, decision: DecisionFacts): Omit<Signature, keyof Evidence> {
  const statement = textIn(body, 'statement') ?? '';
  const said = statementIn(statement);
  const delegation = (said['delegation'] ?? {}) as JsonObject;
  const head = (said['caseHead'] ?? {}) as JsonObject;
  const { verified } = decision;
  return {
    on: dayOf(event.recordedAt),
    signer: personIn(body['signer']),
    statementSha256: textIn(body, 'statementSha256'),
    sitting: sittingIn(body['sitting']),
    digestHolds: sha256Hex(statement) === textIn(body, 'statementSha256'),
    nonceHolds: nonceHolds(body['sitting'], textIn(body, 'statementSha256')),
    speaksOfIt:
      said['decisionId'] === decision.decisionId &&
      said['outcome'] === decision.kind &&
      said['amountÖre'] === decision.amountOre &&
      said['beslutsdatum'] === decision.decidedOn &&
      personIn(said['beslutsfattare']) === decision.decider &&
      delegation['item'] === decision.itemNumber &&
      delegation['version'] === decision.orderVersion,
    headHolds:
      verified !== null &&
      verified.head !== null &&
      head['rev'] === verified.head.revision &&
      head['leafHash'] === verified.head.leafHash &&
      verified.revision === verified.head.revision + 1 &&
      event.revision === verified.revision + 2,
  };
}

function sittingIn(value: Json | undefined): Signature['sitting'] {
  const { digests, nonce } = objectIn(value);
  return Array.isArray(digests) && typeof nonce === 'string' ? { statements: digests.length, nonce } : null;
}

/** A sign-in for several statements was for this one too. Where no list is kept the nonce was the statement's own digest, and there is nothing to compare. */
export const nonceHolds = (sitting: Json | undefined, statementSha256: string | null): boolean =>
  sitting === undefined ||
  (typeof sitting === 'object' && sitting !== null && statementSha256 !== null && covers(sitting as unknown as Sitting, statementSha256));

/** Nothing when it can't be read: then it speaks of nothing. */
export function statementIn(text: string): JsonObject {
  try {
    const found = JSON.parse(text) as JsonObject | null;
    return typeof found === 'object' && found !== null && canonicalJson(found) === text ? found : {};
  } catch {
    return {};
  }
}
