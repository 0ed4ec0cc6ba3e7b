/** The one account of a case's times: what runs, until when, and when it is to be told. Flags and reminders only: no timer decides (KL 6:38). */
import {
  daysBetween,
  earlierDay,
  firstWorkingDayFrom,
  laterDay,
  plusDays,
  plusMonths,
  plusWorkingDays,
  startOfDay,
  type Basis,
} from '#libs/kernel';
import { awaitsForwarding } from './appeals';
import { isDeadline, TIMER_KINDS, timerKind, TIMERS, type TimerKind, type TimerRule } from './kinds';
import { rulesOf, settled, timerKey, type Timing } from './timing';

export interface Timer {
  readonly kind: TimerKind;
  /** The supplement, communication or meeting that it is about. */
  readonly ref: string | null;
  /** Of one firing of the timer: the same whoever reckons it, and however often. */
  readonly key: string;
  /** Day that it runs from. */
  readonly since: string;
  /** Last day, or the day of a reminder. While it is paused: as it would be if the applicant answered at once. */
  readonly dueOn: string;
  /** ISO instant: the reminder's day begins in Sweden, or the day after the last day does. Null when it stands still, or has been told of. */
  readonly firesAt: string | null;
  readonly state: 'running' | 'paused' | 'fired';
  readonly basis: Basis;
  readonly citation: string;
}

const MOST_REMEMBERED = 20_000;
function remembering<R>(reckon: (day: string, count: number) => R): (day: string, count: number) => R {
  const known = new Map<string, R>();
  return (day, count) => {
    const key = `${day}${count}`;
    let found = known.get(key);
    if (found === undefined) {
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(key, (found = reckon(day, count)));
    }
    return found;
  };
}
const workingDaysFrom = remembering(plusWorkingDays);
const monthsFrom = remembering(plusMonths);
const beginningOf = remembering((day) => startOfDay(day));
/**
 * Where the time within which something is to be done by law at the latest ends on a Saturday, a Sunday, a holiday, or midsummer's, Christmas or New
 * Year's eve, it may be done on the next working day (lag 1930:173, 2 §). That goes for every act that has a last day by law, and no law says
 * otherwise of these: the appeal (KL 13:5), the approval of the minutes (KL 5:69) and their announcement (KL 8:12).
 */
const endOfPeriod = remembering((day, days) => firstWorkingDayFrom(Temporal.PlainDate.from(day).add({ days })).toString());

function dayBy(kind: TimerKind, from: string, { length, unit }: TimerRule): string {
  const { before, law } = timerKind(kind);
  // also where the board has set a shorter time of its own: it never ends after the law's
  if (law) return endOfPeriod(from, length);
  const count = before ? -length : length;
  return unit === 'DAYS' ? plusDays(from, count) : unit === 'MONTHS' ? monthsFrom(from, count) : workingDaysFrom(from, count);
}

const lastDayByLaw = (kind: 'MINUTES' | 'ANNOUNCEMENT' | 'APPEAL', from: string): string => endOfPeriod(from, TIMERS[kind].law.most);
/** Last day to approve the minutes of a meeting: two weeks, to a working day (KL 5:69, 6:35). */
export const lastDayToApprove = (meetingOn: string): string => lastDayByLaw('MINUTES', meetingOn);
/** Last day to announce that the minutes have been approved: the second day after, to a working day (KL 8:12). */
export const lastDayToAnnounce = (approvedOn: string): string => lastDayByLaw('ANNOUNCEMENT', approvedOn);
/** Last day to appeal what was announced on a day: three weeks, to a working day (KL 13:5). The day of the announcement is not counted. */
export const lastDayToAppeal = (postedOn: string): string => lastDayByLaw('APPEAL', postedOn);

/**
 * The timers of a case, in the order of {@link TIMER_KINDS}; none of what has been done. `on` = a day to see them on: a wait that nobody has ended
 * ends with its last day. Left out = as the events have it.
 */
