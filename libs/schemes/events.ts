/** The storage contract of the streams `scheme-<schemeId>` and `frame-<schemeId>-<year>`. Change only by a new schema version and an upcaster. */
import { z } from 'zod';
import { TIMER_KINDS, TIMER_UNITS } from '#libs/timers';
import { day, event, line, ore, person, text, type EventOf } from '#libs/event-log';

/** How a scheme's decisions may be appealed (KL 13 kap., FL 40 §, or not at all). Decides which rules bind. */
export const LEGAL_REGIMES = ['KL13', 'FL40', 'NOT_APPEALABLE'] as const;

export const criterion = z.strictObject({
  /** Stable key, e.g. `samhallsnytta`. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: line,
  question: text,
});
export const term = z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), text });

export const schemeEvents = {
  SchemeEstablished: event({ sv: 'stödform inrättad', en: 'grant scheme established' }, ['LAW', 'KL 6:38 1'], {
    schemeId: z.string().regex(/^[a-z0-9-]+$/),
    name: line,
    board: line,
    /** Stream key of the board's delegation order: `delegation-<boardId>`. */
    boardId: z.string().regex(/^[a-z0-9-]+$/),
    legalRegime: z.enum(LEGAL_REGIMES),
    /** Case group in the delegation order, e.g. `H`. */
    caseGroup: line,
  }),
  GuidelinesAdopted: event({ sv: 'riktlinjer antagna', en: 'guidelines adopted' }, ['LAW', 'KL 6:38 1'], {
    version: line,
    boardParagraph: line,
    adoptedOn: day,
    validFrom: day,
    criteria: z.array(criterion).min(1),
    /** Scores run from 0 to this. */
    maxScore: z.int().min(1).max(10),
    amount: z.strictObject({ minOre: ore, maxOre: ore }),
    /** Own share in percent of the grant; an hour of work counts `hourOre`. */
    ownShare: z.strictObject({ percent: z.int().nonnegative(), hourOre: ore }),
    applicantForms: z.array(line).min(1),
    municipalities: z.array(line).min(1),
    meeting: z.enum(['ALWAYS', 'WHEN_NEEDED']),
    terms: z.strictObject({ version: line, clauses: z.array(term), reportMonthsAfterEnd: z.int().nonnegative() }),
    /** Calendar days that the applicant gets at least, for supplements and for communication. */
    days: z.strictObject({ supplement: z.int().positive(), communication: z.int().positive(), targetDecision: z.int().positive() }),
  }),
  IntakeRuleSet: event({ sv: 'intagsregel fastställd', en: 'rule of intake set' }, ['LAW', 'KL 6:38 1'], {
    mode: z.enum(['ROLLING', 'CALLS']),
    /** Months (1–12) with no intake; only for ROLLING. */
    closedMonths: z.array(z.int().min(1).max(12)),
    boardParagraph: line,
  }),
  CallOpened: event({ sv: 'utlysning öppnad', en: 'call opened' }, ['LAW', 'KL 6:38 1'], {
    callId: z.string().regex(/^[a-z0-9-]+$/),
    theme: line,
    opensOn: day,
    closesOn: day,
    frameOre: ore,
    boardParagraph: line,
  }),
  CallClosed: event({ sv: 'utlysning stängd', en: 'call closed' }, ['LAW', 'KL 6:38 1'], { callId: line, closedOn: day, reason: text }),
  IntakePaused: event({ sv: 'intag pausat', en: 'intake paused' }, ['LAW', 'KL 6:38 1'], { from: day, to: day.nullable(), reason: text }),
  IntakeResumed: event({ sv: 'intag återupptaget', en: 'intake resumed' }, ['LAW', 'KL 6:38 1'], { from: day }),
  TimersSet: event({ sv: 'tidsfrister fastställda', en: 'time limits set' }, ['POLICY', 'nämndens rutin'], {
    /** The board's decision or routine that says so. */
    reference: line,
    /** Applies to what arrives from this day on. */
    validFrom: day,
    /** Those that are not here are as usual. */
    timers: z.array(
      z.strictObject({ kind: z.enum(TIMER_KINDS), length: z.int().nonnegative(), unit: z.enum(TIMER_UNITS), on: z.boolean() }),
    ),
  }),
  HandlingGroupComposed: event({ sv: 'handläggningsgrupp utsedd', en: 'handling group appointed' }, ['POLICY', 'nämndens rutin'], {
    groupId: z.string().regex(/^[a-z0-9-]+$/),
    name: line,
    members: z.array(person).min(1),
  }),
} as const;
export type SchemeEvent = EventOf<typeof schemeEvents>;

/** The frame stream guards the year's money: what is reserved in it can never be more than the frame, however decisions race. */
export const frameEvents = {
  FrameSet: event({ sv: 'årsram fastställd', en: 'year’s budget set' }, ['LAW', 'KL 6:38 1'], {
    schemeId: line,
    year: z.int(),
    amountOre: ore,
    boardParagraph: line,
  }),
  FrameReserved: event(
    { sv: 'belopp reserverat ur årsramen', en: 'amount reserved out of the year’s budget' },
    ['POLICY', 'nämndens budget'],
    {
      decisionId: z.uuid(),
      caseId: z.uuid(),
      amountOre: ore,
      /** The case revision that the decision builds on: once the case has passed it without this decision, the decision can never come. */
      caseRevision: z.int().nonnegative(),
    },
  ),
  FrameReservationConfirmed: event({ sv: 'belopp ianspråktaget', en: 'amount taken up' }, ['POLICY', 'nämndens budget'], {
    decisionId: z.uuid(),
  }),
  FrameReservationReleased: event({ sv: 'reservation upphävd', en: 'reservation released' }, ['POLICY', 'nämndens budget'], {
    decisionId: z.uuid(),
    reason: text,
  }),
} as const;
export type FrameEvent = EventOf<typeof frameEvents>;

export const schemeStream = (schemeId: string): string => `scheme-${schemeId}`;
export const frameStream = (schemeId: string, year: number): string => `frame-${schemeId}-${year}`;
