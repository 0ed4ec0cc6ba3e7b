/** An event of the log in a list, with its envelope for those who want to check it. */
import { Link } from '@tanstack/react-router';
import type { ShownEvent } from '../../../api/auditor/shown-event';
import { Facts } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function EventRow({ event }: { event: ShownEvent }) {
  const t = useTexts(texts);
  const { moment, number } = useFormat();
  const { actor, caseId, citation } = event;
  return (
    <li>
      <div className="row-head">
        <h2>{capital(event.label)}</h2>
        <small className="number">{t.place(number(event.position))}</small>
      </div>
      {event.sentence && <p>{event.sentence}</p>}
      <p>
        <small>
          <time dateTime={event.recordedAt}>{moment(event.recordedAt)}</time> ·{' '}
          {[actor.name, event.roleName, actor.organisation].filter(Boolean).join(', ')}
          {citation !== null && <> · {event.basis === 'LAW' ? t.law(citation) : t.policy(citation)}</>}
        </small>
      </p>
      {caseId !== null && (
        <p>
          <Link to="/granska/$caseId" params={{ caseId }} search={{ h: event.revision + 1 }}>
            {t.seeCase}
          </Link>
        </p>
      )}
      <details>
        <summary>{t.details}</summary>
        <Facts
          items={[
            [t.stream, <code key="stream">{event.stream}</code>],
            [t.revision, event.revision + 1],
            event.effectiveAt !== event.recordedAt && [t.happened, moment(event.effectiveAt)],
            [t.level, actor.acr.split('/').at(-1)],
            [t.rules, event.rules],
            [t.event, <code key="id">{event.id}</code>],
            [t.command, <code key="command">{event.commandId}</code>],
            [t.leaf, <code key="leaf">{event.leafSha256}</code>],
            [t.envelope, <pre key="envelope">{event.leaf}</pre>],
            [
              t.content,
              event.body === null ? (
                t.disposed
              ) : (
                <pre key="body" lang="sv">
                  {JSON.stringify(event.body, null, 2)}
                </pre>
              ),
            ],
          ]}
        />
      </details>
    </li>
  );
}
