/** What a decision would rest on today, for the person who asks: the order's items, the authority found, the year's money, and what stops it. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { delegationEvents, delegationStream, mattersOn, orderDecider, type Matter as OrderedMatter } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import { EVENT_LOG, loadState, type EventLog } from '#libs/event-log';
import { refuseAccess } from '../decide/access';
import { decisionBasis } from '../decide/basis';
import { caseEvents, caseStream } from '../events';
import type { CaseContext } from '../context';
import { ShowBasis, type ShownBasis } from './commands';
import { matterFor } from './decision';
import { hiddenFromStrangers, refuseStranger } from './visibility';
import { decisionContextOf } from './world';

async function mattersIn(log: EventLog, kind: DecisionKind, { scheme, today }: CaseContext): Promise<readonly OrderedMatter[]> {
  if (!scheme?.established) return [];
  const { boardId, caseGroup } = scheme.established;
  const { state } = await loadState(log, delegationStream(boardId), delegationEvents, orderDecider);
  return mattersOn(state, { caseGroup, kind, on: today });
}

@QueryHandler(ShowBasis)
export class ShowBasisHandler implements IQueryHandler<ShowBasis> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ caseId, kind, amountOre, meta }: ShowBasis): Promise<{ readonly basis: ShownBasis } | { readonly refusal: never }> {
    const seen = { caseId, ...(await loadState(this.log, caseStream(caseId), caseEvents, hiddenFromStrangers)) };
    const context = await decisionContextOf(this.log, seen, meta, matterFor(seen, kind, amountOre));
    const stranger = refuseStranger(context.actor, seen.state);
    const refused = stranger ? { refusal: stranger } : refuseAccess(kind === 'AVSKRIVNING' ? 'WriteOff' : 'Decide', seen.state, context);
    // the framework takes the type of an answer from its query, and a refusal for never
    if (refused) return refused as { readonly refusal: never };
    const matters = await mattersIn(this.log, kind, context);
    const { revision } = seen.loaded.head!;
    return { basis: { ...decisionBasis(kind, amountOre, seen.state, context), kind, amountOre, on: context.today, matters, revision } };
  }
}
