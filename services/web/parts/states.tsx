/** What stands in the place of something: while it is fetched, when it could not be, and when there is none. */
import type { ReactNode } from 'react';
import { NoContact, Refused } from '../api/problem';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** As high as what comes: `lines` of text. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useTexts(texts);
  return (
    <div className="page">
      <div className="skeleton" role="status" aria-label={t.loading}>
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} style={{ inlineSize: `${[92, 100, 78, 96, 60][index % 5]}%` }} />
        ))}
      </div>
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(texts);
  const problem = error instanceof Refused ? error.problem : null;
  const away = error instanceof NoContact || problem === null;
  return (
    <div className="notice warning" role="alert">
      <h2>{problem ? problem.title : away ? t.noContactTitle : t.failedTitle}</h2>
      <p>{problem ? problem.detail : t.noContact}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t.again}
        </button>
      )}
    </div>
  );
}

/** An empty list says why it is empty and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** When an answer could not wait for what was just written. */
export function NotUpToDate() {
  return (
    <p className="notice" role="status">
      {useTexts(texts).notUpToDate}
    </p>
  );
}
