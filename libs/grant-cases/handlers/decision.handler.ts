import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, loadState, type EventContext, type EventLog, type Execution } from '#libs/event-log';
import { dayOf, type Refusal } from '#libs/kernel';
import { caseEvents, caseStream } from '../events';
import { DecideCase, ShowStatement, type DecisionOutcome, type StatementShown } from './commands';
import { isRefused, matterOf, shownOf, signedCommand, toSign } from './decision';
import { releaseEnded, reserve, settleReservations, type Frame } from './frame-protocol';
import { hiddenFromStrangers } from './visibility';
import { decisionContextOf, type Matter, type Seen } from './world';

/** A new sign-in mends these. */
export const SIGN_IN_REFUSALS: ReadonlySet<string> = new Set(['sign-in-unknown', 'sign-in-stale', 'sign-in-in-future']);

/** The frame speaks of its own fields: in a decision they lie in the content. */
const inDecision = (refusal: Refusal): Refusal => (refusal.field === 'amountOre' ? { ...refusal, field: 'content.amountOre' } : refusal);

const look = async (log: EventLog, caseId: string): Promise<Seen> => ({
  caseId,
  ...(await loadState(log, caseStream(caseId), caseEvents, hiddenFromStrangers)),
});

/** What the delegate reads before approving. Changes nothing. */
@QueryHandler(ShowStatement)
export class ShowStatementHandler implements IQueryHandler<ShowStatement> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ caseId, proposed, meta }: ShowStatement): Promise<{ readonly shown: StatementShown } | { readonly refusal: never }> {
    const seen = await look(this.log, caseId);
    const matter = matterOf(seen, proposed);
    const approved = { decisionId: matter.decisionId, decidedOn: dayOf(meta.recordedAt) };
    const made = toSign(proposed, approved, seen.state, await decisionContextOf(this.log, seen, meta, matter));
    if (isRefused(made)) return made as { readonly refusal: never };
    return { shown: shownOf(made, approved, seen.loaded.head!.revision) };
  }
}

/**
 * One named human decides, once, on exactly what they were shown (KL 7:5, 13:8 3). A grant takes its money out of the year's frame first; see
 * frame-protocol.ts for why that is safe. A retry of the same command gets the first outcome, also after a crash half-way.
 */
@CommandHandler(DecideCase)
export class DecideHandler implements ICommandHandler<DecideCase> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute(command: DecideCase): Promise<DecisionOutcome> {
    const { caseId, proposed, shown, approval, meta, expectedRevision } = command;
    const seen = await look(this.log, caseId);
    const matter = matterOf(seen, proposed, shown.decisionId);
    const frame = this.frameOf(seen, matter, meta);
    const written = seen.loaded.events.findLast(({ commandId }) => commandId === meta.commandId);
    if (written) {
      if (frame) await settleReservations(this.log, frame, meta);
      return { kind: 'done', position: written.position, revision: written.revision, types: [written.type] };
    }
    const head = seen.loaded.head?.revision;
    if (expectedRevision !== undefined && head !== expectedRevision)
      return { kind: 'stale', actual: head, since: seen.loaded.events.slice(expectedRevision + 1) };
    const refused = await this.refuse(command, seen, matter);
    if (refused || !approval) return refused ?? { kind: 'step-up', digest: shown.digest };
    if (frame) {
      await settleReservations(this.log, frame, meta);
      await releaseEnded(this.log, seen.state, meta);
      const reserved = await this.reserve(frame, matter, seen, meta);
      if (reserved.kind === 'refused') return { kind: 'refused', refusal: inDecision(reserved.refusal) };
      if (reserved.kind === 'stale') return reserved;
    }
    // from here on the outcome is unknown until the case answers: a throw leaves the reservation, which counts as used until somebody looks
    const outcome = await execute({
      log: this.log,
      stream: caseStream(caseId),
      catalogue: caseEvents,
      decider: hiddenFromStrangers,
      command: signedCommand(proposed, shown, approval),
      context: (state, loaded) => decisionContextOf(this.log, { caseId, state, loaded }, meta, matter),
      meta,
      expectedRevision: seen.loaded.head!.revision,
    });
    if (frame) await settleReservations(this.log, frame, meta);
    return outcome;
  }

  /** Everything that can stop the decision before money is touched: the rules, a statement that is no longer true, an approval that is missing. */
  private async refuse({ proposed, shown, approval, meta }: DecideCase, seen: Seen, matter: Matter): Promise<DecisionOutcome | undefined> {
    const context = await decisionContextOf(this.log, seen, meta, matter);
    const made = toSign(proposed, shown, seen.state, context);
    if (isRefused(made)) return { kind: 'refused', refusal: made.refusal };
    const { digest } = shownOf(made, shown, 0);
    if (digest === shown.digest && !approval?.digests.includes(digest)) return { kind: 'step-up', digest };
    // another statement than the one that was shown: the rules say so in their own words
    const decision = hiddenFromStrangers.decide(
      signedCommand(proposed, shown, approval ?? { digests: [shown.digest], acr: 'none', authTime: 0 }),
      seen.state,
      context,
    );
    if (!('refusal' in decision)) return undefined;
    return SIGN_IN_REFUSALS.has(decision.refusal.code) ? { kind: 'step-up', digest } : { kind: 'refused', refusal: decision.refusal };
  }

  private reserve(frame: Frame, { decisionId, amountOre }: Matter, { caseId, loaded }: Seen, meta: EventContext): Promise<Execution> {
    return reserve(this.log, frame, { decisionId, caseId, amountOre, caseRevision: loaded.head!.revision }, meta);
  }

  /** Undefined when no money is granted. */
  private frameOf({ state }: Seen, { amountOre }: Matter, meta: EventContext): Frame | undefined {
    const schemeId = state.application?.schemeId;
    return amountOre > 0 && schemeId !== undefined ? { schemeId, year: Number(dayOf(meta.recordedAt).slice(0, 4)) } : undefined;
  }
}
