import type { ReactNode } from 'react';
import { Tag } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { texts } from './texts';

/** One of the things that remain after a decision. */
export function Step({
  id,
  title,
  done,
  lead,
  children,
}: {
  id: string;
  title: string;
  done: boolean;
  lead?: string | undefined;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <li className="card" aria-labelledby={id}>
      <h3 id={id} className="with-tag">
        {title} <Tag tone={done ? 'success' : 'neutral'}>{done ? t.done : t.remains}</Tag>
      </h3>
      {lead && <p className="explained">{lead}</p>}
      {children}
    </li>
  );
}
