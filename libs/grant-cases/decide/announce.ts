/**
 * What the board's secretary records of a decision made on delegation: reported or minuted separately (KL 7:8), minutes approved (KL 5:69), announced
 * (KL 8:10). The time for appeal runs from the announcement, and only while it is up (KL 13:5).
 */
import { accept, type Decision } from '#libs/kernel';
import { lastDayToAppeal } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CommandOf } from './commands';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'record-in-future': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Dagen har inte inträffat än. Skriv in det när det har skett.',
      en: 'The day has not come yet. Enter it when it has taken place.',
    },
  ],
  'record-too-early': [
    'LAW',
    'KL 7:8, 5:69, 8:10',
    {
      sv: 'Dagen ligger före det som ska ha skett först, {after}. Rätta den.',
      en: 'The day is before what must have taken place first, {after}. Correct it.',
    },
  ],
  'already-reported': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet är redan anmält eller särskilt protokollfört. Det görs en gång.',
      en: 'The decision has already been reported or minuted separately. It is done once.',
    },
  ],
  'not-reported': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet är inte anmält till nämnden. Skriv in anmälan, eller att det är särskilt protokollfört, först.',
      en: 'The decision has not been reported to the board. First enter the report, or that it has been minuted separately.',
    },
  ],
  'minutes-approved': ['LAW', 'KL 5:69, 6:35', { sv: 'Protokollet är redan justerat.', en: 'The minutes have already been approved.' }],
  'no-minutes-to-approve': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet är särskilt protokollfört och väntar inte på att ett sammanträdesprotokoll justeras. Anslå det.',
      en: 'The decision has been minuted separately and does not wait for the minutes of a meeting to be approved. Announce it.',
    },
  ],
  'minutes-not-approved': [
    'LAW',
    'KL 8:10',
    {
      sv: 'Protokollet är inte justerat. Tillkännage det när det är det.',
      en: 'The minutes have not been approved. Announce them when they have been.',
    },
  ],
  'already-announced': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Protokollet är redan tillkännagivet. Skriv in ett avbrott om anslaget har tagits ned för tidigt.',
      en: 'The minutes have already been announced. Enter an interruption if the announcement was taken down too early.',
    },
  ],
  'not-announced': [
    'LAW',
    'KL 8:10',
    { sv: 'Det finns inget anslag uppe för beslutet.', en: 'There is no announcement up for the decision.' },
  ],
  'was-up-all-the-time': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Anslaget satt uppe till och med sista dagen, {lastDay}. Skriv in att det är nedtaget i stället.',
      en: 'The announcement was up until the last day, {lastDay}. Enter that it has been taken down instead.',
    },
    'interruptedOn',
  ],
  'taken-down-too-early': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Anslaget ska sitta uppe till och med {lastDay}. Togs det ned tidigare är det ett avbrott, och det anslås på nytt.',
      en: 'The announcement is to stay up until {lastDay}. If it was taken down earlier, that is an interruption, and it is posted anew.',
    },
    'removedOn',
  ],
  'legal-force-stands': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Laga kraft är bekräftad. Det som har hänt med anslaget efter det ändrar inget.',
      en: 'It has been confirmed that the decision is final. What has happened to the announcement since changes nothing.',
    },
  ],
});

/** A day that has come, and not before what it follows on. */
function refuseDay(day: string, after: string, { today }: CaseContext, field: string): Refused | null {
  if (day > today) return no('record-in-future', {}, field);
  return day < after ? no('record-too-early', { after }, field) : null;
}

export function report({ meetingOn, paragraph }: CommandOf<'ReportToBoard'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  if (state.timing!.board) return no('already-reported');
  return (
    refuseDay(meetingOn, state.decision!.decidedOn, context, 'meetingOn') ??
    accept<CaseEvent>({ type: 'DecisionReportedToBoard', body: { meetingOn, paragraph } })
  );
}

export function minute(
  { minutedOn, paragraph }: CommandOf<'MinuteSeparately'>,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  if (state.timing!.board) return no('already-reported');
  return (
    refuseDay(minutedOn, state.decision!.decidedOn, context, 'minutedOn') ??
    accept<CaseEvent>({ type: 'DecisionSeparatelyMinuted', body: { minutedOn, paragraph } })
  );
}

export function approve(
  { approvedOn, approvedBy }: CommandOf<'ApproveMinutes'>,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  const { board, approvedOn: before } = state.timing!;
  if (!board) return no('not-reported');
  if (board.route === 'MINUTED') return no('no-minutes-to-approve');
  if (before !== null) return no('minutes-approved');
  return (
    refuseDay(approvedOn, board.on, context, 'approvedOn') ??
    accept<CaseEvent>({ type: 'MinutesApproved', body: { approvedOn, approvedBy } })
  );
}

export function post(command: CommandOf<'PostAnnouncement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { postedOn, proof, minutesAt } = command;
  const { board, approvedOn, postedOn: before, interruptedOn } = state.timing!;
  if (!board) return no('not-reported');
  const minutesOn = board.route === 'MINUTED' ? board.on : approvedOn;
  if (minutesOn === null) return no('minutes-not-approved');
  if (state.legalForce) return no('legal-force-stands');
  if (before !== null) return no('already-announced');
  const after = interruptedOn !== null && interruptedOn > minutesOn ? interruptedOn : minutesOn;
  return (
    refuseDay(postedOn, after, context, 'postedOn') ??
    accept<CaseEvent>({ type: 'AnnouncementPosted', body: { postedOn, proof, minutesAt } })
  );
}

export function interrupt(command: CommandOf<'InterruptAnnouncement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { interruptedOn, reason } = command;
  const { postedOn } = state.timing!;
  if (postedOn === null) return no('not-announced');
  if (state.legalForce) return no('legal-force-stands');
  const lastDay = lastDayToAppeal(postedOn);
  if (interruptedOn > lastDay) return no('was-up-all-the-time', { lastDay });
  return (
    refuseDay(interruptedOn, postedOn, context, 'interruptedOn') ??
    accept<CaseEvent>({ type: 'AnnouncementInterrupted', body: { interruptedOn, reason } })
  );
}

export function remove({ removedOn }: CommandOf<'RemoveAnnouncement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { postedOn, removedOn: before } = state.timing!;
  if (before === removedOn) return accept();
  if (postedOn === null || before !== null) return no('not-announced');
  const lastDay = lastDayToAppeal(postedOn);
  if (removedOn <= lastDay) return no('taken-down-too-early', { lastDay });
  return refuseDay(removedOn, lastDay, context, 'removedOn') ?? accept<CaseEvent>({ type: 'AnnouncementRemoved', body: { removedOn } });
}
