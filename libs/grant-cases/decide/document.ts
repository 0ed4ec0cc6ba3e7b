/** The decision's document: what the system has made is told once, a change of it in a document of its own, and what the applicant has fetched too (event 36). Neither starts any time. */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { correctionsIn, type CaseState, type DecisionDocument } from '../state';
import type { FetchDecision, RecordDecisionDocument } from './commands';
import { refusals } from './refusals';

export const no = refusals({
  'decision-not-signed': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Det finns inget godkänt beslut med det numret i ärendet. Dokumentet hör till ett annat beslut.',
      en: 'There is no approved decision of that id in the case. The document belongs to another decision.',
    },
    'decisionId',
  ],
  'change-not-made': [
    'POLICY',
    'nämndens rutin (jfr FL 36–37 §§)',
    {
      sv: 'Den rättelsen eller återkallelsen finns inte i ärendet. Dokumentet hör till något annat.',
      en: 'There is no such correction or revocation in the case. The document belongs to something else.',
    },
    'decisionId',
  ],
  'decision-not-sent': [
    'LAW',
    'TF 2:10',
    {
      sv: 'Beslutet är inte expedierat, eller har inget dokument ännu. Vänta tills det har skickats.',
      en: 'The decision has not been dispatched, or has no document yet. Wait until it has been sent.',
    },
    'decisionId',
  ],
});

export function recordDocument(command: RecordDecisionDocument, state: CaseState): Decision<CaseEvent> {
  const { decisionId, sha256, sha512, bytes, pdfaPart, sealKeyId, developmentKey, jws, corrections, revocation } = command;
  const same = (one: DecisionDocument): boolean =>
    one.decisionId === decisionId && correctionsIn(one) === (corrections ?? 0) && one.revocation === revocation;
  if (state.decisionDocuments.some(same)) return accept();
  // a decision that has fallen meanwhile was a decision all the same
  const signed = [...(state.decision?.signed ? [state.decision] : []), ...state.ended];
  const decision = signed.find((one) => one.decisionId === decisionId);
  if (!decision) return no('decision-not-signed');
  const revoked = state.ended.some((one) => one.decisionId === decisionId && one.ground !== null);
  if ((corrections ?? 0) > decision.corrections || (revocation && !revoked)) return no('change-not-made');
  const of = { ...(corrections === undefined ? {} : { corrections }), ...(revocation ? { revocation } : {}) };
  const body = { decisionId, sha256, sha512, bytes, pdfaPart, sealKeyId, developmentKey, jws, ...of };
  return accept<CaseEvent>({ type: 'DecisionDocumentMade', body });
}

/** What was sent once can be fetched, also when it has been corrected or revoked since, and so can what tells of that. */
export function fetchDecision({ decisionId, documentSha256 }: FetchDecision, state: CaseState, { now }: CaseContext): Decision<CaseEvent> {
  const sent = state.dispatches.length > 0 && state.decision?.decisionId === decisionId;
  const sentOnce = state.ended.some((one) => one.decisionId === decisionId && one.dispatched);
  const document = state.decisionDocuments.find((one) => one.decisionId === decisionId && one.sha256 === documentSha256);
  if (!document || !(sent || sentOnce)) return no('decision-not-sent');
  if (state.fetched.includes(documentSha256)) return accept();
  return accept<CaseEvent>({ type: 'DecisionFetched', body: { decisionId, documentSha256, fetchedAt: now } });
}
