import { Link } from '@tanstack/react-router';
import type { DecisionQueueItem } from '#projections/decision-queue';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import { FLAG_NAMES } from '../../../../projections/cases/wordings';
import { Tag, type Tone } from '../../parts';
import { daysBetween, dayOf, today, useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import type { Picking } from './picking';
import { texts } from './texts';

const OVER: ReadonlySet<DecisionQueueItem['status']> = new Set(['DECIDED', 'CLOSED']);
/** Told in a sentence with its sums, or by the heading it stands under. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['OWN_SHARE_SHORT', 'AT_BOARD']);

/** What to look at twice, in words. */
function useRemarks(row: DecisionQueueItem): readonly (readonly [text: string, tone: Tone])[] {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money } = useFormat();
  const { dissentCount, ownShareOre, ownShareDemandedOre, ownShareSuffices, flags, level } = row;
  const short = ownShareSuffices === false && ownShareOre !== null && ownShareDemandedOre !== null;
  return [
    ...(level === 'DIARY' ? [[t.undeclared, 'information'] as const] : []),
    ...(dissentCount ? [[t.dissent(dissentCount), 'information'] as const] : []),
    ...(short ? [[t.ownShareShort(money(ownShareOre), money(ownShareDemandedOre)), 'warning'] as const] : []),
    ...flags.filter((flag) => !TOLD_OTHERWISE.has(flag)).map((flag) => [FLAG_NAMES[flag][language], 'warning'] as const),
  ];
}

function Proposed({ row }: { row: DecisionQueueItem }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money } = useFormat();
  const outcome = row.decidedOutcome ?? row.proposedOutcome;
  const sum = row.decidedOutcome ? row.decidedOre : row.proposedOre;
  if (!outcome) return null;
  return (
    <p className="decision-sum">
      {!row.decidedOutcome && `${t.proposed}: `}
      <span className={row.decidedOutcome ? 'capital' : undefined}>{DECISION_KIND_NAMES[outcome][language]}</span>
      {sum ? (
        <>
          , <strong className="number">{money(sum)}</strong> <span className="hint">{t.ofSought(money(row.soughtOre))}</span>
        </>
      ) : null}
    </p>
  );
}

type Told = (day: string) => string;
/** Of cases that wait for something else than a decision: when that began. */
const beganIn = (t: (typeof texts)['sv']): Readonly<Partial<Record<DecisionQueueItem['status'], Told>>> => ({
  TO_WRITE_OFF: t.withdrawn,
  RETURNED: t.returned,
  AT_BOARD: t.atBoard,
});

/** How long it has lain, and what was promised. */
function When({ row }: { row: DecisionQueueItem }) {
  const t = useTexts(texts);
  const { day, days, shortDay, away } = useFormat();
  const since = dayOf(row.statusSince);
  if (OVER.has(row.status)) {
    const state = row.legalForce ? t.legalForce : row.dispatched ? t.dispatched : t.notDispatched;
    return (
      <p className="decision-when">
        {t.decided(shortDay(row.decidedOn ?? since), row.deciderName ?? '')} · {state}
      </p>
    );
  }
  const waited = daysBetween(since, today());
  const began = beganIn(t)[row.status];
  const late = row.expectedBy === null ? 0 : daysBetween(row.expectedBy, today());
  return (
    <p className="decision-when">
      {began ? began(shortDay(since)) : waited > 0 ? t.waited(days(waited)) : t.waitedToday}
      {row.expectedBy !== null && (
        <>
          <br />
          {late > 0 ? (
            <strong className="late">{t.late(day(row.expectedBy), days(late))}</strong>
          ) : (
            t.expected(day(row.expectedBy), away(row.expectedBy))
          )}
        </>
      )}
    </p>
  );
}

export function QueueRow({ row, picking = null }: { row: DecisionQueueItem; picking?: Picking | null }) {
  const t = useTexts(texts);
  const remarks = useRemarks(row);
  return (
    <li className="card decision-row">
      {picking && (
        <label className="decision-pick">
          <input
            type="checkbox"
            checked={picking.picked.has(row.caseId)}
            onChange={(event) => picking.pick(row.caseId, event.target.checked)}
          />
          <span>
            {t.pick} <span className="visually-hidden">{row.organisation}</span>
          </span>
        </label>
      )}
      <p className="decision-number">{row.number ?? t.withoutNumber}</p>
      <h3 lang="sv">
        <Link to="/arenden/$caseId/beslut" params={{ caseId: row.caseId }}>
          {row.organisation}
        </Link>
      </h3>
      <p lang="sv">{row.title}</p>
      <Proposed row={row} />
      <When row={row} />
      {!OVER.has(row.status) && remarks.length > 0 && (
        <ul className="remarks">
          {remarks.map(([text, tone]) => (
            <li key={text}>
              <Tag tone={tone}>{text}</Tag>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
