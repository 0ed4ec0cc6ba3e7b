import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssessCriterionBody,
  AssessStateAidBody,
  ProposalBody,
  ReturnProposalBody,
  SendCommunicationBody,
  SkipCommunicationBody,
} from '#libs/grant-cases/module';
import type { CommandAnswer } from '../commands/answers';
import { CommandRoute } from '../routes';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Bedömning och förslag')
@Controller('api/cases/:id')
export class AssessmentController extends CaseCommands {
  @CommandRoute('assess-criterion', 'Bedöm ett kriterium')
  assessCriterion(@Body() body: AssessCriterionBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'AssessCriterion', body);
  }

  @CommandRoute('assess-state-aid', 'Pröva frågan om statsstöd')
  assessStateAid(@Body() body: AssessStateAidBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'AssessStateAid', body);
  }

  @CommandRoute('draft-proposal', 'Upprätta förslag till beslut')
  draftProposal(@Body() body: ProposalBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DraftProposal', body);
  }

  @CommandRoute('revise-proposal', 'Revidera förslaget till beslut')
  reviseProposal(@Body() body: ProposalBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReviseProposal', body);
  }

  @CommandRoute('submit-proposal', 'Lämna förslaget till delegaten')
  submitProposal(@ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'SubmitProposal', {});
  }

  @CommandRoute('return-proposal', 'Återsänd förslaget till handläggningen')
  returnProposal(@Body() body: ReturnProposalBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReturnProposal', body);
  }

  @CommandRoute('send-communication', 'Kommunicera underlaget med sökanden')
  sendCommunication(@Body() body: SendCommunicationBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'SendCommunication', body);
  }

  @CommandRoute('skip-communication', 'Underlåt kommunicering')
  skipCommunication(@Body() body: SkipCommunicationBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'SkipCommunication', body);
  }
}
