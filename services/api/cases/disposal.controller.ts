import { Body, Controller, Inject, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_LOG, loadState, type EventLog } from '#libs/event-log';
import { caseDecider, barredRefs } from '#libs/grant-cases';
import { caseEvents, caseStream } from '#libs/grant-cases/events';
import { DecideDisposalBody, HoldDisposalBody, LiftDisposalHoldBody } from '#libs/grant-cases/module';
import { AccessLog, accessTo, CurrentPerson, type SignedIn } from '#libs/identity';
import type { Language } from '#libs/kernel';
import { Needs } from '../access/capability';
import type { CommandAnswer } from '../commands/answers';
import { etagOf } from '../commands/conditional';
import { AskedLanguage } from '../language';
import { caseUnknown, refused } from '../problems';
import { AfterQuery } from '../queries/paging';
import { CaseId, CommandRoute, QueryRoute } from '../routes';
import { disposalOf, type DisposalAnswer } from './disposal';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Gallring och radering')
@Controller('api/cases/:id')
export class DisposalController extends CaseCommands {
  constructor(
    bus: CommandBus,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly readings: AccessLog,
  ) {
    super(bus);
  }

  /** Read from the log itself, so it never lags. */
  @Needs('seeDisposals')
  @QueryRoute('disposal', 'Vad som kan gallras ur ärendet, och vad som har gallrats')
  async disposal(
    @CaseId() caseId: string,
    @Query() _: AfterQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisposalAnswer> {
    const { state, loaded } = await loadState(this.log, caseStream(caseId), caseEvents, caseDecider);
    if (!state.application) throw caseUnknown();
    // whoever is barred, or is a party, sees nothing of the case here either
    const access = accessTo(person, {
      applicants: state.application.applicant ? [state.application.applicant.ref] : [],
      participants: [],
      declared: [],
      barred: barredRefs(state),
      submittedForDecision: false,
    });
    if (access.level === 'NONE') throw refused(access.refusal);
    await this.readings.record(person, { caseId, what: 'gallring och radering', query: null });
    void reply.header('etag', etagOf(loaded.events.at(-1)!.revision)).header('cache-control', 'no-store');
    return disposalOf(caseId, loaded.events, state, language);
  }

  @CommandRoute('decide-disposal', 'Skriv in ett gallringsbeslut, som sedan verkställs')
  decideDisposal(@Body() body: DecideDisposalBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DecideDisposal', body);
  }

  @CommandRoute('hold-disposal', 'Stoppa gallring ur ärendet tills vidare')
  holdDisposal(@Body() body: HoldDisposalBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'HoldDisposal', body);
  }

  @CommandRoute('lift-disposal-hold', 'Häv stoppet för gallring')
  liftDisposalHold(@Body() body: LiftDisposalHoldBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'LiftDisposalHold', body);
  }
}
