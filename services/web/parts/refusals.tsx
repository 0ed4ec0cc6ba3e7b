/** How a no is shown: what is wrong, the rule it rests on, what others did meanwhile; and that nothing is lost. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { ProblemDocument } from '../../api/problems/problem';
import { here, signInAddress } from '../api/me';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** A box that gets the focus when it comes, and puts "Fel:" before the title of the window. */
function Focused({ tone, children }: { tone: 'danger' | 'warning'; children: ReactNode }) {
  const t = useTexts(texts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current!.focus();
    const title = document.title;
    document.title = `${t.errorPrefix}${title}`;
    return () => void (document.title = document.title.replace(t.errorPrefix, ''));
  }, [t.errorPrefix]);
  return (
    <div className={`notice ${tone} summary`} tabIndex={-1} ref={box}>
      <div role="alert">{children}</div>
    </div>
  );
}

const Rule = ({ problem }: { problem: ProblemDocument }) => {
  const t = useTexts(texts);
  return problem.citation ? <p className="rule">{t.rule(problem.citation)}</p> : null;
};

/** What has to be mended, on top of the form; each line leads to its field. `idOf` = the id of a field, undefined when the form has none. */
export function ErrorSummary({ problem, idOf }: { problem: ProblemDocument; idOf: (field: string) => string | undefined }) {
  const t = useTexts(texts);
  const errors = problem.errors ?? [];
  return (
    <Focused tone="danger">
      <h2>{errors.length > 0 ? t.errorTitle : problem.status === 409 || problem.status === 403 ? t.refusedTitle : problem.title}</h2>
      {errors.length === 0 && <p>{problem.detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => {
            const id = idOf(field);
            return (
              <li key={field}>
                {id ? (
                  <a
                    href={`#${id}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(id)?.focus();
                    }}
                  >
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Rule problem={problem} />
      {problem.code === 'not-signed-in' && (
        <a className="button" href={signInAddress(here())}>
          {t.signInAgain}
        </a>
      )}
    </Focused>
  );
}

/** Somebody else was faster (412). */
export function Conflict({ problem, onGoOn }: { problem: ProblemDocument; onGoOn: () => void }) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const changes = problem.changes ?? [];
  return (
    <Focused tone="warning">
      <h2>{t.conflictTitle}</h2>
      <p>{changes.length > 0 ? t.conflictText : t.conflictNothing}</p>
      <ul>
        {changes.map(({ revision, at, who, what }) => (
          <li key={revision}>
            <time dateTime={at}>{shortMoment(at)}</time>, {who}: {what}
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={onGoOn}>
        {t.conflictGoOn}
      </button>
    </Focused>
  );
}

export function NotSent() {
  return (
    <Focused tone="warning">
      <p>{useTexts(texts).notSent}</p>
    </Focused>
  );
}
