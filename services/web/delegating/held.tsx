import type { Assignment } from '#libs/delegation';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** Who held a post that day. */
export function Held({ post, held }: { post: string; held: readonly Assignment[] }) {
  const t = useTexts(texts);
  const { shortDay } = useFormat();
  if (held.length === 0)
    return (
      <>
        <code>{post}</code> <small>{t.nobody}</small>
      </>
    );
  return (
    <ul className="held-by">
      {held.map(({ assignmentId, title, holder, from, to, acting, reason }) => (
        <li key={assignmentId}>
          <span lang="sv">{title}</span>: <b>{holder.name}</b>
          {acting && ` (${t.acting})`}
          <small>
            {' '}
            {t.period(shortDay(from), to === null ? null : shortDay(to))}
            {reason !== null && (
              <>
                . <span lang="sv">{reason}</span>
              </>
            )}
          </small>
        </li>
      ))}
    </ul>
  );
}
