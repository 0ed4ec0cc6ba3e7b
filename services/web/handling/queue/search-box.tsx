import { useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { MOST_CHARACTERS, parse } from '../../../../projections/case-queue/query-language';
import { useLanguage, useTexts } from '../../texts/language';
import { texts } from './texts';

/** Long enough that quick typing asks once, short enough that it feels at once. */
const PAUSE_MS = 90;

export interface SearchHandle {
  readonly focus: () => void;
}

/**
 * The one box that the list is asked in. What is typed lives here and reaches the address a moment later; what comes from elsewhere (a view, a
 * filter, the way back) replaces it, unless it is what was typed.
 */
export function SearchBox({
  q,
  onSearch,
  onLeave,
  handle,
}: {
  q: string;
  onSearch: (q: string) => void;
  /** Escape in an empty box. */
  onLeave: () => void;
  handle: Ref<SearchHandle>;
}) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [explained, setExplained] = useState(false);
  const sent = useRef([q]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useImperativeHandle(handle, () => ({
    focus: () => {
      input.current!.focus();
      input.current!.select();
    },
  }));

  useEffect(() => {
    // the address lags behind quick typing: what comes back is what was sent, or something before it
    const known = sent.current.indexOf(q);
    if (known !== -1) {
      sent.current.splice(0, known);
      return;
    }
    clearTimeout(timer.current);
    sent.current = [q];
    setText(q);
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string): void => {
    clearTimeout(timer.current);
    sent.current.push(next);
    onSearch(next);
  };
  const type = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), PAUSE_MS);
  };
  const faults = useMemo(() => parse(text).faults, [text]);

  return (
    <search className="queue-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
      >
        <label htmlFor={id}>{t.searchLabel}</label>
        <div className="queue-search-row">
          <input
            id={id}
            ref={input}
            type="search"
            value={text}
            maxLength={MOST_CHARACTERS}
            placeholder=""
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            aria-describedby={`${id}-hint`}
            aria-invalid={faults.length > 0 ? true : undefined}
            onChange={({ target }) => type(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              onLeave();
            }}
          />
          {text !== '' && (
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                setText('');
                send('');
                input.current!.focus();
              }}
            >
              {t.clear}
            </button>
          )}
        </div>
        <div className="queue-search-below">
          <div id={`${id}-hint`} role="status">
            {faults.length === 0 ? (
              <p className="hint">{t.searchHint}</p>
            ) : (
              <p className="queue-fault">
                {faults.map((fault) => fault[language]).join(' ')} {t.showingFormer}
              </p>
            )}
          </div>
          <button
            type="button"
            className="link"
            aria-expanded={explained}
            aria-controls={`${id}-help`}
            onClick={() => setExplained(!explained)}
          >
            {t.howTo}
          </button>
        </div>
      </form>
      <div className="queue-help" id={`${id}-help`} hidden={!explained}>
        <p>{t.help.lead}</p>
        <dl>
          {t.help.rows.map(([query, about]) => (
            <div key={query}>
              <dt>
                <button
                  type="button"
                  className="link"
                  aria-label={t.help.tryIt(query)}
                  onClick={() => {
                    const next = `${text.trim()} ${query}`.trim();
                    setText(next);
                    send(next);
                  }}
                >
                  <code>{query}</code>
                </button>
              </dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      </div>
    </search>
  );
}

export const isReadable = (q: string): boolean => parse(q).faults.length === 0;
