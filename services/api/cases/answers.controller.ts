import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ReceiveSupplementBody, ReplyToCommunicationBody } from '#libs/grant-cases/module';
import { OwnFiles } from '../applicant/own-files';
import type { CommandAnswer } from '../commands/answers';
import { CommandRoute } from '../routes';
import { CaseCommands, ToCase, type Fields, type OnCase } from './on-case';

type Answering = 'ReceiveSupplement' | 'ReplyToCommunication';

/** What the applicant answers, with files of their own if they like; or what staff write in from paper, without. */
@ApiTags('Beredning')
@Controller('api/cases/:id')
export class AnswersController extends CaseCommands {
  constructor(
    bus: CommandBus,
    private readonly files: OwnFiles,
  ) {
    super(bus);
  }

  @CommandRoute('receive-supplement', 'Lämna eller ta emot komplettering')
  receiveSupplement(@Body() body: ReceiveSupplementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.withFiles(on, 'ReceiveSupplement', body);
  }

  @CommandRoute('reply-to-communication', 'Lämna eller ta emot ett yttrande')
  replyToCommunication(@Body() body: ReplyToCommunicationBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.withFiles(on, 'ReplyToCommunication', body);
  }

  private async withFiles(
    on: OnCase,
    type: Answering,
    { fileIds, ...body }: ReceiveSupplementBody | ReplyToCommunicationBody,
  ): Promise<CommandAnswer> {
    const { commandId } = on.meta;
    const files = fileIds && fileIds.length > 0 ? await this.files.toHandIn(on.by.ref, on.caseId, fileIds, commandId) : [];
    const given = await this.give(on, type, { ...body, files } as Fields<never>);
    await this.files.handedIn(on.by.ref, files, commandId);
    return given;
  }
}
