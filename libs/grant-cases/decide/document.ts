/** The decision's document: what the system has made is told once, and what the applicant has fetched too (event 36). Neither starts any time. */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { documentOf, type CaseState } from '../state';
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
  const { decisionId, sha256, sha512, bytes, pdfaPart, sealKeyId, developmentKey, jws } = command;
  if (documentOf(state, decisionId)) return accept();
  // a decision that has fallen meanwhile was a decision all the same
  const signed = [...(state.decision?.signed ? [state.decision] : []), ...state.ended];
  if (!signed.some((one) => one.decisionId === decisionId)) return no('decision-not-signed');
  const body = { decisionId, sha256, sha512, bytes, pdfaPart, sealKeyId, developmentKey, jws };
  return accept<CaseEvent>({ type: 'DecisionDocumentMade', body });
}

export function fetchDecision({ decisionId }: FetchDecision, state: CaseState, { now }: CaseContext): Decision<CaseEvent> {
  const document = documentOf(state, decisionId);
  if (!document || !state.dispatches.some((sent) => sent.decisionId === decisionId)) return no('decision-not-sent');
  const { sha256: documentSha256 } = document;
  if (state.fetched.includes(documentSha256)) return accept();
  return accept<CaseEvent>({ type: 'DecisionFetched', body: { decisionId, documentSha256, fetchedAt: now } });
}
