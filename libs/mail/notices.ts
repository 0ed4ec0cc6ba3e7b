/** Who is told of what. Pure: an event, and the case as it stands after it. */
import type { CaseEvent, CaseState } from '#libs/grant-cases';
import { isBarred, officialOf } from '#libs/grant-cases';
import type { Role } from '#libs/kernel';
import type { TimerKind } from '#libs/timers';
import type { NoticeKindName } from './kinds';

/** The applicant, somebody in particular, or everybody with a role. */
export type Addressee = { readonly applicant: true } | { readonly ref: string } | { readonly role: Role };
export interface Notice {
  readonly kind: NoticeKindName;
  readonly to: readonly Addressee[];
}

/** The event with its actor: what people did themselves they need not be told. */
export type Happening = CaseEvent & { readonly by: { readonly ref: string; readonly role: string } };

const APPLICANT: readonly Addressee[] = [{ applicant: true }];
const role = (name: Role): Addressee => ({ role: name });
const person = ({ ref }: { readonly ref: string }): Addressee => ({ ref });

/** The official in charge; as long as there is none, whoever else has to see to it. */
const inCharge = (state: CaseState): readonly Addressee[] => {
  const official = officialOf(state);
  if (official) return [person(official)];
  return [role(state.registration ? 'official' : 'registrar')];
};
const handling = (state: CaseState): readonly Addressee[] => state.participants.map((one) => person(one.person));

/** What the board's secretary sees to after a decision. */
const BOARDS: readonly TimerKind[] = ['BOARD_REPORT', 'MINUTES', 'ANNOUNCEMENT', 'APPEAL', 'APPEAL_FROM_NOTICE', 'APPEAL_FORWARDING'];
const watching = (timer: TimerKind, state: CaseState): readonly Addressee[] => [
  ...inCharge(state),
  ...(BOARDS.includes(timer) ? [role('boardSecretary')] : []),
];

const notice = (kind: NoticeKindName, ...to: readonly Addressee[]): Notice => ({ kind, to });
const toApplicant = (kind: NoticeKindName): readonly Notice[] => [notice(kind, ...APPLICANT)];

/** Of what the applicant is to do they are reminded themselves; of the rest, whoever is in charge. */
function reminded(timer: TimerKind, state: CaseState): readonly Notice[] {
  if (timer === 'SUPPLEMENT_REMINDER') return toApplicant('supplement-due');
  const official = notice('deadline-near', ...inCharge(state));
  return timer.startsWith('REPORT') ? [...toApplicant('report-due'), official] : [official];
}

/** What each kind of event gives rise to. An event that is not here is told to nobody. */
const TOLD: { readonly [T in CaseEvent['type']]?: (event: Extract<Happening, { type: T }>, state: CaseState) => readonly Notice[] } = {
  // who handed in elsewhere has a receipt from there
  ApplicationSubmitted: ({ body }) => [
    ...(body.channel === 'IMPORT' ? [] : toApplicant('application-received')),
    notice('new-application', role('registrar')),
  ],
  ApplicationRegistered: (_, state) => (officialOf(state) ? [] : [notice('to-assign', role('official'))]),
  CaseAssigned: ({ body }) => [notice('assigned', ...[body.official, ...body.advisers].map(person))],
  ParticipantReplaced: ({ body }) => [notice('assigned', person(body.successor))],
  ConflictOfInterestDeclared: (_, state) => [notice('conflict-declared', ...inCharge(state), role('delegate'), role('boardSecretary'))],
  ConflictDecided: ({ body }, state) => [notice('conflict-decided', person(body.person), ...inCharge(state))],
  CaseAcknowledged: () => toApplicant('case-acknowledged'),
  SupplementRequested: () => toApplicant('supplement-requested'),
  SupplementReminded: () => toApplicant('supplement-reminded'),
  SupplementReceived: (_, state) => [notice('supplement-received', ...inCharge(state))],
  SupplementOverdue: (_, state) => [notice('deadline-passed', ...inCharge(state))],
  MeetingOffered: () => toApplicant('meeting-offered'),
  MeetingScheduled: ({ by }, state) =>
    by.role === 'applicant' ? [notice('meeting-answered', ...inCharge(state))] : toApplicant('meeting-changed'),
  MeetingDeclined: (_, state) => [notice('meeting-answered', ...inCharge(state))],
  MeetingCancelled: () => toApplicant('meeting-changed'),
  ReferredToOtherFunding: () => toApplicant('other-funding'),
  ApplicationAmended: (_, state) => [notice('application-changed', ...inCharge(state), ...handling(state))],
  ApplicationWithdrawn: (_, state) => [notice('application-changed', ...inCharge(state), ...handling(state))],
  ProposalSubmitted: () => [notice('proposal-ready', role('delegate'))],
  ProposalReturned: (_, state) => [notice('proposal-returned', ...inCharge(state), ...handling(state))],
  CommunicationSent: () => toApplicant('communication-sent'),
  CommunicationReplied: (_, state) => [notice('reply-received', ...inCharge(state))],
  CommunicationTimeLapsed: (_, state) => [notice('deadline-passed', ...inCharge(state))],
  ReferredToBoard: (_, state) => [notice('referred-to-board', ...inCharge(state), role('boardSecretary'))],
  DecisionMade: (_, state) => [notice('decision-made', ...handling(state), role('boardSecretary'))],
  CaseWrittenOff: (_, state) => [notice('decision-made', ...handling(state), role('boardSecretary'))],
  DelayNotified: () => toApplicant('delay-notified'),
  DeadlinePassed: ({ body }, state) => [notice('deadline-passed', ...watching(body.timer, state))],
  ReminderDue: ({ body }, state) => reminded(body.timer, state),
  AppealTimeEnded: (_, state) => [notice('deadline-passed', ...watching('APPEAL', state))],
  ReportReceived: (_, state) => [notice('report-received', ...inCharge(state))],
  // who has not been told of the decision is told of nothing that became of it
  DecisionCorrected: (_, { dispatches }) => (dispatches.length > 0 ? toApplicant('decision-corrected') : []),
  DecisionRevoked: (_, { ended }) => (ended.at(-1)?.dispatched ? toApplicant('decision-revoked') : []),
  // a letter on paper is its own notice
  DecisionDispatched: ({ body }) => (body.channel === 'LETTER' ? [] : toApplicant('decision-dispatched')),
};

/** Event types that anybody is told of. */
export const TOLD_TYPES = Object.keys(TOLD) as readonly CaseEvent['type'][];

const same = (one: Addressee, other: Addressee): boolean => JSON.stringify(one) === JSON.stringify(other);
const once = (to: readonly Addressee[]): readonly Addressee[] =>
  to.filter((one, index) => to.findIndex((other) => same(one, other)) === index);

/** `state` = the case after the event. Whoever did it is told of nothing but what is an applicant's own receipt. */
export function noticesOf(event: Happening, state: CaseState): readonly Notice[] {
  const told = TOLD[event.type] as ((event: Happening, state: CaseState) => readonly Notice[]) | undefined;
  return (told?.(event, state) ?? [])
    .map(({ kind, to }) => ({ kind, to: once(to).filter((one) => !('ref' in one) || one.ref !== event.by.ref) }))
    .filter(({ to }) => to.length > 0);
}

/** Whoever has a conflict of interest is told nothing of the case (KL 6:30) but what was decided on that. */
export const mayBeTold = (state: CaseState, kind: NoticeKindName, ref: string): boolean =>
  kind === 'conflict-decided' || !isBarred(state, ref);
