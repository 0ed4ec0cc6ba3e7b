import { useId, type ReactNode } from 'react';

export interface Grouped {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** What several fields have in common: a legend, a hint, and an error that belongs to all of them. `id` = the group itself can have the focus. */
export function Fieldset({
  legend,
  hint,
  error,
  children,
  className = 'field',
  id,
}: Grouped & { readonly className?: string; readonly id?: string | undefined }) {
  const own = useId();
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={error ? `${className} wrong` : className}
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
