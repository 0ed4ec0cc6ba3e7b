/** Whether a scheme takes applications on a day, and when it does so again (domain: closed July and December, pauses, calls). */
import { formatDay, joined, refuse, worded, type Refusal, type Wording } from '#libs/kernel';
import { lastDayOf, pauseOn, type Call, type Pause, type SchemeState } from './scheme';

export type Intake =
  | { readonly open: true }
  /**
   * `opensAgain` = the first day on which the call that was named, or else any, takes applications (the same day, if another call is open);
   * null when nobody has decided on one, or waiting does not help.
   */
  | { readonly refusal: Refusal; readonly opensAgain: string | null };

/** What stands in the way, without the sentence on when it opens again. */
interface Obstacle {
  readonly code: string;
  readonly message: Wording;
  readonly field?: string;
  /** False when waiting does not help: the applicant has to state something else. */
  readonly passes: boolean;
}

const MONTH_NAME = {
  sv: new Intl.DateTimeFormat('sv-SE', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
};
const monthOf = (day: string): number => Number(day.slice(5, 7));

/** `callId` undefined = any call. */
const takes = (call: Call, day: string, callId?: string): boolean =>
  (callId === undefined || call.callId === callId) && call.opensOn <= day && day <= lastDayOf(call);

function isOpen(state: SchemeState, day: string, callId?: string): boolean {
  if (!state.intake || pauseOn(state, day)) return false;
  if (state.intake.mode === 'ROLLING') return !state.intake.closedMonths.includes(monthOf(day));
  return state.calls.some((call) => takes(call, day, callId));
}

/** The first open day from `day` on. Later than that, intake can only open when a pause is over, a month begins or a call opens. */
function nextOpening(state: SchemeState, day: string, callId?: string): string | null {
  const afterPauses = state.pauses.flatMap(({ to }) => (to === null ? [] : [Temporal.PlainDate.from(to).add({ days: 1 })]));
  const monthStarts = [Temporal.PlainDate.from(day), ...afterPauses].flatMap((from) =>
    Array.from({ length: 12 }, (_, months) => from.with({ day: 1 }).add({ months: months + 1 })),
  );
  const days = [day, ...[...afterPauses, ...monthStarts].map(String)].concat(state.calls.map(({ opensOn }) => opensOn));
  return days.filter((candidate) => candidate >= day && isOpen(state, candidate, callId)).toSorted()[0] ?? null;
}

const pausedSentence = ({ to }: Pause): Wording =>
  to === null
    ? { sv: 'Intaget är pausat tills vidare.', en: 'The intake is paused until further notice.' }
    : { sv: `Intaget är pausat till och med ${formatDay(to)}.`, en: `The intake is paused to ${formatDay(to, 'en')}.` };

function openNow(calls: readonly Call[], day: string): Wording {
  const open = calls.filter((call) => takes(call, day));
  return {
    sv: `Öppna nu: ${open.map((call) => `”${call.theme}” (till och med ${formatDay(lastDayOf(call))})`).join(', ')}.`,
    en: `Open now: ${open.map((call) => `“${call.theme}” (to ${formatDay(lastDayOf(call), 'en')})`).join(', ')}.`,
  };
}

function callObstacle(state: SchemeState, day: string, callId: string | null): Obstacle | null {
  if (callId === null) {
    return isOpen(state, day)
      ? {
          code: 'call-missing',
          message: joined([
            { sv: 'Ange vilken utlysning ansökan gäller.', en: 'State which call the application is for.' },
            openNow(state.calls, day),
          ]),
          field: 'callId',
          passes: false,
        }
      : { code: 'no-open-call', message: { sv: 'Ingen utlysning är öppen.', en: 'No call is open.' }, passes: true };
  }
  const call = state.calls.find((known) => known.callId === callId);
  if (!call || takes(call, day)) return null;
  const last = lastDayOf(call);
  return last < day
    ? {
        code: 'call-closed',
        message: {
          sv: `Utlysningen ”${call.theme}” stängde ${formatDay(last)}.`,
          en: `The call “${call.theme}” closed on ${formatDay(last, 'en')}.`,
        },
        field: 'callId',
        passes: true,
      }
    : {
        code: 'call-not-open-yet',
        message: { sv: `Utlysningen ”${call.theme}” har inte öppnat än.`, en: `The call “${call.theme}” has not opened yet.` },
        field: 'callId',
        passes: true,
      };
}

const closedMonth = (day: string): Wording => {
  const month = worded((language) => MONTH_NAME[language].format(Date.parse(`${day}T00:00Z`)));
  return { sv: `Intaget är stängt i ${month.sv}.`, en: `The intake is closed in ${month.en}.` };
};

function obstacle(state: SchemeState, day: string, callId: string | null): Obstacle | null {
  if (!state.established)
    return {
      code: 'no-scheme',
      message: { sv: 'Stödformen är inte inrättad av nämnden.', en: 'The grant scheme has not been established by the board.' },
      passes: false,
    };
  if (!state.intake)
    return {
      code: 'no-intake-rule',
      message: {
        sv: 'Nämnden har inte fastställt när stödformen tar emot ansökningar.',
        en: 'The board has not decided when the grant scheme takes applications.',
      },
      passes: false,
    };
  const rolling = state.intake.mode === 'ROLLING';
  if (rolling && callId !== null)
    return {
      code: 'call-not-expected',
      message: {
        sv: 'Stödformen har löpande intag. Lämna fältet för utlysning tomt.',
        en: 'The grant scheme takes applications continuously. Leave the field for the call empty.',
      },
      field: 'callId',
      passes: false,
    };
  if (callId !== null && !state.calls.some((call) => call.callId === callId))
    return {
      code: 'unknown-call',
      message: {
        sv: `Stödformen har ingen utlysning med beteckningen ${callId}. Välj en av de utlysningar som finns.`,
        en: `The grant scheme has no call named ${callId}. Choose one of the calls that there are.`,
      },
      field: 'callId',
      passes: false,
    };
  const pause = pauseOn(state, day);
  if (pause) return { code: 'intake-paused', message: pausedSentence(pause), passes: true };
  if (!rolling) return callObstacle(state, day, callId);
  if (!state.intake.closedMonths.includes(monthOf(day))) return null;
  return { code: 'closed-month', message: closedMonth(day), passes: true };
}

/**
 * Whether an application may be handed in on a day; `callId` null = it names no call. The refusal's sentence tells when the intake opens again.
 * It says nothing about guidelines, and never stops an application that arrives anyway from being registered (TF 2:9, OSL 5:1).
 */
export function intakeOn(state: SchemeState, day: string, callId: string | null): Intake {
  const found = obstacle(state, day, callId);
  if (!found) return { open: true };
  const { code, message, field } = found;
  const on = { basis: 'POLICY', citation: 'nämndens beslut om intag', ...(field ? { field } : {}) } as const;
  if (!found.passes) return { ...refuse(code, message, on), opensAgain: null };
  // after a call that has closed, or that closes during a pause, there may be another one
  const ofThisCall = callId === null ? null : nextOpening(state, day, callId);
  const opensAgain = ofThisCall ?? nextOpening(state, day);
  const anotherCall = code === 'no-open-call' || (callId !== null && ofThisCall === null);
  const sentence =
    opensAgain === day
      ? openNow(state.calls, day)
      : opening(opensAgain, anotherCall ? 'NEXT' : code === 'call-not-open-yet' ? 'FIRST' : 'AGAIN');
  return { ...refuse(code, joined([message, sentence]), on), opensAgain };
}

/** NEXT = of another call; FIRST = of a call that has never been open. */
function opening(day: string | null, which: 'NEXT' | 'FIRST' | 'AGAIN'): Wording {
  if (day === null) return { sv: 'Nämnden har inte beslutat när det öppnar igen.', en: 'The board has not decided when it opens again.' };
  const [sv, en] = [formatDay(day), formatDay(day, 'en')];
  if (which === 'NEXT') return { sv: `Nästa utlysning öppnar ${sv}.`, en: `The next call opens on ${en}.` };
  if (which === 'FIRST') return { sv: `Den öppnar ${sv}.`, en: `It opens on ${en}.` };
  return { sv: `Det öppnar igen ${sv}.`, en: `It opens again on ${en}.` };
}
