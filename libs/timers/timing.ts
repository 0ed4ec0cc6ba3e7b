/**
 * What has to be remembered of a case to know its times, and how each event changes it: one account for the rules of a case and for what is read
 * out of the log. Days are days in Sweden, so neither the hour nor the clocks of summer and winter matter.
 */
import type { CaseEvent } from '#libs/grant-cases/events';
import { dayOf, daysBetween, earlierDay, laterDay, plusDays } from '#libs/kernel';
import { evolveAppeals, type AppealStanding } from './appeals';
import { withTimers, USUAL_TIMERS, type SetTimer, type TimerKind, type TimerRules } from './kinds';

/** What the applicant has been asked for and not answered. */
export type Ask = {
  readonly kind: 'SUPPLEMENT' | 'COMMUNICATION' | 'MEETING';
  readonly id: string;
  readonly askedOn: string;
  readonly deadline: string;
  /** It has been flagged that the time has passed: the authority has the move again. */
  readonly late: boolean;
};

export type Timing = {
  /** Rules that are not as usual; empty = all are. */
  readonly set: readonly SetTimer[];
  readonly stage: 'OPEN' | 'SUBMITTED' | 'WITHDRAWN' | 'DECIDED' | 'CLOSED';
  readonly receivedOn: string;
  readonly registeredOn: string | null;
  /** When a decision fell and the matter was taken up anew; null = it has been handled once. */
  readonly reopenedOn: string | null;
  /** The day of decision that the applicant has been told to expect, and when they were told it. */
  readonly told: { readonly expectedBy: string; readonly on: string } | null;
  readonly asks: readonly Ask[];
  /** Days that the applicant has had the move, up to the wait that goes on now. */
  readonly waited: number;
  /** The applicant has the move since this day, and not from `until` on: the day after the last day they were given. */
  readonly waiting: { readonly since: string; readonly until: string } | null;
  readonly decidedOn: string | null;
  readonly decisionId: string | null;
  /** Reported at a meeting of the board, or minuted separately (KL 7:8). */
  readonly board: { readonly route: 'REPORTED' | 'MINUTED'; readonly on: string } | null;
  readonly approvedOn: string | null;
  /** The announcement that is up, or was taken down after its time; null when it was interrupted. */
  readonly postedOn: string | null;
  readonly interruptedOn: string | null;
  /** Taken down after its time. */
  readonly removedOn: string | null;
  readonly appealEnded: boolean;
  /** The party received the decision: from then the time for appeal runs where it does not run from an announcement (FL 44 §). */
  readonly noticeOn: string | null;
  /** Of all its decisions, in the order in which they became known. */
  readonly appeals: readonly AppealStanding[];
  readonly legalForce: boolean;
  /** Of a grant. */
  readonly reportDue: string | null;
  readonly reportReceivedOn: string | null;
  /** Keys of timers that have been told of. */
  readonly fired: readonly string[];
};

export const newTiming = (receivedOn: string): Timing => ({
  set: [],
  stage: 'OPEN',
  receivedOn,
  registeredOn: null,
  reopenedOn: null,
  told: null,
  asks: [],
  waited: 0,
  waiting: null,
  decidedOn: null,
  decisionId: null,
  board: null,
  approvedOn: null,
  postedOn: null,
  interruptedOn: null,
  removedOn: null,
  appealEnded: false,
  noticeOn: null,
  appeals: [],
  legalForce: false,
  reportDue: null,
  reportReceivedOn: null,
  fired: [],
});

export const rulesOf = ({ set }: Pick<Timing, 'set'>): TimerRules => (set.length === 0 ? USUAL_TIMERS : withTimers(set));

/**
 * What tells one firing from another: a new last day is a new timer. What moves with the applicant's time keeps its name wherever it has moved, for
 * what has passed once has passed.
 */
