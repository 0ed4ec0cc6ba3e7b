/** The list of cases: the first thing that those who handle them see. */
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { CaseQueueSort, Direction, Mover } from '#projections/case-queue';
import { MOST_COUNTED } from '../../../../projections/case-queue/counted';
import { valuesIn } from '../../../../projections/case-queue/query-edit';
import { useMe, type Person } from '../../api/me';
import { useReading } from '../../api/read';
import { Page } from '../../parts/page';
import { Empty, Failed } from '../../parts/states';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Filters } from './filters';
import { useQueueList } from './list';
import { ListView, type ListHandle } from './list-view';
import './queue.css';
import { askedOf, countsPath, listPath, type Asked } from './search';
import { isReadable, SearchBox, type SearchHandle } from './search-box';
import { SelectionBar } from './selection-bar';
import { useShortcuts, useShortcutsOn } from './shortcuts';
import { SortChoice } from './sort-choice';
import { texts } from './texts';
import { useNarrow, useStacked } from './narrow';
import { isAs, useViews, ViewActions, ViewList } from './views';
import { Waiting } from './waiting';

// fetched when they are opened
const AssignDialog = lazy(async () => ({ default: (await import('./bulk-dialogs')).AssignDialog }));
const AcknowledgeDialog = lazy(async () => ({ default: (await import('./bulk-dialogs')).AcknowledgeDialog }));
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog')).ShortcutsDialog }));

const route = getRouteApi('/signed-in/arenden');
const NOBODY: ReadonlySet<string> = new Set();

/** The last counts of a search that could be read: they stand while the next are on their way. */
function useCounts(q: string, readable: boolean): Readonly<Record<Mover, number>> | null {
  const [last, setLast] = useState<Readonly<Record<Mover, number>> | null>(null);
  const fresh = useReading<Record<Mover, number>>(countsPath({ q }), { enabled: readable }).data?.body;
  if (fresh && fresh !== last) setLast(fresh);
  return last;
}
/** All that the list holds, up to {@link MOST_COUNTED}. */
const totalOf = (counts: Readonly<Record<Mover, number>> | null, q: string): number | null => {
  if (counts === null) return null;
  const chosen = valuesIn(q, 'mover') as readonly Mover[];
  const all = (Object.keys(counts) as Mover[]).reduce(
    (sum, mover) => (chosen.length === 0 || chosen.includes(mover) ? sum + (counts[mover] ?? 0) : sum),
    0,
  );
  return Math.min(all, MOST_COUNTED + 1);
};

export function QueuePage() {
  const me = useMe();
  return me && <Queue me={me} />;
}

