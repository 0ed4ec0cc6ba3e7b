import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApproveMinutesBody,
  CloseCaseBody,
  ConfirmLegalForceBody,
  DispatchDecisionBody,
  InterruptAnnouncementBody,
  MinuteSeparatelyBody,
  PostAnnouncementBody,
  ReceiveReportBody,
  ReferToBoardBody,
  RemoveAnnouncementBody,
  ReportToBoardBody,
} from '#libs/grant-cases/module';
import type { CommandAnswer } from '../commands/answers';
import { CommandRoute } from '../routes';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Efter beslutet')
@Controller('api/cases/:id')
export class AfterwardsController extends CaseCommands {
  @CommandRoute('refer-to-board', 'Hänskjut ärendet till nämnden')
  referToBoard(@Body() body: ReferToBoardBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReferToBoard', body);
  }

  @CommandRoute('dispatch-decision', 'Expediera beslutet')
  dispatchDecision(@Body() body: DispatchDecisionBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DispatchDecision', body);
  }

  @CommandRoute('report-to-board', 'Skriv in att beslutet är anmält till nämnden')
  reportToBoard(@Body() body: ReportToBoardBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReportToBoard', body);
  }

  @CommandRoute('minute-separately', 'Skriv in att beslutet är särskilt protokollfört')
  minuteSeparately(@Body() body: MinuteSeparatelyBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'MinuteSeparately', body);
  }

  @CommandRoute('approve-minutes', 'Skriv in att protokollet är justerat')
  approveMinutes(@Body() body: ApproveMinutesBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ApproveMinutes', body);
  }

  @CommandRoute('post-announcement', 'Skriv in att protokollet är tillkännagivet')
  postAnnouncement(@Body() body: PostAnnouncementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'PostAnnouncement', body);
  }

  @CommandRoute('interrupt-announcement', 'Skriv in att tillkännagivandet har avbrutits')
  interruptAnnouncement(@Body() body: InterruptAnnouncementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'InterruptAnnouncement', body);
  }

  @CommandRoute('remove-announcement', 'Skriv in att tillkännagivandet är nedtaget')
  removeAnnouncement(@Body() body: RemoveAnnouncementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RemoveAnnouncement', body);
  }

  @CommandRoute('receive-report', 'Redovisa bidraget')
  receiveReport(@Body() body: ReceiveReportBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReceiveReport', body);
  }

  @CommandRoute('confirm-legal-force', 'Bekräfta laga kraft')
  confirmLegalForce(@Body() body: ConfirmLegalForceBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ConfirmLegalForce', body);
  }

  @CommandRoute('close', 'Avsluta ärendet')
  closeCase(@Body() body: CloseCaseBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'CloseCase', body);
  }
}
