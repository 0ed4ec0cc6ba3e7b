import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ExamineAppealBody,
  ForwardAppealBody,
  ReceiveAppealBody,
  RecordCourtCaseBody,
  RecordNoticeBody,
  RecordRulingBody,
  RecordStayBody,
  RecordStayLiftedBody,
  ReopenAfterAnnulmentBody,
  SubmitStatementToCourtBody,
} from '#libs/grant-cases/module';
import type { CommandAnswer } from '../commands/answers';
import { CommandRoute } from '../routes';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Överklagande')
@Controller('api/cases/:id')
export class AppealController extends CaseCommands {
  @CommandRoute('record-notice', 'Skriv in att parten har fått del av beslutet')
  recordNotice(@Body() body: RecordNoticeBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordNotice', body);
  }

  @CommandRoute('receive-appeal', 'Skriv in ett överklagande')
  receiveAppeal(@Body() body: ReceiveAppealBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReceiveAppeal', body);
  }

  @CommandRoute('forward-appeal', 'Lämna över överklagandet till domstolen')
  forwardAppeal(@Body() body: ForwardAppealBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ForwardAppeal', body);
  }

  @CommandRoute('examine-appeal', 'Pröva om överklagandet kom in i tid')
  examineAppeal(@Body() body: ExamineAppealBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ExamineAppeal', body);
  }

  @CommandRoute('court-case', 'Skriv in målet i domstolen')
  recordCourtCase(@Body() body: RecordCourtCaseBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordCourtCase', body);
  }

  @CommandRoute('statement-to-court', 'Skriv in yttrandet till domstolen')
  submitStatementToCourt(@Body() body: SubmitStatementToCourtBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'SubmitStatementToCourt', body);
  }

  @CommandRoute('stay', 'Skriv in inhibition')
  recordStay(@Body() body: RecordStayBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordStay', body);
  }

  @CommandRoute('lift-stay', 'Skriv in att inhibitionen är upphävd')
  recordStayLifted(@Body() body: RecordStayLiftedBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordStayLifted', body);
  }

  @CommandRoute('ruling', 'Skriv in domstolens avgörande')
  recordRuling(@Body() body: RecordRulingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordRuling', body);
  }

  @CommandRoute('reopen', 'Återuppta ärendet efter upphävande')
  reopenAfterAnnulment(@Body() body: ReopenAfterAnnulmentBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReopenAfterAnnulment', body);
  }
}