function Queue({ me }: { me: Person }) {
  const t = useTexts(texts);
  const f = useFormat();
  const narrow = useNarrow();
  const stacked = useStacked();
  const navigate = route.useNavigate();
  const found = route.useSearch();
  const asked = askedOf(found, me);
  const readable = isReadable(asked.q);

  const list = useRef<ListHandle>(null);
  const box = useRef<SearchHandle>(null);
  const seen = useCallback(() => list.current?.seen() ?? 0, []);
  const shown = useQueueList(listPath(asked), readable, seen);
  // the rows first
  const counts = useCounts(asked.q, readable && !shown.behind);
  const total = totalOf(counts, asked.q);
  const views = useViews();
  const asSaved = views?.some((view) => view.viewId === asked.view && isAs(view, asked)) === true;

  const go = useCallback(
    (change: Partial<Asked>): void => {
      const { q, sort, direction, view } = { ...asked, ...change };
      void navigate({ search: { q, sort, dir: direction, ...(view === null ? {} : { view }) }, replace: true, resetScroll: false });
    },
    // the address says it all
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [found, me, navigate],
  );
  const search = useCallback((q: string) => go({ q }), [go]);
  const sort = useCallback((by: CaseQueueSort, direction: Direction) => go({ sort: by, direction }), [go]);

  // what can be done to several cases at a time
  const mayAssign = me.may.includes('assignCases');
  const mayAcknowledge = me.role === 'official';
  const [selected, setSelected] = useState<ReadonlySet<string>>(NOBODY);
  const [doing, setDoing] = useState<'assign' | 'acknowledge' | null>(null);
  const rows = shown.rows;
  const chosen = useMemo(() => (rows ?? []).filter(({ caseId }) => selected.has(caseId)), [rows, selected]);
  const select = useCallback((caseId: string, on: boolean) => {
    setSelected((now) => {
      const next = new Set(now);
      if (on) next.add(caseId);
      else next.delete(caseId);
      return next;
    });
  }, []);
  const unselect = useCallback(
    (caseIds: readonly string[]) => setSelected((now) => new Set([...now].filter((id) => !caseIds.includes(id)))),
    [],
  );

  const [explaining, setExplaining] = useState(false);
  const [shortcutsOn, turnShortcuts] = useShortcutsOn();
  useShortcuts(
    shortcutsOn,
    useMemo(
      () => ({
        j: () => list.current?.step(1),
        k: () => list.current?.step(-1),
        ArrowDown: () => (list.current?.hasFocus() ? list.current.step(1) : false),
        ArrowUp: () => (list.current?.hasFocus() ? list.current.step(-1) : false),
        x: () => {
          const row = list.current?.hasFocus() ? list.current.current() : undefined;
          if (!row || !mayAssign) return false;
          setSelected((now) => {
            const next = new Set(now);
            if (!next.delete(row.caseId)) next.add(row.caseId);
            return next;
          });
          return true;
        },
        '/': () => box.current?.focus(),
        '?': () => setExplaining(true),
        Escape: () => (selected.size > 0 ? setSelected(NOBODY) : false),
      }),
      [mayAssign, selected.size],
    ),
  );

  const filters = <Filters q={asked.q} onSearch={search} counts={counts} mayBeAssigned={me.role === 'official'} />;
  return (
    <Page
      title={t.title}
      width="wide"
      actions={
        !narrow && (
          <button type="button" className="button quiet" onClick={() => setExplaining(true)}>
            {t.shortcuts}
          </button>
        )
      }
    >
      <div className="queue">
        <div className="queue-side">
          <ViewList views={views} asked={asked} />
          {stacked ? (
            <details className="queue-filters">
              <summary>{t.filters}</summary>
              {filters}
            </details>
          ) : (
            <section aria-label={t.filters} className="queue-filters">
              {filters}
            </section>
          )}
        </div>
        <div className="queue-main">
          <SearchBox q={asked.q} onSearch={search} onLeave={() => list.current?.focus()} handle={box} />
          <div className="queue-above">
            <p className="queue-total" role="status">
              {total === null ? ' ' : t.cases(f.counted(total, MOST_COUNTED), total === 1)}
            </p>
            <ViewActions views={views} asked={asked} readable={readable} onView={(view) => go({ view })} />
            {narrow && <SortChoice sort={asked.sort} onSort={sort} />}
          </div>
          {shown.moved && (
            <p className="queue-moved" role="status">
              {t.moved}{' '}
              <button type="button" className="link" onClick={shown.renew}>
                {t.renew}
              </button>
            </p>
          )}
          {shown.error !== null && shown.error !== undefined && <Failed error={shown.error} onRetry={shown.retry} />}
          {rows === null && !shown.error && <Waiting />}
          {rows !== null && rows.length === 0 && (
            <Empty title={asSaved ? t.emptyView : t.empty}>
              <p>{asSaved ? t.emptyViewText : t.emptyText}</p>
              {asked.q !== '' && (
                <button type="button" className="button" onClick={() => go({ q: '', view: 'alla' })}>
                  {t.showAll}
                </button>
              )}
            </Empty>
          )}
          {rows !== null && rows.length > 0 && (
            <>
              <ListView
                rows={rows}
                total={total !== null && total > MOST_COUNTED ? null : total}
                sort={asked.sort}
                direction={asked.direction}
                onSort={sort}
                me={me.ref}
                busy={shown.behind}
                more={shown.more && !shown.fetchMoreFailed}
                onMore={shown.fetchMore}
                selected={mayAssign ? selected : null}
                onSelect={select}
                onSelectAll={(on) => setSelected(on ? new Set(rows.map(({ caseId }) => caseId)) : NOBODY)}
                handle={list}
              />
              <p className="queue-end" role="status">
                {shown.fetchMoreFailed ? (
                  <>
                    {t.moreFailed}{' '}
                    <button type="button" className="link" onClick={shown.fetchMore}>
                      {t.again}
                    </button>
                  </>
                ) : shown.more ? (
                  t.loadingMore
                ) : (
                  t.end
                )}
              </p>
            </>
          )}
        </div>
      </div>
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          onAssign={mayAssign ? () => setDoing('assign') : null}
          onAcknowledge={mayAcknowledge ? () => setDoing('acknowledge') : null}
          onUnselect={() => setSelected(NOBODY)}
        />
      )}
      <Suspense>
        {doing === 'assign' && <AssignDialog rows={chosen} onClose={() => setDoing(null)} onDone={unselect} />}
        {doing === 'acknowledge' && <AcknowledgeDialog rows={chosen} onClose={() => setDoing(null)} onDone={unselect} />}
        {explaining && <ShortcutsDialog on={shortcutsOn} onTurn={turnShortcuts} onClose={() => setExplaining(false)} />}
      </Suspense>
    </Page>
  );
}
