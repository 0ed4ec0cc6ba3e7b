/** A decision that has been approved is wanted as a document, and so is each change of it. */
import { Inject, Injectable } from '@nestjs/common';
import { asEvent, type RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX, caseEvents, type CaseEvent } from '#libs/grant-cases';
import type { Reactor, Wanted } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';

export const MAKE_DECISION_DOCUMENT = 'make-decision-document';
/** References only: nothing of the decision lies in a queue. */
export type Making = {
  readonly caseId: string;
  readonly decisionId: string;
  /** Of the correction or revocation that is to be told; left out = the decision as it was signed. */
  readonly revision?: number;
};
const OF_DECISIONS = ['DecisionSigned', 'DecisionCorrected', 'DecisionRevoked'] as const;
type OfDecision = Extract<CaseEvent, { type: (typeof OF_DECISIONS)[number] }>;
const isOfDecision = (event: CaseEvent): event is OfDecision => (OF_DECISIONS as readonly string[]).includes(event.type);

/** What was decided long ago, and brought here from elsewhere, has a document of its own there. */
const OLDEST_DAYS = 60;

@Injectable()
export class DecisionDocumentsReactor implements Reactor {
  readonly name = 'decision-documents';
  readonly handles = [...OF_DECISIONS];

  constructor(@Inject(SystemClock) private readonly clock: Clock) {}

  react(event: RecordedEvent): readonly Wanted[] {
    const known = asEvent(caseEvents, event);
    const age = this.clock.now().since(Temporal.Instant.from(event.recordedAt));
    if (!known || !isOfDecision(known) || age.total('hours') > OLDEST_DAYS * 24) return [];
    const of = { caseId: event.stream.slice(CASE_PREFIX.length), decisionId: known.body.decisionId };
    const payload: Making = known.type === 'DecisionSigned' ? of : { ...of, revision: event.revision };
    return [{ job: MAKE_DECISION_DOCUMENT, payload }];
  }
}
