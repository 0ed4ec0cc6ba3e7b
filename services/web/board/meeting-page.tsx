/** One meeting of the board: what has been done and what comes next, its list, the announcement and its proof. */
import { Link, useParams } from '@tanstack/react-router';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { useMe } from '../api/me';
import { useReading } from '../api/read';
import '../auditing/auditing.css';
import { DayField, Failed, Notice, Page, Skeleton, TextArea, TextField } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './board.css';
import { NoticeText, ProofOfNotice } from './documents';
import { MeetingForm, OpenButton } from './meeting-form';
import { texts } from './meeting-texts';
import { ReportList } from './report-list';
import { Steps } from './steps';

/** The cases are told one after the other. */
const ANEW_MS = 2000;

function Changes({ meeting, etag }: { meeting: ShownMeeting; etag: string | null }) {
  const t = useTexts(texts);
  const { meetingId, meetingOn, place } = meeting;
  const common = { meetingId, etag } as const;
  return (
    <div className="meeting-changes no-print">
      <div className="buttons">
        <OpenButton gor="flytta">{t.doMove}</OpenButton>
        <OpenButton gor="stall-in">{t.doCancel}</OpenButton>
      </div>
      <MeetingForm
        {...common}
        gor="flytta"
        command="move"
        title={t.move}
        initial={{ meetingOn, place, reason: '' }}
        body={(values) => values}
      >
        {({ field }) => (
          <>
            <DayField {...field('meetingOn')} label={t.meetingOn} />
            <TextField {...field('place')} label={t.place} />
            <TextArea {...field('reason')} label={t.reason} rows={2} />
          </>
        )}
      </MeetingForm>
      <MeetingForm
        {...common}
        gor="stall-in"
        command="cancel"
        title={t.cancel}
        lead={t.cancelLead}
        initial={{ reason: '' }}
        body={(values) => values}
        danger
      >
        {({ field }) => <TextArea {...field('reason')} label={t.reason} rows={2} />}
      </MeetingForm>
    </div>
  );
}

function Meeting({ meeting, etag }: { meeting: ShownMeeting; etag: string | null }) {
  const t = useTexts(texts);
  const me = useMe()!;
  const { cancelled, held, notice, proof, state } = meeting;
  const may = me.may.includes('keepBoardRecords');
  return (
    <>
      {cancelled && (
        <Notice tone="warning">
          <p>{t.cancelled}</p>
        </Notice>
      )}
      {may && !held && !cancelled && <Changes meeting={meeting} etag={etag} />}
      {!cancelled && <Steps meeting={meeting} etag={etag} may={may} />}
      <ReportList meeting={meeting} />
      {notice && !state.posted && <NoticeText notice={notice} />}
      {proof && <ProofOfNotice proof={proof} />}
    </>
  );
}

export function MeetingPage() {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { meetingId } = useParams({ from: '/signed-in/sammantraden/$meetingId' });
  const path = `/api/board-meetings/${meetingId}`;
  const first = useReading<ShownMeeting>(path);
  const waits = first.data?.body.entries?.some(({ carried }) => carried === 'WAITS') ?? false;
  const { data, error, refetch } = useReading<ShownMeeting>(path, { refetchInterval: waits ? ANEW_MS : 0 });
  const meeting = data?.body;
  return (
    <Page
      title={meeting ? t.title(meeting.board, day(meeting.meetingOn)) : t.back}
      above={
        <Link to="/sammantraden" className="no-print">
          ‹ {t.back}
        </Link>
      }
      lead={meeting?.place}
      width="wide"
    >
      {error && !data && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {meeting && <Meeting meeting={meeting} etag={data.etag} />}
    </Page>
  );
}
