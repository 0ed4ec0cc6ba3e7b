/** The event that the page stands at: what happened, who did it, and on what basis. */
import type { CaseAtAnswer } from '../../../api/auditor/case-at.controller';
import { Facts, Notice } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function EventPanel({ answer: { event, writtenLater, clock, last } }: { answer: CaseAtAnswer }) {
  const t = useTexts(texts);
  const { moment, list } = useFormat();
  const { actor, basis, citation } = event;
  const level = actor.acr.split('/').at(-1) ?? actor.acr;
  return (
    <section className="event-panel" aria-labelledby="event-name">
      <p className="event-place">
        {t.place(event.revision + 1, last + 1)} · {clock === 'effective' ? t.effective : t.recorded}
      </p>
      <h2 id="event-name">{capital(event.label)}</h2>
      {event.body === null ? <Notice tone="warning">{t.disposed}</Notice> : <p className="event-sentence">{event.sentence}</p>}
      <Facts
        inline
        items={[
          [t.who, [actor.name, event.roleName, actor.organisation].filter(Boolean).join(', ')],
          [t.when, moment(event.recordedAt)],
          event.effectiveAt !== event.recordedAt && [t.happened, moment(event.effectiveAt)],
          citation !== null && [t.basis, basis === 'LAW' ? t.law(citation) : t.policy(citation)],
          [t.level, level],
          [t.rules, event.rules],
        ]}
      />
      {clock === 'effective' && (
        <p className="hint">
          {writtenLater.length > 0 ? t.writtenLater(list(writtenLater.map((revision) => t.oneEvent(revision + 1)))) : t.nothingLater}
        </p>
      )}
      <details>
        <summary>{t.proof}</summary>
        <Facts
          items={[
            [t.position, event.position],
            [t.leaf, <code key="leaf">{event.leafSha256}</code>],
            [t.command, <code key="command">{event.commandId}</code>],
            [t.envelope, <pre key="envelope">{event.leaf}</pre>],
          ]}
        />
      </details>
    </section>
  );
}
