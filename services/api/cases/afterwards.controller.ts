import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CloseCaseBody, ConfirmLegalForceBody, DispatchDecisionBody, ReferToBoardBody } from '#libs/grant-cases/module';
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

  @CommandRoute('confirm-legal-force', 'Bekräfta laga kraft')
  confirmLegalForce(@Body() body: ConfirmLegalForceBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ConfirmLegalForce', body);
  }

  @CommandRoute('close', 'Avsluta ärendet')
  closeCase(@Body() body: CloseCaseBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'CloseCase', body);
  }
}