export const timerKey = ({ told }: Pick<Timing, 'told'>, kind: TimerKind, ref: string | null, dueOn: string): string =>
  kind === 'TARGET_DECISION' || kind === 'CEILING' || (kind === 'DELAY_NOTICE' && told === null) ? kind : `${kind}/${ref ?? '-'}/${dueOn}`;

/** As it stands at the beginning of a day: a wait ends with the last day that was given, whether or not anybody has said so yet. */
export function settled(timing: Timing, day: string): Timing {
  const { waiting, waited } = timing;
  if (!waiting || day < waiting.until) return timing;
  return { ...timing, waiting: null, waited: waited + Math.max(0, daysBetween(waiting.since, waiting.until)) };
}

/** The wait as the asks say, from a day on. */
function waitFrom(before: Timing, day: string): Timing {
  const timing = settled(before, day);
  const open = timing.stage === 'OPEN' ? timing.asks.filter(({ late, deadline }) => !late && deadline >= day) : [];
  const { waiting } = timing;
  if (open.length > 0) {
    const until = plusDays(open.map(({ deadline }) => deadline).reduce(laterDay), 1);
    return { ...timing, waiting: { since: waiting?.since ?? day, until } };
  }
  if (!waiting) return timing;
  const end = laterDay(waiting.since, earlierDay(day, waiting.until));
  return { ...timing, waiting: null, waited: timing.waited + daysBetween(waiting.since, end) };
}

const asked = (timing: Timing, ask: Omit<Ask, 'late'>): Timing =>
  waitFrom({ ...settled(timing, ask.askedOn), asks: [...timing.asks, { ...ask, late: false }] }, ask.askedOn);
const changed = (timing: Timing, id: string, day: string, change: Partial<Ask>): Timing =>
  waitFrom({ ...settled(timing, day), asks: timing.asks.map((one) => (one.id === id ? { ...one, ...change } : one)) }, day);
const answered = (timing: Timing, id: string, day: string): Timing =>
  waitFrom({ ...settled(timing, day), asks: timing.asks.filter((one) => one.id !== id) }, day);
const stops = (timing: Timing, stage: Timing['stage'], day: string): Timing =>
  waitFrom({ ...settled(timing, day), stage, asks: stage === 'SUBMITTED' ? timing.asks : [] }, day);

/** The matter is there again: its times begin anew, and what is known of appeals stays. */
const reopened = (timing: Timing, day: string): Timing => ({
  ...newTiming(timing.receivedOn),
  set: timing.set,
  registeredOn: timing.registeredOn,
  appeals: timing.appeals,
  reopenedOn: day,
});
/** The day that an event is of, when its body has none: the last that is known when it carries no time. */
const dayAt = (timing: Timing, { effectiveAt }: CaseEvent): string =>
  effectiveAt === undefined ? (timing.waiting?.since ?? timing.receivedOn) : dayOf(effectiveAt);

