/** How everybody who has taken part stands to the case, and the questions that nobody has answered yet. */
import type { Participant } from '#projections/case-page';
import { CONFLICT_GROUND_NAMES, CONFLICT_OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { CommandForm, Radios, Tag, TextArea, Written, type Tone } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { useDoing } from '../../entering/doing';
import { useBasis } from './basis';
import { texts } from './texts';

type Conflict = Participant['conflicts'][number];

/** As it stands now: one word and its tone. */
function standing({ conflicts, excluded, declaration }: Participant, t: (typeof texts)['sv']): readonly [string, Tone] {
  const latest = conflicts.at(-1);
  if (latest && !latest.decided) return [t.conflictOpen, 'danger'];
  if (excluded || latest?.decided?.outcome === 'CONFLICT') return [t.barred, 'neutral'];
  if (declaration) return [t.declared, 'success'];
  return [t.undeclared, 'warning'];
}

function Ruling({ person }: { person: Participant['person'] }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { caseId, etag } = useBasis();
  return (
    <CommandForm
      to={`/api/cases/${caseId}/decide-conflict`}
      etag={etag}
      keep={`${caseId}/avgor:${person.ref}`}
      initial={{ outcome: '', reasons: '' }}
      body={({ outcome, reasons }) => ({ personRef: person.ref, outcome: outcome || null, reasons })}
      submit={t.rule}
      done={t.ruled}
    >
      {({ field }) => (
        <>
          <Radios
            {...field('outcome')}
            label={t.ruling(person.name)}
            options={Object.entries(CONFLICT_OUTCOME_NAMES).map(([value, name]) => ({ value, text: name[language] }))}
          />
          <TextArea {...field('reasons')} label={t.rulingReasons} hint={t.rulingHint} rows={3} />
        </>
      )}
    </CommandForm>
  );
}

function ConflictShown({ conflict, person }: { conflict: Conflict; person: Participant['person'] }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { shortMoment } = useFormat();
  const { me } = useBasis();
  const { ground, details, decided, at } = conflict;
  return (
    <div className="conflict">
      {ground && (
        <p>
          {t.declaredConflict(shortMoment(at))}: {CONFLICT_GROUND_NAMES[ground][language]}
        </p>
      )}
      {details && <Written>{details}</Written>}
      {decided ? (
        <>
          <p>
            <b className="capital">{CONFLICT_OUTCOME_NAMES[decided.outcome][language]}</b>{' '}
            <span className="hint">{t.ruledBy(decided.by.name, shortMoment(decided.at))}</span>
          </p>
          <Written>{decided.reasons}</Written>
        </>
      ) : person.ref === me.ref ? (
        <p>{t.ownConflict}</p>
      ) : (
        <Ruling person={person} />
      )}
    </div>
  );
}

function Taking({ participant }: { participant: Participant }) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const { person, active, declaration, conflicts, excluded, replaced } = participant;
  const [word, tone] = standing(participant, t);
  const isOpen = conflicts.some(({ decided }) => !decided);
  const more = conflicts.length > 0 || declaration?.advisedApplicant || excluded || replaced;
  return (
    <li>
      <p className="assessor">
        <b>{person.name}</b> <Tag tone={tone}>{word}</Tag>
        <small>
          {[person.organisation, active ? t.takesPart : replaced ? t.replacedBy(replaced.successor.name) : null].filter(Boolean).join(', ')}
          {declaration && <> · {t.declaredOn(shortMoment(declaration.at))}</>}
        </small>
      </p>
      {more && (
        <details className="unfold" open={isOpen}>
          <summary>{t.aboutImpartiality(person.name)}</summary>
          {declaration && (
            <>
              {declaration.advisedApplicant && <p>{t.advised}</p>}
              <Written>{declaration.statement}</Written>
            </>
          )}
          {conflicts.map((conflict) => (
            <ConflictShown key={conflict.revision} conflict={conflict} person={person} />
          ))}
          {excluded && (
            <p>
              {t.excluded(shortMoment(excluded.at))}: <span lang="sv">{excluded.reason}</span>
            </p>
          )}
        </details>
      )}
    </li>
  );
}

export function ImpartialitySection() {
  const t = useTexts(texts);
  const { page } = useBasis();
  const { open } = useDoing();
  return (
    <section id="opartiskhet" className="card" aria-labelledby="opartiskhet-rubrik">
      <h2 id="opartiskhet-rubrik">{t.impartiality}</h2>
      <ul className="took-part">
        {page.participants.map((participant) => (
          <Taking key={participant.person.ref} participant={participant} />
        ))}
      </ul>
      <button type="button" className="button" onClick={() => open('jav')}>
        {t.declareConflict}
      </button>
    </section>
  );
}
