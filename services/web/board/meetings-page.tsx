/** The board's meetings, and what waits to be reported. */
import { Link, useNavigate } from '@tanstack/react-router';
import type { CalledAnswer } from '../../api/meetings/meeting-commands.controller';
import type { MeetingLine } from '../../api/meetings/shown-meeting';
import type { BoardInRegister } from '#projections/board-meetings';
import { useMe } from '../api/me';
import { useReading } from '../api/read';
import '../auditing/auditing.css';
import { Choice, CommandForm, DayField, Empty, Failed, Notice, Page, Skeleton, TextField } from '../parts';
import { useDoing } from '../entering/doing';
import { today, useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './board.css';
import { StepTag, StepWords } from './next-step';
import { texts } from './texts';
import { WaitingDecisions } from './waiting';

const isOver = ({ step }: MeetingLine): boolean => step === 'DONE' || step === 'CANCELLED';

function Line({ line }: { line: MeetingLine }) {
  const t = useTexts(texts);
  const { day, number } = useFormat();
  const { meetingId, board, meetingOn, place, listed } = line;
  return (
    <li>
      <h3 className="with-tag">
        <Link to="/sammantraden/$meetingId" params={{ meetingId }}>
          {board} <time dateTime={meetingOn}>{day(meetingOn)}</time>
        </Link>{' '}
        <StepTag next={line} />
      </h3>
      <p>
        {place}. {listed === null ? t.noList : t.onList(number(listed))}.
      </p>
      {!isOver(line) && (
        <p>
          {t.next}: <StepWords next={line} />
        </p>
      )}
    </li>
  );
}

function CallForm({ boards }: { boards: readonly BoardInRegister[] }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { close } = useDoing();
  if (boards.length === 0)
    return (
      <Notice tone="warning">
        <p>{t.noBoards}</p>
      </Notice>
    );
  return (
    <section className="card" aria-labelledby="call-name">
      <h2 id="call-name">{t.doCall}</h2>
      <CommandForm<{ boardId: string; meetingOn: string; place: string }, CalledAnswer>
        to="/api/board-meetings"
        etag={null}
        keep="sammantraden/nytt"
        initial={{ boardId: boards.length === 1 ? boards[0]!.boardId : '', meetingOn: today(), place: '' }}
        body={(values) => values}
        submit={t.doCall}
        done={t.called}
        onDone={({ meetingId }) => void navigate({ to: '/sammantraden/$meetingId', params: { meetingId } })}
        onCancel={close}
      >
        {({ field }) => (
          <>
            {boards.length > 1 && (
              <Choice
                {...field('boardId')}
                label={t.board}
                options={boards.map(({ boardId, board }) => ({ value: boardId, text: board }))}
              />
            )}
            <DayField {...field('meetingOn')} label={t.meetingOn} />
            <TextField {...field('place')} label={t.place} />
          </>
        )}
      </CommandForm>
    </section>
  );
}

function Meetings({ rows }: { rows: readonly MeetingLine[] }) {
  const t = useTexts(texts);
  const coming = rows.filter((line) => !isOver(line)).toReversed();
  const past = rows.filter(isOver);
  return (
    <>
      <section aria-labelledby="coming-name">
        <h2 id="coming-name">{t.coming}</h2>
        {coming.length === 0 ? <Empty title={t.noneComing} /> : <Lines lines={coming} />}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past-name">
          <h2 id="past-name">{t.past}</h2>
          <Lines lines={past} />
        </section>
      )}
    </>
  );
}
const Lines = ({ lines }: { lines: readonly MeetingLine[] }) => (
  <ul className="rows">
    {lines.map((line) => (
      <Line key={line.meetingId} line={line} />
    ))}
  </ul>
);

export function MeetingsPage() {
  const t = useTexts(texts);
  const me = useMe()!;
  const { doing, open } = useDoing();
  const may = me.may.includes('keepBoardRecords');
  const { data, error, refetch } = useReading<{ rows: readonly MeetingLine[] }>('/api/board-meetings');
  const boards = useReading<{ rows: readonly BoardInRegister[] }>('/api/board-meetings/boards', { enabled: may });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="wide"
      actions={
        may &&
        doing !== 'utlys' && (
          <button type="button" className="button primary" onClick={() => open('utlys')}>
            {t.doCall}
          </button>
        )
      }
    >
      {may && doing === 'utlys' && boards.data && <CallForm boards={boards.data.body.rows} />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Meetings rows={data.body.rows} />}
      <WaitingDecisions />
    </Page>
  );
}
