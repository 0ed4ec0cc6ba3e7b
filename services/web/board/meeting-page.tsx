/** One meeting of the board: what has been done and what comes next, its list, the announcement and its proof. */
import { Link, useParams } from '@tanstack/react-router';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { useMe } from '../api/me';
import { useReading } from '../api/read';
import '../auditing/auditing.css';
import { Entries, type Entry } from '../entering';
import { Failed, Notice, Page, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './board.css';
import { CheckpointParagraph } from './checkpoint-paragraph';
import { NoticeText, ProofOfNotice } from './documents';
import { texts } from './meeting-texts';
import { ReportList } from './report-list';
import { ofMeeting } from './step';
import { Steps } from './steps';

function Changes({ meeting, etag }: { meeting: ShownMeeting; etag: string | null }) {
  const t = useTexts(texts);
  const { meetingOn, place } = meeting;
  const entries: readonly Entry[] = [
    {
      gor: 'flytta',
      command: 'move',
      title: t.move,
      opener: t.doMove,
      fields: {
        meetingOn: { as: 'day', label: t.meetingOn, initial: meetingOn },
        place: { as: 'line', label: t.place, initial: place },
        reason: { as: 'text', label: t.reason, rows: 2 },
      },
    },
    {
      gor: 'stall-in',
      command: 'cancel',
      title: t.cancel,
      opener: t.doCancel,
      lead: t.cancelLead,
      fields: { reason: { as: 'text', label: t.reason, rows: 2 } },
      danger: true,
    },
  ];
  return (
    <div className="meeting-changes no-print">
      <Entries of={ofMeeting(meeting, etag)} entries={entries} />
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
      {may && !cancelled && <CheckpointParagraph />}
    </>
  );
}

export function MeetingPage() {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { meetingId } = useParams({ from: '/signed-in/sammantraden/$meetingId' });
  // the cases take in what is recorded one after the other, and each tells of it; what a case refuses in words is told when the page is read next
  const { data, error, refetch } = useReading<ShownMeeting>(`/api/board-meetings/${meetingId}`);
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