export function timersOf(known: Timing, on?: string): readonly Timer[] {
  const timing = on === undefined ? known : settled(known, on);
  const rules = rulesOf(timing);
  const found: Timer[] = [];
  const reckon = (kind: TimerKind, since: string, from: string, ref: string | null = null): Timer | undefined => {
    if (!rules[kind].on) return undefined;
    const { pauses, reminds, basis, citation } = timerKind(kind);
    const moves = pauses || (kind === 'DELAY_NOTICE' && timing.told === null);
    const day = dayBy(kind, from, rules[kind]);
    const dueOn = pauses && timing.waited > 0 ? plusDays(day, timing.waited) : day;
    const key = timerKey(timing, kind, ref, dueOn);
    const fired = timing.fired.includes(key) || (kind === 'APPEAL' && timing.appealEnded) || isLate(timing, kind, ref);
    const state = fired ? 'fired' : moves && timing.waiting ? 'paused' : 'running';
    const firesAt = state === 'running' ? beginningOf(reminds ? dueOn : plusDays(dueOn, 1), 0) : null;
    return { kind, ref, key, since, dueOn, firesAt, state, basis, citation };
  };
  const run = (...args: Parameters<typeof reckon>): void => {
    const timer = reckon(...args);
    if (timer) found.push(timer);
  };
  /** No reminder on the very day that its matter began, or before. */
  const remind = (kind: TimerKind, since: string, of: string, ref: string | null = null): void => {
    const timer = reckon(kind, since, of, ref);
    if (timer && timer.dueOn > since) found.push(timer);
  };

  const { stage, receivedOn, registeredOn, reopenedOn, told, decidedOn } = timing;
  if (stage === 'CLOSED') return [];
  if (decidedOn === null) {
    if (registeredOn === null) run('REGISTRATION', receivedOn, receivedOn);
    if (stage === 'OPEN') asksIn(timing, run, remind);
    if (registeredOn !== null) {
      const begun = reopenedOn ?? registeredOn;
      if (told === null && reopenedOn === null && stage === 'OPEN') run('ACKNOWLEDGEMENT', registeredOn, registeredOn);
      const target = reckon('TARGET_DECISION', begun, begun);
      if (target) found.push(target);
      if (told) run('EXPECTED_DECISION', told.on, told.expectedBy);
      run('CEILING', begun, begun);
      const of = told?.expectedBy ?? target?.dueOn;
      if (of !== undefined && stage !== 'WITHDRAWN') remind('DELAY_NOTICE', told?.on ?? begun, of);
    }
  } else {
    if (!timing.legalForce) {
      afterDecision(timing, decidedOn, run);
      // beside what the board does of it: this time runs from the party
      if (timing.noticeOn !== null) run('APPEAL_FROM_NOTICE', timing.noticeOn, timing.noticeOn);
    }
    const { reportDue, reportReceivedOn } = timing;
    if (reportDue !== null && reportReceivedOn === null) {
      remind('REPORT_REMINDER', decidedOn, reportDue);
      run('REPORT', decidedOn, reportDue);
      run('REPORT_OVERDUE', decidedOn, reportDue);
    }
  }
  // also of a decision that has fallen: what was handed in to the region is for the court to answer
  for (const { id, receivedOn: came } of timing.appeals.filter(awaitsForwarding)) run('APPEAL_FORWARDING', came!, came!, id);
  return found.length < 2 ? found : found.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

const ORDER = Object.fromEntries(TIMER_KINDS.map((kind, place) => [kind, place])) as Readonly<Record<TimerKind, number>>;

/** Supplements and meetings that have been flagged stay, until somebody answers or gives up on them. */
const isLate = ({ asks }: Timing, kind: TimerKind, ref: string | null): boolean =>
  ref !== null && kind !== 'SUPPLEMENT_REMINDER' && asks.some(({ id, late }) => id === ref && late);

type Run = (kind: TimerKind, since: string, from: string, ref?: string | null) => void;

function asksIn({ asks }: Timing, run: Run, remind: Run): void {
  for (const { kind, id, askedOn, deadline, late } of asks) {
    run(kind, askedOn, deadline, id);
    if (kind === 'SUPPLEMENT' && !late) remind('SUPPLEMENT_REMINDER', askedOn, deadline, id);
  }
}

/** From the decision to legal force: decided → reported → approved → announced → appealed or not (KL 7:8, 5:69, 8:10, 13:5). */
function afterDecision({ board, approvedOn, postedOn, interruptedOn }: Timing, decidedOn: string, run: Run): void {
  if (!board) return run('BOARD_REPORT', decidedOn, decidedOn);
  if (postedOn !== null) return run('APPEAL', postedOn, postedOn);
  const minutesOn = board.route === 'MINUTED' ? board.on : approvedOn;
  if (minutesOn === null) return run('MINUTES', board.on, board.on);
  const from = interruptedOn === null ? minutesOn : laterDay(interruptedOn, minutesOn);
  run('ANNOUNCEMENT', from, from);
}

/** The first last day that somebody has to keep, also when it has passed; undefined when nothing is waited for. */
export function nextDeadline(timers: readonly Timer[]): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) {
    const { kind, state, dueOn } = timer;
    if (state === 'paused' || !isDeadline(kind) || ((kind === 'APPEAL' || kind === 'APPEAL_FROM_NOTICE') && state === 'fired')) continue;
    if (first === undefined || dueOn < first.dueOn) first = timer;
  }
  return first;
}

