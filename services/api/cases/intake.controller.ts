import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseEvents } from '#libs/grant-cases/events';
import {
  AmendApplicationBody,
  GiveCaseCommand,
  RegisterApplicationBody,
  RegisterCase,
  SubmitApplicationBody,
  WithdrawApplicationBody,
  type PlainCaseCommand,
} from '#libs/grant-cases/module';
import { derivedId } from '#libs/kernel';
import { SubmittedAnswer, type CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { CommandRoute } from '../routes';
import { CaseCommands, plain, ToCase, withType, type OnCase } from './on-case';

/** The case that a submitting command opens: a retry opens the same. */
export const newCaseId = (commandId: string): string => derivedId(commandId, 'case');

@ApiTags('Ansökan')
@Controller('api/cases')
export class IntakeController extends CaseCommands {
  @CommandRoute('', 'För in en ansökan som kommit på papper eller med e-post', { status: 201, answer: SubmittedAnswer })
  async submitApplication(@Body() body: SubmitApplicationBody, @IssuedCommand() { meta }: Issued): Promise<SubmittedAnswer> {
    const caseId = newCaseId(meta.commandId);
    const given = await this.bus.execute(new GiveCaseCommand(caseId, withType<PlainCaseCommand>('SubmitApplication', body), meta));
    return { ...answer(given, caseEvents), caseId };
  }

  @CommandRoute(':id/register', 'Diarieför ansökan')
  async registerApplication(
    @Body() body: RegisterApplicationBody,
    @ToCase() { caseId, meta, expectedRevision }: OnCase,
  ): Promise<CommandAnswer> {
    return answer(await this.bus.execute(new RegisterCase(caseId, plain(body), meta, expectedRevision)), caseEvents);
  }

  @CommandRoute(':id/amend', 'Ändra ansökan')
  amendApplication(@Body() body: AmendApplicationBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'AmendApplication', body);
  }

  @CommandRoute(':id/withdraw', 'Återkalla ansökan')
  withdrawApplication(@Body() body: WithdrawApplicationBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'WithdrawApplication', body);
  }
}
