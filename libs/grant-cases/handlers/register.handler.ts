import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { enterInDiary } from '#libs/diary';
import { EVENT_LOG, execute, loadState, type EventLog, type Execution } from '#libs/event-log';
import { dayOf, isRefusal } from '#libs/kernel';
import type { CommandOf } from '../decide/commands';
import { caseEvents, caseStream } from '../events';
import { RegisterCase } from './commands';
import { hiddenFromStrangers } from './visibility';
import { contextOf, type Seen } from './world';

/** A number that stands for the one to come while it is asked whether the case may be registered at all. */
const TRIAL_NUMBER = 'LIG 2000-1';

/** First the diary gives the number, then the case is told. A crash in between leaves a number that the retry finds. */
@CommandHandler(RegisterCase)
export class RegisterHandler implements ICommandHandler<RegisterCase> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ caseId, registration, meta, expectedRevision }: RegisterCase): Promise<Execution> {
    const seen: Seen = { caseId, ...(await loadState(this.log, caseStream(caseId), caseEvents, hiddenFromStrangers)) };
    const done = seen.loaded.events.findLast(({ commandId }) => commandId === meta.commandId);
    if (done) return { kind: 'done', position: done.position, revision: done.revision, types: [done.type] };
    if (expectedRevision !== undefined && seen.loaded.head?.revision !== expectedRevision)
      return { kind: 'stale', actual: seen.loaded.head?.revision, since: seen.loaded.events.slice(expectedRevision + 1) };
    const { number, ...fields } = registration;
    const registered = seen.state.registration;
    const trial = {
      type: 'RegisterApplication',
      ...fields,
      number: number ?? registered?.number ?? TRIAL_NUMBER,
      external: number !== null,
    } as const;
    // no number is spent on a case that can't take it
    const may = hiddenFromStrangers.decide(trial, seen.state, await contextOf(this.log, seen, meta));
    if (isRefusal(may)) return { kind: 'refused', refusal: may.refusal };
    const given = await this.number(seen, registration, meta);
    if ('refusal' in given) return { kind: 'refused', refusal: given.refusal };
    return execute({
      log: this.log,
      stream: caseStream(caseId),
      catalogue: caseEvents,
      decider: hiddenFromStrangers,
      command: { type: 'RegisterApplication', ...fields, ...given } satisfies CommandOf<'RegisterApplication'>,
      context: (state, loaded) => contextOf(this.log, { caseId, state, loaded }, meta),
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }

  private number(
    { caseId, state, loaded }: Seen,
    { number, sender, subject, withheld }: RegisterCase['registration'],
    meta: RegisterCase['meta'],
  ) {
    const { receivedAt, content } = state.application!;
    const hides = (field: 'counterpart' | 'subject'): boolean => withheld?.fields.includes(field) ?? false;
    return enterInDiary(
      this.log,
      {
        type: 'EnterCase',
        caseId,
        number,
        date: dayOf(receivedAt),
        counterpart: hides('counterpart') ? null : (sender ?? content.organisation.name),
        subject: hides('subject') ? null : (subject ?? content.title),
        withheld,
      },
      meta,
      loaded.events[0]!.recordedAt,
    );
  }
}
