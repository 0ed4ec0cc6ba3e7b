import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import {
  AssignCaseBody,
  DecideConflictBody,
  DeclareConflictBody,
  DeclareImpartialityBody,
  ExcludeParticipantBody,
  ReplaceParticipantBody,
} from '#libs/grant-cases/module';
import { AccessLog, CurrentPerson, mayUse, type SignedIn } from '#libs/identity';
import { accessOf, participantsOf, type Participant } from '#projections/case-page';
import { Needs } from '../access/capability';
import { accessBy } from '../access/predicate';
import type { CommandAnswer } from '../commands/answers';
import { People } from '../people';
import { caseUnknown, refused } from '../problems';
import { Reads } from '../queries/up-to-date';
import { CaseId, CommandRoute, QueryRoute } from '../routes';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Deltagare och jäv')
@Controller('api/cases/:id')
export class ParticipantsController extends CaseCommands {
  constructor(
    bus: CommandBus,
    private readonly people: People,
    private readonly pool: Pool,
    private readonly readings: AccessLog,
  ) {
    super(bus);
  }

  /** For those who may read the case, and for those who decide conflicts of interest without reading it (KL 6:30). */
  @Needs('seeCaseList')
  @QueryRoute('participants', 'Deltagare, försäkringar om opartiskhet och jävsfrågor')
  @Reads('case_page')
  async listParticipants(@CaseId() caseId: string, @CurrentPerson() person: SignedIn): Promise<{ rows: readonly Participant[] }> {
    const lists = await accessOf(this.pool, caseId);
    if (!lists) throw caseUnknown();
    const { level, refusal } = accessBy(person, lists);
    const decides = level === 'DIARY' && 'permitted' in mayUse(person, 'decideConflicts');
    if (refusal && !decides) throw refused(refusal);
    await this.readings.record(person, { caseId, what: 'deltagare', query: null });
    return { rows: await participantsOf(this.pool, caseId) };
  }

  @CommandRoute('assign', 'Utse handläggare och rådgivare')
  async assignCase(
    @Body() { official: officialRef, groupId, advisers: adviserRefs }: AssignCaseBody,
    @ToCase() on: OnCase,
  ): Promise<CommandAnswer> {
    const official = await this.people.byRef(officialRef, 'official');
    return this.give(on, 'AssignCase', { official, groupId, advisers: await this.people.byRefs(adviserRefs, 'advisers') });
  }

  @CommandRoute('declare-impartiality', 'Lämna försäkran om opartiskhet')
  declareImpartiality(@Body() body: DeclareImpartialityBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DeclareImpartiality', body);
  }

  @CommandRoute('declare-conflict', 'Anmäl jäv')
  declareConflict(@Body() body: DeclareConflictBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DeclareConflict', body);
  }

  @CommandRoute('decide-conflict', 'Avgör en jävsfråga')
  decideConflict(@Body() body: DecideConflictBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DecideConflict', body);
  }

  @CommandRoute('exclude-participant', 'Undanta en deltagare från ärendet')
  excludeParticipant(@Body() body: ExcludeParticipantBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ExcludeParticipant', body);
  }

  @CommandRoute('replace-participant', 'Ersätt en deltagare')
  async replaceParticipant(@Body() { formerRef, successor, reason }: ReplaceParticipantBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReplaceParticipant', { formerRef, successor: await this.people.byRef(successor, 'successor'), reason });
  }
}
