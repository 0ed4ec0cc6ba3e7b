/** What a check came to: the whole of it on top, each part of it marked. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

/** Is read out as soon as it is there; `of` is what was checked, so that another outcome is read out too. */
export function Outcome({ of, holds, title, children }: { of: unknown; holds: boolean; title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [of]);
  return (
    <div className={`notice verdict ${holds ? 'success' : 'danger'}`}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{children}</p>
    </div>
  );
}

export function Marked({ holds, children }: { holds: boolean; children: ReactNode }) {
  return (
    <li className={holds ? 'holds' : 'fails'}>
      <span className="mark" aria-hidden="true">
        {holds ? '✓' : '✗'}
      </span>
      {children}
    </li>
  );
}

/** What the mark says to those who don't see it. */
export function Said({ holds }: { holds: boolean }) {
  const t = useTexts(texts);
  return <span className="visually-hidden">{holds ? t.good : t.bad}: </span>;
}
