import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, loadState, type EventContext, type EventLog } from '#libs/event-log';
import { canonicalJson, sittingOf, type Refusal } from '#libs/kernel';
import { refuseAccess } from '../decide/access';
import { changeToSign, type ChangeToSign } from '../decide/change-to-sign';
import type { AskedChange, CorrectDecision, RevokeDecision } from '../decide/commands';
import { caseEvents, caseStream } from '../events';
import { statementDigest } from '../statement';
import { ChangeDecision, ShowChange, type DecisionOutcome, type SignedApproval, type StatementShown } from './commands';
import { SIGN_IN_REFUSALS } from './decision.handler';
import { releaseEnded } from './frame-protocol';
import { hiddenFromStrangers, refuseStranger } from './visibility';
import { contextFor, type Seen } from './world';

const look = async (log: EventLog, caseId: string): Promise<Seen> => ({
  caseId,
  ...(await loadState(log, caseStream(caseId), caseEvents, hiddenFromStrangers)),
});

async function toApprove(
  log: EventLog,
  seen: Seen,
  asked: AskedChange,
  meta: EventContext,
): Promise<ChangeToSign | { readonly refusal: Refusal }> {
  const context = await contextFor(log, seen, meta, asked);
  const stranger = refuseStranger(context.actor, seen.state);
  if (stranger) return { refusal: stranger };
  return refuseAccess(asked.type, seen.state, context) ?? changeToSign(asked, seen.state, context);
}

const signed = (asked: AskedChange, digest: string, { digests, acr, authTime }: SignedApproval): CorrectDecision | RevokeDecision => ({
  ...asked,
  statementSha256: digest,
  sitting: sittingOf(digests),
  acr,
  authenticatedAt: Temporal.Instant.fromEpochMilliseconds(authTime * 1000).toString(),
});

/** What the delegate reads before a decision is corrected or revoked. Changes nothing. */
@QueryHandler(ShowChange)
export class ShowChangeHandler implements IQueryHandler<ShowChange> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ caseId, asked, meta }: ShowChange): Promise<{ readonly shown: StatementShown } | { readonly refusal: Refusal }> {
    const seen = await look(this.log, caseId);
    const made = await toApprove(this.log, seen, asked, meta);
    if ('refusal' in made) return made;
    const { statement } = made;
    const { decisionId } = seen.state.decision!;
    return {
      shown: {
        decisionId,
        decidedOn: statement['dag'] as string,
        digest: statementDigest(statement),
        text: statement.text,
        statement: canonicalJson(statement),
        revision: seen.loaded.head!.revision,
      },
    };
  }
}

/** Corrects or revokes what was decided, on exactly what was shown and approved. A retry of the same command gets the first outcome. */
@CommandHandler(ChangeDecision)
export class ChangeDecisionHandler implements ICommandHandler<ChangeDecision> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ caseId, asked, digest, approval, meta, expectedRevision }: ChangeDecision): Promise<DecisionOutcome> {
    const seen = await look(this.log, caseId);
    const written = seen.loaded.events.some(({ commandId }) => commandId === meta.commandId);
    const head = seen.loaded.head?.revision;
    if (!written && expectedRevision !== undefined && head !== expectedRevision)
      return { kind: 'stale', actual: head, since: seen.loaded.events.slice(expectedRevision + 1) };
    if (!written) {
      const made = await toApprove(this.log, seen, asked, meta);
      if ('refusal' in made) return { kind: 'refused', refusal: made.refusal };
      if (statementDigest(made.statement) === digest && !approval?.digests.includes(digest)) return { kind: 'step-up', digest };
    }
    // another statement than the one that was shown: the rules say so in their own words
    const approved = approval ?? { digests: [digest], acr: 'none', authTime: 0 };
    const outcome = await execute({
      log: this.log,
      stream: caseStream(caseId),
      catalogue: caseEvents,
      decider: hiddenFromStrangers,
      command: signed(asked, digest, approved),
      context: (state, loaded) => contextFor(this.log, { caseId, state, loaded }, meta, asked),
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
    if (outcome.kind === 'refused') return SIGN_IN_REFUSALS.has(outcome.refusal.code) ? { kind: 'step-up', digest } : outcome;
    // a crash before this leaves the money reserved, and a retry or the next decision in the case frees it
    if (outcome.kind === 'done' && asked.type === 'RevokeDecision') await this.release(caseId, meta);
    return outcome;
  }

  private async release(caseId: string, meta: EventContext): Promise<void> {
    await releaseEnded(this.log, (await look(this.log, caseId)).state, meta);
  }
}
