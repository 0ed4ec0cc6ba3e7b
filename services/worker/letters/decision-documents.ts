/** A decision that has been approved is wanted as a document. */
import { Inject, Injectable } from '@nestjs/common';
import { asEvent, type RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX, caseEvents } from '#libs/grant-cases';
import type { Reactor, Wanted } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';

export const MAKE_DECISION_DOCUMENT = 'make-decision-document';
/** References only: nothing of the decision lies in a queue. */
export type Making = { readonly caseId: string; readonly decisionId: string };

/** What was decided long ago, and brought here from elsewhere, has a document of its own there. */
const OLDEST_DAYS = 60;

@Injectable()
export class DecisionDocumentsReactor implements Reactor {
  readonly name = 'decision-documents';
  readonly handles = ['DecisionSigned'];

  constructor(@Inject(SystemClock) private readonly clock: Clock) {}

  react(event: RecordedEvent): readonly Wanted[] {
    const known = asEvent(caseEvents, event);
    const age = this.clock.now().since(Temporal.Instant.from(event.recordedAt));
    if (known?.type !== 'DecisionSigned' || age.total('hours') > OLDEST_DAYS * 24) return [];
    const payload: Making = { caseId: event.stream.slice(CASE_PREFIX.length), decisionId: known.body.decisionId };
    return [{ job: MAKE_DECISION_DOCUMENT, payload }];
  }
}
