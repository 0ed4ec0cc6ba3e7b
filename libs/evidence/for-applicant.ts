/** What an applicant keeps with the decision: the whole case is proved, and of its contents there is what they sent in and what they were sent. */
import type { RecordedEvent } from '#libs/event-log';
import type { Mask } from './mask';

/** Theirs from the beginning; and what explains that a content is missing. */
const GIVEN = [
  'ApplicationSubmitted',
  'AttachmentsReceived',
  'ApplicationAmended',
  'ApplicationWithdrawn',
  'SupplementReceived',
  'CommunicationReplied',
  'HandlingDisposed',
];
/** Of a decision, once it has been sent. */
const OF_DECISION = [
  'DecisionMade',
  'CaseWrittenOff',
  'DecisionSigned',
  'DecisionDocumentMade',
  'DecisionDispatched',
  'DecisionFetched',
  'DecisionCorrected',
  'DecisionRevoked',
];
const PROVISION = 'ingår inte i sökandens bevis; begär ut handlingen hos registrator, TF 2 kap. 15 §';

/** `events`: the case's stream, from its beginning. Null when no decision has been sent. What is appended later is kept back. */
export function maskForApplicant(events: readonly RecordedEvent[]): Mask | null {
  const sent = new Set(events.flatMap(({ type, body }) => (type === 'DecisionDispatched' && body !== null ? [body['decisionId']] : [])));
  if (sent.size === 0) return null;
  const isGiven = ({ type, body }: RecordedEvent): boolean =>
    GIVEN.includes(type) || (OF_DECISION.includes(type) && body !== null && sent.has(body['decisionId']));
  const only = events.flatMap((event, n) => (isGiven(event) ? [n + 1] : []));
  return { events: [], from: null, only, fields: [], except: [], provision: PROVISION };
}
