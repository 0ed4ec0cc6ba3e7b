/** Searches with a name: those that everybody has, one's own, and what others share; each with how many cases it holds. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ShownView } from '../../../api/views/views.controller';
import { MOST_COUNTED } from '../../../../projections/case-queue/counted';
import { Refused } from '../../api/problem';
import { send } from '../../api/send';
import { useReading } from '../../api/read';
import { useAnnounce } from '../../parts/announce';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import type { ProblemDocument } from '../../../api/problems/problem';
import type { Asked } from './search';
import { texts } from './texts';
import type { Editing } from './view-dialog';

const VIEWS = '/api/views';
export const useViews = (): readonly ShownView[] | null => useReading<{ rows: readonly ShownView[] }>(VIEWS).data?.body.rows ?? null;

/** Whether the list shows the view as it is saved. */
export const isAs = (view: ShownView, { q, sort, direction }: Asked): boolean =>
  view.q === q && view.sort === sort && view.direction === direction;

export function ViewList({ views, asked }: { views: readonly ShownView[] | null; asked: Asked }) {
  const t = useTexts(texts);
  const f = useFormat();
  return (
    <nav aria-label={t.views} className="queue-views">
      <h2>{t.views}</h2>
      <ul>
        {(views ?? PLACEHOLDERS).map((view, index) =>
          view === null ? (
            <li key={index} aria-hidden className="queue-view-placeholder" />
          ) : (
            <li key={view.viewId}>
              <Link
                to="/arenden"
                search={{ q: view.q, sort: view.sort, dir: view.direction, view: view.viewId }}
                aria-current={view.viewId === asked.view && (view.kind === 'OWN' || isAs(view, asked)) ? 'true' : undefined}
                activeProps={{}}
                preload={false}
                resetScroll
              >
                <span>
                  {view.name}
                  {view.sharedBy !== null && <small> {t.sharedBy(view.sharedBy)}</small>}
                  {view.kind === 'OWN' && view.shared && <small> {t.shared}</small>}
                </span>
                <span className="count">{view.count === null ? t.unreadableView : f.counted(view.count, MOST_COUNTED)}</span>
              </Link>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
const PLACEHOLDERS: readonly null[] = [null, null, null, null, null, null];

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog')).ViewDialog }));

/** Saving the search under a name; changing, sharing and deleting one's own views. */
export function ViewActions({
  views,
  asked,
  readable,
  onView,
}: {
  views: readonly ShownView[] | null;
  asked: Asked;
  readable: boolean;
  onView: (viewId: string | null) => void;
}) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [problem, setProblem] = useState<ProblemDocument | 'no-contact' | null>(null);
  const [sending, setSending] = useState(false);

  const own = views?.find((view) => view.viewId === asked.view && view.kind === 'OWN');
  const isNew = readable && views !== null && !views.some((view) => isAs(view, asked));

  const change = async (
    method: 'PUT' | 'DELETE',
    viewId: string,
    body: object | null,
    said: string,
    then: string | null,
  ): Promise<void> => {
    if (sending) return;
    setSending(true);
    setProblem(null);
    try {
      await send(method, `${VIEWS}/${viewId}`, body ?? {});
      await queries.invalidateQueries({ queryKey: [VIEWS] });
      setEditing(null);
      announce(said);
      onView(then);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : 'no-contact');
    } finally {
      setSending(false);
    }
  };
  const save = (view: Editing): Promise<void> => {
    const { q, sort, direction } = asked;
    const body = { name: view.name, q: q.trim() === '' ? null : q, sort, direction, shared: view.shared };
    return change('PUT', view.viewId, body, t.viewSaved, view.viewId);
  };

  return (
    <>
      {own && !isAs(own, asked) && readable && (
        <button type="button" className="button small" onClick={() => void save({ ...own, isNew: false })}>
          {t.updateView}
        </button>
      )}
      {own && isAs(own, asked) && (
        <button
          type="button"
          className="button small quiet"
          aria-label={t.editView(own.name)}
          onClick={() => setEditing({ viewId: own.viewId, name: own.name, shared: own.shared, isNew: false })}
        >
          {t.changeView}
        </button>
      )}
      {isNew && (
        <button
          type="button"
          className="button small quiet"
          onClick={() => setEditing({ viewId: crypto.randomUUID(), name: '', shared: false, isNew: true })}
        >
          {t.saveView}
        </button>
      )}
      {editing && (
        <Suspense>
          <ViewDialog
            view={editing}
            asked={asked}
            onChange={setEditing}
            problem={problem}
            sending={sending}
            onSave={() => void save(editing)}
            onDelete={() => void change('DELETE', editing.viewId, null, t.viewDeleted, null)}
            onClose={() => {
              setEditing(null);
              setProblem(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
