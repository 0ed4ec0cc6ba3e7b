/** Every event of the case, to choose from; or those of one person, kind or paragraph. */
import { useEffect, useRef } from 'react';
import type { HistoryEntry } from '#projections/case-history';
import { Choice as Choosing, Empty } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { EVERYTHING, isEverything, options, type Choice } from './steps';
import { texts } from './texts';

interface Given {
  readonly entries: readonly HistoryEntry[];
  readonly steps: readonly HistoryEntry[];
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly revision: number;
  readonly onGo: (revision: number) => void;
}

export function EventList({ entries, steps, choice, onChoose, revision, onGo }: Given) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const { language } = useLanguage();
  const { actors, types, paragraphs } = options(entries, language);
  const current = useRef<HTMLLIElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [box, one] = [list.current, current.current];
    // within the list only: the page itself stays where it is
    if (!box || !one || box.scrollHeight <= box.clientHeight) return;
    const top = one.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + one.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [revision, steps]);

  const choose = (name: keyof Choice, label: string, all: readonly { value: string; text: string }[]) => (
    <Choosing
      label={label}
      name={name}
      id={`choose-${name}`}
      error={undefined}
      open={false}
      value={choice[name]}
      onChange={(value) => onChoose({ ...choice, [name]: value })}
      options={[{ value: '', text: t.all }, ...all]}
    />
  );
  return (
    <section className="event-list" aria-labelledby="event-list-name">
      <h2 id="event-list-name">{t.events}</h2>
      <details className="choosing" open={!isEverything(choice)}>
        <summary>{t.filter}</summary>
        {choose('actor', t.byActor, actors)}
        {choose('type', t.byType, types)}
        {choose('paragraph', t.byParagraph, paragraphs)}
        {!isEverything(choice) && (
          <button type="button" className="button small" onClick={() => onChoose(EVERYTHING)}>
            {t.clear}
          </button>
        )}
      </details>
      {steps.length === 0 ? (
        <Empty title={t.noEvents} />
      ) : (
        <ol ref={list} tabIndex={-1}>
          {steps.map((entry) => {
            const isCurrent = entry.revision === revision;
            return (
              <li key={entry.revision} ref={isCurrent ? current : undefined}>
                <button type="button" aria-current={isCurrent ? 'step' : undefined} onClick={() => onGo(entry.revision)}>
                  <span className="event-number">{entry.revision + 1}</span>
                  <span>
                    <span className="event-label">{entry.label}</span>
                    <small>
                      {shortMoment(entry.recordedAt)} · {entry.who}
                    </small>
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
