/** Fields: a label above, a hint, the error at the field in the same words as in the summary. */
import { useId, type ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { useFormat } from '../texts/format';
import { Fieldset } from './fieldset';
import { texts } from './texts';

/** What a form gives each of its fields. */
export interface Bound<V = string> {
  readonly name: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly error: string | undefined;
  /** Unique in the page; what the error summary links to. */
  readonly id: string;
}
interface Labelled {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}
function Field({
  label,
  hint,
  optional,
  bound,
  children,
}: Labelled & { bound: Pick<Bound, 'id' | 'error'>; children: (described: Described) => ReactNode }) {
  const t = useTexts(texts);
  const own = useId();
  const described = [hint ? `${own}-hint` : '', bound.error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={bound.error ? 'field wrong' : 'field'}>
      <label htmlFor={bound.id}>
        {label} {optional && <span className="optional">{t.optional}</span>}
      </label>
      {hint && (
        <div className="hint" id={`${own}-hint`}>
          {hint}
        </div>
      )}
      {bound.error && (
        <p className="field-error" id={`${own}-error`}>
          {bound.error}
        </p>
      )}
      {children({ id: bound.id, 'aria-describedby': described || undefined, 'aria-invalid': bound.error ? true : undefined })}
    </div>
  );
}

type TextProps = Labelled &
  Bound & {
    readonly type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number';
    readonly width?: 'short' | 'medium';
    readonly autoComplete?: string;
    readonly inputMode?: 'numeric' | 'decimal';
    readonly list?: string;
  };
export function TextField({
  label,
  hint,
  optional,
  type = 'text',
  width,
  value,
  onChange,
  name,
  autoComplete,
  inputMode,
  list,
  ...bound
}: TextProps) {
  return (
    <Field label={label} hint={hint} optional={optional ?? false} bound={bound}>
      {(described) => (
        <input
          {...described}
          type={type}
          name={name}
          className={width}
          value={value}
          autoComplete={autoComplete ?? 'off'}
          inputMode={inputMode}
          list={list}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
/** The browser's own date field; `value` is `YYYY-MM-DD` or ''. */
export const DayField = (props: Omit<TextProps, 'type'>) => <TextField {...props} type="date" width="short" />;

/** Kronor as typed; the form's body turns it into öre with `oreFrom`. */
export function MoneyField(props: Omit<TextProps, 'type' | 'inputMode'>) {
  const t = useTexts(texts);
  return (
    <div className="money">
      <TextField {...props} inputMode="decimal" width="short" label={`${props.label} (${t.kronor})`} />
    </div>
  );
}

/** Grows with what is written. `most` = how many characters are allowed. */
export function TextArea({
  label,
  hint,
  optional,
  value,
  onChange,
  name,
  rows = 4,
  most,
  ...bound
}: Labelled & Bound & { readonly rows?: number; readonly most?: number }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Field label={label} hint={hint} optional={optional ?? false} bound={bound}>
      {(described) => (
        <>
          <textarea {...described} name={name} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />
          {most !== undefined && value.length > most * 0.8 && (
            <p className="hint count">{t.characters(number(value.length), number(most))}</p>
          )}
        </>
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}
/** A drop-down. With `open`, the first row is "Välj" and means nothing chosen. */
export function Choice({
  label,
  hint,
  optional,
  value,
  onChange,
  name,
  options,
  open = true,
  ...bound
}: Labelled & Bound & { readonly options: readonly Option[]; readonly open?: boolean }) {
  const t = useTexts(texts);
  return (
    <Field label={label} hint={hint} optional={optional ?? false} bound={bound}>
      {(described) => (
        <select {...described} name={name} value={value} onChange={(event) => onChange(event.target.value)}>
          {open && <option value="">{t.chooseOne}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A few choices that are all to be seen. */
export function Radios({
  label,
  hint,
  options,
  value,
  onChange,
  name,
  id,
  error,
}: Labelled & Bound & { readonly options: readonly Option[] }) {
  const own = useId();
  return (
    <Fieldset legend={label} hint={hint} error={error}>
      {options.map((option, index) => (
        <label className="tick" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={`${own}-${name}`}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
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

export function Checkbox({ label, hint, value, onChange, name, id, error }: Labelled & Bound<boolean>) {
  const own = useId();
  return (
    <div className={error ? 'field wrong' : 'field'}>
      {error && (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
      <label className="tick">
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${own}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {hint && <span className="hint"> {hint}</span>}
        </span>
      </label>
    </div>
  );
}