/** After one more event. What has happened has happened: nothing is refused here. */
export function evolveTiming(before: Timing, event: CaseEvent): Timing {
  const appeals = evolveAppeals(before.appeals, event);
  const timing = appeals === before.appeals ? before : { ...before, appeals };
  switch (event.type) {
    case 'TimersApplied':
      return { ...timing, set: event.body.timers };
    case 'ApplicationRegistered':
      return { ...timing, registeredOn: event.body.registeredOn };
    case 'CaseAcknowledged':
    case 'DelayNotified':
      return { ...timing, told: { expectedBy: event.body.expectedBy, on: event.body.handling.date } };

    case 'SupplementRequested': {
      const { supplementId: id, deadline, handling } = event.body;
      return asked(timing, { kind: 'SUPPLEMENT', id, askedOn: handling.date, deadline });
    }
    case 'SupplementReminded': {
      const { supplementId, newDeadline: deadline, handling } = event.body;
      return changed(timing, supplementId, handling.date, { deadline, late: false });
    }
    case 'SupplementOverdue':
      return changed(timing, event.body.supplementId, plusDays(event.body.deadline, 1), { late: true });
    case 'SupplementReceived':
      return answered(timing, event.body.supplementId, event.body.handling.date);
    case 'SupplementWaived':
      return answered(timing, event.body.supplementId, dayAt(timing, event));
    case 'CommunicationSent': {
      const { communicationId: id, deadline, handling } = event.body;
      return asked(timing, { kind: 'COMMUNICATION', id, askedOn: handling.date, deadline });
    }
    case 'CommunicationReplied':
      return answered(timing, event.body.communicationId, event.body.handling.date);
    case 'CommunicationTimeLapsed':
      return answered(timing, event.body.communicationId, plusDays(event.body.deadline, 1));
    case 'MeetingOffered': {
      const { meetingId: id, answerBy, handling } = event.body;
      return asked(timing, { kind: 'MEETING', id, askedOn: handling.date, deadline: answerBy });
    }
    case 'MeetingDeclined':
      return answered(timing, event.body.meetingId, event.body.handling.date);
    case 'MeetingScheduled':
    case 'MeetingCancelled':
      if (!timing.asks.some(({ id }) => id === event.body.meetingId)) return timing;
      return answered(timing, event.body.meetingId, dayAt(timing, event));

    case 'ProposalSubmitted':
      return stops(timing, 'SUBMITTED', event.body.handling.date);
    case 'ProposalReturned':
      return waitFrom({ ...timing, stage: 'OPEN' }, dayAt(timing, event));
    case 'ApplicationWithdrawn':
      return stops(timing, 'WITHDRAWN', event.body.handling.date);
    case 'DecisionMade': {
      const { decidedOn, content } = event.body;
      const reportDue = content.payment?.reportDue ?? null;
      return { ...stops(timing, 'DECIDED', decidedOn), decidedOn, decisionId: event.body.decisionId, reportDue };
    }
    case 'CaseWrittenOff': {
      const { decidedOn, decisionId } = event.body;
      return { ...stops(timing, 'DECIDED', decidedOn), decidedOn, decisionId };
    }

    case 'DecisionReportedToBoard':
      return { ...timing, board: { route: 'REPORTED', on: event.body.meetingOn } };
    case 'DecisionSeparatelyMinuted':
      return { ...timing, board: { route: 'MINUTED', on: event.body.minutedOn } };
    case 'MinutesApproved':
      return { ...timing, approvedOn: event.body.approvedOn };
    case 'AnnouncementPosted':
      return { ...timing, postedOn: event.body.postedOn, interruptedOn: null, removedOn: null, appealEnded: false };
    case 'AnnouncementInterrupted':
      // the time does not run out unless the announcement has been up all of it (KL 13:5)
      return { ...timing, postedOn: null, removedOn: null, interruptedOn: event.body.interruptedOn, appealEnded: false };
    case 'AnnouncementRemoved':
      return { ...timing, removedOn: event.body.removedOn };
    case 'AppealTimeEnded':
      return { ...timing, appealEnded: true };
    case 'NoticeReceived':
      return { ...timing, noticeOn: event.body.receivedOn };
    case 'DecisionRevoked':
      return reopened(timing, event.body.revokedOn);
    case 'CaseReopenedAfterAnnulment':
      return reopened(timing, event.body.reopenedOn);
    case 'LegalForceConfirmed':
      return { ...timing, legalForce: true };
    case 'ReportReceived':
      return { ...timing, reportReceivedOn: event.body.handling.date };
    case 'CaseClosed':
      return { ...timing, stage: 'CLOSED' };

    case 'DeadlinePassed':
    case 'ReminderDue': {
      const { timer, ref, dueOn } = event.body;
      const told = { ...timing, fired: [...timing.fired, timerKey(timing, timer, ref, dueOn)] };
      return timer === 'MEETING' && ref !== null ? changed(told, ref, plusDays(dueOn, 1), { late: true }) : told;
    }
    default:
      return timing;
  }
}
