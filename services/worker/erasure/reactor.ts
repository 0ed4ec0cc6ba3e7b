/** A disposal that has been decided is carried out. */
import { Injectable } from '@nestjs/common';
import { asEvent, type RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX, caseEvents } from '#libs/grant-cases/events';
import type { Reactor, Wanted } from '#libs/jobs';

export const CARRY_OUT_DISPOSAL = 'carry-out-disposal';
/** References only. */
export type CarryingOut = { readonly caseId: string; readonly disposalId: string };

@Injectable()
export class DisposalsReactor implements Reactor {
  readonly name = 'disposals';
  readonly handles = ['DisposalDecided'];

  react(event: RecordedEvent): readonly Wanted[] {
    const known = asEvent(caseEvents, event);
    if (known?.type !== 'DisposalDecided') return [];
    const payload: CarryingOut = { caseId: event.stream.slice(CASE_PREFIX.length), disposalId: known.body.disposalId };
    return [{ job: CARRY_OUT_DISPOSAL, payload }];
  }
}
