/** Cases told by the days of their events, for the tests of the account. */
import type { CaseEvent } from '#libs/grant-cases/events';
import { evolveTiming, newTiming, timersOf, type Timer, type TimerKind, type Timing } from '..';

export const ID = '0000a11c-0000-4000-8000-000000000001';
export const OTHER = '0000a11c-0000-4000-8000-000000000002';
/** Only what the account reads of an event. */
export const event = (type: CaseEvent['type'], body: object, effectiveAt?: string): CaseEvent =>
  ({ type, body, ...(effectiveAt === undefined ? {} : { effectiveAt }) }) as unknown as CaseEvent;
export const on = (date: string) => ({ handling: { date } });
export const told = (receivedOn: string, ...events: readonly CaseEvent[]): Timing => events.reduce(evolveTiming, newTiming(receivedOn));

export const registered = (registeredOn: string) => event('ApplicationRegistered', { registeredOn });
export const acknowledged = (date: string, expectedBy: string) => event('CaseAcknowledged', { expectedBy, ...on(date) });
export const asked = (date: string, deadline: string, supplementId = ID) =>
  event('SupplementRequested', { supplementId, deadline, ...on(date) });
export const answered = (date: string, supplementId = ID) => event('SupplementReceived', { supplementId, ...on(date) });
export const overdue = (deadline: string, supplementId = ID) => event('SupplementOverdue', { supplementId, deadline });
export const reminded = (date: string, newDeadline: string) => event('SupplementReminded', { supplementId: ID, newDeadline, ...on(date) });
export const offered = (date: string, answerBy: string) => event('MeetingOffered', { meetingId: OTHER, answerBy, ...on(date) });
export const decided = (decidedOn: string, reportDue: string | null = null) =>
  event('DecisionMade', { decidedOn, content: { payment: reportDue === null ? null : { plan: 'x', reportDue } } });
export const reported = (meetingOn: string) => event('DecisionReportedToBoard', { meetingOn });
export const minuted = (minutedOn: string) => event('DecisionSeparatelyMinuted', { minutedOn });
export const approved = (approvedOn: string) => event('MinutesApproved', { approvedOn });
export const posted = (postedOn: string) => event('AnnouncementPosted', { postedOn });
export const interrupted = (interruptedOn: string) => event('AnnouncementInterrupted', { interruptedOn });

export const timer = (timing: Timing, kind: TimerKind, day?: string): Timer | undefined =>
  timersOf(timing, day).find((one) => one.kind === kind);
/** `due, fires` */
export const line = (timing: Timing, kind: TimerKind): string => {
  const found = timer(timing, kind);
  return found ? `${found.dueOn}, ${found.firesAt ?? found.state}` : 'none';
};
