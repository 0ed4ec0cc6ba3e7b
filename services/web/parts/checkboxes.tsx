import { useId, type ReactNode } from 'react';
import type { Bound, Option } from './fields';

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
  const own = useId();
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <div className="hint" id={`${own}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
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
    </fieldset>
  );
}
