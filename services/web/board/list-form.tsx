/** Which decisions are to be reported at the meeting, the oldest first. What is on the list already is chosen. */
import type { Waiting } from '../../api/meetings/meetings.controller';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { search, useReading } from '../api/read';
import { OpenedForm } from '../entering';
import { Checkboxes, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './meeting-texts';
import { outcomeIn } from './outcome';
import { ofMeeting } from './step';
import { MOST, type WaitingAnswer } from './waiting';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}
/** Case and decision in one word, as a list of ticks has it. */
const keyOf = ({ caseId, decisionId }: { readonly caseId: string; readonly decisionId: string }): string => `${caseId}/${decisionId}`;

/** By the delegation order and the day of the meeting; what stands on another list is told, and can't be chosen. */
const mayStand =
  ({ meetingId, meetingOn }: ShownMeeting) =>
  (row: Waiting): boolean =>
    row.route === 'ANMALAN' && row.decidedOn <= meetingOn && (row.meetingId === null || row.meetingId === meetingId);

export function ListForm({ meeting, etag }: { meeting: ShownMeeting; etag: string | null }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { language } = useLanguage();
  const { boardId, entries } = meeting;
  const { data } = useReading<WaitingAnswer>(`/api/board-meetings/unreported${search({ board: boardId, limit: MOST })}`);
  if (!data) return <Skeleton lines={4} />;
  const rows = data.body.rows.filter(mayStand(meeting));
  const options = rows.map((row): Option => ({
    value: keyOf(row),
    text: `${row.caseNumber ?? '–'} ${row.organisation}: ${outcomeIn(language, f, row.outcome, row.amountOre)}`,
    hint: `${f.shortDay(row.decidedOn)}, ${t.waited(f.days(row.ageDays))}`,
  }));
  const listed = (entries ?? []).flatMap(({ entry }) => (entry ? [keyOf(entry)] : []));
  return (
    <OpenedForm<{ decisions: readonly string[] }>
      of={ofMeeting(meeting, etag)}
      gor="lista"
      command="fix-report-list"
      title={t.fix}
      initial={{ decisions: entries === null ? options.map(({ value }) => value) : listed }}
      body={({ decisions }) => ({
        // in the order in which they wait
        decisions: options
          .filter(({ value }) => decisions.includes(value))
          .map(({ value }) => ({ caseId: value.split('/')[0], decisionId: value.split('/')[1] })),
      })}
      submit={t.doFix}
      done={t.fixed}
    >
      {({ field, values, set }) =>
        options.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <>
            <Checkboxes {...field<readonly string[]>('decisions')} label={t.chosen(f.number(values.decisions.length))} options={options} />
            <p>
              <button
                type="button"
                className="link"
                onClick={() =>
                  set(
                    'decisions',
                    options.map(({ value }) => value),
                  )
                }
              >
                {t.all}
              </button>
            </p>
          </>
        )
      }
    </OpenedForm>
  );
}
