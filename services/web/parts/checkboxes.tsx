import type { ReactNode } from 'react';
import type { Bound, Option } from './fields';
import { Fieldset } from './fieldset';

/** Any number of a few choices that are all to be seen. */
export function Checkboxes({
  label,
  hint,
  options,
  value,
  onChange,
  id,
  name,
  error,
}: Bound<readonly string[]> & { readonly label: string; readonly hint?: ReactNode; readonly options: readonly Option[] }) {
  return (
    <Fieldset legend={label} hint={hint} error={error}>
      {options.map((option, index) => (
        <label className="tick" key={option.value}>
          <input
            type="checkbox"
            id={index === 0 ? id : undefined}
            name={name}
            value={option.value}
            checked={value.includes(option.value)}
            onChange={({ target }) => onChange(target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))}
          />
          <span>
            {option.text}
            {option.hint && <span className="hint"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </Fieldset>
  );
}
