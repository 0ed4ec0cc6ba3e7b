/** Decisions that have been neither reported nor minuted separately, by their way to the board, the oldest first. */
import { Link } from '@tanstack/react-router';
import type { Waiting } from '../../api/meetings/meetings.controller';
import { Empty, Failed, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { outcomeIn } from './outcome';
import { texts } from './texts';
import { TheRest, useUnreported } from './unreported';

const WAYS = ['ANMALAN', 'SARSKILT_PROTOKOLL', 'UNKNOWN'] as const;
type Way = (typeof WAYS)[number];

function Row({ row, way }: { row: Waiting; way: Way }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { language } = useLanguage();
  const { caseId, caseNumber, organisation, title, decidedOn, ageDays, deciderName, postTitle, itemNumber, meetingId, meetingOn } = row;
  return (
    <tr>
      <td data-label={t.age}>
        <strong>{f.days(ageDays)}</strong>
        {way === 'ANMALAN' && (
          <>
            <br />
            <small>
              {meetingId !== null && meetingOn !== null ? (
                <Link to="/sammantraden/$meetingId" params={{ meetingId }}>
                  {t.onMeeting(f.shortDay(meetingOn))}
                </Link>
              ) : (
                t.onNoList
              )}
            </small>
          </>
        )}
      </td>
      <td data-label={t.decidedOn}>
        <time dateTime={decidedOn}>{f.shortDay(decidedOn)}</time>
      </td>
      <td data-label={t.number}>
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {caseNumber ?? '–'}
        </Link>
      </td>
      <td data-label={t.decider}>
        {deciderName} <small>{postTitle}</small>
      </td>
      <td data-label={t.item}>{itemNumber}</td>
      <td data-label={t.matter}>
        {title}
        <br />
        <small>{organisation}</small>
      </td>
      <td data-label={t.decision}>{outcomeIn(language, f, row.outcome, row.amountOre)}</td>
    </tr>
  );
}

function OneWay({ way, rows }: { way: Way; rows: readonly Waiting[] }) {
  const t = useTexts(texts);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`way-${way}`}>
      <h3 id={`way-${way}`}>{t.routes[way]}</h3>
      <p className="hint">{t.routeHints[way]}</p>
      <div className="table-wrap">
        <table className="listing" aria-labelledby={`way-${way}`}>
          <thead>
            <tr>
              {[t.age, t.decidedOn, t.number, t.decider, t.item, t.matter, t.decision].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.decisionId} row={row} way={way} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function WaitingDecisions() {
  const t = useTexts(texts);
  const unreported = useUnreported(null);
  const { rows, error, again } = unreported;
  if (error && !rows) return <Failed error={error} onRetry={again} />;
  if (!rows) return <Skeleton lines={6} />;
  return (
    <section aria-labelledby="waiting-name" className="waiting">
      <h2 id="waiting-name">{t.waitingTitle}</h2>
      <p>{t.waitingLead}</p>
      {rows.length === 0 && <Empty title={t.noneWaiting} />}
      {WAYS.map((way) => (
        <OneWay key={way} way={way} rows={rows.filter(({ route }) => (route ?? 'UNKNOWN') === way)} />
      ))}
      <TheRest of={unreported} />
    </section>
  );
}
