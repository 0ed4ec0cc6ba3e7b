import { useId } from 'react';
import type { CaseQueueSort, Direction } from '#projections/case-queue';
import { useTexts } from '../../texts/language';
import { FIRST_DIRECTION } from './table-head';
import { texts } from './texts';

/** Where there are no column headings to press. */
export function SortChoice({ sort, onSort }: { sort: CaseQueueSort; onSort: (sort: CaseQueueSort, direction: Direction) => void }) {
  const t = useTexts(texts);
  const id = useId();
  return (
    <div className="queue-sort-choice">
      <label htmlFor={id}>{t.sort}</label>
      <select
        id={id}
        value={sort}
        onChange={({ target }) => onSort(target.value as CaseQueueSort, FIRST_DIRECTION[target.value as CaseQueueSort])}
      >
        {(Object.keys(t.sorts) as CaseQueueSort[]).map((by) => (
          <option key={by} value={by}>
            {t.sorts[by]}
          </option>
        ))}
      </select>
    </div>
  );
}
