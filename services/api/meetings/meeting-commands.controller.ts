import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { boardMeetingEvents, type MeetingCommand } from '#libs/board-meetings';
import {
  ApproveBoardMinutesBody,
  CallMeetingBody,
  CancelMeetingBody,
  FixReportListBody,
  GiveMeetingCommand,
  HoldMeetingBody,
  InterruptBoardAnnouncementBody,
  MoveMeetingBody,
  PostBoardAnnouncementBody,
  RemoveBoardAnnouncementBody,
} from '#libs/board-meetings/module';
import { Id } from '#libs/input';
import { derivedId } from '#libs/kernel';
import { Needs } from '../access/capability';
import { withType, type Fields } from '../cases/on-case';
import { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer, type Answered } from '../commands/outcome';
import { CommandRoute, UuidParam } from '../routes';
import { meetingUnknown } from './meetings.controller';

export class CalledAnswer extends CommandAnswer {
  @Id({ sv: 'sammanträdet', en: 'the meeting' }) meetingId!: string;
}
const MeetingId = (): ParameterDecorator => UuidParam('id', meetingUnknown);

/** What the board's secretary records of a meeting. The cases of its list are told by themselves. */
@ApiTags('Sammanträden')
@Needs('keepBoardRecords')
@Controller('api/board-meetings')
export class MeetingCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Utlys ett sammanträde', { status: 201, answer: CalledAnswer })
  async callBoardMeeting(@Body() body: CallMeetingBody, @IssuedCommand() issued: Issued): Promise<CalledAnswer> {
    const meetingId = derivedId(issued.meta.commandId, 'board-meeting');
    return { ...(await this.give(meetingId, 'CallMeeting', body, issued)), meetingId };
  }

  @CommandRoute(':id/move', 'Flytta sammanträdet')
  moveBoardMeeting(@MeetingId() id: string, @Body() body: MoveMeetingBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(id, 'MoveMeeting', body, issued);
  }

  @CommandRoute(':id/cancel', 'Ställ in sammanträdet')
  cancelBoardMeeting(@MeetingId() id: string, @Body() body: CancelMeetingBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(id, 'CancelMeeting', body, issued);
  }

  @CommandRoute(':id/fix-report-list', 'Fastställ anmälningslistan')
  fixReportList(@MeetingId() id: string, @Body() body: FixReportListBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(id, 'FixReportList', body, issued);
  }

  @CommandRoute(':id/hold', 'Skriv in att sammanträdet är hållet')
  holdBoardMeeting(@MeetingId() id: string, @Body() body: HoldMeetingBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(id, 'HoldMeeting', body, issued);
  }

  @CommandRoute(':id/approve-minutes', 'Skriv in att protokollet är justerat')
  approveBoardMinutes(
    @MeetingId() id: string,
    @Body() body: ApproveBoardMinutesBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(id, 'ApproveMinutes', body, issued);
  }

  @CommandRoute(':id/post-announcement', 'Skriv in att protokollet är tillkännagivet')
  postBoardAnnouncement(
    @MeetingId() id: string,
    @Body() body: PostBoardAnnouncementBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(id, 'PostAnnouncement', body, issued);
  }

  @CommandRoute(':id/interrupt-announcement', 'Skriv in att anslaget har varit nere')
  interruptBoardAnnouncement(
    @MeetingId() id: string,
    @Body() body: InterruptBoardAnnouncementBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(id, 'InterruptAnnouncement', body, issued);
  }

  @CommandRoute(':id/remove-announcement', 'Skriv in att anslaget är nedtaget')
  removeBoardAnnouncement(
    @MeetingId() id: string,
    @Body() body: RemoveBoardAnnouncementBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(id, 'RemoveAnnouncement', body, issued);
  }

  private async give<T extends MeetingCommand['type']>(
    meetingId: string,
    type: T,
    body: Fields<Extract<MeetingCommand, { type: T }>>,
    { meta, expectedRevision }: Issued,
  ): Promise<Answered> {
    const command = withType<MeetingCommand>(type, body);
    return answer(await this.commands.execute(new GiveMeetingCommand(meetingId, command, meta, expectedRevision)), boardMeetingEvents);
  }
}
