import { useEffect, useRef, type ReactNode } from 'react';

interface Shown {
  readonly title: string;
  /** What the window is called, when that says more: which part of the page is shown. */
  readonly windowTitle?: string;
  /** A sentence or two below the heading. */
  readonly lead?: ReactNode;
  /** Small line above the heading: a number, a way back. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  /** `reading` = a column of text, `wide` = lists and tables. */
  readonly width?: 'reading' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** Every page: its title in the window, one h1, and focus at the heading when somebody comes here from another page. */
export function Page({ title, windowTitle = title, lead, above, actions, width = 'normal', children }: Shown) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} – Liggaren`;
  }, [windowTitle]);
  useEffect(() => {
    // the first page of a visit begins at its top, as pages do
    if (history.state?.__TSR_index > 0 && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`page ${width}`}>
      <div className="page-head">
        <div>
          {above && <div className="page-above">{above}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="buttons">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