/** ISO instant at which there is something to tell next; null = nothing. */
export function nextFiring(timers: readonly Timer[]): string | null {
  let first: string | null = null;
  for (const { firesAt } of timers) if (firesAt !== null && (first === null || firesAt < first)) first = firesAt;
  return first;
}

export interface HandlingTime {
  /** Day of registration, or the day that the matter was taken up anew. */
  readonly from: string;
  /** Day of the decision, or the day that was asked for. */
  readonly to: string;
  readonly decided: boolean;
  /** Calendar days from registration to decision. */
  readonly grossDays: number;
  /** Without the days that the applicant had the move. */
  readonly netDays: number;
}

/** How long a case has taken by `on`; null as long as it is not registered. */
export function handlingTime(timing: Timing, on: string): HandlingTime | null {
  const { registeredOn, reopenedOn, decidedOn } = timing;
  if (registeredOn === null) return null;
  const from = reopenedOn ?? registeredOn;
  const to = laterDay(from, decidedOn ?? on);
  const { waited, waiting } = settled(timing, to);
  const going = waiting ? Math.max(0, daysBetween(waiting.since, earlierDay(to, waiting.until))) : 0;
  const grossDays = daysBetween(from, to);
  return { from, to, decided: decidedOn !== null, grossDays, netDays: Math.max(0, grossDays - waited - going) };
}

/** Days before the day that the applicant expects a decision on, or the target, when a notice of delay is proposed. */
const NEAR = 7;

/**
 * The day to propose in a notice of delay, for a person to approve; null as long as none is called for. Two weeks from `today` at the least, and
 * otherwise as much later as the applicant's own answers have taken.
 */
export function proposedDelay(timing: Timing, today: string): string | null {
  const timers = timersOf(timing, today);
  const kept: readonly TimerKind[] = timing.told ? ['EXPECTED_DECISION'] : ['TARGET_DECISION', 'CEILING'];
  const called = timers.some(({ kind, dueOn, state }) => state !== 'paused' && kept.includes(kind) && plusDays(dueOn, -NEAR) <= today);
  if (!called || timing.stage === 'WITHDRAWN') return null;
  const target = timers.find(({ kind }) => kind === 'TARGET_DECISION')?.dueOn ?? today;
  return laterDay(plusDays(today, 14), timing.told ? laterDay(target, plusDays(timing.told.expectedBy, 14)) : target);
}
