/** What comes next for a meeting of the board, and by when the law wants it. Nothing is refused for being late: it is recorded, and said to be late. */
import { laterDay } from '#libs/kernel';
import { lastDayToAnnounce, lastDayToAppeal, lastDayToApprove } from '#libs/timers';
import type { MeetingState } from './meeting';

export { lastDayToAnnounce, lastDayToAppeal, lastDayToApprove };

export const STEPS = ['FIX_LIST', 'HOLD', 'APPROVE', 'ANNOUNCE', 'ANNOUNCE_ANEW', 'KEEP_UP', 'TAKE_DOWN', 'DONE', 'CANCELLED'] as const;
export type Step = (typeof STEPS)[number];

export interface NextStep {
  readonly step: Step;
  /** The last day for it, or the day that it is to be done on; null = none. */
  readonly dueOn: string | null;
  readonly late: boolean;
}

/** The step that a meeting waits for, on a day. */
export function nextStep(state: MeetingState, today: string): NextStep {
  const { called, cancelled, entries, held, approved, posted, interruptedOn, removedOn } = state;
  const next = (step: Step, dueOn: string | null, late = dueOn !== null && today > dueOn): NextStep => ({ step, dueOn, late });
  if (cancelled || !called) return next('CANCELLED', null);
  if (!held) return next(entries === null ? 'FIX_LIST' : 'HOLD', called.meetingOn);
  if (!approved) return next('APPROVE', lastDayToApprove(held.heldOn));
  if (interruptedOn !== null) return next('ANNOUNCE_ANEW', interruptedOn);
  if (!posted) return next('ANNOUNCE', lastDayToAnnounce(approved.approvedOn));
  if (removedOn !== null) return next('DONE', null);
  const lastDay = lastDayToAppeal(posted.postedOn);
  return next(today > lastDay ? 'TAKE_DOWN' : 'KEEP_UP', lastDay, false);
}

/** Approved later than the law allows; null as long as it has not been done. */
export const approvedLate = ({ held, approved }: MeetingState): boolean | null =>
  held && approved && approved.approvedOn > lastDayToApprove(held.heldOn);
/** The announcement that is up came later than the law allows; null as long as none is. */
export const announcedLate = ({ approved, posted }: MeetingState): boolean | null =>
  approved && posted && posted.postedOn > lastDayToAnnounce(approved.approvedOn);

/** The first day on which the announcement may be posted. */
export const firstDayToAnnounce = ({ approved, interruptedOn }: MeetingState): string | null =>
  approved && (interruptedOn === null ? approved.approvedOn : laterDay(interruptedOn, approved.approvedOn));
