/** One criterion: what the guidelines ask, what the applicant wrote on it, one's own assessment, and the others' beside it. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Guidelines } from '#projections/scheme-register';
import { keptKeys } from '../../../api/kept';
import { Tag, Written } from '../../../parts';
import { dayOf, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { AssessForm, keptAs } from './assess-form';
import { Score } from './score';
import { standingOn, type Filed } from './standing';
import { texts } from './texts';
import { writtenOn } from './written';

function FromApplication({ criterion }: { criterion: string }) {
  const t = useTexts(texts);
  const { caseId, page } = useOpened();
  const application = page.versions.at(-1)?.application;
  const written = application ? writtenOn(criterion, application) : [];
  return (
    <div className="criterion-written">
      <h3>{t.fromApplication}</h3>
      {written.length === 0 && <p className="hint">{t.noQuestion}</p>}
      {written.map(({ part, text }) => (
        <div key={part}>
          <h4>{t.parts[part]}</h4>
          <Written>{text}</Written>
        </div>
      ))}
      <p>
        <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: 'ansokan' }}>
          {t.toApplication}
        </Link>
      </p>
    </div>
  );
}

interface Place {
  readonly filed: Filed;
  readonly open: boolean;
  readonly most: number;
  /** Null when the reader may not assess, or not now. */
  readonly onAssess: (() => void) | null;
  readonly name: string;
  readonly begun: boolean;
}
function Assessed({ filed: { person, filed, latest, earlier, outdated }, open, most, onAssess, name, begun }: Place) {
  const t = useTexts(texts);
  const { me, page, whole = false } = useOpened();
  const { shortDay } = useFormat();
  const mine = person.ref === me.ref;
  const left = !page.participants.some((one) => one.active && one.person.ref === person.ref);
  return (
    <article className={mine ? 'assessed mine' : 'assessed'}>
      <h3>
        {mine ? t.own : person.name}
        <small>{[mine ? person.name : null, person.organisation, left ? t.left : null].filter(Boolean).join(', ')}</small>
      </h3>
      {latest ? (
        <>
          <p className="assessed-score">
            <Score score={latest.score} most={most} /> <span className="hint">{shortDay(dayOf(latest.at))}</span>
          </p>
          {outdated && <Tag tone="warning">{t.outdated}</Tag>}
          <Written>{latest.reasons}</Written>
        </>
      ) : (
        <p className="hint">{filed && !open ? t.opensLater : mine ? t.notYetYou : t.notYet}</p>
      )}
      {earlier.length > 0 && (
        <details open={whole}>
          <summary>{t.earlier(earlier.length)}</summary>
          {earlier.map((one) => (
            <div key={one.revision} className="assessed-earlier">
              <p>
                <Score score={one.score} most={most} /> <span className="hint">{shortDay(dayOf(one.at))}</span>
              </p>
              <Written>{one.reasons}</Written>
            </div>
          ))}
        </details>
      )}
      {mine && onAssess && (
        <div className="buttons">
          <button
            type="button"
            className={latest && !outdated ? 'button small' : 'button primary'}
            aria-label={latest ? t.changeOf(name) : t.assessOf(name)}
            onClick={onAssess}
          >
            {latest ? t.change : t.assess}
          </button>
          {begun && <Tag tone="warning">{t.begun}</Tag>}
        </div>
      )}
    </article>
  );
}

interface Given {
  readonly criterion: Guidelines['criteria'][number];
  readonly guidelines: Guidelines;
  readonly assessing: boolean;
  readonly mayAssess: boolean;
  readonly onAssess: () => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
export function Criterion({ criterion: { id, name, question }, guidelines, assessing, mayAssess, onAssess, onDone, onClose }: Given) {
  const t = useTexts(texts);
  const { caseId, page, me } = useOpened();
  const { list } = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const was = useRef(assessing);
  useEffect(() => {
    if (was.current !== assessing && (assessing || document.activeElement === document.body)) heading.current!.focus();
    was.current = assessing;
  }, [assessing]);

  const { assessors, open } = standingOn(page, id);
  const missing = assessors.filter(({ filed }) => !filed).map(({ person }) => (person.ref === me.ref ? t.you : person.name));
  const own = assessors.find(({ person }) => person.ref === me.ref);
  const begun = keptKeys(me.ref).includes(keptAs(caseId, id));
  return (
    <section className="card criterion" id={`kriterium-${id}`} aria-labelledby={`kriterium-${id}-namn`}>
      <h2 id={`kriterium-${id}-namn`} ref={heading} tabIndex={-1} lang="sv">
        {name}
      </h2>
      <p className="criterion-question" lang="sv">
        {question}
      </p>
      {assessing ? (
        <div className="criterion-assess">
          <FromApplication criterion={id} />
          <div>
            <h3>{t.own}</h3>
            <AssessForm criterion={id} guidelines={guidelines} latest={own?.latest ?? null} onDone={onDone} onCancel={onClose} />
          </div>
        </div>
      ) : (
        <>
          <p className="hint">{missing.length > 0 ? t.waitingFor(list(missing)) : t.allFiled}</p>
          <div className="assessed-row">
            {assessors.map((filed) => (
              <Assessed
                key={filed.person.ref}
                filed={filed}
                open={open}
                most={guidelines.maxScore}
                name={name}
                begun={begun}
                onAssess={mayAssess ? onAssess : null}
              />
            ))}
          </div>
          <details>
            <summary>{t.fromApplication}</summary>
            <FromApplication criterion={id} />
          </details>
        </>
      )}
    </section>
  );
}
