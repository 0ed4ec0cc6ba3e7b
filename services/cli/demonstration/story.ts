/** What a story of the demonstration is made of: steps with a time, a person and a command, given to the case as it stands then. */
import type { Application, CaseState, CommandOf, DecisionContent } from '#libs/grant-cases';
import type { PlainCaseCommand } from '#libs/grant-cases/module';
import type { Guidelines } from '#libs/schemes';
import { GROUP } from './board-decisions';
import type { Calendar } from './calendar';
import type { People, Who } from './people';

/** What a step may look at. */
export interface Known {
  readonly calendar: Calendar;
  readonly people: People;
  /** The case as it stands before the step. */
  readonly state: CaseState;
  readonly application: Application;
  readonly guidelines: Guidelines;
}

interface When {
  /** Working days before today. */
  readonly ago: number;
  /** `HH:MM` in Sweden. */
  readonly time: string;
  readonly by: Who;
}
export type Step = When &
  (
    | { readonly kind: 'command'; readonly command: (known: Known) => PlainCaseCommand }
    /** The diary gives the number first. `serial` = the region's own number, or null for ours. */
    | { readonly kind: 'register'; readonly serial: number | null }
    /** Statement, new sign-in and reservation out of the year's frame go with it. */
    | { readonly kind: 'decide'; readonly content: (known: Known) => DecisionContent }
  );

export interface Story {
  /** Stable name: ids are derived from it. */
  readonly key: string;
  /** Row in brochure-projects.csv, the first below the header is 1. */
  readonly row: number;
  readonly arrival: {
    readonly channel: CommandOf<'SubmitApplication'>['channel'];
    /** Working days before today when it arrived; moved to an open month if need be. */
    readonly ago: number;
    readonly by: Who;
    /** When it was written in, that day; for the portal also when it arrived. */
    readonly time: string;
  };
  readonly steps: readonly Step[];
}

export const step = (ago: number, time: string, by: Who, command: (known: Known) => PlainCaseCommand): Step => ({
  kind: 'command',
  ago,
  time,
  by,
  command,
});

export const registered = (ago: number, time: string, serial: number | null = null): Step => ({
  kind: 'register',
  ago,
  time,
  by: 'registrator.eva',
  serial,
});

/** The area manager hands the case out. */
export const assigned = (ago: number, time: string, official: Who): Step =>
  step(ago, time, 'omradeschef.anna', ({ people }) => ({
    type: 'AssignCase',
    official: people[official],
    groupId: GROUP,
    advisers: [people['radgivare.leila'], people['radgivare.per']],
  }));

export const impartial = (ago: number, time: string, by: Who, statement: string, advisedApplicant = false): Step =>
  step(ago, time, by, () => ({ type: 'DeclareImpartiality', advisedApplicant, statement }));

/** `ahead` = working days after today when a decision can be expected. */
export const acknowledged = (ago: number, time: string, by: Who, ahead: number): Step =>
  step(ago, time, by, ({ calendar, people, application }) => ({
    type: 'AcknowledgeCase',
    expectedBy: calendar.day(-ahead),
    message:
      `Tack för ansökan om ”${application.title}”. ${people[by].name} är handläggare. Ansökan läses också av rådgivare från Coompanion Mälardalen ` +
      'och Stiftelsen Activa. Vi hör av oss om vi behöver veta mer, och bjuder in till ett möte. Handlingarna i ärendet är allmänna.',
  }));

export const eligible = (ago: number, time: string, by: Who, exceptionReason: string | null = null): Step =>
  step(ago, time, by, () => ({ type: 'CheckEligibility', exceptionReason }));

/** One person's assessment of the four criteria, a few minutes apart from `hour`:00 on. */
export const assessed = (
  ago: number,
  hour: number,
  by: Who,
  criteria: readonly (readonly [criterion: string, score: number, reasons: string])[],
): readonly Step[] =>
  criteria.map(([criterion, score, reasons], index) =>
    step(ago, `${String(hour).padStart(2, '0')}:${String(index * 9 + 4).padStart(2, '0')}`, by, () => ({
      type: 'AssessCriterion',
      criterion,
      score,
      reasons,
    })),
  );

/** For a grant: the clauses of the terms word for word, one payment, and the report a month after the end. */
export const onTerms = ({ guidelines, application }: Known): Pick<DecisionContent, 'terms' | 'payment'> => ({
  terms: guidelines.terms.clauses.map(({ id, text }) => ({ id, text })),
  payment: {
    plan: 'Hela bidraget betalas ut när villkoren har godkänts.',
    reportDue: Temporal.PlainDate.from(application.schedule.to).add({ months: guidelines.terms.reportMonthsAfterEnd }).toString(),
  },
});
