/** What is timed in a case, how long it usually takes, and what that rests on. A rule of the board may say otherwise, but never longer than the law. */
import type { Basis } from '#libs/kernel';

export const TIMER_UNITS = ['DAYS', 'WORKING_DAYS', 'MONTHS'] as const;
export type TimerUnit = (typeof TIMER_UNITS)[number];

/** How long, and whether it is watched at all. For what reminds beforehand: how long before. */
export type TimerRule = {
  readonly length: number;
  readonly unit: TimerUnit;
  readonly on: boolean;
};

interface Kind {
  readonly usual: TimerRule;
  readonly basis: Basis;
  readonly citation: string;
  /** Counted backwards, from the day that it reminds of. */
  readonly before?: true;
  /** Reminds on its day. Everything else has passed when the day after begins. */
  readonly reminds?: true;
  /** Stands still while the applicant has the move. */
  readonly pauses?: true;
  /** In days: what the law allows. It can't be switched off either. */
  readonly law?: { readonly least: number; readonly most: number };
}

const days = (length: number): TimerRule => ({ length, unit: 'DAYS', on: true });
const workingDays = (length: number): TimerRule => ({ length, unit: 'WORKING_DAYS', on: true });
const policy = (citation: string) => ({ basis: 'POLICY', citation }) as const;
const law = (citation: string) => ({ basis: 'LAW', citation }) as const;

/**
 * In the order in which they are told. Cases that carry no rules of their own go by the usual lengths: those are part of the storage contract, and
 * another length is set for a scheme, never changed here.
 */
export const TIMERS = {
  /** From arrival to the diary. That it is registered without delay is law (OSL 5:1); the number of days is not. */
  REGISTRATION: { usual: workingDays(1), ...policy('nämndens rutin (jfr OSL 5:1)') },
  ACKNOWLEDGEMENT: { usual: workingDays(5), ...policy('nämndens rutin (jfr FL 6 §)') },
  /** Days that pass after the last day that the applicant was given before it is flagged; so for the two below. */
  SUPPLEMENT: { usual: days(0), ...policy('nämndens rutin (jfr FL 20 §)') },
  SUPPLEMENT_REMINDER: { usual: days(3), ...policy('nämndens rutin (jfr FL 6 §)'), before: true, reminds: true },
  COMMUNICATION: { usual: days(0), ...policy('nämndens rutin (jfr FL 25 §)') },
  MEETING: { usual: days(0), ...policy('nämndens rutin (jfr FL 24 §)') },
  TARGET_DECISION: { usual: days(60), ...policy('nämndens rutin (jfr FL 9 §)'), pauses: true },
  /** The day that the applicant has been told stands as it was told. */
  EXPECTED_DECISION: { usual: days(0), ...policy('nämndens rutin (jfr FL 11 §)') },
  /** FL 12 § does not apply to what is appealed by KL 13: six months are the board's own ceiling. */
  CEILING: { usual: { length: 6, unit: 'MONTHS', on: true }, ...policy('nämndens rutin (jfr FL 12 §)'), pauses: true },
  /** Before the day that the applicant has been told, or the target: time to think of a notice of delay. */
  DELAY_NOTICE: { usual: days(7), ...policy('nämndens rutin (jfr FL 11 §)'), before: true, reminds: true },
  /** That it is reported or minuted is law; when is for the board to say. */
  BOARD_REPORT: { usual: days(60), ...policy('nämndens rutin (jfr KL 7:8)') },
  /** The three that the law sets end on a working day (lag 1930:173, 2 §). */
  MINUTES: { usual: days(14), ...law('KL 5:69, 6:35, lag 1930:173'), law: { least: 1, most: 14 } },
  ANNOUNCEMENT: { usual: days(2), ...law('KL 8:10, 8:12, lag 1930:173'), law: { least: 1, most: 2 } },
  /** Three weeks: neither longer nor shorter. */
  APPEAL: { usual: days(21), ...law('KL 13:5, lag 1930:173'), law: { least: 21, most: 21 } },
  /** Where it runs from the day that the party received the decision, and the appeal is handed in to the authority. Neither longer nor shorter either. */
  APPEAL_FROM_NOTICE: { usual: days(21), ...law('FL 44 §, lag 1930:173'), law: { least: 21, most: 21 } },
  /** That an appeal which the region has is examined where the authority does that, and handed over to the court without delay, is law; the day is not. */
  APPEAL_FORWARDING: { usual: workingDays(1), ...policy('nämndens rutin (jfr FL 46 §, KL 13:6)') },
  REPORT_REMINDER: { usual: days(30), ...policy('nämndens riktlinjer'), before: true, reminds: true },
  REPORT: { usual: days(0), ...policy('nämndens riktlinjer'), reminds: true },
  REPORT_OVERDUE: { usual: days(14), ...policy('nämndens riktlinjer'), reminds: true },
} as const satisfies Readonly<Record<string, Kind>>;

export type TimerKind = keyof typeof TIMERS;
export const TIMER_KINDS = Object.keys(TIMERS) as [TimerKind, ...TimerKind[]];
export const timerKind = (kind: TimerKind): Kind => TIMERS[kind];

export type TimerRules = Readonly<Record<TimerKind, TimerRule>>;
export const USUAL_TIMERS = Object.fromEntries(TIMER_KINDS.map((kind) => [kind, TIMERS[kind].usual])) as unknown as TimerRules;

/** A rule that is set, as events carry it. */
export type SetTimer = TimerRule & { readonly kind: TimerKind };
/** The usual rules with some of them set otherwise. */
export const withTimers = (set: readonly SetTimer[], rules = USUAL_TIMERS): TimerRules => ({
  ...rules,
  ...Object.fromEntries(set.map(({ kind, length, unit, on }) => [kind, { length, unit, on }])),
});

export const sameRule = (a: TimerRule, b: TimerRule): boolean => a.length === b.length && a.unit === b.unit && a.on === b.on;
/** Those that are not as usual. */
export const unusual = (rules: TimerRules): readonly SetTimer[] =>
  TIMER_KINDS.filter((kind) => !sameRule(rules[kind], USUAL_TIMERS[kind])).map((kind) => ({ kind, ...rules[kind] }));

/** They only remind: nothing is late when their day has come. */
const ONLY_REMINDS = ['SUPPLEMENT_REMINDER', 'DELAY_NOTICE', 'REPORT_REMINDER', 'REPORT_OVERDUE'] as const satisfies readonly TimerKind[];
export type DeadlineKind = Exclude<TimerKind, (typeof ONLY_REMINDS)[number]>;
export const isDeadline = (kind: TimerKind): kind is DeadlineKind => !(ONLY_REMINDS as readonly TimerKind[]).includes(kind);
