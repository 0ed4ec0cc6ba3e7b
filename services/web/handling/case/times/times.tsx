/** The times that run in a case, why, and how long it has taken. Folded in: the first of them stands in the head of the page. */
import type { CaseTimes } from '../../../../api/cases/cases.controller';
import type { Timer } from '#libs/timers';
import { TIMER_NAMES, TIMER_STATE_NAMES } from '#libs/timers/wordings';
import { citationIn } from '../../../../../libs/kernel/citation';
import { Tag } from '../../../parts';
import { daysBetween, today, useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { capital } from '../words';
import { texts } from './texts';
import './times.css';

const TONES = { running: 'information', paused: 'neutral', fired: 'warning' } as const;

function Row({ timer, waiting }: { timer: Timer; waiting: string }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { language } = useLanguage();
  const { kind, dueOn, state, basis, citation } = timer;
  const ended = kind === 'APPEAL' && state === 'fired';
  return (
    <li>
      <span className="times-what">{capital(TIMER_NAMES[kind][language])}</span>
      <span className="times-when">
        {state === 'paused' ? t.atTheEarliest : ''}{' '}
        <time dateTime={dueOn} className="number">
          {f.shortDay(dueOn)}
        </time>
        {state !== 'paused' && daysBetween(today(), dueOn) !== 0 ? `, ${f.away(dueOn)}` : ''}
      </span>
      <span className="times-state">
        <Tag tone={TONES[state]}>{TIMER_STATE_NAMES[state][language]}</Tag>
      </span>
      <span className="times-why">
        {state === 'paused' ? `${waiting} ` : ''}
        {ended ? `${t.askTheCourt} ` : ''}
        {basis === 'LAW' ? t.law : t.routine}: {citationIn(citation, language)}
      </span>
    </li>
  );
}

export function Times({ times, open }: { times: CaseTimes; open: boolean }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { timers, handling } = times;
  if (timers.length === 0 && !handling) return null;
  const waited = handling ? handling.grossDays - handling.netDays : 0;
  return (
    <details className="case-times" open={open}>
      <summary>
        {t.heading(timers.length)}
        {handling && (
          <span className="times-took">
            {(handling.decided ? t.took : t.hasTaken)(f.days(handling.grossDays))}
            {waited > 0 ? t.without(f.days(waited), f.days(handling.netDays)) : ''}
          </span>
        )}
      </summary>
      {timers.length > 0 && (
        <ul className="times">
          {timers.map((timer) => (
            <Row key={timer.key} timer={timer} waiting={t.waiting} />
          ))}
        </ul>
      )}
    </details>
  );
}
