/** What matters of a case, at the top of its page. */
import { Facts, Tag } from '../../parts';
import { daysBetween, today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import type { ListedCase } from './opened';
import { texts } from './texts';
import { capital, useWords } from './words';

/** Within so many days a deadline is near. */
const NEAR_DAYS = 7;

/** A day and how far away it is; whether it is near or has passed is said in words too. */
export function Deadline({ row }: Pick<ListedCase, 'row'>) {
  const t = useTexts(texts);
  const f = useFormat();
  const { word } = useWords();
  if (row.nextDeadline === null || row.deadlineKind === null) return t.noDeadline;
  const left = daysBetween(today(), row.nextDeadline);
  const when = (
    <>
      <time dateTime={row.nextDeadline}>{f.shortDay(row.nextDeadline)}</time>, {f.away(row.nextDeadline)}
    </>
  );
  return (
    <>
      {capital(word('deadline', row.deadlineKind))} {when}{' '}
      {left < 0 ? <Tag tone="danger">{t.late}</Tag> : left <= NEAR_DAYS ? <Tag tone="warning">{t.soon}</Tag> : null}
    </>
  );
}

export function CaseHead({ row, me }: ListedCase) {
  const t = useTexts(texts);
  const f = useFormat();
  const { word } = useWords();
  const assignee = row.assigneeRef === me.ref ? `${row.assigneeName} (${t.you})` : row.assigneeName;
  return (
    <div className="case-head">
      <Facts
        inline
        items={[
          [
            t.sought,
            <span key="sought" className="number">
              {row.amountOre === 0 ? t.soughtDisposed : f.money(row.amountOre)}
            </span>,
          ],
          [t.phase, capital(word('phase', row.phase))],
          [t.move, capital(word('mover', row.whoseMove))],
          [t.deadline, <Deadline key="deadline" row={row} />],
          [t.official, assignee ?? t.nobody],
        ]}
      />
      <Flags row={row} />
    </div>
  );
}

/** What to look at twice, in words. */
export function Flags({ row }: Pick<ListedCase, 'row'>) {
  const t = useTexts(texts);
  const { word } = useWords();
  if (row.flags.length === 0) return null;
  return (
    <p className="case-flags">
      <span className="case-flags-title">{t.flags}:</span>
      {row.flags.map((flag) => (
        <Tag key={flag} tone="warning">
          {word('flag', flag)}
        </Tag>
      ))}
    </p>
  );
}
