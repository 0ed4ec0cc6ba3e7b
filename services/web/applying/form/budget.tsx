import { useFormat } from '../../texts/format';
import type { StepProps } from './step-props';
import { budgetSum } from './values';

const MOST_ROWS = 100;

/** Rows of costs that sum themselves. */
export function Budget({ field, values, set, t }: StepProps) {
  const { money } = useFormat();
  const { budget } = values;
  const cell = (path: string, label: string, numeric: boolean) => {
    const { id, name, value, onChange, error } = field(path);
    return (
      <div className={error ? 'wrong' : undefined}>
        <label htmlFor={id} className="budget-label">
          {label}
        </label>
        {error && (
          <p className="field-error" id={`${id}-error`}>
            {error}
          </p>
        )}
        <input
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          value={value}
          autoComplete="off"
          inputMode={numeric ? 'decimal' : undefined}
          className={numeric ? 'amount' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    );
  };
  return (
    <fieldset className="field budget">
      <legend>{t.label.budget}</legend>
      <p className="hint">{t.budgetHint}</p>
      <div className="budget-head" aria-hidden="true">
        <span>{t.cost}</span>
        <span>{t.amount} (kr)</span>
      </div>
      <ol>
        {budget.map((_, row) => (
          <li key={row}>
            {cell(`budget.${row}.label`, t.rowLabel(row + 1), false)}
            {cell(`budget.${row}.amountOre`, t.rowAmount(row + 1), true)}
            <button
              type="button"
              className="button quiet small"
              aria-label={t.removeRow(row + 1)}
              onClick={() =>
                set('budget', budget.length === 1 ? [{ label: '', amountOre: '' }] : budget.filter((_row, index) => index !== row))
              }
            >
              {t.remove}
            </button>
          </li>
        ))}
      </ol>
      <p className="budget-sum">
        <span>{t.sum}</span> <output className="number">{money(budgetSum(values))}</output>
      </p>
      {budget.length < MOST_ROWS && (
        <button
          type="button"
          className="button"
          onClick={() => {
            set('budget', [...budget, { label: '', amountOre: '' }]);
            const next = field(`budget.${budget.length}.label`).id;
            setTimeout(() => document.getElementById(next)?.focus());
          }}
        >
          {t.addRow}
        </button>
      )}
    </fieldset>
  );
}
