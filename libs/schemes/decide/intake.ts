import { accept, refuse, type Decision } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import { isPaused, type SchemeState } from '../scheme';
import type { CommandBody } from './commands';

const on = (field: string) => ({ basis: 'POLICY', citation: 'nämndens beslut om intag', field }) as const;

export function setIntakeRule(body: CommandBody<'SetIntakeRule'>, state: SchemeState): Decision<SchemeEvent> {
  const closedMonths = [...new Set(body.closedMonths)].toSorted((a, b) => a - b);
  if (body.mode === 'CALLS' && closedMonths.length > 0)
    return refuse(
      'months-with-calls',
      {
        sv: 'Stängda månader gäller bara löpande intag. Utlysningar har egna datum.',
        en: 'Closed months apply to continuous intake only. Calls have dates of their own.',
      },
      on('closedMonths'),
    );
  if (closedMonths.length === 12)
    return refuse(
      'never-open',
      {
        sv: 'Alla månader kan inte vara stängda. Pausa intaget om det ska stå stilla.',
        en: 'All months cannot be closed. Pause the intake if it is to stand still.',
      },
      on('closedMonths'),
    );
  const same = state.intake?.mode === body.mode && String(state.intake.closedMonths) === String(closedMonths);
  return same ? accept() : accept({ type: 'IntakeRuleSet', body: { ...body, closedMonths } });
}

export function pauseIntake(body: CommandBody<'PauseIntake'>, state: SchemeState): Decision<SchemeEvent> {
  const { from, to } = body;
  if (to !== null && to < from)
    return refuse(
      'pause-ends-first',
      {
        sv: 'Pausens sista dag ligger före den första. Rätta en av dem.',
        en: 'The last day of the pause is before the first. Correct one of them.',
      },
      on('to'),
    );
  return isPaused(state, from, to) ? accept() : accept({ type: 'IntakePaused', body });
}

/** Resuming an intake that is not paused that day changes nothing. */
export const resumeIntake = (body: CommandBody<'ResumeIntake'>, state: SchemeState): Decision<SchemeEvent> =>
  isPaused(state, body.from, body.from) ? accept({ type: 'IntakeResumed', body }) : accept();
