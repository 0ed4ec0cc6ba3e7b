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
  'another-decision': [
    'LAW',
    'KL 7:8, 13:5',
    {
      sv: 'Det du skriver in gäller ett beslut som inte längre står i ärendet. Läs om sidan, och se efter vilket beslut nämnden har fått del av.',
      en: 'What you enter is about a decision that no longer stands in the case. Read the page again, and see which decision the board has been told of.',
    },
    'decisionId',
  ],
  'decision-unstated': [
    'LAW',
    'KL 7:8, 13:5',
    {
      sv: 'Ärendet har haft mer än ett beslut. Ange vilket av dem det gäller.',
      en: 'The case has had more than one decision. State which of them it is about.',
    },
    'decisionId',
  ],
  'to-be-minuted': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Enligt punkt {item} i delegationsordningen ska beslutet protokollföras särskilt, inte anmälas. Skriv in det särskilda protokollet i stället.',
      en: 'By item {item} of the delegation order the decision is to be minuted separately, not reported. Enter the separate minutes instead.',
    },
  ],
  'to-be-reported': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Enligt punkt {item} i delegationsordningen ska beslutet anmälas till nämnden, inte protokollföras särskilt. Ta upp det på listan till nästa sammanträde.',
      en: 'By item {item} of the delegation order the decision is to be reported to the board, not minuted separately. Put it on the list for the next meeting.',
    },
  ],
  'reporting-unknown': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Delegationsordningen säger inte hur nämnden ska få del av beslutet: punkt {item} gällde inte den dagen, efter vad som nu är känt, eller går inte att läsa entydigt. Rätta ordningen, eller låt nämnden pröva beslutet.',
      en: 'The delegation order does not say how the board is to be told of the decision: item {item} was not in force that day, by what is known now, or cannot be read with certainty. Correct the order, or let the board consider the decision.',
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

/** A record that reaches the case late, when the decision has been replaced, is about the former one. */
function refuseDecision({ decisionId }: { readonly decisionId?: string | null }, { decision, ended }: CaseState): Refused | null {
  if (decisionId === undefined || decisionId === null) return ended.length > 0 ? no('decision-unstated') : null;
  return decisionId === decision!.decisionId ? null : no('another-decision');
}

/** The item says how the board is to be told, and only so is it told (KL 7:8). */
function refuseRoute(route: NonNullable<CaseContext['reporting']>, state: CaseState, { reporting }: CaseContext): Refused | null {
  if (reporting === route) return null;
  const item = state.verified?.itemNumber ?? '–';
  if (reporting === null) return no('reporting-unknown', { item });
  return no(route === 'ANMALAN' ? 'to-be-minuted' : 'to-be-reported', { item });
}

export function report(command: CommandOf<'ReportToBoard'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { meetingOn, paragraph } = command;
  const refused = refuseDecision(command, state);
  if (refused) return refused;
  if (state.timing!.board) return no('already-reported');
  return (
    refuseRoute('ANMALAN', state, context) ??
    refuseDay(meetingOn, state.decision!.decidedOn, context, 'meetingOn') ??
    accept<CaseEvent>({ type: 'DecisionReportedToBoard', body: { meetingOn, paragraph } })
  );
}

export function minute(command: CommandOf<'MinuteSeparately'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { minutedOn, paragraph } = command;
  const refused = refuseDecision(command, state);
  if (refused) return refused;
  if (state.timing!.board) return no('already-reported');
  return (
    refuseRoute('SARSKILT_PROTOKOLL', state, context) ??
    refuseDay(minutedOn, state.decision!.decidedOn, context, 'minutedOn') ??
    accept<CaseEvent>({ type: 'DecisionSeparatelyMinuted', body: { minutedOn, paragraph } })
  );
}

export function approve(command: CommandOf<'ApproveMinutes'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { approvedOn, approvedBy } = command;
  const { board, approvedOn: before } = state.timing!;
  const refused = refuseDecision(command, state);
  if (refused) return refused;
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
  const refused = refuseDecision(command, state);
  if (refused) return refused;
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
  const refused = refuseDecision(command, state);
  if (refused) return refused;
  if (postedOn === null) return no('not-announced');
  if (state.legalForce) return no('legal-force-stands');
  const lastDay = lastDayToAppeal(postedOn);
  if (interruptedOn > lastDay) return no('was-up-all-the-time', { lastDay });
  return (
    refuseDay(interruptedOn, postedOn, context, 'interruptedOn') ??
    accept<CaseEvent>({ type: 'AnnouncementInterrupted', body: { interruptedOn, reason } })
  );
}

export function remove(command: CommandOf<'RemoveAnnouncement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { removedOn } = command;
  const { postedOn, removedOn: before } = state.timing!;
  const refused = refuseDecision(command, state);
  if (refused) return refused;
  if (before === removedOn) return accept();
  if (postedOn === null || before !== null) return no('not-announced');
  const lastDay = lastDayToAppeal(postedOn);
  if (removedOn <= lastDay) return no('taken-down-too-early', { lastDay });
  return refuseDay(removedOn, lastDay, context, 'removedOn') ?? accept<CaseEvent>({ type: 'AnnouncementRemoved', body: { removedOn } });
}
