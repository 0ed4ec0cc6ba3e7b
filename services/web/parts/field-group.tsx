import { useId, type ReactNode } from 'react';

/** Fields that belong together and can be wrong together; the error summary leads to the group. */
export function FieldGroup({
  legend,
  hint,
  id,
  error,
  children,
}: {
  legend: string;
  hint?: ReactNode;
  /** As of a bound field: what the error summary links to. */
  id?: string;
  error?: string | undefined;
  children: ReactNode;
}) {
  const own = useId();
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={error ? 'field field-group wrong' : 'field field-group'}
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-describedby={described || undefined}
    >
      <legend>{legend}</legend>
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
      {children}
    </fieldset>
  );
}
