import type { CaseQueueItem, CaseQueueSort, Direction } from '#projections/case-queue';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

interface Props {
  readonly rows: readonly CaseQueueItem[];
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
  readonly onSort: (sort: CaseQueueSort, direction: Direction) => void;
  readonly selected: ReadonlySet<string> | null;
  readonly onSelectAll: (selected: boolean) => void;
}

/** Which way a column is read first. */
export const FIRST_DIRECTION: Readonly<Record<CaseQueueSort, Direction>> = {
  deadline: 'asc',
  received: 'asc',
  since: 'asc',
  amount: 'desc',
  number: 'desc',
  organisation: 'asc',
};

/** Headings are buttons: pressed once they sort, pressed again the other way. */
export function TableHead({ rows, sort, direction, onSort, selected, onSelectAll }: Props) {
  const t = useTexts(texts);
  const button = (by: CaseQueueSort, text: string) => (
    <button
      type="button"
      className="queue-sort"
      data-sorted={by === sort ? direction : undefined}
      onClick={() => onSort(by, by === sort ? (direction === 'asc' ? 'desc' : 'asc') : FIRST_DIRECTION[by])}
    >
      {text}
    </button>
  );
  const sorted = (...by: readonly CaseQueueSort[]) => (by.includes(sort) ? (direction === 'asc' ? 'ascending' : 'descending') : undefined);
  const all = rows.length > 0 && rows.every(({ caseId }) => selected?.has(caseId));
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selected !== null && (
          <th scope="col" className="queue-box">
            <SelectAll all={all} onSelectAll={onSelectAll} />
          </th>
        )}
        <th scope="col" aria-sort={sorted('number', 'organisation')}>
          {button('number', t.number)} {button('organisation', t.organisation)}
        </th>
        <th scope="col" aria-sort={sorted('since')}>
          {button('since', t.turn)}
        </th>
        <th scope="col" className="number" aria-sort={sorted('received')}>
          {button('received', t.age)}
        </th>
        <th scope="col" aria-sort={sorted('deadline')}>
          {button('deadline', t.deadline)}
        </th>
        <th scope="col" className="number" aria-sort={sorted('amount')}>
          {button('amount', t.amount)}
        </th>
        <th scope="col">{t.official}</th>
      </tr>
    </thead>
  );
}

function SelectAll({ all, onSelectAll }: { all: boolean; onSelectAll: (selected: boolean) => void }) {
  const t = useTexts(texts);
  return (
    <label className="queue-select">
      <input type="checkbox" checked={all} onChange={({ target }) => onSelectAll(target.checked)} />
      <span className="visually-hidden">{t.selectAll}</span>
    </label>
  );
}
