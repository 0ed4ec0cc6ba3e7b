/** Small things that show: notices, tags, facts, time lines. */
import type { ReactNode } from 'react';

import type { Tone } from './tag';

export { Tag, type Tone } from './tag';

export function Notice({
  tone = 'information',
  title,
  children,
  alert = false,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  alert?: boolean;
}) {
  return (
    <div className={`notice ${tone}`} role={alert ? 'alert' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** Terms and what they are. `inline` = side by side in one box. */
export function Facts({
  items,
  inline = false,
}: {
  items: readonly (readonly [term: ReactNode, value: ReactNode] | null | false)[];
  inline?: boolean;
}) {
  return (
    <dl className={inline ? 'facts inline' : 'facts'}>
      {items.map(
        (item, index) =>
          item && (
            <div key={index}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export interface Moment {
  readonly key: string | number;
  readonly title: ReactNode;
  /** ISO instant, or a day. */
  readonly at: string;
  readonly when: ReactNode;
  readonly who?: ReactNode;
  readonly children?: ReactNode;
  readonly current?: boolean;
}
/** What has happened, one after the other. */
export function Timeline({ moments, level = 3 }: { moments: readonly Moment[]; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <ol className="timeline">
      {moments.map(({ key, title, at, when, who, children, current }) => (
        <li key={key} aria-current={current ? 'step' : undefined}>
          <Heading>{title}</Heading>
          <p className="timeline-when">
            <time dateTime={at}>{when}</time>
            {who && <> · {who}</>}
          </p>
          {children}
        </li>
      ))}
    </ol>
  );
}

/** Text as it was written: paragraphs kept, always in Swedish. */
export const Written = ({ children }: { children: string }) => (
  <div className="written" lang="sv">
    {children.split(/\n{2,}/).map((paragraph, index) => (
      <p key={index}>{paragraph}</p>
    ))}
  </div>
);
