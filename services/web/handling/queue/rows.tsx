import { memo, type RefCallback } from 'react';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Age, CaseLink, Due, Flags, Responsible, Turn, Where, type RowProps } from './row-parts';
import { texts } from './texts';

export interface ListedRowProps extends RowProps {
  /** Place in what is rendered, for the measuring of heights. */
  readonly place: number;
  /** Place in the list, from 1. */
  readonly nth: number;
  readonly inTurn: boolean;
  /** Null = nothing can be done to several at a time. */
  readonly selected: boolean | null;
  readonly onFocus: (caseId: string) => void;
  readonly onSelect: (caseId: string, selected: boolean) => void;
  readonly measure: RefCallback<HTMLElement>;
}

function Select({ row, selected, inTurn, onFocus, onSelect }: ListedRowProps) {
  const t = useTexts(texts);
  return (
    <label className="queue-select">
      <input
        type="checkbox"
        checked={selected === true}
        tabIndex={inTurn ? 0 : -1}
        onFocus={() => onFocus(row.caseId)}
        onChange={({ target }) => onSelect(row.caseId, target.checked)}
      />
      <span className="visually-hidden">{t.select(row.title)}</span>
    </label>
  );
}

export const TableRow = memo(function TableRow(props: ListedRowProps) {
  const { row, place, nth, selected, inTurn, onFocus, measure } = props;
  const f = useFormat();
  return (
    <tr ref={measure} data-place={place} aria-rowindex={nth + 1} aria-selected={selected ?? undefined} className="queue-row">
      {selected !== null && (
        <td className="queue-box">
          <Select {...props} />
        </td>
      )}
      <th scope="row">
        <CaseLink row={row} inTurn={inTurn} onFocus={() => onFocus(row.caseId)} />
        <Where row={row} />
        <Flags row={row} />
      </th>
      <td>
        <Turn {...props} />
      </td>
      <td className="number">
        <Age {...props} />
      </td>
      <td>
        <Due {...props} />
      </td>
      <td className="number">{row.amountOre > 0 ? f.money(row.amountOre) : '–'}</td>
      <td>
        <Responsible {...props} />
      </td>
    </tr>
  );
});

export const CardRow = memo(function CardRow(props: ListedRowProps) {
  const { row, place, nth, selected, inTurn, onFocus, measure } = props;
  const t = useTexts(texts);
  const f = useFormat();
  return (
    <li ref={measure} data-place={place} aria-posinset={nth} aria-setsize={-1} className="queue-card queue-row">
      {selected !== null && <Select {...props} />}
      <CaseLink row={row} inTurn={inTurn} onFocus={() => onFocus(row.caseId)} />
      <Where row={row} />
      <Flags row={row} />
      <dl>
        <div>
          <dt>{t.turn}</dt>
          <dd>
            <Turn {...props} />
          </dd>
        </div>
        <div>
          <dt>{t.deadline}</dt>
          <dd>
            <Due {...props} />
          </dd>
        </div>
        <div>
          <dt>{t.amount}</dt>
          <dd className="number">{row.amountOre > 0 ? f.money(row.amountOre) : '–'}</dd>
        </div>
        <div>
          <dt>{t.age}</dt>
          <dd>
            <Age {...props} />
          </dd>
        </div>
        <div>
          <dt>{t.official}</dt>
          <dd>
            <Responsible {...props} />
          </dd>
        </div>
      </dl>
    </li>
  );
});
