/** Who holds the posts that the order names, who has, and who will. */
import { useParams } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Assignment } from '#libs/delegation';
import { useReading } from '../../api/read';
import { Empty, Failed, Skeleton, Tag } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf, useMayWrite } from '../board';
import { Frame } from '../frame';
import { texts as shared } from '../texts';
import { Assign } from './assign';
import { EndAssignment } from './end-assignment';
import { texts } from './texts';

function Row({ boardId, held }: { boardId: string; held: Assignment }) {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const { shortDay } = useFormat();
  const mayWrite = useMayWrite();
  const [ending, setEnding] = useState(false);
  const { title, post, holder, from, to, acting, reason } = held;
  const over = to !== null && to < today();
  const never = to !== null && to < from;
  return (
    <li className="card post">
      <div>
        <p>
          <b lang="sv">{title}</b> <code>{post}</code>
        </p>
        <p>
          {holder.name} <Tag tone={acting ? 'information' : 'neutral'}>{acting ? t.acted : t.ordinary}</Tag>
        </p>
        <p className="hint">
          {common.period(shortDay(from), to === null ? null : shortDay(to))}
          {reason !== null && (
            <>
              . <span lang="sv">{reason}</span>
            </>
          )}
        </p>
      </div>
      {mayWrite && !never && (
        <button
          type="button"
          className="button small"
          aria-label={(over ? t.correctNamed : t.endNamed)(holder.name, title)}
          onClick={() => setEnding(true)}
        >
          {over ? t.correct : t.end}
        </button>
      )}
      <EndAssignment boardId={boardId} held={held} open={ending} onClose={() => setEnding(false)} />
    </li>
  );
}

function Group({ boardId, title, rows }: { boardId: string; title: string; rows: readonly Assignment[] }) {
  const name = useId();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      <ul className="posts">
        {rows.map((held) => (
          <Row key={held.assignmentId} boardId={boardId} held={held} />
        ))}
      </ul>
    </section>
  );
}

function Posts({ boardId, rows }: { boardId: string; rows: readonly Assignment[] }) {
  const t = useTexts(texts);
  const day = today();
  const now = rows.filter(({ from, to }) => from <= day && (to === null || day <= to));
  return (
    <>
      {now.length === 0 && (
        <Empty title={t.nobodyNow}>
          <p>{t.nobodyNowText}</p>
        </Empty>
      )}
      <Group boardId={boardId} title={t.now} rows={now} />
      <Group boardId={boardId} title={t.later} rows={rows.filter(({ from, to }) => from > day && (to === null || from <= to))} />
      <Group boardId={boardId} title={t.earlier} rows={rows.filter(({ from, to }) => to !== null && (to < day || to < from))} />
    </>
  );
}

export function PostsPage() {
  const t = useTexts(texts);
  const { posts } = useTexts(shared);
  const mayWrite = useMayWrite();
  const [assigning, setAssigning] = useState(false);
  const { boardId } = useParams({ from: '/signed-in/delegation/$boardId/befattningar' });
  const { data, error, refetch } = useReading<{ rows: readonly Assignment[] }>(`${apiOf(boardId)}/post-holders`);
  return (
    <Frame
      boardId={boardId}
      part={posts}
      actions={
        mayWrite && (
          <button type="button" className="button" onClick={() => setAssigning(true)}>
            {t.assign}
          </button>
        )
      }
    >
      <p className="hint">{t.lead}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Posts boardId={boardId} rows={data.body.rows} />}
      <Assign boardId={boardId} known={data?.body.rows ?? []} open={assigning} onClose={() => setAssigning(false)} />
    </Frame>
  );
}
