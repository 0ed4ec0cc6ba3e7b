/** Those who handle the case, what each has declared, and every conflict of interest with its answer. */
import type { Participant } from '#projections/case-page';
import { CONFLICT_GROUND_NAMES, CONFLICT_OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { ROLE_NAMES } from '../../../../../libs/kernel/roles';
import { Empty, Tag, Written } from '../../../parts';
import { dayOf, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { useDoing } from '../../../entering/doing';
import type { ListedCase } from '../opened';
import { isAt, standsAs } from '../standing';
import { capital, useWords } from '../words';
import { DecideConflictForm, ExcludeForm, ReplaceForm } from './person-forms';
import { texts } from './texts';

type Conflict = Participant['conflicts'][number];

export function People({ listed, participants }: { listed: ListedCase; participants: readonly Participant[] }) {
  const t = useTexts(texts);
  if (participants.length === 0) return <Empty title={t.none} />;
  return (
    <ul className="people">
      {participants
        .toSorted((a, b) => Number(b.active) - Number(a.active))
        .map((one) => (
          <li key={one.person.ref} className="card">
            <PersonCard listed={listed} one={one} />
          </li>
        ))}
    </ul>
  );
}

function PersonCard({ listed, one }: { listed: ListedCase; one: Participant }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { said } = useWords();
  const { person, active, declaration, conflicts, excluded, replaced } = one;
  return (
    <>
      <div className="tab-head">
        <h3>{person.name}</h3>
        <Tag tone={active ? 'success' : 'neutral'}>{active ? t.takesPart : t.noLonger}</Tag>
      </div>
      <p className="hint">
        {capital(said(ROLE_NAMES[person.role]))}
        {person.organisation === null ? '' : `, ${person.organisation}`}
      </p>
      <ul className="plain">
        {declaration ? <li>{t.declaredAt(f.shortMoment(declaration.at))}</li> : active && <li>{t.notDeclared}</li>}
        {declaration?.advisedApplicant && (
          <li>
            <Tag tone="warning">{t.hasAdvised}</Tag>
          </li>
        )}
        {excluded && <li>{t.excluded(f.shortDay(dayOf(excluded.at)), excluded.by.name)}</li>}
        {replaced && <li>{t.replaced(replaced.successor.name, f.shortDay(dayOf(replaced.at)))}</li>}
      </ul>
      {(excluded?.reason ?? replaced?.reason) && <Written>{(excluded?.reason ?? replaced?.reason)!}</Written>}
      {conflicts.map((conflict) => (
        <ConflictShown key={conflict.revision} conflict={conflict} />
      ))}
      <PersonActions listed={listed} one={one} />
    </>
  );
}

function ConflictShown({ conflict: { ground, details, at, decided } }: { conflict: Conflict }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { said } = useWords();
  return (
    <div className={decided ? 'notice' : 'notice warning'}>
      <p className="notice-title">{ground ? capital(said(CONFLICT_GROUND_NAMES[ground])) : t.conflictOpen}</p>
      {!decided && (
        <p>
          <Tag tone="warning">{t.conflictOpen}</Tag> {t.declaredConflict(f.shortMoment(at))}
        </p>
      )}
      {details && <Written>{details}</Written>}
      {decided && (
        <>
          <p>{t.decidedConflict(capital(said(CONFLICT_OUTCOME_NAMES[decided.outcome])), decided.by.name, f.shortMoment(decided.at))}</p>
          <Written>{decided.reasons}</Written>
        </>
      )}
    </div>
  );
}

function PersonActions({ listed, one: { person, active, conflicts, excluded } }: { listed: ListedCase; one: Participant }) {
  const t = useTexts(texts);
  const { doing } = useDoing();
  const { me, row } = listed;
  const as = (...relations: Parameters<typeof standsAs>[0][]) =>
    isAt('OPEN', row) && person.ref !== me.ref && relations.some((relation) => standsAs(relation, me, row));
  const decides = as('delegate', 'boardSecretary') && conflicts.some(({ decided }) => decided === null);
  const excludes = as('assigned', 'delegate', 'boardSecretary') && active;
  const replaces = isAt('OPEN', row) && ['official', 'delegate'].includes(me.role) && (active || excluded !== null);
  return (
    <>
      <div className="buttons">
        {decides && <OpenButton gor={`avgor:${person.ref}`}>{t.decideConflict}</OpenButton>}
        {replaces && <OpenButton gor={`ersatt:${person.ref}`}>{t.replace}</OpenButton>}
        {excludes && <OpenButton gor={`undanta:${person.ref}`}>{t.exclude}</OpenButton>}
      </div>
      {decides && <DecideConflictForm listed={listed} person={person} />}
      {replaces && <ReplaceForm listed={listed} person={person} open={doing === `ersatt:${person.ref}`} />}
      {excludes && <ExcludeForm listed={listed} person={person} />}
    </>
  );
}
