/** Which decisions are to be reported at the meeting, the oldest first. What is on the list already is chosen. */
import { Link } from '@tanstack/react-router';
import type { Waiting } from '../../api/meetings/meetings.controller';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { OpenedForm } from '../entering';
import { Checkboxes, Failed, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './meeting-texts';
import { outcomeIn } from './outcome';
import { ofMeeting } from './step';
import { TheRest, useUnreported } from './unreported';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}
/** Case and decision in one word, as a list of ticks has it. */
const keyOf = ({ caseId, decisionId }: { readonly caseId: string; readonly decisionId: string }): string => `${caseId}/${decisionId}`;

const REASONS = ['elsewhere', 'later', 'separately', 'unknown'] as const;
/** Why a decision can't be reported at the meeting; null = it can. By the delegation order, the day of the meeting, and the other meetings' lists. */
function reasonAgainst({ meetingId, meetingOn }: ShownMeeting, row: Waiting): (typeof REASONS)[number] | null {
  if (row.route !== 'ANMALAN') return row.route === null ? 'unknown' : 'separately';
  if (row.meetingId !== null && row.meetingId !== meetingId) return 'elsewhere';
  return row.decidedOn > meetingOn ? 'later' : null;
}

interface Chosen {
  readonly decisions: readonly string[];
}

export function ListForm({ meeting, etag }: { meeting: ShownMeeting; etag: string | null }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { language } = useLanguage();
  const unreported = useUnreported(meeting.boardId);
  const { rows, left, error, again } = unreported;
  if (error && !rows) return <Failed error={error} onRetry={again} />;
  if (!rows) return <Skeleton lines={4} />;
  const options = rows
    .filter((row) => reasonAgainst(meeting, row) === null)
    .map((row): Option => ({
      value: keyOf(row),
      text: `${row.caseNumber ?? '–'} ${row.organisation}: ${outcomeIn(language, f, row.outcome, row.amountOre)}`,
      hint: `${f.shortDay(row.decidedOn)}, ${t.waited(f.days(row.ageDays))}`,
    }));
  const all = options.map(({ value }) => value);
  // in the order in which they wait; what was chosen and has not been fetched has waited for a shorter time
  const stillThere = (chosen: readonly string[]): readonly string[] => [
    ...all.filter((value) => chosen.includes(value)),
    ...(left > 0 ? chosen.filter((value) => !all.includes(value)) : []),
  ];
  const listed = (meeting.entries ?? []).flatMap(({ entry }) => (entry ? [keyOf(entry)] : []));
  return (
    <OpenedForm<Chosen>
      of={ofMeeting(meeting, etag)}
      gor="lista"
      command="fix-report-list"
      title={t.fix}
      initial={{ decisions: meeting.entries === null ? all : listed }}
      body={({ decisions }) => ({
        decisions: stillThere(decisions).map((value) => ({ caseId: value.split('/')[0], decisionId: value.split('/')[1] })),
      })}
      submit={t.doFix}
      done={t.fixed}
    >
      {({ field, values, set }) => (
        <>
          {options.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <Checkboxes
                {...field<readonly string[]>('decisions')}
                label={t.chosen(f.number(stillThere(values.decisions).length))}
                options={options}
              />
              <p>
                <button type="button" className="link" onClick={() => set('decisions', [...new Set([...values.decisions, ...all])])}>
                  {t.all}
                </button>
              </p>
            </>
          )}
          <Others meeting={meeting} rows={rows} />
          <TheRest of={unreported} />
        </>
      )}
    </OpenedForm>
  );
}

/** What waits and can't be chosen here, and why. */
function Others({ meeting, rows }: { meeting: ShownMeeting; rows: readonly Waiting[] }) {
  const t = useTexts(texts);
  const f = useFormat();
  const reasons = rows.map((row) => reasonAgainst(meeting, row));
  const told = REASONS.flatMap((reason) => {
    const count = reasons.filter((one) => one === reason).length;
    return count === 0 ? [] : [t.against[reason](f.number(count))];
  });
  if (told.length === 0) return null;
  return (
    <p className="hint">
      {t.cannot} {f.list(told)}. <Link to="/sammantraden">{t.seeThem}</Link>
    </p>
  );
}
