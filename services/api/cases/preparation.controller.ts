import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcknowledgeCaseBody,
  BookMeetingBody,
  CancelMeetingBody,
  CheckEligibilityBody,
  DeclineMeetingBody,
  HoldMeetingBody,
  NotifyDelayBody,
  OfferMeetingBody,
  RecordNoteBody,
  ReferToOtherFundingBody,
  RemindSupplementBody,
  RequestSupplementBody,
  ScheduleMeetingBody,
  WaiveSupplementBody,
} from '#libs/grant-cases/module';
import type { CommandAnswer } from '../commands/answers';
import { CommandRoute } from '../routes';
import { CaseCommands, ToCase, type OnCase } from './on-case';

@ApiTags('Beredning')
@Controller('api/cases/:id')
export class PreparationController extends CaseCommands {
  @CommandRoute('acknowledge', 'Bekräfta för sökanden att ansökan har kommit in')
  acknowledgeCase(@Body() body: AcknowledgeCaseBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'AcknowledgeCase', body);
  }

  @CommandRoute('notify-delay', 'Meddela sökanden att handläggningen tar längre tid')
  notifyDelay(@Body() body: NotifyDelayBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'NotifyDelay', body);
  }

  @CommandRoute('check-eligibility', 'Gör den formella prövningen')
  checkEligibility(@Body() body: CheckEligibilityBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'CheckEligibility', body);
  }

  @CommandRoute('request-supplement', 'Begär komplettering')
  requestSupplement(@Body() body: RequestSupplementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RequestSupplement', body);
  }

  @CommandRoute('waive-supplement', 'Frånfall en komplettering')
  waiveSupplement(@Body() body: WaiveSupplementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'WaiveSupplement', body);
  }

  @CommandRoute('remind-supplement', 'Påminn om en komplettering')
  remindSupplement(@Body() body: RemindSupplementBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RemindSupplement', body);
  }

  @CommandRoute('schedule-meeting', 'Boka möte')
  scheduleMeeting(@Body() body: ScheduleMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ScheduleMeeting', body);
  }

  @CommandRoute('offer-meeting', 'Föreslå mötestider')
  offerMeeting(@Body() body: OfferMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'OfferMeeting', body);
  }

  @CommandRoute('book-meeting', 'Välj en av tiderna')
  bookMeeting(@Body() body: BookMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'BookMeeting', body);
  }

  @CommandRoute('decline-meeting', 'Avböj mötet eller be om andra tider')
  declineMeeting(@Body() body: DeclineMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'DeclineMeeting', body);
  }

  @CommandRoute('hold-meeting', 'Anteckna att ett möte har hållits')
  holdMeeting(@Body() body: HoldMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'HoldMeeting', body);
  }

  @CommandRoute('cancel-meeting', 'Ställ in ett möte')
  cancelMeeting(@Body() body: CancelMeetingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'CancelMeeting', body);
  }

  @CommandRoute('record-note', 'Gör en tjänsteanteckning')
  recordNote(@Body() body: RecordNoteBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'RecordNote', body);
  }

  @CommandRoute('refer-to-other-funding', 'Hänvisa till annan finansiering')
  referToOtherFunding(@Body() body: ReferToOtherFundingBody, @ToCase() on: OnCase): Promise<CommandAnswer> {
    return this.give(on, 'ReferToOtherFunding', body);
  }
}
