/** Schemes by name, with the guidelines of a day and whether applications are taken. */
import { rowsOf, type Database } from '#projections/reading';
import { USUAL_TIMERS, withTimers, type TimerRules } from '#libs/timers';
import { guidelinesInForce } from './in-force';
import type { Call, Guidelines, HandlingGroup, Pause, SchemeRow, TimersSet } from './projection';

export interface SchemeInRegister {
  readonly schemeId: string;
  readonly name: string;
  readonly board: string;
  readonly boardId: string;
  readonly legalRegime: SchemeRow['legal_regime'];
  readonly caseGroup: string;
  /** In force on the day asked for; null when there are none. */
  readonly guidelines: Guidelines | null;
  readonly intake: SchemeRow['intake'];
  readonly calls: readonly Call[];
  readonly pauses: readonly Pause[];
  readonly groups: readonly HandlingGroup[];
  /** For what arrives on the day asked for. */
  readonly timerRules: TimerRules;
  /** What has been set, in the order in which it was recorded. */
  readonly timers: readonly TimersSet[];
  /** Takes applications on the day: by the intake rule, outside closed months and pauses, or with a call open. */
  readonly open: boolean;
  readonly revision: number;
}

/** $1 day, $2 scheme (null = all). */
const ON_DAY = `
select scheme_id as "schemeId", name, board, board_id as "boardId", legal_regime as "legalRegime", case_group as "caseGroup",
  rules.guidelines as guidelines, intake, calls, pauses, groups, timers, revision
from read.scheme_register
${guidelinesInForce('scheme_register.scheme_id', '$1::date')}
where $2::text is null or scheme_id = $2
order by name, scheme_id`;

/** $1 scheme. */
const VERSIONS = 'select guidelines from read.scheme_register where scheme_id = $1';

type Found = Omit<SchemeInRegister, 'open' | 'timerRules'>;

/** As the scheme's own rule has it: of what was set, the latest `validFrom` counts; otherwise the guidelines say how soon a decision is aimed for. */
function timerRulesOn({ guidelines, timers }: Found, day: string): TimerRules {
  const target = guidelines?.days.targetDecision;
  const usual: TimerRules =
    target === undefined ? USUAL_TIMERS : { ...USUAL_TIMERS, TARGET_DECISION: { length: target, unit: 'DAYS', on: true } };
  let set: TimersSet | undefined;
  for (const one of timers) if (one.validFrom <= day && (!set || one.validFrom >= set.validFrom)) set = one;
  return withTimers(set?.timers ?? [], usual);
}
const asOn = (scheme: Found, day: string): SchemeInRegister => ({
  ...scheme,
  open: isOpen(scheme, day),
  timerRules: timerRulesOn(scheme, day),
});

const isPaused = ({ pauses }: Found, day: string): boolean => pauses.some(({ from, to }) => from <= day && (to === null || day <= to));

/** For showing only: the scheme's own rule decides when an application is made. */
function isOpen(scheme: Found, day: string): boolean {
  const { intake, guidelines, calls } = scheme;
  if (!intake || !guidelines || isPaused(scheme, day)) return false;
  if (intake.mode === 'ROLLING') return !intake.closedMonths.includes(Number(day.slice(5, 7)));
  return calls.some(
    ({ opensOn, closesOn, closedOn }) => opensOn <= day && day <= (closedOn !== null && closedOn < closesOn ? closedOn : closesOn),
  );
}

/** All schemes as they are on a day (`YYYY-MM-DD`), by name. */
export async function schemesOn(db: Database, day: string): Promise<SchemeInRegister[]> {
  return (await rowsOf<Found>(db, ON_DAY, [day, null])).map((scheme) => asOn(scheme, day));
}

export async function schemeOn(db: Database, schemeId: string, day: string): Promise<SchemeInRegister | undefined> {
  const [scheme] = await rowsOf<Found>(db, ON_DAY, [day, schemeId]);
  return scheme && asOn(scheme, day);
}

/** Every version of a scheme's guidelines, as they were adopted; empty when there is no such scheme. */
export async function guidelineVersions(db: Database, schemeId: string): Promise<Guidelines[]> {
  const [scheme] = await rowsOf<{ guidelines: Guidelines[] }>(db, VERSIONS, [schemeId]);
  return scheme?.guidelines ?? [];
}
