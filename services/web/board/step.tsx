/** One of the things that are done for a meeting: done, next or later, and late when the law says so. */
import type { ReactNode } from 'react';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import type { Subject } from '../entering';
import { Tag } from '../parts';
import { useTexts } from '../texts/language';
import { texts } from './meeting-texts';

/** What each step is given: `may` = the one who reads it enters it too. */
export interface Given {
  readonly meeting: ShownMeeting;
  readonly etag: string | null;
  readonly may: boolean;
}

/** What a form about the meeting is bound to. */
export const ofMeeting = ({ meetingId }: ShownMeeting, etag: string | null): Subject => ({
  id: meetingId,
  etag,
  address: `/api/board-meetings/${meetingId}`,
});

type Standing = 'done' | 'now' | 'later';

export function Step({ title, standing, late, children }: { title: string; standing: Standing; late?: boolean; children?: ReactNode }) {
  const t = useTexts(texts);
  const tone = { done: 'success', now: 'information', later: 'neutral' } as const;
  return (
    <li className="card" aria-current={standing === 'now' ? 'step' : undefined}>
      <h3 className="with-tag">
        {title} <Tag tone={tone[standing]}>{t[standing]}</Tag> {late && <Tag tone="danger">{t.late}</Tag>}
      </h3>
      {children}
    </li>
  );
}
