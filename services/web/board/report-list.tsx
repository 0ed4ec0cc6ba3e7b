/** The list of reported decisions as the board has it, and what each case has taken in. Printed, it is the list alone. */
import { Link } from '@tanstack/react-router';
import type { ShownEntry, ShownMeeting } from '../../api/meetings/shown-meeting';
import { Empty, Tag, type Tone } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './meeting-texts';
import { outcomeIn } from './outcome';

const TONES: Readonly<Record<ShownEntry['carried'], Tone>> = {
  NOTHING_YET: 'neutral',
  CARRIED: 'success',
  WAITS: 'information',
  OTHERWISE: 'danger',
};

function Row({ shown }: { shown: ShownEntry }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { language } = useLanguage();
  const { nr, entry, organisation, title, dispatchedOn, carried, refusal } = shown;
  if (!entry)
    return (
      <tr>
        <td data-label={t.nr}>{nr}</td>
        <td colSpan={8}>{t.hidden}</td>
      </tr>
    );
  const { caseId, caseNumber, decidedOn, decider, postTitle, itemNumber, orderVersion, outcome, amountOre } = entry;
  return (
    <tr>
      <td data-label={t.nr}>{nr}</td>
      <td data-label={t.decidedOn}>
        <time dateTime={decidedOn}>{decidedOn}</time>
      </td>
      <td data-label={t.number}>
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {caseNumber}
        </Link>
      </td>
      <td data-label={t.decider}>
        {decider.name}
        <br />
        <small>{postTitle}</small>
      </td>
      <td data-label={t.item}>
        {itemNumber} <small>({orderVersion})</small>
      </td>
      <td data-label={t.matter}>
        {title}
        <br />
        <small>{organisation}</small>
      </td>
      <td data-label={t.decision}>{outcomeIn(language, f, outcome, amountOre)}</td>
      <td data-label={t.dispatched}>{dispatchedOn === null ? t.notDispatched : <time dateTime={dispatchedOn}>{dispatchedOn}</time>}</td>
      <td data-label={t.inCase} className="no-print">
        <Tag tone={TONES[carried]}>{t.carried[carried]}</Tag>
        {carried === 'OTHERWISE' && (
          <>
            <br />
            <small lang={refusal === null ? undefined : 'sv'}>{refusal ?? t.otherwise}</small>
          </>
        )}
      </td>
    </tr>
  );
}

export function ReportList({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { entries, board, meetingOn, held } = meeting;
  const heads = [t.nr, t.decidedOn, t.number, t.decider, t.item, t.matter, t.decision, t.dispatched];
  return (
    <section aria-labelledby="list-name" className="report-list">
      <h2 id="list-name">{t.listCaption(board, day(meetingOn))}</h2>
      {entries === null && <Empty title={t.notFixed} />}
      {entries?.length === 0 && <p>{t.empty}</p>}
      {entries && entries.length > 0 && (
        <>
          <div className="buttons">
            <button type="button" className="button small" onClick={() => print()}>
              {t.print}
            </button>
          </div>
          <div className="table-wrap">
            <table className="listing" aria-labelledby="list-name">
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th scope="col" key={head}>
                      {head}
                    </th>
                  ))}
                  <th scope="col" className="no-print">
                    {t.inCase}
                  </th>
                </tr>
              </thead>
              <tbody>
                {entries.map((shown) => (
                  <Row key={shown.nr} shown={shown} />
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <strong>{held ? t.decided : t.proposed}</strong> {t.toFile(board)}
          </p>
        </>
      )}
    </section>
  );
}
